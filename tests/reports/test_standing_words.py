"""The sentence that may be said of a firm with fails, and the chance beside it, made by hand."""

from math import comb

import pytest

from dashboard.reports.firm.chance_words import chance_words
from dashboard.reports.staffing.standing_chance import chances
from dashboard.reports.staffing.standing_words import sentence
from tests.reports.standing_rows import JULY, JUNE, MAY, led, standing

NOT_WORSE = "这些数不能说明它比其余律所差。"


@pytest.mark.parametrize(
    ("fails", "says", "says_en", "near"),
    [
        ((MAY,), "有 1 次不合格（2021年5月），距规则的 3 次还有 2 次", "1 of 3 fails", False),
        (
            (MAY, JUNE),
            "已有 2 次不合格（2021年5月、2021年6月），再有一次即满 3 次，依合同规则应予辞退",
            "with one more it is to be dismissed by the contract rule",
            True,
        ),
        (
            (MAY, JUNE, JULY),
            "已达 3 次不合格，依合同规则应予辞退",
            "by the contract rule it is to be dismissed",
            True,
        ),
        ((JULY,), "还有 2 次；最近一次考评为不合格", "its last grade is a fail", True),
    ],
)
def test_the_rule_is_said_as_a_rule_with_its_months(fails, says, says_en, near):
    one = standing(fails)
    assert says in sentence(one).zh
    assert says_en in sentence(one).en
    assert one.near is near
    assert sentence(one).zh.startswith("**甲** 现行合同期内（2021年1月1日起）")


def test_a_rule_of_one_fail_is_met_by_the_first():
    assert "已达 1 次不合格" in sentence(standing((MAY,), limit=1)).zh


def test_a_firm_that_cannot_be_told_apart_says_so_in_the_same_sentence():
    said = sentence(standing((MAY, JUNE)))
    assert "不合格月份的律师主调成功率与其余差异不显著" in said.zh
    assert "合同期内各考评月合计，律师主调成功率与其余差异不显著" in said.zh
    assert said.zh.endswith(NOT_WORSE)
    assert said.en.endswith("these figures do not show it to be worse than the others.")


@pytest.mark.parametrize("bands", [("below", "together"), ("together", "below")])
def test_a_firm_below_is_said_to_be_and_nothing_takes_it_back(bands):
    said = sentence(standing((MAY, JUNE), bands=bands))
    assert "律师主调成功率明显低于其余" in said.zh
    assert NOT_WORSE not in said.zh


def test_too_few_cases_are_no_verdict():
    said = sentence(standing((MAY,), bands=(None, None)))
    assert "律师主调成功率可比的样本不足，不作判断" in said.zh
    assert said.zh.endswith(NOT_WORSE)


def test_without_any_figure_of_these_months_nothing_is_held_against_the_firm():
    nothing = {"of_fails": (), "of_contract": (), "by_month": (), "cases": ()}
    assert "没有可比的履职记录" in sentence(standing((MAY,), **nothing)).zh
    (why,) = chance_words(standing((MAY,), **nothing))
    assert why.zh == "误判的可能无法测算：本库未登记律师主调的件数。"
    assert "cannot be worked out" in why.en


def test_months_graded_without_a_case_have_no_chance_and_say_why():
    one = standing((MAY,), cases=(0, 0, 0))
    assert not chances(one, (0.8,))
    assert "没有律师主调的纠纷" in chance_words(one)[0].zh


def test_the_chance_is_that_of_a_firm_at_the_rate_of_all_with_the_firms_own_cases():
    # All firms 90 of 100. Five cases stay below 80 % with three settled or fewer.
    q = sum(comb(5, k) * 0.9**k * 0.1 ** (5 - k) for k in range(4))
    (at,) = chances(standing((MAY, JUNE)), (0.8,))
    assert at.value == pytest.approx(3 * q**2 * (1 - q) + q**3, abs=1e-12)


def test_months_of_other_sizes_count_as_they_are():
    # Below 80 % of 1 is 0 settled; of 2, 0 or 1; of 0 never.
    one, two = 0.1, 1 - 0.9**2
    (at,) = chances(standing((MAY, JUNE), cases=(1, 2, 0)), (0.8,))
    assert at.value == pytest.approx(one * two, abs=1e-12)


def test_lines_nobody_set_are_examples_and_one_that_was_entered_is_said_to_be():
    said = " ".join(text.zh for text in chance_words(standing((MAY, JUNE))))
    assert "不合格线为 80% 时" in said
    assert "来源没有规定不合格的分数线，以上各线只是举例" in said
    own = " ".join(text.zh for text in chance_words(standing((MAY, JUNE)), 0.875))
    assert "不合格线为 87.5% 时" in own
    assert "分数线由您填写，来源没有规定" in own
    assert "举例" not in own


def test_a_failed_month_whose_rate_is_no_fail_under_a_line_is_named():
    # 4 of 5 is 80 %: below 85 and 90, not below 80.
    words = [text.zh for text in chance_words(standing((MAY, JUNE)))]
    (told,) = [text for text in words if "本不会评为不合格" in text]
    assert told.startswith("按 80% 线，2021年5月（4/5）、2021年6月（4/5）的成功率")
    below = standing((MAY,), own=(3, 5))
    assert not any("本不会" in text.zh for text in chance_words(below))


def test_one_graded_month_is_not_said_twice():
    said = sentence(standing((MAY,), (MAY,), of_contract=(led((MAY,), 4, 5),)))
    assert said.zh.count("律师主调成功率") == 1
