"""The theme: readable on both grounds, the same roles as the charts, only real options."""

import itertools
import tomllib
from pathlib import Path

import pytest
from streamlit import config

from dashboard.charts import palette

THEME = tomllib.loads(
    (Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text("utf-8")
)["theme"]
MODES = ["light", "dark"]
WORDS = ["textColor", "linkColor", "dataframeHeaderTextColor", "codeTextColor"]
COLOURED = ["red", "orange", "yellow", "blue", "green", "violet", "gray"]


def luminance(colour: str) -> float:
    """WCAG 2.2 relative luminance."""
    parts = [part / 255 for part in bytes.fromhex(colour.lstrip("#"))]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grounds(mode: str) -> list[str]:
    return [THEME[mode]["backgroundColor"], THEME[mode]["secondaryBackgroundColor"]]


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize(("mode", "word"), itertools.product(MODES, WORDS))
def test_words_stand_out_from_page_and_panel(mode, word):
    assert min(contrast(THEME[mode][word], ground) for ground in grounds(mode)) >= 4.5


@pytest.mark.parametrize(("mode", "name"), itertools.product(MODES, COLOURED))
def test_notices_are_readable_on_their_own_ground(mode, name):
    theme = THEME[mode]
    assert contrast(theme[f"{name}TextColor"], theme[f"{name}BackgroundColor"]) >= 4.5


@pytest.mark.parametrize("mode", MODES)
def test_white_words_are_readable_on_a_primary_button(mode):
    assert contrast("#FFFFFF", THEME[mode]["primaryColor"]) >= 4.5
    assert contrast(THEME[mode]["primaryColor"], THEME[mode]["backgroundColor"]) >= 3


@pytest.mark.parametrize("mode", MODES)
def test_every_role_is_seen_and_those_of_words_can_be_read(mode):
    roles = dict(zip(palette.ROLES, THEME[mode]["chartCategoricalColors"], strict=True))
    ground = THEME[mode]["backgroundColor"]
    for role in set(palette.ROLES) - {"line", "few"}:
        assert contrast(roles[role], ground) >= 4.5, role
    assert contrast(roles["few"], ground) >= 3


@pytest.mark.parametrize(("mode", "roles"), [("light", palette.LIGHT), ("dark", palette.DARK)])
def test_theme_and_charts_have_the_same_colours(mode, roles):
    dark = mode == "dark"
    assert THEME[mode]["chartCategoricalColors"] == list(roles.values())
    assert THEME[mode]["chartSequentialColors"] == list(palette.ramp(dark))
    diverging = palette.DIVERGING_DARK if dark else palette.DIVERGING_LIGHT
    assert THEME[mode]["chartDivergingColors"] == list(diverging)


def test_both_themes_name_the_same_roles():
    assert tuple(palette.DARK) == palette.ROLES
    assert THEME["light"].keys() == THEME["dark"].keys()


@pytest.mark.parametrize("mode", MODES)
def test_the_ramp_goes_one_way(mode):
    steps = [luminance(colour) for colour in palette.ramp(mode == "dark")[1:]]
    assert steps == sorted(steps, reverse=mode == "light")


def test_every_option_exists_in_streamlit():
    known = set(config.get_config_options())
    sections = {"theme": THEME}
    for name in ("sidebar", "light", "dark"):
        sections[f"theme.{name}"] = THEME[name]
    for name in MODES:
        sections[f"theme.{name}.sidebar"] = THEME[name]["sidebar"]
    for section, options in sections.items():
        for option, value in options.items():
            assert isinstance(value, dict) or f"{section}.{option}" in known, option
