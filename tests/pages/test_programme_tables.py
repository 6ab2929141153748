"""Programmes side by side and a programme's own views, as pages on the tiny database."""

import shutil
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access.reader import Reader
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE, head

TABLES = """
[[view]]
key = "rates"
name = { zh = "各所成功率", en = "Rates by station" }
by = "station"
register = "docking"
metrics = ["mediated", "settlement_rate"]
note = { zh = "只看公调对接。", en = "Docking alone." }

[[view]]
key = "list"
name = { zh = "五统一", en = "Uniform items" }
by = "station"
register = "docking"
metrics = ["checklist_rate"]
where = { checklist = ["five_uniform"] }
fractions = true

[[view]]
key = "change"
name = { zh = "接警变化", en = "Calls" }
by = "station"
register = "docking"
metrics = ["calls"]
apart = { name = { zh = "试点", en = "Pilot" }, codes = ["HS1"] }

[[view.periods]]
name = { zh = "一月", en = "January" }
from = 2020-01-01
to = 2020-01-31

[[view.periods]]
name = { zh = "二月", en = "February" }
from = 2020-02-01
to = 2020-02-29
"""


def script(reader, lang, key):
    """What the frame does around a page; its source is run apart, so it brings its own imports."""
    from importlib import import_module

    from dashboard.components.frame.context import showing_to
    from dashboard.components.frame.failure import failed
    from dashboard.database.connection import pinned
    from dashboard.domain.errors import DashboardError

    try:
        with pinned(), showing_to(reader, lang, {}):
            import_module(f"dashboard.pages.{key}").render()
    except DashboardError as error:
        failed(error, lang)


@pytest.fixture
def drawn(on_tiny, tiny_config, tmp_path, monkeypatch):
    folder = tmp_path / "config"
    shutil.copytree(tiny_config, folder)
    path = folder / "programmes" / "hill.toml"
    path.write_text(path.read_text("utf-8") + TABLES, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))

    def draw(key, lang=Lang.ZH, *, scope=WHOLE, **query):
        reader = Reader(
            account="reader",
            role=scope.role,
            login_id="login",
            scope=replace(scope, account="reader"),
            pages=(key,),
            landing=key,
            lang=lang,
        )
        app = AppTest.from_function(script, args=(reader, lang, key), default_timeout=60)
        app.query_params.update(query)
        return app.run()

    return draw


def said(app):
    assert not app.exception
    return "\n".join(one.value for one in [*app.markdown, *app.caption])


def table_with(app, head):
    return next(table.value for table in app.table if head in table.value)


def test_a_view_says_what_it_counts_and_shows_every_unit(drawn):
    app = drawn("own_views", programme="hill")
    assert "只看公调对接。" in said(app)
    assert "台账：公调对接 · 口径：调解 · 期间：2020年1月1日—2020年6月30日" in said(app)
    frame = app.dataframe[0].value.set_index("派出所")
    assert frame["调解（件）"].to_dict() == {
        "合计": 8,
        "Upper_station": 2,
        "Lower_station": 2,
        "South_station": 3,
        "未登记": 1,
    }
    assert frame["调解成功率：件数"]["South_station"] == "1/3"
    assert frame["调解成功率：件数"]["Lower_station"] == "样本不足（n=2）"
    assert frame["调解成功率（%）"].isna()["Lower_station"]
    assert frame["调解成功率（%）"]["South_station"] == pytest.approx(33.3)


def test_another_view_is_a_choice_away_and_a_link_may_name_it(drawn):
    app = drawn("own_views", programme="hill")
    app.segmented_control(key="view_hill").set_value("change").run()
    assert "一月" in app.dataframe[0].value.columns[2]
    linked = drawn("own_views", programme="hill", view="change")
    assert list(linked.dataframe[0].value["派出所"])[:2] == ["试点", "其余 2 个"]


def test_two_periods_show_the_change(drawn):
    frame = drawn("own_views", programme="hill", view="change").dataframe[0].value
    change = dict(zip(frame["派出所"], frame["接警量变化（%）"], strict=True))
    assert change["试点"] == -20.0
    assert change["其余 2 个"] == -100.0


def test_items_met_are_written_as_such(drawn):
    frame = drawn("own_views", programme="hill", view="list").dataframe[0].value
    told = dict(zip(frame["派出所"], frame["清单达标率"], strict=True))
    assert (told["Upper_station"], told["South_station"]) == ("1/2", "1/1")


def test_the_chart_follows_the_chosen_indicator(drawn):
    app = drawn("own_views", Lang.EN, programme="hill")
    before = app.get("vega_lite_chart")[0].proto.spec
    app.segmented_control(key="chart_rates").set_value("settlement_rate").run()
    after = app.get("vega_lite_chart")[0].proto.spec
    assert "Mediated" in before
    assert "Settlement rate" in after


def test_a_programme_without_views_says_so(drawn):
    assert "没有声明自己的指标表" in said(drawn("own_views", programme="river"))


def test_a_head_sees_his_own_units(drawn):
    frame = drawn("own_views", programme="hill", scope=head("HS3")).dataframe[0].value
    assert list(frame["派出所"]) == ["South_station"]


def test_programmes_stand_side_by_side_by_basis(drawn):
    app = drawn("side_by_side", Lang.EN, programme="hill", register="docking")
    words = said(app)
    assert "**Counted on accepted**" in words
    assert "Hill · Docking (counted on mediated) **50.0%**, 4/8" in words
    assert "different bases" in words
    (chart,) = app.get("vega_lite_chart")
    assert "River" in chart.proto.spec
    assert "Docking" not in chart.proto.spec


def test_it_says_what_differs(drawn):
    # Drawn in this process the screen counts as a narrow one: lists in place of the table.
    words = said(drawn("side_by_side", Lang.EN, programme="hill"))
    for name, basis in (
        ("Hill · People's mediation", "accepted"),
        ("Hill · Docking", "mediated"),
        ("River", "accepted"),
    ):
        assert f"**{name}**\n\n- Basis: {basis}\n- Unit compared: Station" in words
    assert "- Printed: —" in words


def test_only_what_some_do_not_record_is_listed(drawn):
    marks = table_with(drawn("side_by_side", programme="hill"), "记录").set_index("记录")
    # What river does not record; all else both do.
    some = {"调解管理区", "纠纷：转化情况", "办理过程", "巡查", "会议", "夜间值守"}
    some |= {"补贴申领", "等级评定", "参训名单"}
    assert marks["山区"].to_dict() == dict.fromkeys(some, "✓")
    assert marks["河区"].to_dict() == dict.fromkeys(some, "—")


def test_the_rate_stands_on_each_basis_with_the_other_register_apart(drawn):
    app = drawn("side_by_side", programme="hill", register="docking")
    frame = table_with(app, "件数与区间")
    assert list(frame["口径"]) == ["调解（本台账口径）", "办结", "另册：人民调解（受理）"]
    assert list(frame["调解成功率"]) == ["50.0%", "66.7%", "样本不足（n=2）"]


def test_another_indicator_is_laid_side_by_side(drawn):
    app = drawn("side_by_side", programme="hill")
    app.segmented_control(key="side_metric").set_value("satisfaction_rate").run()
    # 01, 02, 03 and 08 responded, 01 and 02 with 4 or more.
    assert "按记录计算：50.0% · 2/4" in said(app)


def test_a_reader_of_one_programme_is_told_there_is_nothing_beside(drawn):
    app = drawn("side_by_side", scope=head("HS1"), programme="hill")
    assert "只涉及一个工作模式" in said(app)
    assert "河区" not in said(app) + "".join(table.value.to_csv() for table in app.table)
