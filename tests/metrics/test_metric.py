"""From counts to an indicator: values, what stands behind them, and when they are not shown."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.metrics import METRICS
from dashboard.metrics.metric import name_missing

RATE, COUNT, MEDIAN = METRICS["settlement_rate"], METRICS["settled"], METRICS["median_days"]
GROUPS = st.lists(
    st.integers(0, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))),
    min_size=1,
    max_size=14,
)


def table(*groups):
    return pd.DataFrame(groups, columns=["settled", "mediated"]).assign(
        station=[f"S{number}" for number in range(len(groups))]
    )


def test_a_rate_divides_by_the_registers_own_base():
    counts = pd.DataFrame({"settled": [6], "mediated": [12], "accepted": [20]})
    assert RATE.values(counts, "mediated")["value"].iloc[0] == 0.5
    assert RATE.values(counts, "accepted")["value"].iloc[0] == 0.3


@pytest.mark.parametrize(("cases", "shown"), [(0, False), (9, False), (10, True)])
def test_a_rate_over_too_few_cases_is_not_shown(cases, shown):
    row = RATE.values(table((cases // 2, cases)), "mediated").iloc[0]
    assert row["shown"] == shown
    assert pd.isna(row["value"]) != shown
    assert pd.isna(row["low"]) != shown
    assert (row["numerator"], row["denominator"]) == (cases // 2, cases)


def test_a_programme_sets_its_own_minimum():
    assert RATE.values(table((2, 4)), "mediated", 3)["shown"].iloc[0]
    assert not RATE.values(table((20, 40)), "mediated", 50)["shown"].iloc[0]


def test_a_count_is_always_shown_and_has_no_interval():
    row = COUNT.values(table((0, 4)), "mediated").iloc[0]
    assert (row["value"], row["shown"], row["denominator"], row["low"]) == (0, True, None, None)


def test_money_is_stored_in_fen_and_said_in_yuan():
    counts = pd.DataFrame({"amount_fen": [3_727_530_000]})
    assert METRICS["amount"].values(counts, "accepted")["value"].iloc[0] == pytest.approx(37275300)


def test_a_quantile_is_shown_with_the_closed_cases_behind_it():
    counts = pd.DataFrame({"n": [40, 4], "median": [7, 2], "p90": [20, 3]})
    found = MEDIAN.values(counts, "mediated")
    assert list(found["denominator"]) == [40, 4]
    assert list(found["shown"]) == [True, False]
    assert found["value"].iloc[0] == 7
    assert pd.isna(found["value"].iloc[1])


@given(groups=GROUPS)
def test_the_parts_of_a_rate_add_up_to_the_whole(groups):
    parts = RATE.values(table(*groups), "mediated", 0)
    whole = RATE.values(table(tuple(map(sum, zip(*groups, strict=True)))), "mediated", 0).iloc[0]
    assert parts["numerator"].sum() == whole["numerator"]
    assert parts["denominator"].sum() == whole["denominator"]
    if whole["denominator"]:
        weighted = (parts["value"].fillna(0) * parts["denominator"]).sum() / whole["denominator"]
        assert weighted == pytest.approx(whole["value"])


def test_what_is_not_recorded_keeps_its_place_under_the_reserved_code():
    counts = pd.DataFrame({"station": ["S1", None], "month": [None, None], "settled": [1, 2]})
    named = name_missing(counts, ("station", "month"))
    assert list(named["station"]) == ["S1", NOT_RECORDED]
    assert list(named["month"].isna()) == [True, True]
    assert named["settled"].sum() == 3
