"""Whom to praise, whom to check and what not to say, on tables made by hand."""

import pytest

from dashboard.reports.firm.firm_claims import claims
from tests.reports.firm_rows import ALIKE, DUTY_BELOW, IN_FULL, firm, table


def lines(found, lang="zh"):
    return [getattr(claim.text, lang) for claim in claims(found)]


def test_alike_firms_are_neither_praised_nor_checked_nor_ordered():
    assert lines(ALIKE) == [
        "**可以表扬**：各项都没有哪家明显高于其余。",
        "**请先核查**：没有哪家明显低于其余。",
        "**不要说**：谁第一、谁第二（3 家的律师主调成功率差异不显著）。",
    ]
    assert "who is first, who is second" in lines(ALIKE, "en")[-1]


def test_a_full_roster_is_praised_with_its_shifts_in_the_order_of_the_table():
    found = table(
        firm("丙", 9, 10, **IN_FULL),
        firm("乙", 9, 10),
        firm("甲", 9, 10, **IN_FULL),
        firm("丁", 9, 10, **IN_FULL | {"duty_rate_n": 50, "duty_rate_of": 50}),
    )
    assert lines(found)[0] == (
        "**可以表扬**：**丙**、**甲** 值守全勤（100/100）；**丁** 值守全勤（50/50）；"
        "其余各项没有哪家明显高于其余。"
    )


def test_a_firm_above_is_praised_by_name_with_its_counts():
    above = {"dossier_rate": 1.0, "dossier_rate_n": 100, "dossier_rate_band": "above"}
    zh = lines(table(firm("甲", 9, 10, **above), firm("乙", 9, 10)))[0]
    assert zh == "**可以表扬**：**甲** 卷宗齐全率 100.0%（100/100）明显高于其余。"


def test_a_firm_below_has_a_line_of_its_own_with_its_counts_and_no_cause():
    found = table(
        firm("甲", 85, 107, "below", **DUTY_BELOW),
        firm("乙", 110, 115, **DUTY_BELOW),
        firm("丙", 9, 10),
    )
    assert lines(found)[1:4] == [
        "**请先核查**：**甲** 值守到岗率 80.0%（80/100）、律师主调成功率 79.4%（85/107）"
        "明显低于其余。",
        "**请先核查**：**乙** 值守到岗率 80.0%（80/100）明显低于其余。",
        "差异不说明原因，先看案卷再评价。",
    ]
    assert [(one.firm, one.grounds) for one in claims(found)[1:3]] == [
        ("甲", ("duty_rate", "settlement_rate")),
        ("乙", ("duty_rate",)),
    ]


def test_a_firm_to_praise_and_to_check_is_told_both_in_one_line():
    found = table(firm("乙", 85, 107, "below", **IN_FULL), firm("甲", 110, 115))
    assert lines(found)[1] == (
        "**请先核查**：**乙** 值守全勤（100/100），但律师主调成功率 79.4%（85/107）明显低于其余。"
    )
    assert "every shift attended (100/100), but lawyer-led" in lines(found, "en")[1]
    assert lines(found)[0] == "**可以表扬**：只有同时要核查的律所，见下。"


def test_a_firm_to_check_is_not_named_among_those_to_praise():
    checked = firm("乙", 85, 107, "below", **IN_FULL)
    praise = lines(table(checked, firm("甲", 110, 115, **IN_FULL)))[0]
    assert praise == "**可以表扬**：**甲** 值守全勤（100/100）；其余各项没有哪家明显高于其余。"


def test_that_nobody_stands_above_is_not_said_where_a_firm_to_check_does():
    above = {"dossier_rate": 1.0, "dossier_rate_n": 100, "dossier_rate_band": "above"}
    both = firm("乙", 85, 107, "below", **above)
    praise = lines(table(both, firm("甲", 110, 115, **IN_FULL)))[0]
    assert praise == "**可以表扬**：**甲** 值守全勤（100/100）。"


@pytest.mark.parametrize(("raw", "mixed"), [("below", "together"), ("together", "below")])
def test_a_firm_that_only_one_comparison_puts_below_is_named_as_left_out(raw, mixed):
    found = table(firm("甲", 85, 107, raw, mixed), firm("乙", 110, 115))
    assert lines(found)[1] == (
        "**请先核查**：没有哪家明显低于其余；原始与调整后结论不一致的 **甲** 未列入。"
    )
    assert "**甲** not listed: raw and adjusted comparison disagree" in lines(found, "en")[1]
    assert "未列入" not in lines(found)[0]


def test_a_firm_that_only_one_comparison_puts_above_is_no_praise_and_is_said():
    found = table(firm("甲", 110, 115, "above", "together"), firm("乙", 85, 107, **DUTY_BELOW))
    assert lines(found)[0] == (
        "**可以表扬**：各项都没有哪家明显高于其余；原始与调整后结论不一致的 **甲** 未列入。"
    )


def test_who_is_left_out_is_said_beside_those_who_are_listed_too():
    found = table(firm("甲", 85, 107, "below", "together"), firm("乙", 9, 10, **DUTY_BELOW))
    assert lines(found)[2] == "原始与调整后结论不一致的 **甲** 未列入。"


def test_too_few_cases_are_left_out_without_a_word_of_disagreement():
    few = firm("甲", 4, 5, value=None) | {"band": None, "band_adjusted": None}
    assert "未列入" not in "".join(lines(table(few, firm("乙", 9, 10))))
