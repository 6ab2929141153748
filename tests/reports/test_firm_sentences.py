"""What is said about firms, on tables made by hand."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.text import Lang
from dashboard.reports.firm.firm_dismissal import dismissal, since_last_month, window_note
from dashboard.reports.firm.firm_sentences import adjusted_view, discriminating, led_rate
from tests.reports.firm_rows import ALIKE, DUTY_BELOW, firm, table

DAY = date(2019, 12, 31)


def said(texts):
    return "\n".join(text.zh for text in texts), "\n".join(text.en for text in texts)


def test_a_band_that_changes_when_adjusted_is_said_with_both():
    found = table(firm("甲", 85, 107, "below", mixed="together"), firm("乙", 110, 115))
    (line,) = adjusted_view(found)
    assert line.zh.startswith(
        "**甲** 原始比较为“低于其余”，按案件构成调整后为“差异不显著，同一档次”"
    )
    assert "各家档次不变" in said(adjusted_view(ALIKE))[0]


def test_an_indicator_says_pooled_rate_and_who_stands_out():
    found = table(firm("甲", 9, 10, **DUTY_BELOW), firm("乙", 9, 10), firm("丙", 9, 10))
    assert discriminating(found, "duty_rate").zh == (
        "值守到岗率（合并 **90.0%**，270/300）：**甲** 80.0%，低于其余；其余 2 家差异不显著。"
    )
    assert discriminating(found, "in_time_rate").zh.endswith(
        "3 家差异不显著；办理天数中位数 5—5 天。"
    )


def test_what_nobody_recorded_in_the_period_has_no_rate():
    none = {"duty_rate": None, "duty_rate_n": 0, "duty_rate_of": 0, "duty_rate_band": None}
    said = discriminating(table(firm("甲", 9, 10, **none), firm("乙", 9, 10, **none)), "duty_rate")
    assert said.zh == "值守到岗率：期内没有登记，不作判断。"
    assert "nan" not in said.en


def test_too_few_cases_are_said_and_not_judged():
    few = firm("甲", 4, 5, None, value=None)
    assert led_rate(table(few, firm("乙", 9, 10))).zh == (
        "律师主调成功率（合并 **86.7%**，13/15）：1 家差异不显著；1 家样本不足，不作判断。"
    )


@pytest.mark.parametrize(
    ("fails", "says"),
    [
        ([3, 2, 0], "**甲** 3 次，已满 3 次不合格"),
        (
            [2, 2, 0],
            "**不能辞退**：无一家满 3 次不合格（截至2019年12月31日，**甲** 2 次、**乙** 2 次，再有",
        ),
        ([1, 0, None], "无一家满 3 次不合格（截至2019年12月31日，最多 1 次；丙 未考评，不计）"),
        ([None, None, None], "没有可用的考评记录"),
    ],
)
def test_dismissal_says_who_is_how_near(fails, says):
    found = ALIKE.assign(fails=fails)
    assert says in dismissal(found, 3, DAY).zh


def test_one_fail_that_ends_a_contract_is_counted_as_reached():
    assert "**甲** 1 次，已满 1 次不合格" in dismissal(ALIKE.assign(fails=[1, 0, 0]), 1, DAY).zh


def test_the_window_is_said_to_be_undefined_and_firms_without_contract_are_named():
    found = ALIKE.assign(fails=[1, None, None], contract_from=[DAY, DAY, None])
    zh, en = said(window_note(found, 3))
    assert "计算期间来源未定义" in zh
    assert "不在合同期内，不累计：丙。" in zh
    assert "现行合同期内未考评：乙。" in zh
    assert "no source defines the window" in en


def test_without_a_grade_in_reach_nobody_is_said_to_be_ungraded():
    (only,) = window_note(ALIKE.assign(fails=None), 3)
    assert "来源未定义" in only.zh


CHANGES = pd.DataFrame(
    [
        ("甲", "excellent", "fail", -1, 0),
        ("乙", "pass", "excellent", 1, -1),
        ("丙", "excellent", "pass", -1, 0),
        ("丁", None, "pass", None, None),
    ],
    columns=["name", "grade_before", "grade_now", "moved", "duty"],
).assign(attended_before=60.0, shifts_before=60.0, attended_now=40.0, shifts_now=62.0)
MONTHS = (date(2019, 12, 1), date(2019, 11, 1))


def test_what_changed_names_new_fails_apart_from_steps():
    assert since_last_month(CHANGES, MONTHS).zh == (
        "2019年12月与2019年11月相比：新增不合格 甲（优秀→不合格）；考评升档 乙（合格→优秀）；"
        "考评降档 丙（优秀→合格）；值守到岗下降超出偶然 乙（60/60→40/62）。"
    )


def test_nothing_changed_and_nothing_recorded_are_two_things():
    same = CHANGES.assign(grade_now=CHANGES["grade_before"], moved=[0, 0, 0, None], duty=0)
    assert "考评档次没有变化；各家值守到岗的变化都在偶然范围内" in since_last_month(same, MONTHS).zh
    none = CHANGES.assign(moved=None, duty=None)
    assert since_last_month(none, MONTHS)[Lang.EN].endswith(": no grades to compare.")
