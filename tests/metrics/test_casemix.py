"""Expected settlement by hand, and rates carried over to the programme's mix."""

import pandas as pd
import pytest
from scipy.stats import binomtest

from dashboard.metrics.casemix import adjusted, with_strata

TALLY = pd.DataFrame(
    [
        ("A", "easy", 90, 100),
        ("A", "hard", 10, 20),
        ("B", "easy", 18, 20),
        ("B", "hard", 50, 100),
    ],
    columns=["unit", "stratum", "successes", "trials"],
)


def test_units_equal_within_every_stratum_are_as_expected():
    found = adjusted(TALLY)
    # Easy 108/120 = 0.9, hard 60/120 = 0.5: A expects 90 + 10, B 18 + 50.
    assert list(found["expected"]) == pytest.approx([100, 68])
    assert list(found["difference"]) == pytest.approx([0, 0])
    assert list(found["adjusted"]) == pytest.approx([168 / 240] * 2)


def test_observed_minus_expected_carries_wilsons_interval():
    tally = TALLY.assign(successes=[96, 10, 12, 50])
    found = adjusted(tally).loc["A"]
    assert found["observed"] == 106
    assert found["expected"] == pytest.approx(100)
    assert found["difference"] == pytest.approx(6 / 120)
    low, high = binomtest(106, 120).proportion_ci(method="wilson")
    assert found["difference_low"] == pytest.approx(low - 100 / 120)
    assert found["difference_high"] == pytest.approx(high - 100 / 120)


def test_an_adjusted_rate_shifts_the_odds_alike_in_every_stratum():
    # Together easy 108/120 (odds 9) and hard 60/120 (odds 1). A has the threefold odds in both:
    # 27/28 and 3/4, so with the programme's mix it would settle half of each.
    rows = [
        ("A", "easy", 27, 28),
        ("A", "hard", 3, 4),
        ("B", "easy", 81, 92),
        ("B", "hard", 57, 116),
    ]
    found = adjusted(pd.DataFrame(rows, columns=list(TALLY.columns)))
    assert found.loc["A", "adjusted"] == pytest.approx((27 / 28 + 3 / 4) / 2)


def test_with_one_stratum_the_adjusted_rate_is_the_raw_one():
    one = pd.DataFrame(
        {"unit": ["A", "B"], "stratum": "", "successes": [45, 30], "trials": [50, 40]}
    )
    found = adjusted(one)
    assert list(found["adjusted"]) == pytest.approx([0.9, 0.75])
    assert found.loc["A", "adjusted_low"] == pytest.approx(0.7864, abs=1e-4)


@pytest.mark.parametrize(("settled", "expected"), [(40, 1.0), (0, 0.0)])
def test_all_or_none_settled_stays_so(settled, expected):
    one = pd.DataFrame(
        {"unit": ["A", "B"], "stratum": "", "successes": [settled, 20], "trials": [40, 40]}
    )
    assert adjusted(one).loc["A", "adjusted"] == pytest.approx(expected, abs=1e-9)


def test_a_stratum_all_settle_in_tells_nothing_apart():
    both = pd.DataFrame(
        [("A", "sure", 50, 50), ("A", "hard", 5, 10), ("B", "hard", 30, 60)],
        columns=["unit", "stratum", "successes", "trials"],
    )
    assert list(adjusted(both)["difference"]) == pytest.approx([0, 0])


def test_expected_cases_add_up_to_the_observed_ones():
    found = adjusted(TALLY.assign(successes=[70, 19, 20, 31]))
    assert found["expected"].sum() == pytest.approx(140)
    assert found["observed"].sum() == 140


def test_a_unit_without_cases_has_nothing():
    found = adjusted(pd.concat([TALLY, TALLY.head(1).assign(unit="C", successes=0, trials=0)]))
    assert found.loc["C"][["difference", "adjusted", "adjusted_low"]].isna().all()
    assert found.loc["C", "expected"] == 0


COUNTS = pd.DataFrame(
    [
        ("A", "civil", "family", 30),
        ("B", "civil", "family", 5),
        ("A", "civil", "labour", 6),
        ("A", "civil", "wages", 15),
        ("B", "police", "family", 4),
        ("B", "police", "wages", 3),
        ("B", "other", "wages", 2),
    ],
    columns=["unit", "track", "type", "trials"],
)


def test_small_strata_are_put_together_with_the_small_ones_beside_them():
    found = with_strata(COUNTS, ("track", "type"), least=20)
    assert list(found["stratum"]) == [
        "civil/family",
        "civil/family",
        "civil/*",
        "civil/*",
        "*",
        "*",
        "*",
    ]


def test_putting_together_leaves_no_case_out():
    assert with_strata(COUNTS, ("track", "type"))["trials"].sum() == 65


def test_without_dimensions_there_is_one_stratum():
    assert set(with_strata(COUNTS, ())["stratum"]) == {""}


def test_where_all_settle_everything_the_interval_stays_that_of_the_counts():
    every = pd.DataFrame(
        {"unit": ["A", "B"], "stratum": "", "successes": [10, 53], "trials": [10, 53]}
    )
    found = adjusted(every)
    assert list(found["adjusted"]) == [1, 1]
    low = binomtest(10, 10).proportion_ci(method="wilson").low
    assert found.loc["A", "adjusted_low"] == pytest.approx(low)
    assert found.loc["B", "adjusted_low"] > low
