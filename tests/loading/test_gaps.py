"""Gaps follow the data they are kept with: a load finds them anew, one that fails leaves them."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, select, text

from dashboard.coverage.kept import keep_gaps
from dashboard.database.schema import gap, judged_standard
from dashboard.domain.errors import NoData
from dashboard.domain.programme import Programme, load_programme
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.report import LoadReport

DATA = Path(__file__).parents[1] / "data"
STANDARD = """
[[standard]]
key = "county_committee"
kind = "presence"
name = { zh = "有调委会", en = "A committee" }
unit = "county"
subject = "committee"
requirement = { zh = "每区有调委会", en = "A committee in every county" }
owner = { zh = "司法局", en = "Bureau" }
source = { zh = "试验", en = "Trial" }
since = 2024-01-01
"""
Ask = Callable[..., object]
Rows = Callable[..., Path]
Loaded = Callable[[list[str]], LoadReport]


@pytest.fixture
def judging(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programme:
    """The test programme with a standard that no county meets."""
    shutil.copytree(DATA / "config", tmp_path / "config")
    file = tmp_path / "config" / "programmes" / "nyc311.toml"
    file.write_text(file.read_text("utf-8") + STANDARD, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))
    return load_programme(file)


@pytest.fixture(params=["snapshot", "server"])
def target(request: pytest.FixtureRequest, folder: Path) -> Path | str:
    url: str = request.getfixturevalue("postgres_url") if request.param == "server" else ""
    return url or folder


@pytest.fixture
def loaded(
    judging: Programme, nyc_mapping: ImportMapping, rows_of: Rows, target: Path | str
) -> Loaded:
    def loader(lines: list[str]) -> LoadReport:
        file = rows_of(f"{len(lines)}.csv", *lines)
        return load(
            [file],
            judging,
            nyc_mapping,
            database=str(target),
            derive=keep_gaps,
            today=date(2025, 6, 30),
        )

    return loader


def of_borough(lines: list[str], name: str) -> list[str]:
    return [line for line in lines if f",{name}," in line]


def kept(connection: Connection) -> tuple[set[tuple[object, ...]], set[tuple[object, ...]]]:
    gaps = connection.execute(select(gap.c.standard, gap.c.unit, gap.c.since, gap.c.until))
    done = connection.execute(select(judged_standard.c.standard, judged_standard.c.data_to))
    return {tuple(row) for row in gaps}, {tuple(row) for row in done}


def expected(*boroughs: str) -> set[tuple[object, ...]]:
    return {("county_committee", f"nyc311-{one}", date(2024, 1, 1), None) for one in boroughs}


def last_day(lines: list[str]) -> date:
    """The latest day of the two first dates of each row: created and closed."""
    cells = [cell for line in lines for cell in line.split(",")[1:3] if cell]
    return max(datetime.strptime(cell.split(" ")[0], "%m/%d/%Y").date() for cell in cells)


def test_more_disputes_bring_more_gaps_and_a_later_day(
    loaded: Loaded, lines: list[str], target: Path | str, reading: Ask
) -> None:
    bronx, queens = of_borough(lines, "BRONX"), of_borough(lines, "QUEENS")
    assert loaded(bronx[:5]).is_loaded
    assert reading(target, kept) == (
        expected("bronx"),
        {("county_committee", last_day(bronx[:5]))},
    )
    assert loaded([*bronx[:5], *queens]).is_loaded
    both = [*bronx[:5], *queens]
    assert reading(target, kept) == (
        expected("bronx", "queens"),
        {("county_committee", last_day(both))},
    )


def test_a_load_that_brings_nothing_new_leaves_the_gaps(
    loaded: Loaded, lines: list[str], target: Path | str, reading: Ask
) -> None:
    bronx = of_borough(lines, "BRONX")[:5]
    loaded(bronx)
    before = reading(target, kept)
    assert not loaded(bronx).is_loaded
    assert reading(target, kept) == before


@pytest.mark.parametrize("target", ["server"], indirect=True)
@pytest.mark.parametrize("table", ["gap", "judged_standard"])
def test_a_load_that_cannot_keep_its_gaps_leaves_the_old_ones_and_brings_nothing(
    loaded: Loaded, lines: list[str], target: str, reading: Ask, table: str
) -> None:
    bronx, queens = of_borough(lines, "BRONX"), of_borough(lines, "QUEENS")
    loaded(bronx[:5])
    before = reading(target, kept)
    engine = create_engine(target)
    with engine.begin() as there:
        there.execute(text(f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false) NOT VALID"))
    engine.dispose()
    with pytest.raises(NoData, match="changed nothing"):
        loaded([*bronx, *queens])
    assert reading(target, kept) == before


def test_a_file_with_a_bad_row_leaves_the_gaps(
    loaded: Loaded, lines: list[str], target: Path | str, reading: Ask
) -> None:
    bronx, queens = of_borough(lines, "BRONX"), of_borough(lines, "QUEENS")
    loaded(bronx[:5])
    before = reading(target, kept)
    bad = queens[0].replace(queens[0].split(",")[1], "13/45/2025 1:00", 1)
    report = loaded([*queens[1:], bad])
    assert (report.rejected, report.is_loaded) == (1, False)
    assert reading(target, kept) == before
