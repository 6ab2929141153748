"""Several exact tests read together: which still hold when the chance of any error is kept."""

import pandas as pd

from dashboard.metrics.bands import FAMILY_LEVEL


def standing_tests(p_values: pd.Series, level: float = FAMILY_LEVEL) -> pd.Series:
    """Tell for each p-value whether it holds among all of them.

    Step-down Bonferroni: Holm 1979, Scand. J. Stat. 6, 65-70. A missing p-value is no test.
    """
    out = pd.Series(False, index=p_values.index)
    ordered = p_values.dropna().sort_values()
    for rank, (key, p) in enumerate(ordered.items()):
        if p * (len(ordered) - rank) > level:
            break
        out[key] = True
    return out
