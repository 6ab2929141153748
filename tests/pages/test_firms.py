"""The page of firms: the answer first, and the tool that only a director gets."""

from dataclasses import replace

import pytest

from dashboard.components.firm_misjudgement import FILL_IN, LABELS, NOT_BETTER, SHORT_WINDOW, TITLE
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("on_sample")
LINK = {"programme": "chenghua", "register": "station_docking"}
DIRECTOR = replace(WHOLE, role="bureau_director")
ASKED = {"threshold": 85.0, "cases": 12, "fails": 3, "window": 12, "good": 91.1, "bad": 80.0}


def told(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def filled(app, **changed):
    for key, value in (ASKED | changed).items():
        app.number_input(key=f"rule_{key}").set_value(value)
    return app.run()


def test_what_may_be_said_stands_before_everything_else(opened):
    app = opened("firms", **LINK)
    first = next(one.value for one in app.markdown if "badge" not in one.value)
    for lead in ("可以肯定", "建议核查", "不能说", "辞退"):
        assert f"**{lead}**" in first
    assert "乙律师事务所" in first
    assert "戊律师事务所** 值守到岗率" in first


def test_lawyer_led_and_police_led_are_never_added_up(opened):
    words = told(opened("firms", **LINK))
    assert "646/705" in words
    assert "236/263" in words
    assert "882/968" not in words


def test_the_test_is_named_and_the_assumed_deadline_is_said(opened):
    words = told(opened("firms", **LINK))
    assert "条件精确检验" in words
    assert "总误判率 5%" in words
    assert "来源未提及，暂按计入之日起 3 天内为按时" in words
    assert "一家律所约驻两个派出所" in words


def test_the_tool_opens_empty_and_says_nothing_until_all_is_filled_in(opened):
    app = opened("firms", scope=DIRECTOR, **LINK)
    assert [one.value for one in app.number_input] == [None] * len(LABELS)
    assert FILL_IN.zh in told(app)
    app.number_input(key="rule_cases").set_value(12).run()
    assert FILL_IN.zh in told(app)
    assert not app.table


@pytest.mark.parametrize("lang", Lang)
def test_the_tool_answers_in_sentences_and_a_small_table(lang, opened):
    app = filled(opened("firms", lang, scope=DIRECTOR, **LINK))
    words = told(app)
    # Months of twelve cases below 85 %: 29.0 % of a firm at 91.1 %, three in twelve 72.3 %.
    assert "**29.0%**" in words
    assert "**72.3%**" in words
    assert {"不到 0.1%", "under 0.1%"} & set(app.table[0].value.iloc[:, -1])
    assert len(app.table[0].value) == 7


@pytest.mark.parametrize(
    ("changed", "says"),
    [({"window": 2}, SHORT_WINDOW), ({"bad": 95.0}, NOT_BETTER), ({"bad": 91.1}, NOT_BETTER)],
)
def test_numbers_that_cannot_be_are_named(changed, says, opened):
    app = filled(opened("firms", scope=DIRECTOR, **LINK), **changed)
    assert says.zh in [one.value for one in app.warning]
    assert not app.table


@pytest.mark.parametrize("role", ["political_legal", "district_head", "case_reviewer", "reviewer"])
def test_no_other_role_gets_the_tool(role, opened):
    app = opened("firms", scope=replace(WHOLE, role=role), **LINK)
    assert not app.number_input
    assert TITLE.zh not in [one.label for one in app.expander]
