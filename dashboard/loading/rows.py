"""From cells to disputes: every row typed, or refused with all of its reasons."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.areas import Area, named_areas
from dashboard.loading.cells import BadCell, Reader
from dashboard.loading.derived import COLUMNS, BadField, completed
from dashboard.loading.mapping import FieldRule, ImportMapping
from dashboard.loading.reading import Sheet
from dashboard.loading.rejects import Reject, masked

RAGGED = Text("本行 {found} 列，表头 {wanted} 列", "{found} cells under a header of {wanted}")

PLACES = {column: place for place, column in enumerate(COLUMNS)}

Record = Mapping[str, str]
Refusal = tuple[str, str, Text]
"""Column, value as it may be shown, reason."""


class BadRow(Exception):
    """A row that cannot be loaded, with everything that is wrong with it."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(refusals)
        self.refusals = refusals


@dataclass(frozen=True)
class Row:
    """A dispute that can be loaded (``COLUMNS`` of it), and the areas it names."""

    number: int
    values: tuple[object, ...]
    areas: tuple[Area, ...]

    def __getitem__(self, column: str) -> object:
        return self.values[PLACES[column]]

    @property
    def key(self) -> str:
        return str(self["dispute_id"])

    @property
    def source_number(self) -> str:
        return self.key.split(":", 2)[2]


@dataclass
class Typed:
    """The rows of a file that passed, and the reasons of those that did not."""

    sheet: Sheet
    rows: list[Row] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)


@dataclass(frozen=True)
class Typing:
    """How the rows of a mapping become disputes of a programme."""

    mapping: ImportMapping
    programme: Programme
    readers: Mapping[str, Reader]

    def type_sheet(self, sheet: Sheet) -> Typed:
        """Type every row of a file."""
        typed = Typed(sheet)
        for number, found in sheet.rows:
            try:
                typed.rows.append(self._type(number, sheet.header, found))
            except BadRow as row:
                typed.rejects += [Reject(sheet.file, number, *reason) for reason in row.refusals]
        return typed

    def _type(self, number: int, header: Sequence[str], found: Sequence[str]) -> Row:
        if len(found) != len(header):
            raise BadRow([("", "", RAGGED.format(found=len(found), wanted=len(header)))])
        record = dict(zip(header, map(str.strip, found), strict=True))
        refusals: list[Refusal] = []
        values = dict(self._cells(record, refusals))
        if refusals:
            # A column that fills two fields is wrong once.
            raise BadRow(list(dict.fromkeys(refusals)))
        try:
            areas = named_areas(self.mapping.areas, record, values, self.programme.code)
            named = {area.level: area.code for area in areas}
            return Row(number, completed(values | named, self.mapping, self.programme), areas)
        except BadField as bad:
            raise BadRow([self._refusal(record, bad.field, bad.reason)]) from bad

    def _cells(self, record: Record, refusals: list[Refusal]) -> Iterator[tuple[str, object]]:
        for name, reader in self.readers.items():
            column = self.mapping.fields[name].column
            try:
                yield name, reader(record[column] if column else "")
            except BadCell as bad:
                refusals.append(self._refusal(record, name, bad.reason))

    def _refusal(self, record: Record, name: str, reason: Text) -> Refusal:
        area = self.mapping.areas.county if name == "county" else self.mapping.areas.town
        column = self.mapping.fields.get(name, FieldRule(column=area)).column
        return column or name, masked(name, record.get(column or "", "")), reason
