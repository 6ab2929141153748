"""Units of like size and mix."""

import pandas as pd

from dashboard.metrics.peers import peers

ROWS = [
    ("A", {"family": 50, "wages": 50}),
    ("B", {"family": 52, "wages": 48}),
    ("C", {"family": 5, "wages": 95}),
    ("D", {"family": 500, "wages": 500}),
    ("E", {"family": 0, "wages": 0}),
]
TALLY = pd.DataFrame(
    [(unit, kind, 0, n) for unit, mix in ROWS for kind, n in mix.items()],
    columns=["unit", "stratum", "successes", "trials"],
)


def test_the_nearest_comes_first_and_a_unit_is_not_its_own_peer():
    assert peers(TALLY, "A", 3)[0] == "B"
    assert "A" not in peers(TALLY, "A", 9)


def test_both_size_and_mix_count():
    # C has the size and another mix, D the mix and another size; B has nearly both.
    assert set(peers(TALLY, "B", 1)) == {"A"}
    assert set(peers(TALLY, "A", 3)) == {"B", "C", "D"}


def test_a_unit_without_cases_is_no_peer_and_has_none():
    assert "E" not in peers(TALLY, "A", 9)
    assert peers(TALLY, "E") == []
