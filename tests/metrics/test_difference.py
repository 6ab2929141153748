"""The difference of two shares, against the examples of the paper it is taken from."""

import pytest

from dashboard.metrics.difference import newcombe


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        # Newcombe 1998, table II, method 10.
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
        ((10, 10), (0, 10), 0.6075, 1.0),
    ],
)
def test_the_examples_of_the_paper_come_out(one, other, low, high):
    _, below, above = newcombe(one, other)
    assert (below, above) == (pytest.approx(low, abs=5e-5), pytest.approx(high, abs=5e-5))


def test_the_difference_turns_its_sign_with_its_order():
    forth, back = newcombe((882, 968), (117, 121)), newcombe((117, 121), (882, 968))
    assert forth == pytest.approx((-back[0], -back[2], -back[1]))
