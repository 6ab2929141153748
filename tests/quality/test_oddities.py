"""Numbers that may be true but look odd."""

import pytest

from dashboard.quality.findings import Verdict
from dashboard.quality.oddities import judge_beside, judge_ratio, judge_zero
from tests.quality.printing import count, rate, wan


def test_an_exact_multiple_of_an_unrelated_count_is_doubted():
    finding = judge_ratio(count(13_792), count(3_448))
    assert (finding.verdict, finding.recomputed) == (Verdict.SUSPICIOUS_RATIO, 4)
    assert "once in 3,448" in finding.sentence.en


@pytest.mark.parametrize(
    ("top", "bottom"),
    [
        (count(13_793), count(3_448)),
        (count(3_448), count(3_448)),
        (count(28), count(14)),
        (wan("96.2"), wan("48.1")),
    ],
)
def test_other_ratios_are_only_shown(top, bottom):
    assert judge_ratio(top, bottom).verdict == Verdict.COMPUTED


def test_another_measure_within_the_interval_can_be_taken_for_the_rate():
    finding = judge_beside(count(3_419), count(3_448), rate("99.1"))
    assert finding.verdict == Verdict.CONFUSABLE
    assert round(float(finding.recomputed), 4) == 0.9916
    assert finding.interval == pytest.approx((0.9879, 0.9941), abs=5e-5)


def test_another_measure_far_off_is_not():
    assert judge_beside(count(3_419), count(3_448), rate("95.0")).verdict == Verdict.COMPUTED


def test_none_of_few_still_allows_many():
    finding = judge_zero(count(0), count(32), None)
    assert finding.verdict == Verdict.COMPUTED
    assert finding.interval == pytest.approx((0, 0.107), abs=5e-4)
    assert "10.7%" in finding.sentence.zh


def test_none_of_very_many_is_hard_to_believe():
    finding = judge_zero(count(0), count(27_013), count(26_014))
    assert finding.verdict == Verdict.IMPLAUSIBLE
    assert "999" in finding.sentence.zh
    assert "未追踪" in finding.sentence.zh


def test_some_of_very_many_is_a_share():
    finding = judge_zero(count(9), count(27_013), count(26_014))
    assert (finding.verdict, round(float(finding.recomputed), 4)) == (Verdict.COMPUTED, 0.0090)
