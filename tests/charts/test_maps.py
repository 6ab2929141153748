"""Maps: nothing from outside, zero is not little, and inside is inside."""

import json

import pandas as pd
import pytest

from dashboard.charts import maps
from dashboard.charts.classes import Words, classes_of
from dashboard.charts.palette import DIVERGING_LIGHT, RAMP_LIGHT
from dashboard.charts.shapes import geometry, is_clockwise
from dashboard.domain.text import Lang, Text
from dashboard.metrics.disputes import MEDIATED, SETTLEMENT_RATE
from tests.charts import frames

SQUARE = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0], [0.0, 0.0]]
HOLE = [[0.2, 0.2], [0.4, 0.2], [0.4, 0.4], [0.2, 0.4], [0.2, 0.2]]


def deck(**choices):
    return maps.zone_deck(
        frames.zones(), frames.places(), frames.by_zone(), MEDIATED, Lang.ZH, **choices
    )


def layer(name, **choices):
    layers = json.loads(deck(**choices).to_json())["layers"]
    return next(one for one in layers if one["id"] == name)


def counted(numbers):
    codes = [f"Z{place}" for place in range(len(numbers))]
    return MEDIATED.values(pd.DataFrame({"zone": codes, "mediated": numbers}), "mediated")


def test_the_map_asks_nobody_for_tiles():
    sent = deck().to_json()
    assert "cartocdn" not in sent
    assert "http" not in sent
    assert json.loads(sent).get("mapProvider") is None
    assert json.loads(sent)["mapStyle"] == "__MAP_STYLE__", "what the screen takes for no map"


def test_zones_and_stations_can_be_picked_and_say_their_code():
    zone = layer("zones")["data"]["features"][0]["properties"]
    assert (zone["code"], zone["name"], zone["value_text"]) == ("CHZ001", "第001管理区", "0")
    assert layer("zones")["pickable"]
    assert layer("stations")["pickable"]
    assert layer("stations")["data"][0]["code"] == "CHS01"


def test_the_tooltip_is_text_and_never_markup():
    assert set(deck()._tooltip) == {"text"}


def test_chinese_names_are_drawn_with_every_character():
    names = layer("station-names")
    assert names["characterSet"] == "auto"
    assert "Noto Sans SC" in names["fontFamily"]


def test_the_first_view_is_the_outline():
    view = json.loads(deck().to_json())["initialViewState"]
    assert 104.0 < view["longitude"] < 104.2
    assert 30.6 < view["latitude"] < 30.75
    assert 10 < view["zoom"] < 13


def test_zones_without_any_are_crossed_out():
    assert len(layer("gaps", colour_by="coverage")["data"]) == 43
    assert layer("gaps")["data"] == []


def test_rings_turn_clockwise_and_holes_the_other_way():
    read = geometry(json.dumps({"type": "Polygon", "coordinates": [SQUARE, HOLE]}))
    outer, hole = read["coordinates"]
    assert (is_clockwise(outer), is_clockwise(hole)) == (True, False)
    both = geometry(json.dumps({"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]}))
    assert all(is_clockwise(part[0]) for part in both["coordinates"])


def test_the_picture_has_every_zone_clockwise():
    drawn = maps.zone_shapes(
        frames.zones(), frames.places(), frames.by_zone(), MEDIATED, Lang.ZH
    ).to_dict()
    shapes = next(rows for rows in drawn["datasets"].values() if "geometry" in rows[0])
    assert len(shapes) == 211
    assert all(is_clockwise(shape["geometry"]["coordinates"][0]) for shape in shapes)


def test_zero_has_a_class_of_its_own():
    chosen = classes_of(counted([0, 0, 1, 2, 3, 4, 5, 6, 7, 8]), "count")
    assert chosen.breaks == (1, 2, 4, 6)
    assert [chosen.of(value, True) for value in (0, 1, 2, 5, 8)] == ["zero", "1", "2", "3", "4"]


def test_the_legend_says_the_classes_in_use_from_little_to_much():
    keys = maps.legend(counted([0, 1, 2, 3, 4, 5, 6, 7, 8]), Lang.ZH, metric=MEDIATED)
    labels = [key.label for key in keys]
    assert labels == ["0（没有记录）", "1 件", "2–3 件", "4–5 件", "≥ 6 件"]
    assert len({key.colour for key in keys}) == 5


@pytest.mark.parametrize(("numbers", "labels"), [([0, 0], ["0（没有记录）"]), ([5, 5], ["≥ 5 件"])])
def test_a_map_of_one_value_has_one_class(numbers, labels):
    keys = maps.legend(counted(numbers), Lang.ZH, metric=MEDIATED)
    assert [key.label for key in keys] == labels


def test_a_zone_nobody_counted_is_not_zero():
    values = frames.by_zone().iloc[1:]
    sent = json.loads(
        maps.zone_deck(frames.zones(), frames.places(), values, MEDIATED, Lang.EN).to_json()
    )
    zone = sent["layers"][0]["data"]["features"][0]["properties"]
    assert (zone["class"], zone["value_text"]) == ("none", "Not recorded")


def test_a_zone_with_few_cases_is_never_coloured_as_a_rate():
    counts = pd.DataFrame({"zone": ["CHZ001", "CHZ002"], "mediated": [4, 40], "settled": [1, 38]})
    values = SETTLEMENT_RATE.values(counts, "mediated")
    sent = json.loads(
        maps.zone_deck(frames.zones(), frames.places(), values, SETTLEMENT_RATE, Lang.ZH).to_json()
    )
    zone = sent["layers"][0]["data"]["features"][0]["properties"]
    assert (zone["class"], zone["value_text"]) == ("few", "样本不足 (n=4)")


def test_points_are_rounded_so_that_no_household_shows():
    places = pd.DataFrame({"longitude": [121.2512, 121.2488], "latitude": [30.1699, 30.1712]})
    rows = next(iter(maps.point_map(places, Lang.ZH).to_dict()["datasets"].values()))
    assert [(round(r["longitude"], 4), round(r["latitude"], 4), r["count"]) for r in rows] == [
        (121.25, 30.17, 2)
    ]


def test_judgements_and_counts_share_no_colour():
    numbers = counted([0, 1, 2, 3])
    judged = maps.legend(numbers, Lang.ZH, metric=MEDIATED, colour_by="judgement")
    plain = maps.legend(numbers, Lang.ZH, metric=MEDIATED)
    assert {key.colour for key in judged} <= set(DIVERGING_LIGHT)
    assert {key.colour for key in plain} <= set(RAMP_LIGHT)
    assert not {key.colour for key in judged} & {key.colour for key in plain}


def test_what_is_missed_more_is_a_darker_orange_and_what_is_met_is_blue():
    chosen = classes_of(counted([0, 1, 2, 3]), "judgement")
    steps = [int(chosen.paint(chosen.of(value, True))) for value in (0, 1, 2, 3)]
    assert steps[0] > 5
    assert steps[1:] == sorted(steps[1:], reverse=True)
    assert max(steps[1:]) < 4


def test_judged_areas_carry_their_number():
    values = counted([0, 1, 12])
    chosen = classes_of(values, "judgement")
    assert [chosen.sign(chosen.of(v, True), v) for v in (0, 1, 12)] == ["", "1", "12"]
    assert classes_of(values, "count").sign("1", 12) == ""


def test_classes_without_a_number_have_the_words_of_the_measure():
    values = counted([0, 1]).astype({"value": "float64"})
    values.loc[1, "value"] = float("nan")
    words = Words(zero=Text("全部达标", "All met"), none=Text("没有标准", "No standard"))
    keys = maps.legend(values, Lang.EN, metric=MEDIATED, colour_by="judgement", words=words)
    assert [(key.label, key.hollow) for key in keys] == [("No standard", True), ("All met", False)]


@pytest.mark.parametrize("colour_by", ["count", "judgement"])
def test_both_engines_put_every_area_into_the_same_class(colour_by):
    frame = frames.by_zone()
    drawn = maps.zone_shapes(
        frames.zones(), frames.places(), frame, MEDIATED, Lang.ZH, colour_by=colour_by
    ).to_dict()
    shapes = next(rows for rows in drawn["datasets"].values() if "geometry" in rows[0])
    flat = {one["properties"]["zone"]: one["properties"]["class"] for one in shapes}
    deep = {
        one["properties"]["code"]: one["properties"]["class"]
        for one in layer("zones", colour_by=colour_by)["data"]["features"]
    }
    assert flat == deep


def test_the_area_looked_at_has_a_line_around_it():
    kept = layer("chosen", chosen="CHZ003")["data"]["features"]
    assert [one["properties"]["code"] for one in kept] == ["CHZ003"]
    assert layer("chosen")["data"]["features"] == []


def test_a_station_without_a_room_is_drawn_hollow_and_its_tooltip_says_so():
    places = frames.places().assign(rooms=0, rooms_told="没有在用调解室")
    sent = maps.zone_deck(frames.zones(), places, frames.by_zone(), MEDIATED, Lang.ZH).to_json()
    stations = next(one for one in json.loads(sent)["layers"] if one["id"] == "stations")
    assert all(one["hollow"] for one in stations["data"])
    assert stations["data"][0]["text"].endswith("\n没有在用调解室")


def test_rooms_stand_as_numbers_where_there_is_no_station():
    rooms = pd.DataFrame({"count": [3], "told": ["三间"], "longitude": [104.1], "latitude": [30.7]})
    assert [one["sign"] for one in layer("rooms", rooms=rooms)["data"]] == ["◆3"]
    drawn = maps.zone_shapes(
        frames.zones(), frames.places().head(0), frames.by_zone(), MEDIATED, Lang.ZH, rooms=rooms
    )
    assert "◆3" in json.dumps(drawn.to_dict(), ensure_ascii=False)
