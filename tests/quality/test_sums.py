"""Parts and wholes; the numbers are those of published articles."""

from dashboard.domain.text import Text
from dashboard.quality.findings import Verdict
from dashboard.quality.subsets import judge_subset
from dashboard.quality.sums import judge_parts, judge_restated, judge_shares
from tests.quality.printing import count, rate, wan

KINDS = [count(n) for n in (1_029, 8_063, 3_030, 428, 98)]


def test_a_gap_is_named_with_what_else_has_that_number():
    teams = count(276, "volunteer teams")
    uncounted = Text("信访组织", "Petition organisations")
    finding = judge_parts(count(12_924), KINDS, uncounted, [count(40), teams])
    assert (finding.verdict, finding.recomputed) == (Verdict.PARTS_DO_NOT_ADD, 12_648)
    assert "a gap of 276" in finding.sentence.en
    assert "Petition organisations carry no count." in finding.sentence.en
    assert "276 is also the number printed for volunteer teams." in finding.sentence.en


def test_parts_that_add_up_agree():
    assert judge_parts(count(12_648), KINDS).verdict == Verdict.AGREES


def test_parts_over_the_whole_do_not_add_up():
    assert judge_parts(count(12_000), KINDS).verdict == Verdict.PARTS_DO_NOT_ADD


def test_rounded_parts_may_miss_the_whole_by_their_rounding():
    parts = [wan("1.3"), wan("1.3"), wan("1.3")]
    assert judge_parts(wan("4.0"), parts).verdict == Verdict.ONLY_BY_ROUNDING
    assert judge_parts(wan("4.3"), parts).verdict == Verdict.PARTS_DO_NOT_ADD


def test_shares_that_make_a_hundred_agree():
    parts = [rate("33.3"), rate("33.3"), rate("33.3")]
    assert judge_parts(rate("100"), parts).verdict == Verdict.ONLY_BY_ROUNDING


def test_shares_are_shown_of_their_sum_and_of_all():
    parts = [
        count(n, name) for n, name in ((720, "petition"), (10_048, "court"), (14_915, "police"))
    ]
    finding = judge_shares(parts, wan("48.1"))
    assert (finding.verdict, finding.recomputed) == (Verdict.COMPUTED, 25_683)
    for said in ("petition 2.8%", "court 39.1%", "police 58.1%", "5.3% of count"):
        assert said in finding.sentence.en


def test_shares_of_less_than_their_sum_do_not_add_up():
    finding = judge_shares([count(60), count(50)], count(100))
    assert finding.verdict == Verdict.PARTS_DO_NOT_ADD


def test_a_rough_number_may_be_rounded_or_cut_off():
    finding = judge_restated([wan("1.2"), wan("6.9")], [count(12_924), count(68_930)])
    assert finding.verdict == Verdict.TRUNCATED
    assert "四舍五入应为 1.3万" in finding.sentence.zh
    assert judge_restated([wan("6.9")], [count(68_930)]).verdict == Verdict.AGREES
    assert judge_restated([wan("1.4")], [count(12_924)]).verdict == Verdict.DISAGREES


def test_a_part_with_more_failures_than_the_whole_is_impossible():
    finding = judge_subset(count(968), count(882), count(3_448), whole_good=count(3_419))
    assert finding.verdict == Verdict.IMPOSSIBLE_SUBSET
    assert round(float(finding.recomputed), 3) == 1.023
    for said in ("2,480", "2,537", "102.3%", "86", "29"):
        assert said in finding.sentence.en
    assert "at least 939 of 968" in finding.needs.en


def test_a_part_conflicts_with_a_rate_that_leaves_it_no_room():
    finding = judge_subset(count(121), count(117), count(678), whole_rate=rate("100"))
    assert finding.verdict == Verdict.CONFLICTS
    assert "17.8%" in finding.sentence.zh
    assert "674/678 = 99.41%" in finding.needs.en


def test_a_rate_of_a_hundred_leaves_room_for_what_rounds_away():
    # 3 of 678 are 0.44 %: 99.56 % is printed as 100 %
    assert (
        judge_subset(count(121), count(118), count(678), whole_rate=rate("100")).verdict
        == Verdict.AGREES
    )


def test_a_part_larger_than_the_whole_is_impossible():
    finding = judge_subset(count(700), count(690), count(678), whole_rate=rate("100"))
    assert finding.verdict == Verdict.IMPOSSIBLE_SUBSET


def test_a_part_with_more_successes_than_the_whole_is_impossible():
    finding = judge_subset(count(50), count(50), count(100), whole_good=count(40))
    assert finding.verdict == Verdict.IMPOSSIBLE_SUBSET


def test_a_part_that_fits_agrees():
    finding = judge_subset(count(968), count(950), count(3_448), whole_good=count(3_419))
    assert finding.verdict == Verdict.AGREES
