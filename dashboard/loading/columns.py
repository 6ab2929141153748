"""A column of cells typed by its distinct values: each is read once, however often it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.text import Text
from dashboard.loading.cells import FAILED, FORMULA, NO_RESULT, BadCell, Reader
from dashboard.loading.files.workbook_errors import UNSAVED
from dashboard.loading.unseen import AROUND

Places = list[int]
"""Where in a portion rows stand, from zero."""


@dataclass(frozen=True)
class Cells:
    """The cells of one column in a portion: the distinct ones, and which of them stands where.

    Blanks and unseen signs around them are left out.
    """

    words: tuple[str, ...]
    which: pa.Array

    @classmethod
    def of(cls, cells: pa.Array) -> "Cells":
        """Return the cells of a column of text."""
        found = cells.fill_null("").dictionary_encode()
        words = tuple(word.strip(AROUND) for word in found.dictionary.to_pylist())
        return cls(words, found.indices)

    @classmethod
    def empty(cls, length: int) -> "Cells":
        """Return the cells of a column that the file does not have."""
        return cls(("",), pa.array(np.zeros(length, "int32")))

    def word(self, place: int) -> str:
        """Return one cell."""
        return self.words[self.position(place)]

    def position(self, place: int) -> int:
        """Return which of the distinct cells stands in a row."""
        return int(self.which[place].as_py())

    def places(self, chosen: Mapping[int, object]) -> Places:
        """Return the rows whose cell is one of the distinct ones named by their position."""
        if not chosen:
            return []
        is_chosen = np.isin(self.which.to_numpy(), list(chosen))
        return [int(place) for place in np.flatnonzero(is_chosen)]


@dataclass(frozen=True)
class Column:
    """A typed column; ``bad`` are the reasons why distinct cells cannot be used, by position."""

    cells: Cells
    values: pa.Array
    bad: dict[int, Text]


def typed(cells: Cells, read: Reader, kind: pa.DataType) -> Column:
    """Type the cells of a column; one that cannot be used has no value, and a reason."""
    values: list[object] = []
    bad: dict[int, Text] = {}
    for position, word in enumerate(cells.words):
        try:
            values.append(read(checked(word)))
        except BadCell as refused:
            values.append(None)
            bad[position] = refused.reason
    return Column(cells, pc.take(pa.array(values, kind), cells.which), bad)


def checked(word: str) -> str:
    """Return a cell, unless a formula failed in it or was never calculated."""
    if word == UNSAVED:
        raise BadCell(NO_RESULT)
    if word in FAILED:
        raise BadCell(FORMULA)
    return word
