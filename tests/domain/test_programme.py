"""Programme files: every real one parses, and a broken one names file and key."""

import tomllib

import pytest
from pydantic import ValidationError

from dashboard.domain import vocabulary
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.programme import load_programme, load_programmes
from dashboard.domain.settings import ROOT, programme_of, programmes, settings
from dashboard.metrics import METRICS
from dashboard.reports.narrowing import fact_dimensions

REAL = sorted((ROOT / "config" / "programmes").glob("*.toml"))
EVERY = pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
GOOD = (ROOT / "tests" / "tiny" / "programmes" / "hill.toml").read_text("utf-8")


@pytest.fixture
def written(tmp_path):
    def write(text):
        path = tmp_path / "odd.toml"
        path.write_text(text, "utf-8")
        return path

    return write


@EVERY
def test_a_real_file_parses_under_its_own_name(path):
    programme = load_programme(path)
    assert programme.code == path.stem
    assert programme.default_start <= programme.default_end


@EVERY
def test_a_real_file_uses_codes_of_the_vocabulary(path):
    programme = load_programme(path)
    assert set(programme.types) <= set(vocabulary.TYPES)
    assert set(programme.levels) <= set(vocabulary.LEVELS)
    assert set(programme.tracks) <= set(vocabulary.TRACKS)
    assert set(programme.channels) <= set(vocabulary.CHANNELS)
    assert set(programme.modes) <= set(vocabulary.MODES)
    assert {lead for r in programme.registers for lead in r.leads} <= set(vocabulary.LEADS)


@EVERY
def test_a_real_file_counts_each_register_on_a_base_it_records(path):
    programme = load_programme(path)
    assert all(register.base in register.counts for register in programme.registers)
    registers = [register.key for register in programme.registers]
    standards = [standard.key for standard in programme.standards]
    assert len(set(registers)) == len(registers)
    assert len(set(standards)) == len(standards)


@EVERY
def test_a_real_file_publishes_figures_of_indicators_there_are(path):
    programme = load_programme(path)
    keys = [figure.key for figure in programme.published]
    assert len(set(keys)) == len(keys)
    for figure in programme.published:
        if figure.metric is None:
            continue
        metric = METRICS[figure.metric]
        assert not metric.needs_register or programme.register_of(figure.register_key)
        assert set(figure.where) <= set(fact_dimensions(metric))
        assert (figure.start or programme.default_start) <= (figure.end or programme.default_end)


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ("synthetic = false", "synthetic = false\ncolour = 1", "colour"),
        ("synthetic = false", "", "synthetic"),
        ("synthetic = false", 'synthetic = "perhaps"', "synthetic"),
        ("default_start = 2020-01-01", 'default_start = "soon"', "default_start"),
        ('unit = "station"\npeers', 'unit = "planet"\npeers', "unit"),
        (
            'title = { zh = "山区试点", en = "Hill trial" }',
            'title = { zh = "山区试点" }',
            "title.en",
        ),
        ("settle_within_days = 30", 'settle_within_days = "a month"', "rules.settle_within_days"),
        ("settle_within_days = 30", "", "rules.settle_within_days"),
        ("records = [", 'records = ["moods", ', "records"),
        ('base = "mediated"', 'base = "found"', "register.1"),
        ("records = [", 'unrecorded = ["mood"]\nrecords = [', "unrecorded"),
        ("types = [", 'types = ["mood", ', "types"),
        ("settle_within_days = 30", "settle_within_days = 30\nmercy = 1", "rules.mercy"),
        ("starts = 15", "starts = 99", "rules.duty.starts"),
        ('key = "station_room"', 'key = "station_firm"', "standard"),
        ('base = "mediated"', 'base = "hoped"', "register.1.base"),
        ('kind = "cadence"', 'kind = "wish"', "standard.2.kind"),
        ("required = 1", "required = 0", "standard.0.required"),
    ],
)
def test_an_odd_key_stops_the_start_with_file_and_key(written, old, new, key):
    assert old in GOOD
    with pytest.raises(BadConfig, match=f"^odd.toml: key '{key}': "):
        load_programme(written(GOOD.replace(old, new, 1)))


def test_a_file_that_is_no_toml_is_named(written):
    with pytest.raises(BadConfig, match=r"^odd.toml: Invalid"):
        load_programme(written("title = {"))


def test_a_file_cannot_name_itself(written):
    with pytest.raises(BadConfig, match="^odd.toml: "):
        load_programme(written('code = "other"\n' + GOOD))


def test_a_folder_without_files_says_where_it_looked(tmp_path):
    with pytest.raises(BadConfig, match=f"No programme file in {tmp_path}"):
        load_programmes(tmp_path)


def test_a_programme_does_not_change(tiny_config):
    programme = load_programmes(tiny_config)["hill"]
    with pytest.raises(ValidationError):
        programme.code = "other"


def test_registers_are_found_by_key_and_named_where_there_are_several(tiny_config):
    found = load_programmes(tiny_config)
    assert found["hill"].register_of("docking").base == "mediated"
    assert found["river"].register_of(None).key == "people"
    with pytest.raises(BadRequest, match="several registers: name one of people, docking"):
        found["hill"].register_of(None)
    with pytest.raises(BadRequest, match="Unknown register 'x' in programme river"):
        found["river"].register_of("x")


def test_settings_are_read_anew_from_the_environment(monkeypatch, tiny_config):
    assert set(programmes()) == {path.stem for path in REAL}
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tiny_config))
    assert set(programmes()) == {"hill", "river"}
    with pytest.raises(BadRequest, match="Unknown programme 'mars'. Known: hill, river"):
        programme_of("mars")


def test_without_a_database_named_the_demo_serves(monkeypatch):
    assert not settings().is_demo
    monkeypatch.delenv("DASHBOARD_DATABASE")
    assert settings().is_demo


def test_real_files_hold_no_tabs_or_unknown_tables():
    for path in REAL:
        assert "register" in tomllib.loads(path.read_text("utf-8"))
