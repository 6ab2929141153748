"""Loading an agency's own outlines: joined, checked, all or nothing, on both engines."""

import argparse
import json
import shutil

import pytest
import shapely
from sqlalchemy import create_engine, select

from dashboard.access import audit
from dashboard.access.imports import operator
from dashboard.access.own_files import geometry_as
from dashboard.commands import load
from dashboard.coverage.kept import keep_gaps
from dashboard.database.bulk import create_tables
from dashboard.database.schema import area_geometry, data_version, load_batch, load_reject
from dashboard.database.snapshots import read_pointer
from dashboard.database.state import StateUnavailable
from dashboard.domain.errors import BadRequest, NoData
from dashboard.domain.settings import programme_of
from dashboard.loading.geometry import Choices, load_geometry
from tests.loading.maps import collection, feature, ring, save, square, zones
from tests.tiny import rows as tiny

ALL = ("HZ1", "HZ2", "HZ3", "HZ4")
pytestmark = pytest.mark.usefixtures("on_tiny")


@pytest.fixture
def server(postgres_url):
    engine = create_engine(postgres_url)
    create_tables(engine)
    tiny.fill(engine)
    with engine.begin() as connection:
        row = {"version": "first", "note": ""}
        connection.execute(data_version.insert(), [row])
    engine.dispose()
    return postgres_url


@pytest.fixture(params=["duckdb", "postgresql"])
def database(request, tmp_path, tiny_folder):
    """The tiny database, to be written to, on each engine."""
    if request.param == "postgresql":
        return request.getfixturevalue("server")
    return shutil.copytree(tiny_folder, tmp_path / "cases")


@pytest.fixture
def cases(tmp_path, tiny_folder):
    return shutil.copytree(tiny_folder, tmp_path / "own")


@pytest.fixture
def loaded(tmp_path):
    """Load a map of ``hill`` into a database."""

    def run(database, whole, *, level="zone", **choices):
        path = save(tmp_path / "map.geojson", whole)
        hill = programme_of("hill")
        return load_geometry(
            path, hill, Choices(level, **choices), database=str(database), derive=keep_gaps
        )

    return run


def counts(report):
    assert report.read == report.accepted + report.duplicate + report.rejected
    return report.read, report.accepted, report.duplicate, report.rejected


def reasons(report):
    return [(one.row, one.column, one.value, one.reason.en) for one in report.rejects]


def outlines(connection):
    found = connection.execute(select(area_geometry).order_by(area_geometry.c.area))
    return {row.area: json.loads(row.geometry) for row in found}


def batches(connection):
    b = load_batch.c
    statement = select(b.programme, b.file, b.mapping, b.read, b.accepted, b.duplicate, b.rejected)
    statement = statement.where(b.batch.not_in(tiny.LOADED_BEFORE))
    return [tuple(row) for row in connection.execute(statement)]


def rejected(connection):
    r = load_reject.c
    own = r.batch.not_in(tiny.LOADED_BEFORE)
    found = connection.execute(
        select(r.row, r.column, r.value, r.reason).where(own).order_by(r.row)
    )
    return [tuple(row) for row in found]


def test_every_zone_gets_its_outline_and_the_batch_is_recorded(database, loaded, reading):
    report = loaded(database, zones(*ALL))
    assert (counts(report), report.replaced, report.is_loaded) == ((4, 4, 0, 0), 1, True)
    found = reading(database, outlines)
    assert list(found) == list(ALL)
    second = shapely.geometry.shape(found["HZ2"])
    assert second.equals(shapely.Polygon(ring(1)))
    assert reading(database, batches) == [
        ("hill", "map.geojson", "geometry:zone:wgs84", 4, 4, 0, 0)
    ]


def test_a_map_is_loaded_on_record_or_not_at_all(cases, tmp_path, monkeypatch, reading):
    path, hill = save(tmp_path / "map.geojson", zones(*ALL)), programme_of("hill")
    report = geometry_as(operator(), path, hill, Choices("zone"), database=str(cases))
    begun, done = [one for one in audit.records() if one["act"] == "import"]
    who = operator().account
    assert [(one["outcome"], one["account"]) for one in (begun, done)] == [
        ("begun", who),
        ("ok", who),
    ]
    assert begun["detail"] == "geometry:zone; map.geojson"
    told = "read 4 accepted 4 corrected 1 duplicate 0 rejected 0"
    assert f"{told}; {report.data_version}; sha256 {report.layer.sha256}" in done["detail"]
    ask = select(load_batch.c.who).where(load_batch.c.mapping == "geometry:zone:wgs84")
    assert reading(cases, lambda c: c.execute(ask).scalars().all()) == [who]
    version = read_pointer(cases).version
    (tmp_path / "absent").write_text("a file where the folder should be")
    monkeypatch.setenv("DASHBOARD_STATE", f"sqlite:///{tmp_path / 'absent' / 'state.sqlite'}")
    save(path, zones(*ALL[::-1]))
    with pytest.raises(StateUnavailable):
        geometry_as(operator(), path, hill, Choices("zone"), database=str(cases))
    assert read_pointer(cases).version == version


def test_the_same_map_again_changes_nothing(database, loaded, reading):
    first = loaded(database, zones(*ALL))
    turned = collection(
        *(
            feature({"type": "Polygon", "coordinates": [ring(i)[::-1]]}, code=code)
            for i, code in enumerate(ALL)
        )
    )
    again = loaded(database, turned)
    assert (counts(again), again.is_loaded) == ((4, 0, 4, 0), False)
    assert len(reading(database, batches)) == 1
    assert first.data_version


def test_a_dry_run_says_the_same_and_writes_nothing(database, loaded, reading):
    before = reading(database, outlines)
    report = loaded(database, zones(*ALL), dry_run=True)
    assert (counts(report), report.is_loaded) == ((4, 4, 0, 0), False)
    assert reading(database, outlines) == before
    assert reading(database, batches) == []


def test_one_bad_feature_keeps_all_out_unless_a_part_is_accepted(database, loaded, reading):
    whole = zones("HZ2", "HZ9", "HZ3")
    before = reading(database, outlines)
    report = loaded(database, whole)
    assert (counts(report), report.is_loaded) == ((3, 2, 0, 1), False)
    assert reading(database, outlines) == before
    part = loaded(database, whole, accept_partial=True)
    assert part.is_loaded
    assert set(reading(database, outlines)) == {"HZ1", "HZ2", "HZ3"}
    assert reading(database, rejected) == [
        (2, "code", "HZ9", "区划登记中没有这个代码 / the area register has no such code")
    ]


def test_a_feature_that_cannot_be_drawn_is_named_by_number_and_reason(cases, loaded):
    swapped = {"type": "Polygon", "coordinates": [[[y, x] for x, y in ring(1)]]}
    whole = collection(feature(square(0), code="HZ1"), feature(swapped, code="HZ2"))
    assert reasons(loaded(cases, whole)) == [
        (2, "geometry", "", "longitude and latitude are swapped (latitude comes first)")
    ]


def test_a_zone_of_another_programme_or_level_is_as_unknown_as_none(cases, loaded):
    report = loaded(cases, zones("HT1", "RT1", "nowhere"))
    assert [why for *_, why in reasons(report)] == ["the area register has no such code"] * 3


def test_zones_are_found_by_name_however_it_is_written(cases, loaded):
    names = ("Zone_one", "ｚｏｎｅ_TWO", " Zone _three")
    whole = collection(*(feature(square(i), 名称=name) for i, name in enumerate(names)))
    report = loaded(cases, whole, match="name")
    assert counts(report) == (3, 3, 0, 0)
    assert report.without == (("HZ4", "Zone_four"),)


def test_the_property_to_join_by_can_be_named(cases, loaded):
    whole = collection(feature(square(0), code="other", 管区="HZ3"))
    assert counts(loaded(cases, whole, column="管区")) == (1, 1, 0, 0)
    (why,) = reasons(loaded(cases, whole, column="缺"))
    assert why == (1, "缺", "", "it has no property 缺")


def test_a_name_that_fits_two_areas_is_named_with_both(server, loaded, reading):
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE area SET name = 'Zone_one' WHERE code = 'HZ4'")
    engine.dispose()
    report = loaded(server, collection(feature(square(0), name="Zone_one")), match="name")
    assert reasons(report) == [(1, "name", "Zone_one", "it fits several areas: HZ1, HZ4")]


def test_an_area_drawn_twice_alike_is_a_duplicate_and_differently_is_refused(cases, loaded):
    twice = [feature(square(0), code="HZ1")] * 2
    assert counts(loaded(cases, collection(*twice), dry_run=True)) == (2, 1, 1, 0)
    differing = loaded(cases, zones("HZ1", "HZ1"))
    assert [row for row, *_ in reasons(differing)] == [1, 2]


def test_overlaps_are_reported_with_the_part_of_the_smaller_and_neighbours_are_not(cases, loaded):
    # HZ2 lies half on HZ1; HZ3 touches HZ2's edge only; HZ4 is far, with a gap between.
    whole = collection(
        feature(square(0), code="HZ1"),
        feature(square(0.5), code="HZ2"),
        feature(square(1.5), code="HZ3"),
        feature(square(4), code="HZ4"),
    )
    (pair,) = loaded(cases, whole).overlaps
    assert (pair.first, pair.second) == ("HZ1", "HZ2")
    assert pair.share == pytest.approx(0.5, abs=1e-6)


def test_a_new_outline_over_one_that_stays_is_reported(cases, loaded):
    loaded(cases, zones("HZ1", "HZ2"))
    (pair,) = loaded(cases, collection(feature(square(0, 0, side=0.005), code="HZ3"))).overlaps
    assert (pair.first, pair.second, pair.share) == ("HZ3", "HZ1", pytest.approx(1.0))


def test_what_is_mended_is_said(cases, loaded):
    spiked = [*ring(0)[:3], [104.105, 30.61], [104.105, 30.6101], [104.105, 30.61], *ring(0)[3:]]
    whole = collection(feature({"type": "Polygon", "coordinates": [spiked]}, code="HZ1"))
    (mended,) = loaded(cases, whole).mended
    assert (mended.feature, mended.area) == (1, "HZ1")


def test_towns_are_loaded_as_zones_are(cases, loaded, reading):
    report = loaded(cases, zones("HT1"), level="town", crs="gcj02")
    assert report.without == (("HT2", "South_town"),)
    assert set(reading(cases, outlines)) == {"HT1", "HZ1"}


def test_a_level_without_areas_is_refused(cases, loaded):
    with pytest.raises(BadRequest, match="no area of level zone"):
        path = save(cases / "map.geojson", zones("RZ1"))
        load_geometry(
            path, programme_of("river"), Choices("zone"), database=str(cases), derive=keep_gaps
        )


@pytest.mark.parametrize("table", ["area_geometry", "load_batch", "data_version"])
def test_a_failure_at_any_step_rolls_everything_back(server, loaded, reading, table):
    before = reading(server, outlines)
    engine = create_engine(server)
    with engine.begin() as connection:
        connection.exec_driver_sql(
            f"ALTER TABLE {table} ADD CONSTRAINT never CHECK (false) NOT VALID"
        )
    engine.dispose()
    with pytest.raises(NoData, match="changed nothing"):
        loaded(server, zones(*ALL))
    assert reading(server, outlines) == before
    assert reading(server, batches) == []


@pytest.fixture
def verb(cases, monkeypatch, tmp_path):
    """Run ``load`` on a copy of the tiny database."""
    monkeypatch.setenv("DASHBOARD_DATABASE", str(cases))

    def run(whole, *words):
        parser = argparse.ArgumentParser()
        load.add_arguments(parser)
        path = save(tmp_path / "map.geojson", whole)
        chosen = ["--programme", "hill", "--geometry", str(path), *words]
        return load.run(parser.parse_args(chosen))

    return run


def test_the_verb_prints_counts_what_is_without_and_the_end(verb, capsys):
    assert verb(zones("HZ1", "HZ2", "HZ3"), "--level", "zone") == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1:] == [
        "read 3",
        "accepted 3 (of these replaced 1)",
        "duplicate 0",
        "rejected 0",
        "without outline 1",
        "  HZ4 Zone_four",
        "not in the file, outline kept 0",
    ]
    assert "neither file nor command names the coordinate system" in told.out
    assert told.err.startswith("Loaded: data version ")


def test_areas_the_file_does_not_draw_keep_their_outline_and_are_named(cases, loaded):
    assert loaded(cases, zones("HZ1", "HZ2", "HZ3", "HZ4")).kept == ()
    report = loaded(cases, zones("HZ1", "HZ2"), crs="wgs84")
    assert report.kept == (("HZ3", "Zone_three"), ("HZ4", "Zone_four"))
    assert "没有注明" not in report.coordinates.zh


def test_the_verb_names_what_it_refuses_and_its_exit_says_so(verb, cases, capsys):
    before = read_pointer(cases)
    assert verb(zones("HZ9"), "--level", "zone") == 1
    told = capsys.readouterr().err
    assert "map.geojson feature 1, column 'code': 'HZ9': the area register has no such" in told
    assert "Nothing was loaded: mend the rejected features" in told
    assert read_pointer(cases) == before


def test_the_verb_prints_one_object_for_machines(verb, capsys):
    crs = ("--crs", "gcj02", "--dry-run", "--format", "json")
    assert verb(zones("HZ1", "HZ2"), "--level", "zone", *crs) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["read"], told["accepted"], told["loaded"]) == (2, 2, False)
    assert [one["code"] for one in told["without_outline"]] == ["HZ3", "HZ4"]
    assert "GCJ-02" in told["coordinates"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ((), "--geometry needs --level"),
        (("--level", "zone", "--mapping", "ledger"), "--mapping is for disputes"),
        (("--level", "zone", "x.csv"), "either files of disputes, or --table, or --inspection"),
    ],
)
def test_what_does_not_go_together_is_refused(verb, words, why):
    with pytest.raises(BadRequest, match=why):
        verb(zones("HZ1"), *words)
