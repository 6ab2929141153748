"""The page of firms: the answer first, and the tool that only a director gets."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access.reader import Reader
from dashboard.components.firm.firm_misjudgement import (
    FILL_IN,
    HEADS,
    LABELS,
    NOT_BETTER,
    SHORT_WINDOW,
    TITLE,
)
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE

LINK = {"programme": "chenghua", "register": "station_docking"}
TWO_FAILS = {"from_": "2021-01-01", "to": "2021-12-31"}
DIRECTOR = replace(WHOLE, role="bureau_director")
ASKED = {"threshold": 85.0, "cases": 12, "fails": 3, "window": 12, "good": 91.1, "bad": 80.0}


def told(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


@pytest.fixture(scope="module")
def drawn():
    """What has been drawn for the tests that only read it."""
    return {}


@pytest.fixture
def director(drawn, on_sample, opened):
    if not drawn:
        drawn["director"] = opened("firms", scope=DIRECTOR, **LINK)
    return drawn["director"]


def script(reader, lang):
    """The tool alone: it asks no database."""
    from dashboard.components.firm.firm_misjudgement import misjudgement_tool
    from dashboard.components.frame.context import showing_to

    with showing_to(reader, lang, {}):
        misjudgement_tool()


def tool(role="bureau_director", lang=Lang.ZH):
    reader = Reader(
        account="reader",
        role=role,
        login_id="login",
        scope=replace(WHOLE, account="reader", role=role),
        pages=("firms",),
        landing="firms",
        lang=lang,
    )
    return AppTest.from_function(script, args=(reader, lang), default_timeout=60).run()


def filled(app, **changed):
    for key, value in (ASKED | changed).items():
        app.number_input(key=f"rule_{key}").set_value(value)
    return app.run()


def test_what_may_be_said_stands_before_everything_else(director):
    lines = [one.value for one in director.markdown if "badge" not in one.value][:6]
    leads = [line.split("：")[0] for line in lines]
    assert leads == [
        "**可以表扬**",
        "**请先核查**",
        "**请先核查**",
        "差异不说明原因，先看案卷再评价。",
        "**不要说**",
        "**不能辞退**",
    ]
    assert lines[0].endswith("值守全勤（730/730）；其余各项没有哪家明显高于其余。")
    assert "乙律师事务所" not in lines[0]
    assert "**戊律师事务所** 值守到岗率 96.7%（706/730）" in lines[1]
    assert lines[2].startswith("**请先核查**：**乙律师事务所** 值守全勤（730/730），但")


def test_the_cases_counted_against_a_firm_are_linked_beside_the_claim(director):
    captions = [one.value for one in director.caption]
    # 107 led, 85 settled: 22.
    assert "查看未成功 22 件" in captions


def test_a_table_says_rate_and_verdict_first_and_how_far_from_what_is_expected(director):
    (rates,) = [one.value for one in director.dataframe if "最佳概率" in one.value]
    assert list(rates)[:3] == ["律师事务所", "律师主调成功率", "判断"]
    second = rates[rates["律师事务所"] == "乙律师事务所"].iloc[0]
    assert second["律师主调成功率"] == "79.4%"
    assert second["件数（95% 区间）"] == "85/107（71%—86%）"
    # 85 observed and 98.3 expected of 107: 12.5 points.
    assert second["实际−应有（百分点，95% 区间）"].startswith("−12.5（−21.1 至 −5.9；")
    assert "应有 98.3 件" in second["实际−应有（百分点，95% 区间）"]


def test_lawyer_led_and_police_led_are_never_added_up(director):
    words = told(director)
    assert "646/705" in words
    assert "236/263" in words
    assert "882/968" not in words


def test_the_test_is_named_and_the_assumed_deadline_is_said(director):
    words = told(director)
    assert "条件精确检验" in words
    assert "总误判率 5%" in words
    assert "来源未提及，暂按计入之日起 3 天内为按时" in words
    assert "一家律所约驻两个派出所" in words


def test_a_director_finds_the_tool_on_the_page_and_it_is_empty(director):
    assert [one.value for one in director.number_input] == [None] * len(LABELS)
    assert FILL_IN.zh in told(director)
    assert not [one for one in director.table if HEADS["good_dismissed"].zh in one.value]


def test_a_firm_with_a_fail_stands_with_its_sentence_figures_and_chance(director):
    words = told(director)
    # September 2019 of CHF2: four of five, of all firms 61 of 66.
    assert "有 1 次不合格（2019年9月），距规则的 3 次还有 2 次" in words
    assert "**误判的可能**" in words
    assert "以上各线只是举例，不是规定" in words
    assert "“满 3 次”的计算期间来源未定义" in words
    assert "另有 6 家已考评，现行合同期内没有不合格，不列出。" in words
    (figures,) = [one.value for one in director.table if "月份" in one.value]
    assert list(figures["月份"]) == ["2019年9月", "合同期 12 个月合计"]
    assert figures["律师主调成功率"].iloc[0] == "4/5；各家 61/66（92.4%）"


def test_a_threshold_entered_in_the_tool_is_the_one_the_chance_is_told_for(on_sample, opened):
    app = opened("firms", Lang.EN, scope=DIRECTOR, **LINK | TWO_FAILS)
    assert "with one more it is to be dismissed by the contract rule" in told(app)
    app.number_input(key="rule_threshold").set_value(87.5).run()
    words = told(app)
    assert "where a fail is a rate below 87.5%:" in words
    assert "The line is the one you entered; no source defines it." in words


def test_firms_to_praise_stand_with_what_goes_with_it(director):
    words = told(director)
    assert "**甲律师事务所** 2019年值守全勤（730/730）。" in words
    # CHF2 missed no shift, and is below in the rate: both are said.
    assert "**乙律师事务所** 2019年值守全勤（730/730）；但律师主调成功率 79.4%（85/107）" in words


def test_the_tool_says_nothing_until_all_is_filled_in():
    app = tool()
    app.number_input(key="rule_cases").set_value(12).run()
    assert FILL_IN.zh in told(app)
    assert not app.table


@pytest.mark.parametrize("lang", Lang)
def test_the_tool_answers_in_sentences_and_a_small_table(lang):
    app = filled(tool(lang=lang))
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
def test_numbers_that_cannot_be_are_named(changed, says):
    app = filled(tool(), **changed)
    assert says.zh in [one.value for one in app.warning]
    assert not app.table


@pytest.mark.parametrize("role", ["political_legal", "district_head", "case_reviewer", "reviewer"])
def test_no_other_role_gets_the_tool(role):
    app = tool(role)
    assert not app.number_input
    assert TITLE.zh not in [one.label for one in app.expander]
