"""Whether two counts of events differ by more than chance."""

from scipy.stats import binomtest

LEVEL = 0.05


def counts_differ(one: int, other: int) -> bool:
    """Whether two counts of spans of the same length are told apart at 5 %, two-sided.

    The exact conditional test: of all events together, half are expected in each span
    (Przyborowski and Wilenski 1940, doi 10.1093/biomet/31.3-4.313).
    """
    both = one + other
    return both > 0 and float(binomtest(one, both, 0.5).pvalue) < LEVEL
