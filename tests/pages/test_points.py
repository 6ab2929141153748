"""积分与等级 on the page: the answer in words, what counts, and who is told."""

from dataclasses import replace

import pytest

from dashboard.domain.scope import Field
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE, head

HILL = {"programme": "hill", "register": "docking", "from_": "2020-01-01", "to": "2020-06-30"}
POINTS = HILL | {"part": "points"}
PEOPLE = POINTS | {"grading": "mediator_points"}


def told(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info))


def rows(app):
    return app.dataframe[0].value.to_dict("records")


def without(*fields):
    return replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one not in fields))


def test_the_page_says_how_firm_the_order_is_and_by_which_rule(on_tiny, opened, charts_checked):
    app = opened("people", **PEOPLE)
    assert not app.exception
    said = told(app)
    # With weights 48, 24, 16 and 8 D1 has (32 + 14.4 + 8) of 72, or 75.6, and D3
    # (48 + 8 + 12.8 + 4) of 96, or 75.8: D3 may be first. D2 is never above 64.3, which is with
    # 48 and 8, and D3 never below 65.4, which is with 32, 36, 16 and 12: D2 is always last.
    assert "**3** 名调解员有得分" in said
    assert "**1** 名的名次不变，**2** 名的名次会变" in said
    assert "只凭得分分不出先后：One、Three。" in said
    assert "2 名只测算了部分项目" in said
    assert "没有计入率的随机波动" in said
    assert "只计您范围内的记录" not in said
    assert "件数 40（每月 0.5 件满分）" in said
    assert "来源没有给出权重，示例取四三二一" in said
    assert "所选期间跨两个规则版本" in said
    assert "2020年3月1日起的规则" in said
    assert "0.8、1、1.2" in said


def test_the_table_shows_each_item_and_says_no_rate_of_few_cases(on_tiny, opened):
    first, second, _ = rows(opened("people", **PEOPLE))
    assert (first["调解员"], first["得分"], first["项数"], first["档次"]) == (
        "One",
        "78.1",
        "3/4",
        "good",
    )
    assert first["成功率"] == "样本不足（n=2）"
    assert second["成功率"] == "10.0 分：33.3%（1/3）"
    assert second["评议"] == "16.0 分：80.0 分（样本数 5）"


def test_who_is_not_measured_is_named(on_tiny, opened):
    said = told(opened("people", **POINTS | {"grading": "firm_points"}))
    assert "没有一项可以测算，不排名：Firm_B" in said
    assert "档次分数线未定义" in said


def test_an_item_out_of_a_readers_reach_is_said_to_be_missing(on_tiny, opened):
    app = opened("people", scope=head("HS1"), **PEOPLE)
    assert "未测算“参训”" in told(app)
    assert {row["参训"] for row in rows(app)} == {"未测算"}
    assert "只计您范围内的记录" in told(app)


def test_points_of_people_are_offered_to_who_may_see_them_alone(on_tiny, opened):
    app = opened("people", scope=without(Field.STAFF), **PEOPLE)
    assert "grading=mediator_points" in app.error[0].value
    assert not app.dataframe
    assert "间调解室有得分" not in told(app)
    left = opened("people", scope=without(Field.STAFF, Field.FIRMS), **POINTS)
    assert "间调解室有得分" in told(left)


def test_a_programme_without_items_says_so(on_tiny, opened):
    link = {"programme": "river", "register": "people", "part": "points"}
    assert "没有列出计分项目的考评规则" in told(opened("people", **link))


def test_the_page_speaks_english_too(on_tiny, opened):
    said = told(opened("people", Lang.EN, **PEOPLE))
    assert "**3** mediators with a score" in said
    assert "(full at 0.5 cases a month)" in said
    assert "Rank range: every weight times 0.8, 1 or 1.2" in said


def test_a_city_chooses_a_county_first(on_sample, opened):
    link = {"programme": "chongqing", "part": "points"}
    assert "请先在筛选中选择区县" in told(opened("people", **link))
    app = opened("people", **link, county="CQ01")
    assert "图中为得分最高的前 30" in told(app)
    assert len(app.dataframe[0].value) == 50
    app.text_input[0].set_value("CQM00010").run()
    assert [row["调解员"] for row in rows(app)] == ["调解员00010"]


@pytest.mark.parametrize("key", ["disputes", "overview", "stations", "trends", "coverage", "firms"])
def test_a_mediator_of_a_link_is_named_on_every_page_and_can_be_taken_away(on_tiny, opened, key):
    app = opened(key, **HILL, mediator="D1")
    assert not app.exception
    assert "调解员：One" in told(app)
    (box,) = [one for one in app.multiselect if one.label == "调解员"]
    assert box.options == ["One"]
    box.set_value([]).run()
    assert "mediator" not in app.query_params


@pytest.mark.parametrize("code", ["D6", "D9", "O1"])
def test_a_mediator_who_is_out_of_reach_is_no_mediator(on_tiny, opened, code):
    app = opened("disputes", **HILL, mediator=code)
    assert f"mediator={code}" in app.error[0].value
    assert not app.dataframe


def test_a_head_names_no_mediator_of_another_station(on_tiny, opened):
    assert opened("disputes", scope=head("HS1"), **HILL, mediator="D3").error
    assert not opened("disputes", scope=head("HS1"), **HILL, mediator="D2").error
