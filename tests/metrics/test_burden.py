"""Caseload per residents and per officer, with its exact interval."""

import numpy as np
import pandas as pd
import pytest

from dashboard.metrics.burden import PER_OFFICER, PER_RESIDENTS, poisson_interval


def test_disputes_per_ten_thousand_residents():
    found = PER_RESIDENTS.values(pd.Series([88, 10]), pd.Series([69_910, 0]))
    assert found["value"][0] == pytest.approx(12.5876, abs=1e-4)
    assert np.isnan(found["value"][1])


def test_disputes_per_officer_of_a_unit_nobody_counted():
    found = PER_OFFICER.values(pd.Series([40, 12]), pd.Series([20, None], dtype="float64"))
    assert found["value"][0] == 2
    assert found.loc[1].isna().all()


@pytest.mark.parametrize(
    ("n", "low", "high"), [(0, 0.0, 3.6889), (1, 0.0253, 5.5716), (10, 4.7954, 18.3904)]
)
def test_the_interval_of_a_count_is_garwoods(n, low, high):
    found = poisson_interval(np.array([float(n)]))
    assert [round(float(side[0]), 4) for side in found] == [low, high]
