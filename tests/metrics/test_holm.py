"""Several tests read together."""

import numpy as np
import pandas as pd

from dashboard.metrics.holm import standing_tests, step_down


def test_each_step_divides_by_the_tests_that_are_left():
    # 0.012 <= 0.05/4, 0.016 <= 0.05/3, 0.026 > 0.05/2: it and all above it fall.
    p = pd.Series({"a": 0.012, "b": 0.026, "c": 0.016, "d": 0.04})
    assert standing_tests(p, 0.05).to_dict() == {"a": True, "b": False, "c": True, "d": False}


def test_the_places_that_hold_stand_the_surest_first():
    assert step_down(np.array([0.02, 0.04, 0.001]), 0.05) == [2, 0, 1]
    assert step_down(np.array([0.03, 0.04, 0.02]), 0.05) == []
    assert step_down(np.array([]), 0.05) == []


def test_a_missing_test_counts_for_nothing():
    p = pd.Series({"a": 0.04, "b": float("nan")})
    assert standing_tests(p, 0.05).to_dict() == {"a": True, "b": False}
    assert standing_tests(pd.Series([], dtype="float64"), 0.05).empty
