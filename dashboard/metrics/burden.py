"""Caseload beside what it falls upon: disputes per 10,000 residents and per officer."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import chi2

from dashboard.domain.text import Text

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Burden:
    """A count over the size of a unit: ``size`` names its column, ``per`` how many of them."""

    key: str
    size: str
    per: int
    name: Text
    formula: Text

    def values(self, counts: pd.Series, sizes: pd.Series) -> pd.DataFrame:
        """Return ``value, low, high`` by unit: null where the size is not known.

        Exact Poisson 95 % interval (Garwood 1936, doi 10.1093/biomet/28.3-4.437).
        """
        size = sizes.astype("float64").where(sizes > 0).to_numpy() / self.per
        n = counts.to_numpy(dtype=float)
        low, high = poisson_interval(n)
        return pd.DataFrame(
            {"value": n / size, "low": low / size, "high": high / size}, index=counts.index
        )


PER_RESIDENTS = Burden(
    key="per_10000_residents",
    size="residents",
    per=10_000,
    name=Text("每万居民件数", "Disputes per 10,000 residents"),
    formula=Text("期内件数 ÷ 常住人口 × 10,000", "disputes of the period ÷ residents × 10,000"),
)
PER_1000_RESIDENTS = Burden(
    key="per_1000_residents",
    size="residents",
    per=1_000,
    name=Text("每千居民件数", "Disputes per 1,000 residents"),
    formula=Text("期内件数 ÷ 常住人口 × 1,000", "disputes of the period ÷ residents × 1,000"),
)
"""For areas of a map, which are too small for tens of thousands."""
PER_OFFICER = Burden(
    key="per_officer",
    size="officers",
    per=1,
    name=Text("每名民警件数", "Disputes per officer"),
    formula=Text("期内件数 ÷ 实有警力", "disputes of the period ÷ officers"),
)
BURDENS = (PER_RESIDENTS, PER_OFFICER)


def poisson_interval(counts: Floats, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Return the exact interval of counts."""
    tail = (1 - confidence) / 2
    low = np.where(counts > 0, chi2.ppf(tail, 2 * np.maximum(counts, 1)) / 2, 0.0)
    return low, np.asarray(chi2.ppf(1 - tail, 2 * (counts + 1)) / 2, dtype=float)
