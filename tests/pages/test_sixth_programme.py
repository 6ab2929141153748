"""A sixth programme beside the five: one file that declares it, its data, and no code."""

import json
import shutil

import pytest

from dashboard.__main__ import main
from dashboard.components.frame.notices import EMPTY
from dashboard.domain.settings import ROOT, programmes
from dashboard.navigation import PAGES
from tests.pages.conftest import KEYS

DATA = ROOT / "tests" / "data"
PERIOD = {"programme": "nyc311", "register": "requests"}


@pytest.fixture(scope="session")
def six_config(tmp_path_factory):
    """The real configuration with one programme file and one column mapping more."""
    folder = tmp_path_factory.mktemp("six") / "config"
    shutil.copytree(ROOT / "config", folder)
    for part in ("programmes", "imports"):
        shutil.copy(DATA / "config" / part / "nyc311.toml", folder / part)
    return folder


@pytest.fixture(scope="session")
def six_database(tmp_path_factory, sample_folder, six_config):
    """The sample of the five with the sixth loaded into it by the command line."""
    folder = tmp_path_factory.mktemp("six") / "cases"
    shutil.copytree(sample_folder, folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DASHBOARD_CONFIG", str(six_config))
        patch.setenv("DASHBOARD_DATABASE", str(folder))
        line = ["load", str(DATA / "nyc_311_animals.csv"), "--programme", "nyc311"]
        assert main([*line, "--mapping", "nyc311"]) == 0
    return folder


@pytest.fixture
def on_six(six_config, six_database, monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(six_config))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(six_database))


def figure(capsys, line):
    capsys.readouterr()
    assert main([*f"figure {line}".split(), "--format", "json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_the_sixth_answers_beside_the_five(on_six, capsys):
    assert len(programmes()) == 6
    # The excerpt has 300 requests, as its README says.
    answer = figure(capsys, "accepted --programme nyc311")
    assert (answer["rows"][0]["value"], answer["origin"]) == (300, "computed")
    first = figure(capsys, "accepted --programme chenghua --register people_mediation")
    assert first["rows"][0]["value"] == 3448


@pytest.mark.parametrize("key", [key for key in KEYS if key != "dispute"])
def test_every_page_has_something_true_to_say_of_the_sixth(key, on_six, opened):
    app = opened(key, **PERIOD)
    assert [one.value for one in (*app.exception, *app.error)] == []
    assert EMPTY.zh not in [one.value for one in app.info] or key == "key_cases"


def test_the_sixth_is_reached_on_every_page_there_is():
    assert set(KEYS) == {entry.key for entry in PAGES}
