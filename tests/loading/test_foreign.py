"""A file of another agency, with a mapping and no code: complaints against companies."""

import csv
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import func, select

from dashboard.coverage.kept import keep_gaps
from dashboard.database.connection import forget_sources
from dashboard.database.schema import area, dispute, firm
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, load_programme
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping, load_mapping
from dashboard.loading.report import LoadReport
from dashboard.queries.units import units
from dashboard.reports.firm.ranking import rank_firms
from tests.loading.conftest import DATA
from tests.tiny.readers import NOBODY, WHOLE

FILE = DATA / "cfpb_complaints.csv"
NUMBERED = (
    "Date received",
    "Product",
    "Sub-product",
    "Issue",
    "Sub-issue",
    "Company",
    "State",
    "ZIP code",
    "Consumer consent provided?",
    "Submitted via",
    "Date sent to company",
)


@pytest.fixture(scope="module")
def cfpb() -> Programme:
    return load_programme(DATA / "config" / "programmes" / "cfpb.toml")


@pytest.fixture(scope="module")
def mapping() -> ImportMapping:
    return load_mapping(DATA / "config", "cfpb")


@pytest.fixture(scope="module")
def records() -> list[dict[str, str]]:
    with FILE.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def complaints(records: list[dict[str, str]]) -> list[dict[str, str]]:
    """Each complaint once: rows alike in all that makes a number are one."""
    return list({tuple(row[name] for name in NUMBERED): row for row in records}.values())


def loaded(folder: Path, *files: Path, programme: Programme, mapping: ImportMapping) -> LoadReport:
    return load(files, programme, mapping, database=str(folder), derive=keep_gaps)


@pytest.fixture(scope="module")
def cases(
    tmp_path_factory: pytest.TempPathFactory, cfpb: Programme, mapping: ImportMapping
) -> tuple[Path, LoadReport]:
    folder = tmp_path_factory.mktemp("cfpb") / "cases"
    return folder, loaded(folder, FILE, programme=cfpb, mapping=mapping)


def test_every_row_is_accounted_for_and_equal_rows_are_counted(cases, records, complaints) -> None:
    _, report = cases
    assert (report.read, report.rejected) == (len(records), 0) == (400, 0)
    assert report.accepted == len(complaints)
    assert report.duplicate == len(records) - len(complaints) > 0
    assert report.files[0].unmapped == ("Company response to consumer", "Timely response?")


def test_companies_become_firms_by_their_own_names(cases, complaints, reading) -> None:
    folder, report = cases
    names = reading(folder, lambda c: set(c.execute(select(firm.c.name)).scalars()))
    assert names == {row["Company"] for row in complaints}
    assert f"{len(names)} firms" in report.notes[0].en
    by_name = select(firm.c.name, func.count()).join(dispute, dispute.c.firm == firm.c.code)
    found = reading(folder, lambda c: dict(c.execute(by_name.group_by(firm.c.name)).fetchall()))
    assert found == Counter(row["Company"] for row in complaints)


def test_states_become_areas_and_an_unnamed_one_is_not_recorded(cases, complaints, reading) -> None:
    folder, _ = cases
    by_name = (
        select(area.c.name, func.count())
        .select_from(dispute.outerjoin(area, area.c.code == dispute.c.county))
        .group_by(area.c.name)
    )
    found = reading(folder, lambda c: dict(c.execute(by_name).fetchall()))
    assert found == Counter(row["State"] or None for row in complaints)


def test_the_outcome_is_whether_the_consumer_disputed_the_answer(
    cases, complaints, reading
) -> None:
    folder, _ = cases
    said = {"No": "settled", "Yes": "failed", "": "open"}
    by_outcome = select(dispute.c.outcome, func.count()).group_by(dispute.c.outcome)
    found = reading(folder, lambda c: dict(c.execute(by_outcome).fetchall()))
    assert found == Counter(said[row["Consumer disputed?"]] for row in complaints)


def test_rows_in_another_order_and_split_change_nothing(
    cases, cfpb, mapping, records, tmp_path: Path
) -> None:
    folder, _ = cases
    parts = []
    for name, rows in (("a.csv", records[200:][::-1]), ("b.csv", records[:200])):
        parts.append(tmp_path / name)
        with parts[-1].open("w", encoding="utf-8", newline="") as file:
            writer = csv.DictWriter(file, list(records[0])[::-1])
            writer.writeheader()
            writer.writerows(rows)
    again = loaded(folder, *parts, programme=cfpb, mapping=mapping)
    assert (again.read, again.duplicate, again.is_loaded) == (400, 400, False)


def test_an_answer_disputed_later_corrects_the_same_complaint(
    cfpb, mapping, folder: Path, tmp_path: Path
) -> None:
    head, line = FILE.read_text("utf-8").splitlines()[:2]
    assert line.endswith(",No")
    path = tmp_path / "x.csv"
    path.write_text(f"{head}\n{line}\n", "utf-8")
    loaded(folder, path, programme=cfpb, mapping=mapping)
    path.write_text(f"{head}\n{line[:-2]}Yes\n", "utf-8")
    report = loaded(folder, path, programme=cfpb, mapping=mapping)
    assert (report.accepted, report.corrected) == (1, 1)


@pytest.fixture
def on_cfpb(cases, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_DATABASE", str(cases[0]))
    monkeypatch.setenv("DASHBOARD_CONFIG", str(DATA / "config"))
    forget_sources()


def test_companies_rank_like_firms(on_cfpb, cfpb: Programme, complaints) -> None:
    filters = Filters(
        programme="cfpb", register="complaints", start=cfpb.default_start, end=cfpb.default_end
    )
    table = rank_firms(WHOLE, filters).set_index("name")
    row, own = table.loc["Equifax"], [one for one in complaints if one["Company"] == "Equifax"]
    settled = sum(one["Consumer disputed?"] == "No" for one in own)
    assert (row["settled"], row["led"]) == (settled, len(own))
    assert row["value"] == pytest.approx(settled / len(own))
    assert len(table) == len({one["Company"] for one in complaints})


@pytest.mark.parametrize("limited", [NOBODY, replace(WHOLE, stations=("S1",))])
def test_firms_without_a_contract_show_to_whoever_reaches_everything(
    on_cfpb: None, limited, complaints
) -> None:
    assert len(units(WHOLE, "cfpb", "firm")) == len({one["Company"] for one in complaints})
    assert not len(units(limited, "cfpb", "firm"))
    one = replace(WHOLE, firms=("cfpb-equifax",))
    assert list(units(one, "cfpb", "firm")["name"]) == ["Equifax"]
