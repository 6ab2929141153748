"""Dated events of a programme: those the sources give, and bad ones named."""

from datetime import date

import pytest

from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT

REAL = sorted((ROOT / "config" / "programmes").glob("*.toml"))
GOOD = (ROOT / "tests" / "tiny" / "programmes" / "hill.toml").read_text("utf-8")
EVENT = """
[[annotation]]
key = "start"
on = 2020-03-15
name = { zh = "启用", en = "Start" }
kind = "rollout"
step = true
source = { zh = "示例", en = "sample" }
"""


@pytest.fixture
def loaded(tmp_path):
    def load(text):
        path = tmp_path / "odd.toml"
        path.write_text(GOOD + text, "utf-8")
        return load_programme(path)

    return load


def test_an_event_has_a_day_a_kind_and_may_be_a_step(loaded):
    (event,) = loaded(EVENT).annotations
    assert (event.on, event.kind, event.step) == (date(2020, 3, 15), "rollout", True)
    assert loaded("").annotations == ()


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('kind = "rollout"', 'kind = "party"', "kind"),
        ("on = 2020-03-15", 'on = "soon"', "on"),
        ("on = 2020-03-15\n", "", "on"),
        ("step = true\n", "", "step"),
        ("step = true", 'step = "perhaps"', "step"),
        (', en = "Start" }', " }", "name.en"),
        ('source = { zh = "示例", en = "sample" }', "", "source"),
        ("step = true", "step = true\ncolour = 1", "colour"),
    ],
)
def test_a_bad_event_stops_the_start_with_file_and_key(loaded, old, new, key):
    assert old in EVENT
    with pytest.raises(BadConfig, match=f"^odd.toml: key 'annotation.0.{key}': "):
        loaded(EVENT.replace(old, new, 1))


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_events_of_a_real_file_have_keys_of_their_own(path):
    keys = [event.key for event in load_programme(path).annotations]
    assert len(set(keys)) == len(keys)


def test_yibin_has_the_days_of_its_article():
    days = {event.key: event.on for event in load_programme(_file("yibin")).annotations}
    assert days == {
        "groundwork_meeting": date(2017, 7, 7),
        "rollout_start": date(2017, 8, 15),
        "on_site_meeting": date(2017, 9, 15),
        "rollout_end": date(2017, 11, 7),
    }


def _file(code):
    return next(path for path in REAL if path.stem == code)
