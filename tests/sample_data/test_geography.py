"""The schematic map: a partition that fits exactly."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
import shapely

import sample_data
from sample_data.geo.draw import draw

GEO = Path(sample_data.__file__).parent / "geo"


def shapes(name: str) -> dict[str, shapely.Geometry]:
    features = json.loads((GEO / f"chenghua_{name}.geojson").read_text("utf-8"))["features"]
    return {
        feature["properties"]["code"]: shapely.geometry.shape(feature["geometry"])
        for feature in features
    }


OUTLINE, TOWNS, ZONES = (shapes(name) for name in ("outline", "towns", "zones"))


def test_there_are_eleven_towns_and_211_zones():
    assert (len(OUTLINE), len(TOWNS), len(ZONES)) == (1, 11, 211)


@pytest.mark.parametrize("layer", [TOWNS, ZONES], ids=["towns", "zones"])
def test_a_layer_covers_the_outline_without_gap_or_overlap(layer):
    cells, whole = list(layer.values()), OUTLINE["510108"]
    assert all(cell.is_valid and cell.geom_type == "Polygon" for cell in cells)
    assert shapely.coverage_is_valid(cells)
    assert shapely.union_all(cells).symmetric_difference(whole).area < 1e-9
    assert abs(sum(cell.area for cell in cells) - whole.area) < 1e-9


def test_each_zone_lies_in_its_town(tables):
    zones = tables["area"].query("level == 'zone'")
    outside = [ZONES[row.code].difference(TOWNS[row.parent]).area for row in zones.itertuples()]
    assert max(outside) < 1e-9


def test_the_zones_of_a_station_hang_together(tables):
    zones = tables["area"].query("level == 'zone'")
    for _, codes in zones.groupby("station")["code"]:
        assert shapely.union_all([ZONES[code] for code in codes]).geom_type == "Polygon"


def test_the_district_is_about_108_square_kilometres():
    assert OUTLINE["510108"].area * 95.75 * 110.85 == pytest.approx(108, abs=0.1)


def test_outer_rings_run_counter_clockwise_with_at_most_six_decimals():
    for shape in [*OUTLINE.values(), *TOWNS.values(), *ZONES.values()]:
        assert shape.exterior.is_ccw
        assert all(round(value, 6) == value for point in shape.exterior.coords for value in point)


def test_disputes_and_stations_lie_where_their_codes_say(tables):
    located = tables["dispute"].dropna(subset=["longitude"]).sample(500, random_state=1)
    for row in located.itertuples():
        assert shapely.contains_xy(ZONES[row.zone], row.longitude, row.latitude)
    owner = tables["area"].query("level == 'zone'").set_index("code")["station"]
    for row in tables["station"].itertuples():
        own = shapely.union_all([ZONES[code] for code in owner.index[owner == row.code]])
        assert shapely.contains_xy(own, row.longitude, row.latitude)


def test_residents_add_up_through_the_levels(tables):
    area = tables["area"]
    for level, below in (("county", "town"), ("town", "community"), ("town", "zone")):
        sums = area[area["level"] == below].groupby("parent")["population"].sum()
        above = area[area["level"] == level].set_index("code")["population"]
        assert sums.to_dict() == above.to_dict()
    named = area.loc[area["name"] == "和美社区", "population"]
    assert named.item() > 110_000


def test_paths_lead_through_the_parents(tables):
    area = tables["area"].set_index("code")
    for row in area.itertuples():
        steps = row.path.split("/")
        assert steps[-1] == row.Index
        assert all(area.at[low, "parent"] == high for high, low in pairwise(steps))


def test_the_files_are_what_the_script_draws(tmp_path):
    draw(tmp_path)
    for name in ("outline", "towns", "zones"):
        file = f"chenghua_{name}.geojson"
        assert (tmp_path / file).read_text("utf-8") == (GEO / file).read_text("utf-8")
