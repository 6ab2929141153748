"""Points and rank ranges: by hand on a table kept as data, and by counting every combination."""

import math
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.domain.money import Item
from dashboard.domain.text import Text
from dashboard.metrics.points import months_between, pointed, tangled

HAND = Path(__file__).parents[1] / "data" / "points.md"
FLOORS = {"good": 90.0, "fair": 60.0, "poor": 0.0}
EXPECTED = ("score", "measured", "grade", "rank", "rank_low", "rank_high")


def item(key, weight=1.0, full=1.0, *, per_month=False):
    name = Text(zh=key, en=key)
    return Item(key=key, name=name, metric="x", weight=weight, full=full, per_month=per_month)


def table_of(unit):
    """The rows of the table in the file whose first column is called this, by that column."""
    lines = [line.strip("| \n").split(" | ") for line in HAND.read_text("utf-8").splitlines()]
    start = next(n for n, cells in enumerate(lines) if cells[0] == unit)
    rows = [cells for cells in lines[start + 2 :] if len(cells) == len(lines[start])]
    return pd.DataFrame(rows, columns=lines[start]).set_index(unit)


def number(text):
    return math.nan if text == "-" else float(text)


@pytest.fixture
def by_hand():
    return table_of("unit")


@pytest.fixture
def worked_out(by_hand):
    items = (item("a", 50, 10, per_month=True), item("b", 30, 0.8), item("c", 20, 100))
    values = pd.DataFrame({f"{key}_value": by_hand[key].map(number) for key in "abc"})
    return pointed(items, values, months=3, floors=FLOORS)


@pytest.mark.parametrize("column", EXPECTED)
def test_points_reproduce_the_table_made_by_hand(by_hand, worked_out, column):
    for unit, expected in by_hand[column].items():
        found = worked_out.at[unit, column]
        if expected == "-":
            assert pd.isna(found)
        elif column == "grade":
            assert found == expected
        else:
            assert float(found) == pytest.approx(float(expected))


def test_an_item_earns_its_share_and_never_more_than_its_weight(worked_out):
    assert worked_out["a_points"].tolist()[:3] == pytest.approx([50, 45, 30])
    assert worked_out.loc["V", "a_points":"c_points"].isna().tolist() == [True, False, False]
    assert worked_out["of"].unique().tolist() == [3]


def test_without_floors_there_is_no_grade():
    found = pointed((item("a"),), pd.DataFrame({"a_value": [1.0]}), 1)
    assert found["grade"].tolist() == [None]


def test_nobody_at_all_is_an_empty_table():
    found = pointed((item("a"),), pd.DataFrame({"a_value": []}), 1)
    assert found.empty
    assert {"score", "rank_low"} <= set(found)


def test_a_count_asked_for_by_month_is_not_measured_where_no_month_has_data():
    by_month = (item("a", full=10, per_month=True),)
    assert pointed(by_month, pd.DataFrame({"a_value": [3.0]}), 0)["measured"].tolist() == [0]


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (date(2020, 1, 1), date(2020, 6, 30), 6),
        (date(2019, 11, 1), date(2020, 2, 29), 4),
        (date(2020, 6, 16), date(2020, 6, 30), 0.5),
        (date(2020, 1, 1), date(2020, 1, 1), 1 / 31),
    ],
)
def test_a_period_has_its_whole_months_and_the_share_of_days_of_the_rest(first, last, months):
    assert months_between(first, last) == pytest.approx(months)


def ranks_by_counting(shares, weights):
    """Rank everybody under every combination, in exact fractions: who is strictly better?"""
    ranges = {unit: [] for unit, row in enumerate(shares) if any(s is not None for s in row)}
    swings = (Fraction(4, 5), Fraction(1), Fraction(6, 5))
    for factors in product(swings, repeat=len(weights)):
        moved = [weight * factor for weight, factor in zip(weights, factors, strict=True)]
        scores = {unit: exact_score(shares[unit], moved) for unit in ranges}
        for unit, score in scores.items():
            ranges[unit].append(1 + sum(other > score for other in scores.values()))
    return {unit: (min(found), max(found)) for unit, found in ranges.items()}


def exact_score(row, weights):
    pairs = [
        (share, weight) for share, weight in zip(row, weights, strict=True) if share is not None
    ]
    return sum(share * weight for share, weight in pairs) / sum(weight for _, weight in pairs)


SHARES = st.none() | st.integers(0, 20).map(lambda n: Fraction(n, 20))


@given(data=st.data(), count=st.integers(1, 4))
def test_rank_ranges_are_those_found_by_counting_every_combination(data, count):
    weights = data.draw(st.lists(st.integers(1, 50), min_size=count, max_size=count))
    row = st.lists(SHARES, min_size=count, max_size=count)
    shares = data.draw(st.lists(row, min_size=1, max_size=6))
    items = tuple(item(f"i{n}", weight) for n, weight in enumerate(weights))
    values = pd.DataFrame(
        [[math.nan if s is None else float(s) for s in row] for row in shares],
        columns=[f"{one.key}_value" for one in items],
    )
    found = pointed(items, values, 1)
    ranked = found[found["rank"].notna()]
    ranges = {unit: (row.rank_low, row.rank_high) for unit, row in ranked.iterrows()}
    assert ranges == ranks_by_counting(shares, weights)


def test_units_whose_rank_ranges_overlap_are_one_group(worked_out):
    table = worked_out.rename_axis("unit").reset_index()
    assert tangled(table) == [["Q", "R"], ["S", "U"]]
    assert tangled(table[table["unit"] == "T"]) == []
