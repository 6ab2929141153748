"""Changes and averages per unit; the numbers are those of published articles."""

from datetime import date
from fractions import Fraction

import pytest

from dashboard.domain.text import Text
from dashboard.quality.changes import judge_change, judge_points, judge_quotient, weigh_comparison
from dashboard.quality.findings import Verdict
from tests.quality.printing import count, rate

AUTUMN = pytest.mark.parametrize(
    ("now", "before", "stated", "gap"),
    [(2_922, 4_305, "-32.13", -1_383), (242, 678, "-64.31", -436), (670, 749, "-10.55", -79)],
)
REST = Text("其余", "the rest")
PER = Text("区县", "counties")


@AUTUMN
def test_a_change_that_adds_up_agrees(now, before, stated, gap):
    finding = judge_change(count(now), count(before), rate(stated))
    assert finding.verdict == Verdict.AGREES
    assert f"−{-gap:,}" in finding.sentence.zh


@AUTUMN
def test_without_units_to_compare_with_it_shows_no_effect(now, before, stated, gap):
    finding = weigh_comparison(
        judge_change(count(now), count(before), rate(stated)),
        comparison_group=False,
        start=date(2017, 8, 1),
        rolled_out=date(2017, 8, 15),
    )
    assert finding.verdict == Verdict.AGREES_NO_FAIR_COMPARISON
    assert "2017-08-01, before the roll-out on 2017-08-15" in finding.sentence.en


def test_with_a_comparison_group_and_a_window_after_the_start_it_stays_agreed():
    finding = judge_change(count(242), count(678), rate("-64.31"))
    days = {"start": date(2017, 9, 1), "rolled_out": date(2017, 8, 15)}
    assert weigh_comparison(finding, comparison_group=True, **days) == finding


def test_a_wrong_change_stays_wrong_whatever_it_is_compared_with():
    finding = judge_change(count(90), count(100), rate("-20"))
    assert finding.verdict == Verdict.DISAGREES
    assert finding.needs.en == "−20% needs count to be 80."
    days = {"start": None, "rolled_out": None}
    assert weigh_comparison(finding, comparison_group=False, **days) == finding


def test_a_change_on_nothing_is_no_change_in_per_cent():
    finding = judge_change(count(5), count(0), rate("100"))
    assert finding.verdict == Verdict.CANNOT_COMPUTE


@pytest.mark.parametrize(
    ("before", "now", "points", "relative"),
    [("83", "94", 11, "−64.7%"), ("85", "98", 13, "−86.7%")],
)
def test_two_rates_without_counts_give_points_and_no_verdict(before, now, points, relative):
    finding = judge_points(rate(before), rate(now), [], REST)
    assert finding.verdict == Verdict.CANNOT_COMPUTE
    assert finding.recomputed == Fraction(points, 100)
    assert f"+{points} 个百分点" in finding.sentence.zh
    assert relative in finding.sentence.zh


def test_another_rate_of_the_same_name_is_mentioned():
    finding = judge_points(rate("85"), rate("98"), [rate("99.1")], REST)
    assert "99.1%" in finding.sentence.en


def test_an_average_gives_a_whole_number_of_units():
    finding = judge_quotient(count(428), count(10.7, step=0.1), PER)
    assert (finding.verdict, finding.recomputed) == (Verdict.AGREES, 40)
    assert "40 counties" in finding.sentence.en


def test_an_average_no_number_of_units_gives_disagrees():
    # 7 / 2 = 3.5 and 7 / 3 = 2.33: nothing gives 2.9
    assert judge_quotient(count(7), count(2.9, step=0.1), PER).verdict == Verdict.DISAGREES


def test_an_average_that_was_cut_off_is_not_called_wrong():
    # 8 / 3 = 2.666...
    assert judge_quotient(count(8), count(2.6, step=0.1), PER).verdict == Verdict.TRUNCATED
