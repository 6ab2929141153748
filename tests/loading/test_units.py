"""Units found by code, by name, by what a mapping calls them, and by the place of a point."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from sqlalchemy import Connection, create_engine, insert, select, update

from dashboard.coverage.kept import keep_gaps
from dashboard.database.schema import area, area_geometry, dispute, firm, metadata, station
from dashboard.database.snapshots import publish, read_pointer, verified_file
from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.loading import cells
from dashboard.loading.cells import BadCell
from dashboard.loading.firms import NamedFirms
from dashboard.loading.identifiers import BAD_CREDIT_CHECK
from dashboard.loading.load import load
from dashboard.loading.mapping import ImportMapping, mapping_from
from dashboard.loading.points import OUTSIDE, outlines_of
from dashboard.loading.report import LoadReport
from dashboard.loading.unit_words import unit_words
from dashboard.loading.unresolved import unresolved

BASE = """
source = "desk"
[fields.number]
column = "编号"
[fields.register]
default = "station_docking"
[fields.accepted_on]
column = "受理日"
[fields.mediated_on]
column = "受理日"
[fields.outcome]
default = "settled"
"""
STATION = BASE + '[fields.station]\ncolumn = "派出所"\nvalues."东站所" = "S1"\n'
POINT = (
    BASE
    + """
[fields.longitude]
column = "经度"
[fields.latitude]
column = "纬度"
[fields.zone]
from_point = true
outside = "OUTSIDE"
"""
)


def square(left: float, bottom: float) -> str:
    corners = [(left, bottom), (left + 1, bottom), (left + 1, bottom + 1), (left, bottom + 1)]
    return json.dumps({"type": "Polygon", "coordinates": [[*corners, corners[0]]]})


def fill(connection: Connection) -> None:
    """Two stations of one name, one of another; zones side by side in pairs; a firm."""
    own = {"programme": "chenghua", "county": "510108"}
    stations = {"S1": "东站派出所", "S2": "建设路派出所", "S3": "建设路派出所"}
    connection.execute(
        insert(station), [own | {"code": code, "name": name} for code, name in stations.items()]
    )
    zones = {"Z1": square(104, 30), "Z2": square(105, 30)}
    zones |= {"B1": square(115.38, 39), "B2": square(116.38, 39)}
    for code, geometry in zones.items():
        told = {"code": code, "name": code, "level": "zone", "path": code}
        connection.execute(insert(area), [own | told])
        connection.execute(insert(area_geometry), [{"area": code, "geometry": geometry}])
    connection.execute(insert(firm), [{"code": "F1", "programme": "chenghua", "name": "甲乙律所"}])


@pytest.fixture
def chenghua() -> Programme:
    return programme_of("chenghua")


@pytest.fixture
def registers(tmp_path: Path) -> Path:
    folder = tmp_path / "cases"

    def build(engine) -> None:
        metadata.create_all(engine)
        with engine.begin() as connection:
            fill(connection)

    publish(folder, build)
    return folder


@pytest.fixture
def connection() -> Iterator[Connection]:
    engine = create_engine("duckdb:///:memory:")
    with engine.begin() as opened:
        metadata.create_all(opened)
        fill(opened)
        yield opened
    engine.dispose()


def loaded(folder: Path, mapping: ImportMapping, programme: Programme, text: str) -> LoadReport:
    path = folder.parent / "given.csv"
    path.write_text(text, "utf-8")
    return load(
        [path],
        programme,
        mapping,
        database=str(folder),
        derive=keep_gaps,
        accept_partial=True,
    )


@pytest.mark.parametrize(
    "text", ["S1", "东站派出所", "東站派出所", " 东站 派出所", "东站派出所\u200b"]
)
def test_a_unit_is_found_by_its_code_or_however_its_name_is_written(connection, chenghua, text):
    assert cells.unit("station", unit_words(connection, "station", chenghua))(text) == "S1"


def test_a_name_of_two_units_names_both_codes(connection, chenghua):
    with pytest.raises(BadCell) as refused:
        cells.unit("station", unit_words(connection, "station", chenghua))("建设路派出所")
    assert refused.value.reason.zh == "可能是 S2、S3 中的任一个"


def test_a_code_is_never_mistaken_for_the_name_of_another_unit():
    read = cells.unit("station", [("S1", "S1"), ("S2", "S2"), ("S1", "S2")])
    assert (read("S1"), read("s2")) == ("S1", "S2")


def test_an_alias_of_the_mapping_is_matched_however_it_is_written(
    registers, chenghua, reading
) -> None:
    text = "编号,受理日,派出所\n1,2019-03-05,東站所\n2,2019-03-05,东站所\n3,2019-03-05,西站所\n"
    mapping = mapping_from("desk", STATION)
    report = loaded(registers, mapping, chenghua, text)
    assert (report.accepted, report.rejected) == (2, 1)
    found = reading(registers, lambda c: set(c.execute(select(dispute.c.station)).scalars()))
    assert found == {"S1"}


def test_names_that_were_not_found_are_listed_once_with_their_counts(registers, chenghua):
    names = ["西站所", "南站所", "西站所", "建设路派出所"]
    rows = "".join(f"{n},2019-03-05,{name}\n" for n, name in enumerate(names))
    mapping = mapping_from("desk", STATION)
    report = loaded(registers, mapping, chenghua, f"编号,受理日,派出所\n{rows}")
    told = {value: (reason.zh, n) for (_, value, reason), n in unresolved(report.rejects, mapping)}
    assert told == {
        "西站所": ("登记中没有这个派出所（代码或名称）", 2),
        "南站所": ("登记中没有这个派出所（代码或名称）", 1),
        "建设路派出所": ("可能是 S2、S3 中的任一个", 1),
    }


def test_a_point_lies_in_one_area_or_in_none(connection):
    outlines = outlines_of(connection, "chenghua", "zone")
    # Inside the first, on the border of both, inside the second, outside, not recorded.
    x, y = np.array([104.5, 105.0, 105.5, 110.0, np.nan]), np.array([30.5] * 5)
    assert outlines.area_of(x, y) == ["Z1", "Z1", "Z2", None, None]


POINTS = (
    "编号,受理日,经度,纬度\n1,2019-03-05,104.5,30.5\n2,2019-03-05,105.5,30.5\n"
    "3,2019-03-05,110,30.5\n4,2019-03-05,,\n"
)


@pytest.mark.parametrize(
    ("outside", "zones", "rejected"),
    [
        ("reject", {"1": "Z1", "2": "Z2", "4": None}, [(4, "110.0, 30.5")]),
        ("empty", {"1": "Z1", "2": "Z2", "3": None, "4": None}, []),
    ],
)
def test_a_zone_is_found_by_the_point_of_its_row(
    registers, chenghua, reading, outside, zones, rejected
):
    mapping = mapping_from("desk", POINT.replace("OUTSIDE", outside))
    report = loaded(registers, mapping, chenghua, POINTS)
    assert [(one.row, one.value) for one in report.rejects] == rejected
    assert all(one.reason.en == OUTSIDE.format(field="zone").en for one in report.rejects)
    left_empty = ["The coordinates of 1 rows lie in no zone: it is left empty."]
    assert [note.en for note in report.notes] == (left_empty if outside == "empty" else [])
    columns = select(dispute.c.dispute_id, dispute.c.zone)
    found = reading(registers, lambda c: dict(c.execute(columns).fetchall()))
    assert found == {f"chenghua:desk:{number}": zone for number, zone in zones.items()}


@pytest.mark.parametrize(
    ("crs", "zone", "point"),
    [
        ("gcj02", "B1", (116.377817, 39.911954)),
        ("wgs84", "B2", (116.38404722, 39.91334546)),
    ],
)
def test_points_of_a_chinese_web_map_are_taken_back_before_their_zone_is_found(
    registers, chenghua, reading, crs, zone, point
):
    # The pair that eviltransform's own tests have for Beijing; the zones part at 116.38.
    mapping = mapping_from("desk", f'crs = "{crs}"\n' + POINT.replace("OUTSIDE", "reject"))
    text = "编号,受理日,经度,纬度\n1,2019-03-05,116.38404722,39.91334546\n2,2019-03-05,116°,39\n"
    report = loaded(registers, mapping, chenghua, text)
    assert [(one.row, one.column[:2], one.value) for one in report.rejects] == [(3, "经度", "116°")]
    d = dispute.c
    ask = select(d.zone, d.longitude, d.latitude)
    (found,) = reading(registers, lambda c: c.execute(ask).fetchall())
    assert found.zone == zone
    assert (found.longitude, found.latitude) == pytest.approx(point, abs=1e-7)


def test_what_a_cell_says_goes_before_its_point(registers, chenghua, reading):
    mapping = mapping_from("desk", POINT.replace('outside = "OUTSIDE"', 'column = "管理区"'))
    text = "编号,受理日,经度,纬度,管理区\n1,2019-03-05,104.5,30.5,Z2\n2,2019-03-05,104.5,30.5,\n"
    loaded(registers, mapping, chenghua, text)
    columns = select(dispute.c.zone).order_by(dispute.c.dispute_id)
    assert reading(registers, lambda c: c.execute(columns).scalars().all()) == ["Z2", "Z1"]


def test_a_ragged_row_is_told_by_the_columns_of_the_file_alone(registers, chenghua):
    mapping = mapping_from("desk", POINT.replace("OUTSIDE", "empty"))
    report = loaded(registers, mapping, chenghua, "编号,受理日,经度,纬度\n1,2019-03-05,104.5\n")
    assert [one.reason.en for one in report.rejects] == ["3 cells under a header of 4"]


def test_a_firm_of_the_file_gets_one_code_however_it_is_written(connection, chenghua):
    firms = NamedFirms.of(chenghua, unit_words(connection, "firm", chenghua))
    assert firms.read("甲乙律所") == firms.read("Ｆ1") == "F1"
    assert firms.read("Ace, Inc.") == firms.read("ACE INC") == "chenghua-ace-inc"
    assert firms.names == {"chenghua-ace-inc": "ACE INC"}


WITH_CODES = BASE + '[firms]\ncolumn = "律所"\ncredit_code = "信用代码"\n'
COMPANY, LAW_FIRM = "91110000600037341L", "31510000450722222T"
FIRM_ROWS = (
    f"1,2019-03-05,乙律师事务所,{LAW_FIRM}",
    f"2,2019-03-05,乙所,{LAW_FIRM.lower()}",
    "3,2019-03-05,乙所,",
    f"4,2019-03-05,甲乙律所,{COMPANY}",
    f"5,2019-03-05,,{COMPANY}",
    "6,2019-03-05,甲乙律所,31510000450722222A",
    "7,2019-03-05,,",
)


@pytest.mark.parametrize("turn", [1, -1])
def test_a_firm_is_found_by_its_credit_code_whatever_it_is_called(
    registers, chenghua, reading, turn
):
    def fill_in(engine):
        with engine.begin() as opened:
            opened.execute(update(firm).values(credit_code=COMPANY))

    publish(registers, fill_in, based_on=verified_file(registers, read_pointer(registers)))
    text = "\n".join(["编号,受理日,律所,信用代码", *FIRM_ROWS[::turn]])
    report = loaded(registers, mapping_from("desk", WITH_CODES), chenghua, text)
    assert [one.reason for one in report.rejects] == [BAD_CREDIT_CHECK]
    new = f"chenghua-{LAW_FIRM.lower()}"
    columns = select(dispute.c.firm).order_by(dispute.c.dispute_id)
    found = reading(registers, lambda c: c.execute(columns).scalars().all())
    assert found == [new, new, new, "F1", "F1", None]
    held = reading(registers, lambda c: c.execute(select(firm).order_by(firm.c.code)).all())
    names = [("F1", "chenghua", "甲乙律所", COMPANY), (new, "chenghua", "乙律师事务所", LAW_FIRM)]
    assert [tuple(row) for row in held] == names


@pytest.mark.parametrize("text", ["***", "a\ufffdb"])
def test_a_firm_without_a_readable_name_is_refused(connection, chenghua, text):
    with pytest.raises(BadCell):
        NamedFirms.of(chenghua, ()).read(text)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (BASE + "[fields.zone]\nfrom_point = true\n", "fields.longitude"),
        (BASE + "[fields.station]\nfrom_point = true\n", "fields.station.from_point"),
        (BASE.replace('"编号"', '"编号"\nof = ["甲"]'), "fields.number.of"),
        (BASE + '[fields.firm]\ncolumn = "甲"\n[firms]\ncolumn = "乙"\n', "firm"),
    ],
)
def test_a_mapping_that_contradicts_itself_is_refused_by_key(text, key):
    with pytest.raises(BadConfig, match=key):
        mapping_from("desk", text)
