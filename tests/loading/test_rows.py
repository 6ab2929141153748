"""Rows become disputes, or are refused with every reason."""

from datetime import date, datetime
from pathlib import Path

import pyarrow as pa
import pytest

from dashboard.domain.programme import Programme, load_programme
from dashboard.loading import cells
from dashboard.loading.derived import COLUMNS
from dashboard.loading.mapping import ImportMapping, load_mapping
from dashboard.loading.readers import readers_of
from dashboard.loading.reading import Sheet
from dashboard.loading.rows import Typed, Typing

CONFIG = Path(__file__).parents[2] / "config"
NYC_CELLS = {
    "Unique Key": "64345465",
    "Created Date": "3/1/2025 23:20",
    "Closed Date": "4/2/2025 0:10",
    "Borough": "BROOKLYN",
    "Community Board": "05 BROOKLYN",
    "Complaint Type": "Dead Animal",
    "Agency": "DSNY",
    "Longitude": "-73.88182509",
    "Latitude": "40.65651334",
}
LEDGER_CELLS = {
    "纠纷编号": "2019-0001",
    "台账": "公调对接",
    "区县代码": "510108",
    "派出所代码": "CHS01",
    "纠纷类型": "婚姻家庭",
    "受理日": "2019-03-01",
    "开始调解日": "2019-03-04",
    "办结日": "2019-03-11",
    "结果": "调解成功",
    "涉及金额（元）": "1,234.50",
    "满意度": "5",
}


@pytest.fixture(scope="module")
def nyc_typing(nyc: Programme, nyc_mapping: ImportMapping) -> Typing:
    readers = readers_of(nyc_mapping, nyc, units={}, latest=date(2025, 6, 30))
    return Typing(nyc_mapping, nyc, readers)


@pytest.fixture(scope="module")
def ledger_typing() -> Typing:
    mapping = load_mapping(CONFIG, "ledger")
    programme = load_programme(CONFIG / "programmes" / "chenghua.toml")
    units = {
        "county": {"510108": "510108"},
        "station": {"CHS01": "CHS01"},
        "town": {},
        "zone": {},
        "firm": {},
    }
    read = {field: cells.unit(field, known.items()) for field, known in units.items()}
    readers = readers_of(mapping, programme, units=read, latest=date(2025, 6, 30))
    return Typing(mapping, programme, readers)


def type_one(typing: Typing, cells: dict[str, str], **changes: str) -> Typed:
    columns = [column for _, column in typing.mapping.columns()]
    filled = dict.fromkeys(columns, "") | cells | changes
    return type_cells(typing, tuple(filled), 7, list(filled.values()))


def type_cells(typing: Typing, header: tuple[str, ...], row: int, cells: list[str]) -> Typed:
    numbers = {"row": pa.array([row], pa.int32()), "width": pa.array([len(cells)], pa.int32())}
    filled = [*cells, *[""] * (len(header) - len(cells))]
    table = pa.table(numbers | {f"c{n}": [cell] for n, cell in enumerate(filled)})
    (typed,) = typing.type_sheet(Sheet("x.csv", "", header, table))
    return typed


def only_row(typed: Typed) -> dict[str, object]:
    assert not typed.rejects
    (row,) = typed.rows.to_pylist()
    return row


def refused(typed: Typed) -> list[tuple[int, str, str, str]]:
    assert not typed.rows.num_rows
    return [(bad.row, bad.column, bad.value, bad.reason.en) for bad in typed.rejects]


def test_a_row_gives_a_dispute_with_what_follows_from_its_cells(nyc_typing: Typing) -> None:
    row = only_row(type_one(nyc_typing, NYC_CELLS))
    assert row.keys() == {*COLUMNS, "row"}
    assert {name: value for name, value in row.items() if value is not None} == {
        "row": 7,
        "dispute_id": "nyc311:311:64345465",
        "programme": "nyc311",
        "register": "requests",
        "county": "nyc311-brooklyn",
        "town": "nyc311-brooklyn-05-brooklyn",
        "platform": "DSNY",
        "channel": "hotline",
        "type": "environment",
        "called_at": datetime(2025, 3, 1, 23, 20),
        "accepted_on": date(2025, 3, 1),
        "cohort_on": date(2025, 3, 1),
        "cohort_month": date(2025, 3, 1),
        "closed_on": date(2025, 4, 2),
        "closed_month": date(2025, 4, 1),
        "days_to_close": 32,
        "outcome": "settled",
        "longitude": -73.88182509,
        "latitude": 40.65651334,
    }


def test_the_areas_of_a_row_come_with_parent_and_path(nyc_typing: Typing) -> None:
    county, town = type_one(nyc_typing, NYC_CELLS).areas.values()
    assert (county.name, county.level, county.parent) == ("BROOKLYN", "county", None)
    assert (town.name, town.level, town.parent) == ("05 BROOKLYN", "town", county.code)
    assert town.path == "nyc311-brooklyn/nyc311-brooklyn-05-brooklyn"


def test_an_open_row_has_no_closing_and_the_outcome_open(nyc_typing: Typing) -> None:
    row = only_row(type_one(nyc_typing, NYC_CELLS, **{"Closed Date": " "}))
    assert row["outcome"] == "open"
    assert [row[name] for name in ("closed_on", "closed_month", "days_to_close")] == [
        None,
        None,
        None,
    ]


def test_a_row_without_a_county_goes_under_the_reserved_code(nyc_typing: Typing) -> None:
    typed = type_one(nyc_typing, NYC_CELLS, Borough="")
    assert only_row(typed)["county"] == "000000"
    assert only_row(typed)["town"] == "nyc311-05-brooklyn"
    assert [area.parent for area in typed.areas.values()] == [None]


def test_unspecified_is_a_unit_like_any_other(nyc_typing: Typing) -> None:
    cells = NYC_CELLS | {"Borough": "Unspecified", "Community Board": "0 Unspecified"}
    row = only_row(type_one(nyc_typing, cells))
    assert row["county"] == "nyc311-unspecified"
    assert row["town"] == "nyc311-unspecified-0-unspecified"


def test_a_row_may_have_several_reasons(nyc_typing: Typing) -> None:
    typed = type_one(
        nyc_typing, NYC_CELLS, **{"Unique Key": "", "Latitude": "91", "Complaint Type": "Bees"}
    )
    assert refused(typed) == [
        (7, "Unique Key", "", "empty, and required"),
        (7, "Complaint Type", "Bees", "not a known type"),
        (7, "Latitude", "91", "not between -90 and 90"),
    ]


def test_closed_before_accepted_is_refused(nyc_typing: Typing) -> None:
    typed = type_one(nyc_typing, NYC_CELLS, **{"Closed Date": "2/28/2025 23:59"})
    assert refused(typed) == [
        (7, "Closed Date", "2/28/2025 23:59", "closed before it was accepted")
    ]


def test_a_row_its_register_cannot_count_is_refused(nyc_typing: Typing) -> None:
    typed = type_one(nyc_typing, NYC_CELLS, **{"Created Date": ""})
    assert refused(typed) == [
        (7, "Created Date", "", "empty, so that the register cannot count it")
    ]


def test_an_area_name_without_letters_is_refused(nyc_typing: Typing) -> None:
    assert refused(type_one(nyc_typing, NYC_CELLS, Borough="***")) == [
        (7, "Borough", "***", "a name without letters or digits")
    ]


def test_a_row_of_another_width_is_refused(nyc_typing: Typing) -> None:
    header = tuple(NYC_CELLS)
    typed = type_cells(nyc_typing, header, 2, list(NYC_CELLS.values())[:-1])
    assert refused(typed) == [(2, "", "", "8 cells under a header of 9")]


def test_a_ledger_row_is_read_by_chinese_names(ledger_typing: Typing) -> None:
    row = only_row(type_one(ledger_typing, LEDGER_CELLS))
    assert row["register"] == "station_docking"
    assert row["cohort_on"] == date(2019, 3, 4), "this register counts by mediation"
    assert row["days_to_close"] == 10, "from acceptance"
    assert (row["type"], row["outcome"], row["level"]) == ("family", "settled", "ordinary")
    assert (row["amount_fen"], row["satisfaction"]) == (123_450, 5)


def test_a_unit_outside_the_register_is_refused(ledger_typing: Typing) -> None:
    assert refused(type_one(ledger_typing, LEDGER_CELLS, 派出所代码="CHS99")) == [
        (7, "派出所代码", "CHS99", "not a known station")
    ]
