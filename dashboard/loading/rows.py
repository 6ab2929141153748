"""From cells to records, a portion at once: every row typed, or refused with all its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.database.schema.disputes import UNRECORDED_COUNTY
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.areas import Area, BadArea, named_areas
from dashboard.loading.brought import brought_by
from dashboard.loading.cells import Reader
from dashboard.loading.columns import Cells, Column, typed
from dashboard.loading.files.table_out import ROW, WIDTH
from dashboard.loading.mapping import FieldRule, ImportMapping
from dashboard.loading.mends import RAGGED
from dashboard.loading.reading import Sheet
from dashboard.loading.rejects import Reject, masked

Refusal = tuple[str, str, Text]
"""Column, value as it may be shown, reason."""


@dataclass
class Typed:
    """A portion of so many rows: those that can be loaded (``row`` and what is kept of
    them), the areas they name, and the reasons of the others."""

    read: int
    rows: pa.Table
    areas: dict[str, Area]
    rejects: list[Reject]


@dataclass
class Portion:
    """Rows on their way: their cells, typed columns, and what was found wrong with which."""

    numbers: list[int]
    cells: Mapping[str, Cells]
    columns: dict[str, Column] = field(default_factory=dict)
    # A column that fills two fields is wrong once: refusals of a row are a set in order.
    refused: dict[int, dict[Refusal, None]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.numbers)

    def cells_of(self, column: str | None) -> Cells:
        """Return the cells of a column of the file; without one, empty ones."""
        return Cells.empty(len(self)) if column is None else self.cells[column]

    def refuse(self, place: int, refusal: Refusal) -> None:
        """Note why a row cannot be loaded."""
        self.refused.setdefault(place, {})[refusal] = None

    def good(self) -> np.ndarray:
        """Return which rows nothing was found wrong with so far."""
        found = np.ones(len(self), bool)
        found[list(self.refused)] = False
        return found


@dataclass(frozen=True)
class Typing:
    """How the rows of a mapping become records of a programme."""

    mapping: ImportMapping
    programme: Programme
    readers: Mapping[str, Reader]

    def type_sheet(self, sheet: Sheet) -> Iterator[Typed]:
        """Type every row of a file, a portion at a time."""
        for batch in sheet.portions():
            yield self._type(sheet, batch)

    def _type(self, sheet: Sheet, batch: pa.RecordBatch) -> Typed:
        is_whole = pc.equal(batch.column(WIDTH), sheet.width)
        ragged = list(_ragged(sheet, batch.filter(pc.invert(is_whole))))
        portion = self._portion(sheet.header, batch.filter(is_whole))
        self._type_cells(portion)
        values = {name: column.values for name, column in portion.columns.items()}
        areas, codes = self._type_areas(portion, values)
        values |= codes
        self._judge(portion, values)
        rows = brought_by(self.mapping).complete(values, self.mapping, self.programme)
        rows = rows.append_column(ROW, pa.array(portion.numbers, pa.int32()))
        rejects = sorted([*ragged, *_rejects(sheet, portion)], key=lambda reject: reject.row)
        return Typed(len(batch), rows.filter(pa.array(portion.good())), areas, rejects)

    def _portion(self, header: Sequence[str], batch: pa.RecordBatch) -> Portion:
        mapped = dict.fromkeys(column for _, column in self.mapping.columns())
        cells = {name: Cells.of(batch.column(f"c{header.index(name)}")) for name in mapped}
        return Portion(batch.column(ROW).to_pylist(), cells)

    def _type_cells(self, portion: Portion) -> None:
        kind_of = brought_by(self.mapping).kind_of
        for name, read in self.readers.items():
            cells = portion.cells_of(self.mapping.fields[name].column)
            column = typed(cells, read, kind_of(name))
            portion.columns[name] = column
            for place in cells.places(column.bad):
                reason = column.bad[cells.position(place)]
                portion.refuse(place, self._refusal(portion, name, place, reason))

    def _type_areas(
        self, portion: Portion, values: Mapping[str, pa.Array]
    ) -> tuple[dict[str, Area], dict[str, pa.Array]]:
        """Return the areas that good rows name, and the codes of each row, by level."""
        rule, known = self.mapping.areas, values.get("county")
        if rule.county is None and rule.town is None:
            return {}, {}
        counties = known.to_pylist() if known is not None else [None] * len(portion)
        names = [portion.cells_of(column) for column in (rule.county, rule.town)]
        areas: dict[str, Area] = {}
        codes: dict[str, list[str | None]] = {"county": counties, "town": [None] * len(portion)}
        for place in np.flatnonzero(portion.good()):
            for area in self._areas_at(portion, int(place), counties[place], names):
                areas[area.code] = area.first_by_name(areas.get(area.code))
                codes[area.level][place] = area.code
        used = [level for level in codes if getattr(rule, level) is not None]
        return areas, {level: pa.array(codes[level], pa.string()) for level in used}

    def _areas_at(
        self, portion: Portion, place: int, county: str | None, names: Sequence[Cells]
    ) -> tuple[Area, ...]:
        county_name, town_name = (cells.word(place) for cells in names)
        try:
            return named_areas(
                self.programme.code,
                county or UNRECORDED_COUNTY,
                county_name=county_name,
                town_name=town_name,
            )
        except BadArea as bad:
            portion.refuse(place, self._refusal(portion, bad.level, place, bad.reason))
            return ()

    def _judge(self, portion: Portion, values: Mapping[str, pa.Array]) -> None:
        for name, is_wrong, reason in brought_by(self.mapping).judge(values, self.programme):
            for place in np.flatnonzero(is_wrong.to_numpy(zero_copy_only=False) & portion.good()):
                portion.refuse(int(place), self._refusal(portion, name, int(place), reason))

    def _refusal(self, portion: Portion, name: str, place: int, reason: Text) -> Refusal:
        area = self.mapping.areas.county if name == "county" else self.mapping.areas.town
        column = self.mapping.fields.get(name, FieldRule(column=area)).column
        value = portion.cells_of(column).word(place)
        return column or name, masked(name, value), reason


def _ragged(sheet: Sheet, batch: pa.RecordBatch) -> Iterator[Reject]:
    wanted = sheet.width
    for row, found in zip(*(batch.column(name).to_pylist() for name in (ROW, WIDTH)), strict=True):
        yield Reject(sheet.file, row, "", "", RAGGED.format(found=found, wanted=wanted))


def _rejects(sheet: Sheet, portion: Portion) -> Iterator[Reject]:
    for place, refusals in portion.refused.items():
        for refusal in refusals:
            yield Reject(sheet.file, portion.numbers[place], *refusal)
