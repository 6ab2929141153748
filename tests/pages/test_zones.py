"""The map page: what colours it, what it finds, and what it says of one area."""

import json
import shutil

import pytest

from dashboard.components.zone.zone_choice import ABSENT
from dashboard.components.zone.zone_measures import UNKNOWN
from dashboard.coverage.kept import keep_gaps
from dashboard.database.connection import forget_sources
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.loading.geometry import Choices, load_geometry
from tests.loading.maps import collection, feature, ring, save, square, zones
from tests.tiny.readers import head

DOCKING = {"programme": "hill", "register": "docking"}
MEASURES = (
    "cases",
    "standards_missed",
    "patrol_days",
    "days_since_contact",
    "per_1000_residents",
    "open",
    "overdue",
)


@pytest.fixture
def cases(tiny_folder, tmp_path, on_tiny, monkeypatch):
    """The tiny database to be written to."""
    folder = shutil.copytree(tiny_folder, tmp_path / "cases")
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    return folder


@pytest.fixture
def drawn(cases, tmp_path, opened):
    """Open the map of the tiny database, each of its zones drawn as a square."""
    path = save(tmp_path / "map.geojson", zones("HZ1", "HZ2", "HZ3", "HZ4"))
    load_geometry(
        path, programme_of("hill"), Choices("zone"), database=str(cases), derive=keep_gaps
    )

    def open_map(lang=Lang.ZH, **query):
        return opened("zones", lang, **DOCKING | query)

    return open_map


def told(app):
    assert not app.exception
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.error))


def layers(app):
    (deck,) = app.get("deck_gl_json_chart")
    return {layer["id"]: layer["data"] for layer in json.loads(deck.proto.json)["layers"]}


def areas(app):
    return {
        one["properties"]["code"]: one["properties"] for one in layers(app)["zones"]["features"]
    }


def switch(app):
    (found,) = app.button_group
    return found


def search(app):
    return next(box for box in app.selectbox if box.key.startswith("map_area_"))


def test_the_switch_offers_what_is_recorded_and_the_link_names_the_choice(drawn):
    app = drawn()
    assert len(switch(app).options) == len(MEASURES)
    assert app.query_params["show"] in ("cases", ["cases"])
    switch(app).set_value("patrol_days").run()
    assert app.query_params["show"] in ("patrol_days", ["patrol_days"])
    assert {code: one["value_text"] for code, one in areas(app).items()} == {
        "HZ1": "3", "HZ2": "1", "HZ3": "1", "HZ4": "0",
    }  # fmt: skip


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("show", MEASURES)
def test_every_measure_is_drawn_and_its_legend_has_words(drawn, show, lang):
    app = drawn(lang, show=show)
    assert not app.error
    assert len(areas(app)) == 4
    assert told(app)


def test_a_rate_of_too_few_is_hollow_and_says_so(drawn):
    app = drawn(show="per_1000_residents")
    found = areas(app)
    assert (found["HZ1"]["class"], found["HZ1"]["value_text"]) == ("few", "样本不足 (n=2)")
    assert found["HZ1"]["fill"][3] < 30 < found["HZ3"]["fill"][3]
    assert found["HZ3"]["value_text"] == "4.3 (3/700)"
    assert "少于 3 件的不按率着色（空心）" in told(app)


def test_days_without_any_contact_are_said_and_not_zero(drawn):
    app = drawn(show="days_since_contact")
    assert {code: one["value_text"] for code, one in areas(app).items()} == {
        "HZ1": "25", "HZ2": "29", "HZ3": "0", "HZ4": "没有联系记录",
    }  # fmt: skip
    assert "数至 **2020年6月30日**，**3** 个调解管理区有联系记录，**1** 个没有" in told(app)
    assert "最近一次巡查日" in told(app)


def test_overdue_is_a_judgement_with_its_number_on_the_area(drawn):
    app = drawn(show="overdue")
    assert [sign["sign"] for sign in layers(app)["gaps"]] == ["1"]
    assert areas(app)["HZ3"]["class"] == "1"
    assert areas(app)["HZ1"]["class"] == "zero"


@pytest.mark.parametrize("lang", Lang)
def test_an_unknown_measure_in_a_link_is_named_and_nothing_else_is_drawn(drawn, lang):
    app = drawn(lang, show="happiness")
    assert [one.value for one in app.error] == [UNKNOWN.format(code="happiness")[lang]]
    assert not app.get("deck_gl_json_chart")
    assert not app.dataframe
    app.run()
    assert app.error
    switch(app).set_value("open").run()
    assert not app.error
    assert len(areas(app)) == 4


def test_a_measure_the_programme_does_not_record_is_not_offered(on_sample, opened):
    app = opened("zones", programme="cixi")
    assert "巡查区日（巡查）" in told(app)
    assert opened("zones", programme="cixi", show="patrol_days").error


@pytest.mark.parametrize("code", ["chongqing", "cixi", "lixian"])
@pytest.mark.parametrize("show", [one for one in MEASURES if one != "patrol_days"])
def test_measures_follow_the_programme(on_sample, opened, code, show):
    app = opened("zones", programme=code, show=show)
    assert not app.error
    assert told(app)


def test_searching_opens_the_panel_and_the_link_keeps_it(drawn):
    app = drawn()
    assert "Zone_three（HZ3）" in search(app).options
    search(app).set_value("HZ3").run()
    assert app.query_params["area"] in ("HZ3", ["HZ3"])
    assert "**Zone_three**" in told(app)
    assert [one["properties"]["code"] for one in layers(app)["chosen"]["features"]] == ["HZ3"]
    search(app).set_value(None).run()
    assert "area" not in app.query_params
    assert "**Zone_three**" not in told(app)


def test_a_linked_zone_says_who_serves_it_and_what_happened_there(drawn):
    text = told(drawn(area="HZ3"))
    assert "街道：South_town · 派出所：South_station · 人口 700 人" in text
    assert "South_station实有警力 30 人，负责 2 个调解管理区，平均每个 15.0 人（仅供参考）" in text
    assert "没有在用调解室" in text
    assert "期内巡查 1 区日；最近一次巡查 2020年6月30日（距数据截至 0 天）" in text
    assert "纠纷：共 3 件" in text
    assert "其中在调 1 件" in text
    assert "其中超期 1 件" in text


def test_a_zone_is_served_by_the_rooms_and_advisers_of_its_station(drawn):
    text = told(drawn(area="HZ1"))
    assert "在用调解室 2 间：Upper_room（派出所调解室）、North_room（社区调解室）" in text
    assert "社区律师顾问 1 人：Adviser_one（North_community）" in text


def test_the_panel_lists_open_gaps_with_their_owner(drawn):
    app = drawn(area="HZ3")
    gaps = next(table.value for table in app.dataframe if "责任单位" in table.value)
    (row,) = gaps[gaps["标准"] == "有调解室"].to_dict("records")
    assert (row["单位"], row["责任单位"], str(row["自"])) == ("South_station", "分局", "2020-01-01")


def test_a_station_is_found_too(drawn):
    text = told(drawn(area="HS1"))
    assert "**Upper_station**" in text
    assert "Upper_station实有警力 20 人，负责 1 个调解管理区" in text
    assert "纠纷：共 2 件" in text


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", ["HZ3", "HS3", "nowhere", "RT1"])
def test_a_head_is_told_of_a_foreign_area_what_he_is_told_of_none(drawn, code, lang):
    app = drawn(lang, scope=head("HS1"), area=code)
    assert [one.value for one in app.error] == [ABSENT[lang]]
    assert "South" not in told(app)
    assert "Zone_three" not in told(app)


def test_a_heads_map_and_search_hold_nothing_foreign(drawn):
    app = drawn(scope=head("HS1"), show="standards_missed")
    assert list(areas(app)) == ["HZ1"]
    assert [one["code"] for one in layers(app)["stations"]] == ["HS1"]
    assert search(app).options == ["Zone_one（HZ1）", "Upper_station（HS1）"]
    (deck,) = app.get("deck_gl_json_chart")
    assert not {"HZ3", "South_station", "HS2"} & set(deck.proto.json.split('"'))


def test_the_map_draws_what_was_loaded_last(drawn, cases, tmp_path):
    before = next(iter(layers(drawn())["zones"]["features"]))
    moved = collection(feature(square(7), code="HZ1"))
    load_geometry(
        save(tmp_path / "new.geojson", moved),
        programme_of("hill"),
        Choices("zone"),
        database=str(cases),
        derive=keep_gaps,
    )
    forget_sources()  # a server looks for a new version twice a second
    after = next(iter(layers(drawn())["zones"]["features"]))
    corner = ring(7)[0]
    assert corner in after["geometry"]["coordinates"][0]
    assert corner not in before["geometry"]["coordinates"][0]


def test_a_station_without_an_open_room_is_hollow(drawn):
    hollow = {one["code"]: one["hollow"] for one in layers(drawn())["stations"]}
    assert hollow == {"HS1": False, "HS2": True, "HS3": True}


def test_without_stations_the_rooms_of_the_towns_are_the_points(on_sample, opened):
    rooms = layers(opened("zones", programme="cixi"))["rooms"]
    assert sum(int(one["sign"].lstrip("◆")) for one in rooms) == 22


def test_a_choice_another_programme_does_not_know_is_let_go_with_it(on_sample, opened):
    app = opened("zones", programme="chenghua", show="patrol_days", area="CHZ001")
    assert "**第001管理区**" in told(app)
    next(box for box in app.selectbox if box.label == "工作模式").set_value("cixi").run()
    assert not app.error
    assert app.query_params["show"] in ("cases", ["cases"])
    assert "area" not in app.query_params
