"""Pages follow the programme: its names, its units, and nothing it does not record."""

import shutil
from dataclasses import replace

import pytest

from dashboard.access.reader import Reader
from dashboard.components.frame.filter_bar import BAD_LINK
from dashboard.domain.scope import ALL
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.text import Lang
from dashboard.navigation import PAGES, landing_of
from tests.pages.conftest import KEYS
from tests.tiny.readers import WHOLE, head

FIVE = ("chenghua", "chongqing", "cixi", "lixian", "yibin")
DOCKING = {"programme": "hill", "register": "docking"}
ENTRIES = {entry.key: entry for entry in PAGES}
BY_TOWN = (
    ('unit = "station"', 'unit = "town"\ncalled = { town = { zh = "乡镇（街道）", en = "Town" } }'),
    ('"firm_grade", ', ""),
    ('"contract", "zone", ', '"contract", '),
    ('"station_month", ', ""),
    ('"key_case", ', ""),
    ('area_levels = ["town", "community", "zone"]', 'area_levels = ["county", "town"]'),
    (
        "types =",
        'unrecorded = ["zone", "channel", "mode", "satisfaction", "dossier", "dossier_complete",'
        ' "criminal_risk", "conversion"]\ntypes =',
    ),
)
"""What makes ``hill`` a programme compared by town, without firms, zones, calls or opinions."""


@pytest.fixture
def by_town(on_tiny, tiny_config, tmp_path, monkeypatch):
    folder = tmp_path / "config"
    shutil.copytree(tiny_config, folder)
    path = folder / "programmes" / "hill.toml"
    text = path.read_text("utf-8")
    for old, new in BY_TOWN:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))


@pytest.fixture
def without_standards(by_town, tmp_path):
    path = tmp_path / "config" / "programmes" / "hill.toml"
    kept = [part for part in path.read_text("utf-8").split("\n[[") if "standard]]" not in part[:12]]
    path.write_text("\n[[".join(kept), "utf-8")


@pytest.fixture
def reader():
    return Reader(
        account="reader",
        role="bureau_director",
        login_id="login",
        scope=WHOLE,
        pages=KEYS,
        landing="overview",
        lang=Lang.ZH,
    )


def sentences(app):
    assert not app.exception
    assert not app.error
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.subheader))


def labels(app):
    return {box.label for box in (*app.selectbox, *app.multiselect)}


def test_the_comparison_is_by_the_programmes_own_unit_and_name(by_town, opened):
    app = opened("stations", **DOCKING)
    assert "乡镇对比" in app.subheader[0].value
    # Of the eight disputes North town has four and two of them settled, South town the same.
    frame = app.dataframe[0].value
    assert list(frame["乡镇"]) == ["North_town", "South_town"]
    assert [told.split(" · ")[0] for told in frame["件数与区间"]] == ["2/4", "2/4"]
    assert "2 个乡镇合并调解成功率 **50.0%**" in sentences(app)


def test_menu_and_title_of_the_comparison_have_the_same_name(by_town):
    assert ENTRIES["stations"].title_in(programme_of("hill")).zh == "乡镇对比"
    assert ENTRIES["stations"].title_in(programme_of("river")).zh == "派出所对比"
    assert ENTRIES["stations"].title_in(None).zh == "派出所对比"


def test_what_is_not_recorded_is_left_out_of_the_table_and_named(by_town, opened):
    app = opened("stations", **DOCKING)
    heads = set(app.dataframe[0].value.columns)
    assert not {"满意率", "卷宗齐全率", "接警量"} & heads
    assert "办理天数中位数" in heads
    told = "满意率（满意度）、卷宗齐全率（卷宗齐全）、接警量（派出所月报）"
    assert f"本库未登记，故未列出：{told}。" in sentences(app)


def test_trends_offer_what_is_recorded_alone(by_town, opened):
    app = opened("trends", Lang.EN, **DOCKING)
    assert "Settlement rate" in app.button_group[0].options
    assert "Satisfaction rate" not in app.button_group[0].options
    assert "Satisfaction rate (satisfaction), Police calls (station months)" in sentences(app)


def test_the_filter_offers_what_the_programme_cuts_by(by_town, opened):
    assert labels(opened("disputes", Lang.EN, **DOCKING)) >= {"County", "Town", "Station", "Track"}
    assert not labels(opened("disputes", Lang.EN, **DOCKING)) & {"Channel", "Zone", "Mode", "Room"}
    assert "Lead" in labels(opened("disputes", Lang.EN, **DOCKING))
    people = opened("disputes", Lang.EN, programme="hill", register="people")
    assert "Lead" not in labels(people)


def test_the_words_of_a_selection_have_the_programmes_names(by_town, opened):
    app = opened("overview", **DOCKING, town="HT1")
    assert "乡镇（街道）：North_town" in sentences(app)


def test_a_page_without_a_subject_leaves_the_menu_and_a_link_to_it_says_so(by_town, opened):
    hill, river = programme_of("hill"), programme_of("river")
    assert not ENTRIES["firms"].in_menu(hill)
    assert not ENTRIES["key_cases"].in_menu(hill)
    assert ENTRIES["firms"].in_menu(river)
    assert ENTRIES["firms"].in_menu(None)
    app = opened("firms", **DOCKING)
    assert "山区没有律师事务所考评" in sentences(app)
    assert not app.dataframe
    assert "本库不登记重点案件" in sentences(opened("key_cases", **DOCKING))


def test_a_director_of_firms_lands_on_the_comparison_where_there_are_none(by_town, reader):
    director = replace(reader, landing="firms", pages=("firms", "stations", "overview"))
    assert landing_of(director, programme_of("river")) == "firms"
    assert landing_of(director, programme_of("hill")) == "stations"
    assert landing_of(replace(director, pages=("firms", "overview")), programme_of("hill")) == (
        "overview"
    )


def test_without_zones_and_outlines_the_map_page_says_what_there_is_instead(by_town, opened):
    app = opened("zones", **DOCKING)
    assert "分布示意图" in app.subheader[0].value
    assert "画不出图" in sentences(app)


def test_without_standards_the_rooms_are_told_and_nothing_is_checked(without_standards, opened):
    app = opened("coverage", **DOCKING)
    # On the last day the rooms M1 and M3 are open, M2 is not.
    assert "在用调解室 **2** 间：派出所调解室 1、社区调解室 1。" in sentences(app)
    assert "没有声明标准，故不核对：律所入驻、调解室设置" in sentences(app)
    assert not app.metric


def test_a_record_shows_what_is_recorded_and_names_what_is_not(by_town, opened):
    app = opened("dispute", id="hill:04")
    rows = {name for table in app.table for name in table.value.iloc[:, 0]}
    assert {"纠纷类型", "乡镇（街道）", "主调人"} <= rows
    assert not {"来源渠道", "满意度（1—5）", "有转刑事风险", "调解管理区"} & rows
    told = sentences(app)
    assert (
        "本工作模式的台账不登记：来源渠道、调解方式、转刑事风险、满意度、转化情况、卷宗材料。"
        in told
    )
    assert "未登记逐步过程，以下为登记的日期。" in told
    assert "2020-05-31　**受理**" in told
    assert "本库未登记当事人。" in told


def test_a_dispute_opened_by_link_brings_its_programme_along(on_tiny, opened):
    app = opened("dispute", id="river:01")
    assert app.query_params["programme"] in ("river", ["river"])
    assert "River_station" in {cell for table in app.table for cell in table.value.iloc[:, 1]}


def test_a_reader_of_one_programmes_stations_is_offered_no_other(on_tiny, opened):
    reader = replace(head("HS1"), programmes=ALL)
    assert "Programme" not in labels(opened("overview", Lang.EN, scope=reader))
    refused = opened("overview", Lang.EN, scope=reader, programme="river")
    absent = opened("overview", Lang.EN, scope=reader, programme="nowhere")
    assert [one.value for one in refused.error] == [BAD_LINK.en.format(what="programme=river")]
    assert [one.value for one in absent.error] == [BAD_LINK.en.format(what="programme=nowhere")]
    assert not refused.dataframe


def test_another_programme_keeps_the_page_and_a_reset_keeps_the_programme(on_tiny, opened):
    app = opened("stations", Lang.EN, **DOCKING)
    box = next(box for box in app.selectbox if box.label == "Programme")
    box.set_value("river").run()
    assert app.query_params["programme"] in ("river", ["river"])
    assert "Comparison by station" in app.subheader[0].value
    next(button for button in app.button if button.key == "filters_reset").click().run()
    assert app.query_params["programme"] in ("river", ["river"])


def test_a_programme_declared_without_data_is_not_offered(by_town, tmp_path, opened):
    programmes_folder = tmp_path / "config" / "programmes"
    shutil.copy(programmes_folder / "river.toml", programmes_folder / "lake.toml")
    app = opened("overview", Lang.EN, **DOCKING)
    box = next(box for box in app.selectbox if box.label == "Programme")
    assert box.options == ["Hill", "River"]
    refused = opened("overview", Lang.EN, programme="lake")
    assert [one.value for one in refused.error] == [BAD_LINK.en.format(what="programme=lake")]


@pytest.mark.parametrize("code", ["chongqing", "cixi", "lixian"])
def test_every_page_of_a_programme_is_drawn(code, charts_checked, on_sample, opened):
    assert set(programmes()) >= set(FIVE)
    # One test for all pages: what they share is asked once.
    broken = {}
    for key in (one for one in KEYS if one != "dispute"):
        app = opened(key, programme=code)
        broken[key] = [one.value for one in (*app.exception, *app.error)]
    assert {key: why for key, why in broken.items() if why} == {}


@pytest.mark.parametrize(
    ("code", "unit", "count"),
    [("chongqing", "区县", 40), ("cixi", "镇街", 18), ("yibin", "区县", 11), ("lixian", "镇", 19)],
)
def test_without_zones_the_map_is_of_the_areas_there_are(code, unit, count, on_sample, opened):
    app = opened("zones", programme=code)
    assert f"**{count}** 个{unit}中" in sentences(app)
    assert len(app.get("deck_gl_json_chart")) == 1
    assert len(app.dataframe[0].value) == count


@pytest.mark.parametrize(
    ("code", "title", "units"),
    [
        ("chongqing", "区县对比", 40),
        ("cixi", "品牌调解工作室对比", 22),
        ("yibin", "派出所对比", 23),
        ("lixian", "所队对对比", 19),
    ],
)
def test_units_are_compared_as_each_programme_has_them(code, title, units, on_sample, opened):
    app = opened("stations", programme=code)
    assert title in app.subheader[0].value
    assert len(app.dataframe[0].value) == units
