"""Plausibility rules on counts written by hand, and how often they are wrong by chance alone."""

import numpy as np
import pandas as pd
import pytest
from scipy.stats import binomtest

from dashboard.quality import alarm_rates, alarm_signs
from dashboard.quality.alarm_rules import RULES
from dashboard.quality.alarm_tests import LEVEL, flagged
from dashboard.reports.trust.alarms import TESTS

MONTHS = pd.date_range("2020-01-01", periods=12, freq="MS")
RUNS = 400
MOST = 10
"""Of 400 runs 4 are expected at the level of 1 %; ten or more would come once in 130 times."""
UNITS = [f"S{number:02}" for number in range(1, 13)]
HOURS = np.array([0] * 8 + [2, 6, 6, 4, 1, 2, 5, 6, 5, 3] + [0] * 6) / 40


def units(table):
    return list(flagged(table)["unit"])


def values(rows):
    return pd.DataFrame(
        [(unit, value, n) for unit, given in rows.items() for value, n in given.items()],
        columns=["unit", "value", "n"],
    )


def months(rows):
    return pd.DataFrame(
        [
            (unit, month, good, of)
            for unit, pairs in rows.items()
            for month, (good, of) in zip(MONTHS, pairs, strict=False)
        ],
        columns=["unit", "month", "settled", "of"],
    )


def test_every_rule_is_tested_and_every_test_has_a_rule():
    assert set(TESTS) == set(RULES)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_a_rule_asks_for_a_check_and_accuses_nobody(rule):
    told = " ".join(text.zh + text.en for text in (rule.name, rule.meaning, rule.says))
    assert "核对" in rule.meaning.zh or "不能当作" in rule.meaning.zh
    assert not any(word in told for word in ("造假", "虚报", "作弊", "fraud", "false record"))


def test_all_of_many_settled_is_flagged_and_all_of_few_is_not():
    table = alarm_rates.all_settled(
        pd.DataFrame({"unit": ["A", "B", "C"], "settled": [200, 12, 720], "of": [200, 12, 800]})
    )
    assert units(table) == ["A"]
    # Without A the others settled 732 of 812: all of 200 by chance at that rate.
    assert table["p"].iloc[0] == pytest.approx((732 / 812) ** 200)


def test_the_same_whole_percentage_in_months_on_end_is_flagged():
    planted = [(36, 40), (45, 50), (54, 60), (27, 30), (63, 70)]
    clean = [(36, 40), (44, 50), (55, 60), (26, 30), (64, 70)]
    found = flagged(alarm_rates.whole_percent(months({"A": planted, "B": clean})))
    assert list(found["unit"]) == ["A"]
    assert (found["found"].iloc[0], found["usual"].iloc[0]) == (5, pytest.approx(0.9))
    assert (found["since"].iloc[0], found["until"].iloc[0]) == (MONTHS[0], MONTHS[4])


def test_small_months_at_one_percentage_are_chance():
    assert units(alarm_rates.whole_percent(months({"A": [(1, 2)] * 3 + [(2, 3)] * 6}))) == []


def test_the_chance_of_a_run_is_summed_over_every_percentage_and_start():
    table = alarm_rates.whole_percent(months({"A": [(1, 2), (1, 2), (1, 2), (2, 2)]}))
    # Of two cases only 50 % is whole: three months of it from either start, at 5 of 8.
    assert table["p"].iloc[0] == pytest.approx(2 * (2 * 5 / 8 * 3 / 8) ** 3)


def test_a_nought_that_rests_on_what_nobody_tracked_is_flagged():
    risk = pd.DataFrame(
        {
            "unit": ["A", "B", "C"],
            "converted": [0, 0, 9],
            "untracked": [60, 2, 30],
            "of": [80, 80, 600],
        }
    )
    assert units(alarm_rates.zero_untracked(risk)) == ["A"]
    tracked = risk.assign(untracked=[2, 2, 30])
    assert units(alarm_rates.zero_untracked(tracked)) == []


def test_one_success_more_than_was_accepted_is_enough():
    rows = pd.DataFrame({"unit": ["A", "B"], "n": [50, 50], "bad": [1, 0], "about": ["x", "x"]})
    assert units(alarm_rates.more_than_accepted(rows)) == ["A"]


def test_answers_that_are_all_the_same_are_flagged_where_others_differ():
    rows = {"A": {5: 60}, "B": {4: 40, 5: 60}, "C": {5: 4}}
    table = alarm_rates.all_equal(values(rows))
    assert units(table) == ["A"]
    assert table["p"].iloc[0] == pytest.approx((64 / 104) ** 60 + (40 / 104) ** 60)


def test_entries_at_the_end_of_months_are_flagged_at_twice_the_usual():
    rows = {"A": {0: 60, 1: 40}, "B": {0: 930, 1: 70}, "C": {0: 465, 1: 35}}
    table = alarm_signs.month_end(values(rows))
    assert units(table) == ["A"]
    exact = binomtest(40, 100, 105 / 1500, alternative="greater").pvalue
    assert table["p"].iloc[0] == pytest.approx(exact)
    # Surely more than the others, but not twice as much.
    steady = {"A": {0: 9_000, 1: 1_000}, "B": {0: 93_000, 1: 7_000}}
    assert units(alarm_signs.month_end(values(steady))) == []


def minute(days, most):
    hours = pd.DataFrame({"hour": range(24), "n": (HOURS * 40).round().astype(int)})
    rows = [(unit, acts, n) for unit, given in days.items() for acts, n in given.items()]
    fullest = pd.DataFrame(
        {"unit": list(most), "most": list(most.values()), "at": pd.Timestamp("2020-03-05 15:07")}
    )
    return alarm_signs.same_minute(
        pd.DataFrame(rows, columns=["unit", "acts", "days"]), fullest, hours
    )


def test_several_in_one_minute_are_flagged_and_two_never():
    days = {"A": {5: 1, 1: 100}, "B": {2: 50}}
    assert units(minute(days, {"A": 5, "B": 2})) == ["A"]
    assert units(minute({"A": {2: 1}, "B": {2: 1}}, {"A": 2, "B": 2})) == []


def test_three_of_very_many_in_one_minute_are_chance():
    assert units(minute({"A": {60: 250}}, {"A": 3})) == []


def test_the_chance_of_a_shared_minute_is_that_of_a_pair_times_the_pairs():
    (p,) = minute({"A": {3: 2}}, {"A": 2})["p"]
    assert p == pytest.approx(2 * 3 * (HOURS**2).sum() / 60)


def test_digits_unlike_the_others_are_flagged_and_round_sums_of_all_are_not():
    heaped = dict.fromkeys(range(1, 10), 4) | {8: 80}
    usual = dict.fromkeys(range(1, 10), 20) | {5: 60}
    found = flagged(alarm_signs.heaped_digits(values({"A": heaped, "B": usual, "C": usual})))
    assert list(found["unit"]) == ["A"]
    assert (found["about"].iloc[0], found["found"].iloc[0]) == ("8", 80)
    assert units(alarm_signs.heaped_digits(values({"B": usual, "C": usual, "D": usual}))) == []


def test_records_alike_are_flagged_from_five_on():
    found = pd.DataFrame(
        {
            "unit": ["A", "B", "C"],
            "n": [200, 200, 200],
            "same_days": [20, 20, 20],
            "same": [15, 1, 6],
            "records": [6, 2, 4],
        }
    )
    assert units(alarm_signs.copied(found, same=900, n=600)) == ["A"]


def drawn_rates(rng):
    of = rng.integers(20, 400, len(UNITS))
    return alarm_rates.all_settled(
        pd.DataFrame({"unit": UNITS, "settled": rng.binomial(of, 0.97), "of": of})
    )


def drawn_months(rng):
    rows = {}
    for unit in UNITS:
        of = rng.integers(2, 40, len(MONTHS))
        rows[unit] = list(zip(rng.binomial(of, 0.9).tolist(), of.tolist(), strict=True))
    return alarm_rates.whole_percent(months(rows))


def drawn_risk(rng):
    of = rng.integers(5, 200, len(UNITS))
    return alarm_rates.zero_untracked(
        pd.DataFrame(
            {
                "unit": UNITS,
                "converted": rng.binomial(of, 0.01),
                "untracked": rng.binomial(of, 0.45),
                "of": of,
            }
        )
    )


def drawn(rng, share, judge):
    of = rng.integers(10, 400, len(UNITS))
    rows = {
        unit: dict(enumerate(rng.multinomial(n, share).tolist()))
        for unit, n in zip(UNITS, of.tolist(), strict=True)
    }
    table = values(rows)
    return judge(table[table["n"] > 0])


def drawn_minutes(rng):
    days, most = [], []
    for unit in UNITS:
        each = rng.poisson(4, 200)
        acts = np.repeat(np.arange(200), each)
        at = acts * 1440 + rng.choice(24, len(acts), p=HOURS) * 60 + rng.integers(0, 60, len(acts))
        most.append((unit, np.unique(at, return_counts=True)[1].max(), pd.Timestamp("2020-01-01")))
        days += [(unit, n, (each == n).sum()) for n in np.unique(each[each > 0])]
    hours = pd.DataFrame({"hour": range(24), "n": HOURS * 40})
    return alarm_signs.same_minute(
        pd.DataFrame(days, columns=["unit", "acts", "days"]),
        pd.DataFrame(most, columns=["unit", "most", "at"]),
        hours,
    )


def drawn_copies(rng):
    """Disputes whose days and contents have nothing to do with each other."""
    weights = np.arange(60, 0, -1) / 1830
    rows, every = [], []
    for unit in UNITS:
        day, what = rng.integers(0, 300, 400), rng.choice(60, 400, p=weights)
        pairs = np.unique(day, return_counts=True)[1]
        both = np.unique(day * 100 + what, return_counts=True)[1]
        every.append(what)
        rows.append(
            (unit, 400, (pairs * (pairs - 1) // 2).sum(), (both * (both - 1) // 2).sum(),
             both[both > 1].sum())
        )  # fmt: skip
    kinds = np.unique(np.concatenate(every), return_counts=True)[1]
    found = pd.DataFrame(rows, columns=["unit", "n", "same_days", "same", "records"])
    return alarm_signs.copied(found, int((kinds * (kinds - 1) // 2).sum()), int(kinds.sum()))


NULLS = {
    "all_settled": drawn_rates,
    "whole_percent": drawn_months,
    "zero_untracked": drawn_risk,
    "all_satisfied": lambda rng: drawn(rng, [0.05, 0.15, 0.8], alarm_rates.all_equal),
    "month_end": lambda rng: drawn(rng, [0.93, 0.07], alarm_signs.month_end),
    "same_minute": drawn_minutes,
    "digits": lambda rng: drawn(rng, [0.1] * 10, alarm_signs.heaped_digits),
    "copied": drawn_copies,
}
"""By rule: units that differ by chance alone."""


@pytest.mark.parametrize("rule", NULLS)
def test_by_chance_alone_a_rule_hardly_ever_raises_an_alarm(rule):
    rng = np.random.default_rng(20190715)
    wrong = sum(not flagged(NULLS[rule](rng)).empty for _ in range(RUNS))
    assert wrong < MOST, f"{wrong / RUNS:.2%} against {LEVEL:.0%}"
