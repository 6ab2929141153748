"""What a grading rule does by chance: good firms dismissed, bad ones kept (exact binomial)."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil

import pandas as pd
from scipy.stats import binom, poisson_binom

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text

METHOD = Text(
    "二项分布精确计算；假定各月、各件相互独立，真实成功率不变",
    "exact binomial; months and cases taken as independent, the true rate as constant",
)
BY_MONTH = Text(
    "各月件数不同，按泊松二项分布精确计算；假定各月、各件相互独立",
    "exact Poisson-binomial, each month with its own cases; months and cases taken as independent",
)
BESIDE = (0.25, 0.5, 1, 1.5, 2, 3, 5)
"""How many times the cases of a month stand beside the number asked for."""


@dataclass(frozen=True, kw_only=True)
class GradingRule:
    """A month is failed below ``threshold``; so many fails within ``window`` months dismiss."""

    threshold: float
    cases: int
    fails: int
    window: int

    def __post_init__(self) -> None:
        check_threshold(self.threshold)
        if min(self.cases, self.fails, self.window) < 1:
            raise BadRequest("Cases, fails and window must each be 1 or more.")
        if self.fails > self.window:
            raise BadRequest("A window holds one grade a month: it is shorter than the fails.")

    def with_cases(self, cases: int) -> "GradingRule":
        """Return the same rule for another number of cases a month."""
        return GradingRule(
            threshold=self.threshold, cases=cases, fails=self.fails, window=self.window
        )


def check_threshold(threshold: float) -> float:
    """Return a threshold that is a share; refuse any other."""
    if not 0 < threshold <= 1:
        raise BadRequest("The threshold must be a share above 0 and up to 1.")
    return threshold


def month_failed(rule: GradingRule, rate: float) -> float:
    """Return how likely a firm of this true rate is below the threshold in one month."""
    return below(rule.threshold, rule.cases, rate)


def below(threshold: float, cases: int, rate: float) -> float:
    """Return how likely so many cases of a true rate stay below a threshold; never without any."""
    if not 0 <= rate <= 1:
        raise BadRequest("A true rate must be a share between 0 and 1.")
    return float(binom.cdf(_enough(threshold, cases) - 1, cases, rate))


def is_below(threshold: float, settled: int, cases: int) -> bool:
    """Whether so many settled of the cases stay below a threshold; never without any case."""
    return settled < _enough(threshold, cases)


def collected(fails: int, chances: Sequence[float]) -> float:
    """Return how likely at least so many months are failed, each with a chance of its own."""
    if fails <= 0:
        return 1.0
    if fails > len(chances):
        return 0.0
    # The library's sum may leave [0, 1] by a rounding error.
    return min(1.0, max(0.0, float(poisson_binom.sf(fails - 1, chances))))


def dismissed(rule: GradingRule, rate: float) -> float:
    """Return how likely a firm of this true rate collects the fails within the window."""
    return float(binom.sf(rule.fails - 1, rule.window, month_failed(rule, rate)))


def misjudged(rule: GradingRule, *, good: float, bad: float) -> dict[str, float]:
    """Return the chances of the two errors: a good firm is dismissed, a bad one survives."""
    if bad >= good:
        raise BadRequest("The good firm's true rate must be above the bad one's.")
    return {
        "good_month_failed": month_failed(rule, good),
        "bad_month_failed": month_failed(rule, bad),
        "good_dismissed": dismissed(rule, good),
        "bad_survives": 1 - dismissed(rule, bad),
    }


def by_cases(rule: GradingRule, *, good: float, bad: float) -> pd.DataFrame:
    """Return both errors for fewer and for more cases a month, the number asked for among them."""
    cases = sorted({max(1, round(rule.cases * times)) for times in BESIDE})
    return pd.DataFrame(
        [{"cases": n} | misjudged(rule.with_cases(n), good=good, bad=bad) for n in cases]
    )


def _enough(threshold: float, cases: int) -> int:
    """The fewest settled that reach the threshold.

    As a fraction: 0.57 * 100 as a float is less than 57 and would pass a month at 56.
    """
    return ceil(Fraction(str(threshold)) * cases)
