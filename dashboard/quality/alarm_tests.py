"""What every plausibility rule shares: peers without the unit itself, and tests read together.

A rule makes a table with one row per test: ``unit``, ``found`` of ``of``, ``usual`` (the share
that is usual, or the number to expect), ``p`` (how likely at least this is by chance), ``big``
(whether it is large enough to matter), and ``since``, ``until`` where it has days of its own.
"""

import numpy as np
import numpy.typing as npt
import pandas as pd

from dashboard.metrics.holm import standing_tests

LEVEL = 0.01
"""Per rule and selection: how likely any alarm at all is where nothing but chance is at work."""
COLUMNS = ("unit", "found", "of", "usual", "p", "big", "since", "until", "about")

Floats = npt.NDArray[np.float64]


def tests(**columns: object) -> pd.DataFrame:
    """Return a table of tests with every column there is; what is not given is empty."""
    return pd.DataFrame(columns).reindex(columns=list(COLUMNS))


NO_TESTS = tests(unit=[])


def flagged(table: pd.DataFrame) -> pd.DataFrame:
    """Keep the tests that hold among all of a rule's, and are large enough to matter.

    Holm's step-down over every unit tested, whatever its size: the more units, the surer each
    must be.
    """
    if table.empty:
        return table
    p_values = pd.Series(table["p"].to_numpy(dtype=float))
    held = standing_tests(p_values, LEVEL).to_numpy() & table["big"].to_numpy(dtype=bool)
    return table[held].sort_values(["p", "unit"], ignore_index=True)


def of_the_others(found: pd.Series, of: pd.Series) -> Floats:
    """Return for each unit the share of all the others together; NaN where there is none."""
    rest = (of.sum() - of).to_numpy(dtype=float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share: Floats = (found.sum() - found).to_numpy(dtype=float) / rest
    return share


def by_value(values: pd.DataFrame) -> pd.DataFrame:
    """Lay counts of values out as unit x value, nought where there is none."""
    return values.pivot_table(index="unit", columns="value", values="n", fill_value=0)
