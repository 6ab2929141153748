"""Several exact tests read together: which still hold when the chance of any error is kept."""

import numpy as np
import numpy.typing as npt
import pandas as pd


def step_down(p_values: npt.NDArray[np.float64], level: float) -> list[int]:
    """Return the places of the tests that hold among all of them, the surest first.

    Step-down Bonferroni: Holm 1979, Scand. J. Stat. 6, 65-70.
    """
    held: list[int] = []
    for rank, place in enumerate(np.argsort(p_values, kind="stable")):
        if not p_values[place] * (len(p_values) - rank) <= level:
            break
        held.append(int(place))
    return held


def standing_tests(p_values: pd.Series, level: float) -> pd.Series:
    """Tell for each p-value whether it holds among all of them; a missing one is no test."""
    tests = p_values.dropna()
    held = tests.index[step_down(tests.to_numpy(float), level)]
    return pd.Series(p_values.index.isin(held), index=p_values.index)
