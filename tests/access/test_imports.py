"""Who may load what, and the record of every load, undo and refused attempt."""

from pathlib import Path

import pytest

from dashboard.access import audit, registration
from dashboard.access.imports import (
    Importer,
    importer_named,
    load_as,
    operator,
    programmes_to_load,
    undone_as,
)
from dashboard.access.scopes import scope_of
from dashboard.database.state import StateUnavailable
from dashboard.domain.errors import BadFile, DashboardError
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import programmes
from dashboard.loading.batches import list_batches
from dashboard.loading.mapping import load_mapping
from tests.loading.conftest import DATA

FILE = DATA / "nyc_311_animals.csv"


@pytest.fixture
def nyc():
    return load_programme(DATA / "config" / "programmes" / "nyc311.toml")


@pytest.fixture
def mapping():
    return load_mapping(DATA / "config", "nyc311")


def acts() -> list[tuple[str, str, str, str]]:
    told = [(one["act"], one["outcome"], one["account"], one["object"]) for one in audit.records()]
    return [one for one in told if one[0] in ("import", "undo")]


@pytest.mark.parametrize(
    ("role", "held", "loads"),
    [
        ("importer", ("*",), "all"),
        ("importer", ("cixi",), ["cixi"]),
        ("importer", ("mars",), []),
        ("importer", (), []),
        ("bureau_director", ("*",), []),
        ("system_admin", ("*",), []),
    ],
)
def test_an_account_loads_the_programmes_it_holds_and_only_as_an_importer(
    add_account, role, held, loads
):
    add_account("lina", role=role, programmes=held)
    assert list(programmes_to_load("lina")) == (list(programmes()) if loads == "all" else loads)


def test_nobody_and_a_disabled_account_load_nothing(add_account):
    add_account("lina", role="importer", programmes=("*",))
    registration.disable("lina")
    assert programmes_to_load("lina") == programmes_to_load("nobody") == ()


def test_what_an_importer_may_load_he_still_cannot_see(add_account):
    add_account("lina", role="importer", programmes=("*",), counties=("*",))
    assert (scope_of("lina").programmes, scope_of("lina").fields) == ((), ())


@pytest.mark.parametrize("name", ["nobody", "head", "other"])
def test_an_attempt_that_is_not_allowed_is_refused_and_on_record(add_account, name):
    add_account("head", role="district_head", programmes=("*",))
    add_account("other", role="importer", programmes=("cixi",))
    with pytest.raises(DashboardError):
        importer_named(name, "chenghua")
    assert acts() == [("import", "denied", name, "chenghua")]


def test_a_load_and_its_undo_are_on_record_with_their_counts(tmp_path: Path, nyc, mapping):
    database = str(tmp_path / "cases")
    report = load_as(operator(), [FILE], nyc, mapping, database=database)
    (batch,) = list_batches(database, "nyc311")
    undone_as(operator(), batch.batch, nyc, database=database)
    who = operator().account
    told = [("import", "begun"), ("import", "ok"), ("undo", "begun"), ("undo", "ok")]
    assert acts() == [(*one, who, "nyc311") for one in told]
    details = [one["detail"] for one in audit.records()]
    assert "read 300 accepted 300 corrected 0 duplicate 0 rejected 0" in details[1]
    assert report.data_version in details[1]
    assert "removed 300 restored 0" in details[3]


def test_a_file_that_cannot_be_read_is_a_refusal_on_record(tmp_path: Path, nyc, mapping):
    empty = tmp_path / "empty.csv"
    empty.write_bytes(b"")
    with pytest.raises(BadFile):
        load_as(operator(), [empty], nyc, mapping, database=str(tmp_path / "cases"))
    assert [one[1] for one in acts()] == ["begun", "refused"]


def test_rejects_without_consent_are_a_refusal_on_record(tmp_path: Path, nyc, mapping):
    bad = tmp_path / "bad.csv"
    lines = FILE.read_text("utf-8").splitlines()[:2]
    bad.write_text("\n".join([lines[0], lines[1].replace("/2025", "/2099")]), "utf-8")
    report = load_as(operator(), [bad], nyc, mapping, database=str(tmp_path / "cases"))
    assert (report.rejected, report.is_loaded) == (1, False)
    assert [one[1] for one in acts()] == ["begun", "refused"]


def test_a_dry_run_is_for_importers_and_leaves_no_record(tmp_path, add_account, nyc, mapping):
    database = str(tmp_path / "cases")
    report = load_as(operator(), [FILE], nyc, mapping, database=database, dry_run=True)
    assert (report.accepted, acts()) == (300, [])
    with pytest.raises(DashboardError):
        nobody = Importer(account="nobody", role="importer")
        load_as(nobody, [FILE], nyc, mapping, database=database, dry_run=True)


def test_what_cannot_be_recorded_is_not_loaded(tmp_path, monkeypatch, nyc, mapping):
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{tmp_path / 'absent' / 'state.sqlite'}")
    (tmp_path / "absent").write_text("a file where the folder should be")
    database = tmp_path / "cases"
    with pytest.raises((StateUnavailable, DashboardError, OSError)):
        load_as(operator(), [FILE], nyc, mapping, database=str(database))
    assert not (database / "CURRENT").exists()
