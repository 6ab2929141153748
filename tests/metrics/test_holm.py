"""Several tests read together."""

import pandas as pd

from dashboard.metrics.holm import standing_tests


def test_each_step_divides_by_the_tests_that_are_left():
    # 0.012 <= 0.05/4, 0.016 <= 0.05/3, 0.026 > 0.05/2: it and all above it fall.
    p = pd.Series({"a": 0.012, "b": 0.026, "c": 0.016, "d": 0.04})
    assert standing_tests(p).to_dict() == {"a": True, "b": False, "c": True, "d": False}


def test_a_missing_test_counts_for_nothing():
    p = pd.Series({"a": 0.04, "b": float("nan")})
    assert standing_tests(p).to_dict() == {"a": True, "b": False}
    assert standing_tests(pd.Series([], dtype="float64")).empty
