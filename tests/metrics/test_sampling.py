"""Stratified samples: how many by hand, which by lot, and every one with its chance."""

import hashlib
import random
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.metrics.sampling import allocation, order_key, selected

SIZES = st.dictionaries(st.text("abc", min_size=1), st.integers(0, 300), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("sizes", "size", "drawn"),
    [
        # Quotas 5, 3, 2: whole numbers already.
        ({"a": 50, "b": 30, "c": 20}, 10, [5, 3, 2]),
        # Quotas 4.2, 3.3, 2.5: 4 + 3 + 2, the tenth to the remainder of a half.
        ({"a": 42, "b": 33, "c": 25}, 10, [4, 3, 3]),
        # Quotas 9, 0.9, 0.1: the small ones get one each, the other eight stay.
        ({"a": 90, "b": 9, "c": 1}, 10, [8, 1, 1]),
        # Quotas 2.97 and 0.03: one each first, then 2.
        ({"a": 99, "b": 1}, 3, [2, 1]),
        # Three strata, two to draw: no one each; quotas 1, .6, .4.
        ({"a": 50, "b": 30, "c": 20}, 2, [1, 1, 0]),
        # A tie of remainders goes to the first name: quotas 1.5 and 1.5.
        ({"b": 5, "a": 5}, 3, [1, 2]),
        # More than there is: everything.
        ({"a": 2, "b": 1}, 10, [2, 1]),
        ({"a": 4, "b": 0}, 2, [2, 0]),
        ({}, 5, []),
    ],
)
def test_shares_are_allocated_by_hand(sizes, size, drawn):
    assert list(allocation(sizes, size).values()) == drawn


@given(SIZES, st.integers(1, 500))
def test_an_allocation_is_whole_within_reach_and_leaves_no_stratum_out(sizes, size):
    drawn = allocation(sizes, size)
    whole = sum(sizes.values())
    filled = [key for key in sizes if sizes[key]]
    assert sum(drawn.values()) == min(size, whole)
    assert all(0 <= drawn[key] <= sizes[key] for key in sizes)
    if min(size, whole) >= len(filled):
        assert all(drawn[key] >= 1 for key in filled)


@given(SIZES, st.integers(1, 500), st.randoms())
def test_an_allocation_does_not_depend_on_the_order_of_strata(sizes, size, lot):
    turned = list(sizes.items())
    lot.shuffle(turned)
    assert allocation(dict(turned), size) == allocation(sizes, size)


def test_the_order_key_is_what_it_says():
    assert order_key(7, "hill:01") == hashlib.md5(b"7:hill:01").hexdigest()


def test_a_selection_does_not_depend_on_the_order_of_rows():
    pairs = [(f"hill:{n:03}", "a" if n % 3 else "b") for n in range(60)]
    drawn = selected(pairs, {"a": 5, "b": 2}, 11)
    random.Random(1).shuffle(pairs)
    assert selected(pairs, {"a": 5, "b": 2}, 11) == drawn
    assert [one in {f"hill:{n:03}" for n in range(0, 60, 3)} for one in drawn] == [False] * 5 + [
        True
    ] * 2


def test_another_seed_draws_others():
    pairs = [(f"hill:{n:03}", "") for n in range(60)]
    assert selected(pairs, {"": 5}, 1) != selected(pairs, {"": 5}, 2)


def test_every_dossier_of_a_stratum_has_the_same_chance_over_many_seeds():
    # 3 of 20 and 1 of 4: chances .15 and .25; over 2,000 seeds a standard error of about .01.
    sizes, counts = {"a": 20, "b": 4}, {"a": 3, "b": 1}
    pairs = [(f"{key}{n}", key) for key, size in sizes.items() for n in range(size)]
    seeds = 2_000
    drawn = Counter(one for seed in range(seeds) for one in selected(pairs, counts, seed))
    for one, key in pairs:
        assert drawn[one] / seeds == pytest.approx(counts[key] / sizes[key], abs=0.04)
