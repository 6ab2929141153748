"""The verb ``load``: what it prints, writes and returns."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from dashboard.commands import load
from dashboard.domain.errors import BadFile, BadRequest

DATA = Path(__file__).parents[1] / "data"

Run = Callable[..., int]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Run:
    monkeypatch.setenv("DASHBOARD_CONFIG", str(DATA / "config"))
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
    with pytest.raises(BadRequest, match="Known: nyc311"):
        run(nyc_file, "--programme", "atlantis")
