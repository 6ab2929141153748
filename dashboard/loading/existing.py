"""Asking for many keys in portions."""

from collections.abc import Iterator, Sequence
from itertools import islice

AT_ONCE = 2_000


def in_portions(keys: Sequence[str]) -> Iterator[list[str]]:
    """Yield keys in portions that one statement can name."""
    left = iter(keys)
    while portion := list(islice(left, AT_ONCE)):
        yield portion
