"""Rates against their counts; the numbers are those of five published articles."""

import pytest

from dashboard.quality.findings import Standing, Verdict
from dashboard.quality.rates import judge_attendances, judge_rate, judge_undefined
from tests.quality.printing import count, rate, wan


def test_a_rate_its_counts_refute_says_which_counts_would_give_it():
    finding = judge_rate(count(882), count(968), rate("84.9"))
    assert finding.verdict == Verdict.DISAGREES
    assert finding.verdict.standing == Standing.CONTRADICTION
    assert float(finding.recomputed) == pytest.approx(0.9112, abs=5e-5)
    assert finding.interval == pytest.approx((0.8916, 0.9275), abs=5e-5)
    assert "6.2 points apart, outside the interval" in finding.sentence.en
    assert finding.needs.en.startswith("84.9% needs 822 of 968 or 882 of 1,039.")
    assert "882 and 822 differ in one digit" in finding.needs.en
    assert "84.9% 需要 968 中的 822，或 882 出自 1,039。" in finding.needs.zh


@pytest.mark.parametrize(
    ("good", "of", "stated"),
    [
        (count(601), count(654), rate("92")),
        (count(26_014), count(27_013), rate("96.3")),
        (count(1), count(8), rate("12.5")),
        (count(1), count(8), rate("13")),
        (count(1), count(8), rate("12")),
        (count(0), count(32), rate("0")),
        (count(678), count(678), rate("100")),
    ],
)
def test_a_correctly_rounded_rate_agrees(good, of, stated):
    assert judge_rate(good, of, stated).verdict == Verdict.AGREES


def test_a_rate_that_was_cut_off_is_not_called_wrong():
    assert judge_rate(count(2), count(3), rate("66.6")).verdict == Verdict.TRUNCATED
    assert judge_rate(count(2), count(3), rate("66.5")).verdict == Verdict.DISAGREES


def test_a_rate_that_holds_only_at_the_edge_of_rounding_says_where_the_edge_is():
    finding = judge_rate(wan("47.3"), wan("48.1"), rate("98.5"))
    assert finding.verdict == Verdict.ONLY_BY_ROUNDING
    assert round(float(finding.recomputed), 4) == 0.9834
    assert [round(float(end), 4) for end in (finding.span.low, finding.span.high)] == [
        0.9813,
        0.9854,
    ]
    # 0.9845 x 480,500 = 473,052.25 and 473,500 / 0.9845 = 480,954.8
    assert "473,053 or more" in finding.needs.en
    assert "480,954 or less" in finding.needs.en


def test_a_rate_below_what_rounded_counts_give_needs_the_other_edge():
    finding = judge_rate(wan("47.3"), wan("48.1"), rate("98.2"))
    assert finding.verdict == Verdict.ONLY_BY_ROUNDING
    # 0.9825 x 481,500 = 473,073.75 and 472,500 / 0.9825 = 480,916.03
    assert "473,073 or less" in finding.needs.en
    assert "480,917 or more" in finding.needs.en


def test_without_a_stated_rate_it_is_recomputed_with_its_interval():
    finding = judge_rate(count(117), count(121), None)
    assert finding.verdict == Verdict.COMPUTED
    assert finding.interval == pytest.approx((0.9181, 0.9871), abs=5e-5)


def test_without_counts_nothing_can_be_recomputed_however_fine_the_print():
    finding = judge_rate(None, None, rate("71.83"))
    assert finding.verdict == Verdict.CANNOT_COMPUTE
    assert finding.recomputed is None
    assert "71.83%" in finding.sentence.zh


def test_more_successes_than_cases_cannot_be():
    finding = judge_rate(count(90), count(80), rate("88.9"))
    assert finding.verdict == Verdict.IMPOSSIBLE_SUBSET
    assert finding.interval is None


def test_nothing_of_nothing_is_no_rate():
    assert judge_rate(count(0), count(0), rate("100")).verdict == Verdict.CANNOT_COMPUTE


def test_the_basis_is_said_where_it_is_declared():
    finding = judge_rate(count(26_014), count(27_013), rate("96.3"), "found")
    assert "分母是摸排，不是受理" in finding.sentence.zh


def test_a_number_no_whole_count_gives_says_so():
    finding = judge_rate(count(40), count(50), rate("85"))
    assert "no whole number of 50 gives 85%; 40 would have to be of 47." in finding.needs.en


def test_several_counts_that_would_do_are_given_as_a_range():
    finding = judge_rate(count(9_000), count(10_000), rate("84.9"))
    assert "8,485 to 8,495 of 10,000" in finding.needs.en


def test_attendances_are_not_people():
    finding = judge_attendances(wan("8", bound="at_least"), count(68_930), rate("100"))
    assert finding.verdict == Verdict.NOT_SHOWN_BY_COUNTS
    assert "1.16" in finding.sentence.zh


def test_fewer_attendances_than_the_people_claimed_refute_the_claim():
    assert judge_attendances(count(500), count(1_000), rate("100")).verdict == Verdict.DISAGREES


def test_an_undefined_relation_is_shown_but_not_called_a_rate():
    finding = judge_undefined(wan("40.9", bound="at_least"), wan("48.1"), None)
    assert finding.verdict == Verdict.CANNOT_COMPUTE
    assert round(float(finding.recomputed), 3) == 0.850
