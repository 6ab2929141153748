"""One way to write a value down, by hand."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from dashboard.domain.canonical import canonical, digest, number


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (882 / 968, "0.911157"),
        (31.5, "31.5"),
        (2.0, "2"),
        (1e-9, "0"),
        (-0.0, "0"),
        (-0.25, "-0.25"),
        (100000000.0, "100000000"),
        (0.1 + 0.2, "0.3"),
        (0.0000005, "0"),
        (0.0000015, "0.000002"),
        (Decimal("12.30"), "12.3"),
    ],
)
def test_a_number_is_written_in_one_way(value, written):
    assert number(value) == written


def test_keys_are_sorted_and_there_is_no_space():
    value = {"乙": [1, 2.5, None, True], "a": {"z": date(2020, 1, 1), "b": (float("nan"),)}}
    assert canonical(value) == '{"a":{"b":[null],"z":"2020-01-01"},"乙":[1,"2.5",null,true]}'


def test_the_order_of_keys_does_not_change_the_digest():
    assert digest(canonical({"a": 1, "b": 2})) == digest(canonical({"b": 2, "a": 1}))


def test_a_moment_is_not_written_here():
    with pytest.raises(TypeError):
        canonical(datetime(2020, 1, 1, tzinfo=UTC))
