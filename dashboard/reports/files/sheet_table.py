"""Tables of a workbook: typed columns, and sums worked out here, so that no cell is a formula."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from numbers import Real

import pandas as pd

from dashboard.domain.text import Lang, Text

SUM = Text("合计", "Total")
NOTHING = "—"
"""What there is none of: no rule pays for it, or nobody counts it."""
Row = tuple[object, ...]


class Kind(StrEnum):
    """What a column holds; counts and yuan are summed, words are strings whatever they look like.

    A ``NOTE`` runs on over the cells right of it. A ``NUMBER`` is written with one decimal.
    """

    WORDS = "words"
    NOTE = "note"
    COUNT = "count"
    NUMBER = "number"
    YUAN = "yuan"
    SHARE = "share"
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True)
class Typed:
    """A cell of another kind than its column: shares and counts below one another."""

    value: object
    kind: Kind


@dataclass(frozen=True)
class Column:
    """A column: its head, what it holds, and how many characters wide it is."""

    head: Text
    kind: Kind = Kind.WORDS
    width: int = 14
    is_summed: bool = True


@dataclass(frozen=True)
class Table:
    """Rows under typed columns; numbers that are not known are words (未定义), never 0."""

    columns: tuple[Column, ...]
    rows: Sequence[Row]

    def total(self, lang: Lang) -> Row:
        """Return the row of sums; where nothing is known of any row, the word that says so."""
        values = list(zip(*self.rows, strict=True)) or [() for _ in self.columns]
        sums = [_sum(column, found) for column, found in zip(self.columns, values, strict=True)]
        return (SUM[lang], *sums[1:])


def _sum(column: Column, values: Sequence[object]) -> object:
    """Add up a column. Noughts beside words are no sum of nought: what is open stays open."""
    if not column.is_summed or column.kind not in (Kind.COUNT, Kind.YUAN):
        return None
    words = sorted({one for one in values if isinstance(one, str)}, key=lambda one: one == NOTHING)
    whole = math.fsum(number for number in map(number_of, values) if number is not None)
    return whole or (words[0] if words else 0)


def number_of(value: object) -> float | None:
    """Return a cell's number, where it holds one."""
    is_one = isinstance(value, Real) and not isinstance(value, bool) and not pd.isna(value)
    return float(str(value)) if is_one else None
