"""How cases fall on people: bands, the upper hundredth, the mean."""

import pandas as pd
import pytest

from dashboard.metrics.spread import BANDS, spread


def counted(**people):
    """So many people with so many cases each; ``n5=2`` are two with five."""
    rows = [(int(key[1:]), 0, n) for key, n in people.items()]
    return pd.DataFrame(rows, columns=["cases", "elsewhere", "people"])


@pytest.mark.parametrize(
    ("cases", "band"),
    [(0, "none"), (1, "1-2"), (2, "1-2"), (3, "3-5"), (5, "3-5"), (6, "6-10"), (10, "6-10")]
    + [(11, "11-20"), (20, "11-20"), (21, "21+"), (500, "21+")],
)
def test_everybody_is_in_one_band(cases, band):
    found = spread(counted(**{f"n{cases}": 3})).bands
    assert found == dict.fromkeys(BANDS, 0) | {band: 3}


def test_the_mean_counts_those_without_a_case_too():
    found = spread(counted(n0=2, n1=1, n5=1))
    assert (found.people, found.cases, found.idle, found.most, found.mean) == (4, 6, 2, 5, 1.5)


def test_nobody_has_no_mean():
    found = spread(counted())
    assert (found.mean, found.most, found.busy) == (None, 0, 0)


def test_the_upper_hundredth_is_rounded_up_and_keeps_ties():
    # 150 people: 1 % is 1.5, so two; the second has 7 cases, and so has a third.
    found = spread(counted(n0=47, n1=100, n7=2, n9=1))
    assert (found.busy_from, found.busy) == (7, 3)


def test_who_had_no_case_is_never_among_the_busy():
    found = spread(counted(n0=300, n2=1))
    assert (found.busy_from, found.busy) == (2, 1)


def test_who_has_none_here_may_have_some_in_another_register():
    rows = pd.DataFrame({"cases": [0, 0], "elsewhere": [0, 1], "people": [3, 4]})
    found = spread(rows)
    assert (found.idle, found.idle_everywhere) == (7, 3)
