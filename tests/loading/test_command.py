"""The verb ``load``: what it prints, writes and returns."""

import argparse
import csv
import getpass
import hashlib
import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.access import audit
from dashboard.access.accounts import Account
from dashboard.access.registration import create_hashed
from dashboard.commands import load
from dashboard.domain.errors import BadFile, BadRequest, NotAllowed
from dashboard.domain.scope import ALL
from dashboard.domain.settings import ROOT

DATA = Path(__file__).parents[1] / "data"

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, folder: Path, tmp_path: Path) -> Run:
    config = shutil.copytree(DATA / "config", tmp_path / "config")
    shutil.copy(ROOT / "config" / "roles.toml", config)
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))

    def verb(*words: str | Path) -> int:
        parser = argparse.ArgumentParser()
        load.add_arguments(parser)
        chosen = ["--programme", "nyc311", "--mapping", "nyc311"]
        return load.run(parser.parse_args([*chosen, *map(str, words)]))

    return verb


@pytest.fixture
def half_bad(rows_of: Callable[..., Path], lines: list[str]) -> Path:
    return rows_of("x.csv", lines[0], lines[1].replace("/2025", "/2099"))


def test_it_prints_what_became_of_the_rows(
    run: Run, nyc_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(nyc_file) == 0
    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "read 300",
        "accepted 300 (of these corrected 0)",
        "duplicate 0",
        "rejected 0",
    ]
    assert told.err.startswith("Loaded: data version ")


def test_it_prints_one_object_for_machines(
    run: Run, nyc_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(nyc_file, "--format", "json", "--dry-run") == 0
    told = json.loads(capsys.readouterr().out)
    assert {key: told[key] for key in ("read", "accepted", "duplicate", "rejected")} == {
        "read": 300,
        "accepted": 300,
        "duplicate": 0,
        "rejected": 0,
    }
    assert (told["loaded"], told["dry_run"], told["rejects"]) == (False, True, [])


def test_rejected_rows_are_named_and_the_exit_says_so(
    run: Run, half_bad: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "rejects.csv"
    assert run(half_bad, "--rejects", report) == 1
    told = capsys.readouterr()
    assert "x.csv row 3, column 'Created Date'" in told.err
    assert "Nothing was loaded" in told.err
    assert report.read_text("utf-8-sig").splitlines()[1].startswith("x.csv,3,Created Date,")


def test_accepting_the_good_rows_is_a_success(run: Run, half_bad: Path) -> None:
    assert run(half_bad, "--accept-partial") == 0


def test_a_column_the_file_lacks_is_an_error(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "other.csv"
    path.write_text("a,b\n1,2\n", "utf-8")
    with pytest.raises(BadFile, match=r"nyc311.toml: key 'fields.number.column'"):
        run(path)


def test_an_unknown_programme_is_an_error(run: Run, nyc_file: Path) -> None:
    with pytest.raises(BadRequest, match="Known: cfpb, nyc311"):
        run(nyc_file, "--programme", "atlantis")


def test_batches_are_listed_with_who_loaded_them_and_taken_back(
    run: Run, nyc_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(nyc_file)
    capsys.readouterr()
    assert run_alone("--batches", "--format", "json") == 0
    (batch,) = json.loads(capsys.readouterr().out)
    assert (batch["file"], batch["mapping"], batch["who"]) == (
        nyc_file.name,
        "nyc311",
        getpass.getuser(),
    )
    assert batch["sha256"] == hashlib.sha256(nyc_file.read_bytes()).hexdigest()
    assert run_alone("--undo", batch["batch"]) == 0
    assert capsys.readouterr().out.splitlines()[1:] == ["removed 300", "restored 0"]
    assert run_alone("--batches") == 0
    header, loaded, undone = capsys.readouterr().out.splitlines()
    assert header.split("\t")[:3] == ["batch", "kind", "file"]
    assert loaded.split("\t")[-1] == undone.split("\t")[0]


def test_columns_that_are_not_read_are_named(
    run: Run, nyc_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(nyc_file)
    (told,) = [line for line in capsys.readouterr().err.splitlines() if "not read" in line]
    assert told.startswith(f"{nyc_file.name}: columns not read: Agency Name, Descriptor,")


def test_an_account_that_may_not_load_is_refused(run: Run, nyc_file: Path, folder: Path) -> None:
    add = Account(name="zhang", role="political_legal", programmes=ALL)
    create_hashed(add, "not a hash")
    with pytest.raises(NotAllowed, match="may not load"):
        run(nyc_file, "--as", "zhang")
    with pytest.raises(BadRequest, match="no active account"):
        run(nyc_file, "--as", "nobody")
    assert not (folder / "CURRENT").exists()


def test_a_load_is_recorded_under_the_account_it_was_made_as(
    run: Run, nyc_file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    create_hashed(Account(name="wang", role="importer", programmes=("nyc311",)), "not a hash")
    run(nyc_file, "--as", "wang")
    capsys.readouterr()
    run_alone("--batches", "--format", "json")
    assert json.loads(capsys.readouterr().out)[0]["who"] == "wang"


def test_an_importer_loads_the_programmes_of_his_account_alone(
    run: Run, nyc_file: Path, folder: Path
) -> None:
    create_hashed(Account(name="wang", role="importer", programmes=("cfpb",)), "not a hash")
    with pytest.raises(BadRequest, match="Unknown programme 'nyc311'"):
        run(nyc_file, "--as", "wang")
    assert not (folder / "CURRENT").exists()
    assert [one["outcome"] for one in audit.records() if one["act"] == "import"] == ["denied"]


@pytest.fixture
def other(tmp_path: Path, nyc_file: Path) -> str:
    """The excerpt as a table of somebody else's database."""
    path = tmp_path / "other.sqlite"
    with nyc_file.open(encoding="utf-8", newline="") as file:
        header, *rows = list(csv.reader(file))
    with closing(sqlite3.connect(path)) as connection, connection:
        names = ", ".join(f'"{name}" text' for name in header)
        connection.execute(f"create table requests ({names})")
        marks = ", ".join("?" * len(header))
        connection.executemany(f"insert into requests values ({marks})", rows)
    return f"sqlite:///{path}"


def test_a_table_of_a_database_loads_like_a_file(
    run: Run,
    other: str,
    nyc_file: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("DASHBOARD_SOURCE_URL", other)
    assert run("--table", "requests") == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "read 300",
        "accepted 300 (of these corrected 0)",
    ]
    assert run(nyc_file) == 0
    assert "duplicate 300" in capsys.readouterr().out


def test_a_table_needs_a_database_and_stands_alone(run: Run, nyc_file: Path) -> None:
    with pytest.raises(BadRequest, match="DASHBOARD_SOURCE_URL"):
        run("--table", "requests")
    with pytest.raises(BadRequest, match="not both"):
        run(nyc_file, "--table", "requests")


def run_alone(*words: str) -> int:
    parser = argparse.ArgumentParser()
    load.add_arguments(parser)
    return load.run(parser.parse_args(["--programme", "nyc311", *words]))
