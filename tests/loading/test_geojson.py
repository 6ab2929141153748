"""Reading a map strictly: what is no map is refused in one sentence that names the file."""

import json
import time

import pytest

from dashboard.domain.errors import BadFile
from dashboard.loading import geojson
from dashboard.loading.geojson import crs_of, read_layer
from tests.loading.maps import collection, feature, save, square

ONE = feature(square(0), code="HZ1")


def named(name):
    return {"type": "name", "properties": {"name": name}}


@pytest.fixture
def read(tmp_path):
    return lambda whole: read_layer(save(tmp_path / "map.geojson", whole))


def test_features_are_numbered_as_they_stand(read):
    layer = read(collection(ONE, feature(None, name="x") | {"id": 7}))
    assert [(one.number, one.properties) for one in layer.features] == [
        (1, {"code": "HZ1"}),
        (2, {"id": 7, "name": "x"}),
    ]
    assert (layer.file, layer.crs) == ("map.geojson", None)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("{", "line 1 is not JSON"),
        ('{"type": "FeatureCollection",\n "features": [}', "line 2 is not JSON"),
        ("[1, 2]", "no GeoJSON FeatureCollection"),
        ('{"type": "Topology", "features": []}', "no GeoJSON FeatureCollection"),
        ('{"type": "FeatureCollection"}', "holds no feature"),
        ('{"type": "FeatureCollection", "features": []}', "holds no feature"),
        ('{"type": "FeatureCollection", "features": [3]}', "feature 1 is no GeoJSON Feature"),
        (
            '{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": 3}]}',
            "feature 1: 'properties' is no object",
        ),
        ('{"type": "FeatureCollection", "features": [NaN]}', "NaN is no number"),
        ('{"type": "FeatureCollection", "type": "x"}', "key 'type' stands twice"),
        ("[" * 100_000, "nested too deeply"),
        ("", "line 1 is not JSON"),
    ],
)
def test_what_is_no_map_is_refused_by_name_and_reason(read, text, why):
    with pytest.raises(BadFile, match=why) as refused:
        read(text)
    assert str(refused.value).startswith("map.geojson")


def test_another_encoding_is_refused(tmp_path):
    path = tmp_path / "map.geojson"
    path.write_bytes('{"type": "区"}'.encode("gb18030"))
    with pytest.raises(BadFile, match=r"map\.geojson is not UTF-8"):
        read_layer(path)


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(BadFile, match=r"gone\.geojson cannot be read: No such file"):
        read_layer(tmp_path / "gone.geojson")


def test_too_large_a_file_is_refused_before_it_is_read(read, monkeypatch):
    monkeypatch.setattr(geojson, "MOST_BYTES", 40)
    with pytest.raises(BadFile, match="simplify it first"):
        read(collection(ONE))


def test_too_many_features_are_refused(read, monkeypatch):
    monkeypatch.setattr(geojson, "MOST_FEATURES", 2)
    with pytest.raises(BadFile, match="holds 3 features; at most 2"):
        read(collection(ONE, ONE, ONE))


@pytest.mark.parametrize(
    ("name", "crs"),
    [
        ("urn:ogc:def:crs:OGC:1.3:CRS84", "wgs84"),
        ("EPSG:4326", "wgs84"),
        ("urn:ogc:def:crs:EPSG::4490", "cgcs2000"),
        ("http://www.opengis.net/def/crs/EPSG/0/4490", "cgcs2000"),
    ],
)
def test_a_named_coordinate_system_is_taken_at_its_word(read, name, crs):
    layer = read(collection(ONE, crs=named(name)))
    assert crs_of(layer, None) == crs_of(layer, crs) == crs


@pytest.mark.parametrize("asked", ["gcj02", "cgcs2000"])
def test_file_and_command_may_not_disagree_on_the_coordinate_system(read, asked):
    layer = read(collection(ONE, crs=named("EPSG:4326")))
    with pytest.raises(BadFile, match=f"says wgs84, --crs says {asked}"):
        crs_of(layer, asked)


@pytest.mark.parametrize("crs", [named("EPSG:3857"), named("EPSG:4547"), named(3), {}, "EPSG:4326"])
def test_a_coordinate_system_we_do_not_know_is_refused(read, crs):
    with pytest.raises(BadFile, match="not one of CRS84, EPSG:4326, EPSG:4490"):
        read(collection(ONE, crs=crs))


def test_without_a_word_on_it_coordinates_are_those_of_the_standard(read):
    layer = read(collection(ONE))
    assert [crs_of(layer, asked) for asked in (None, "gcj02")] == ["wgs84", "gcj02"]


def test_a_key_that_stands_twice_among_many_is_found_at_once(read):
    keys = [f'"{i}": 0' for i in range(100_000)]
    began = time.monotonic()
    with pytest.raises(BadFile, match="key '99999' stands twice"):
        read("{" + ", ".join([*keys, keys[-1]]) + "}")
    assert time.monotonic() - began < 5


def test_what_a_file_says_is_told_without_control_characters(read):
    for whole in (
        {"crs": named("\x1b[31m\ud800")} | collection(ONE),
        '{"\\ud800": 1, "\\ud800": 2}',
    ):
        with pytest.raises(BadFile) as refused:
            read(json.dumps(whole) if isinstance(whole, dict) else whole)
        assert str(refused.value).isprintable()
