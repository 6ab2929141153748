"""What typing a load takes beside its mapping: registers, firms a file brings, outlines."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Connection

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.cells import Reader
from dashboard.loading.field_names import said_field
from dashboard.loading.firms import NamedFirms, credit_codes
from dashboard.loading.made_columns import made_cells, with_cells, with_columns
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.points import Outlines, by_point, is_point, outlines_of
from dashboard.loading.readers import readers_of
from dashboard.loading.reading import Sheet
from dashboard.loading.rows import Typing
from dashboard.loading.unit_words import unit_readers, unit_words

NEW_FIRMS = Text(
    "文件中有 {n} 家律所不在登记中，随接收的行加入登记。",
    "{n} firms of the files are in no register: they are added with the rows accepted.",
)
LEFT_EMPTY = Text(
    "{n} 行的坐标不在任何{field}的边界内，这一项留空。",
    "The coordinates of {n} rows lie in no {field}: it is left empty.",
)


@dataclass(frozen=True)
class Prepared:
    """How the rows of a load are typed, and what comes with them."""

    typing: Typing
    outlines: Mapping[str, Outlines]
    mapping: ImportMapping
    firms: NamedFirms | None
    outside: Counter[str] = field(default_factory=Counter)

    def cells(self, sheet: Sheet) -> Sheet:
        """Return a file's cells with the columns made of them."""
        made = with_cells(sheet, self.mapping, self.outlines)
        for name in self.outlines:
            if self.mapping.fields[name].outside == "empty":
                self.outside[name] += sum(map(is_point, made_cells(made, name)))
        return made

    @property
    def new_firms(self) -> Mapping[str, str]:
        """The names of firms seen so far that no register holds, by code."""
        return self.firms.names if self.firms else {}

    def notes(self) -> tuple[Text, ...]:
        """Say what the load adds beside its rows, and what it leaves empty."""
        new = len(self.new_firms)
        added = (NEW_FIRMS.format(n=new),) if new else ()
        left = [(name, n) for name, n in self.outside.items() if n]
        empty = (LEFT_EMPTY.format(n=n, field=said_field(name)) for name, n in left)
        return (*added, *empty)


def prepare(
    connection: Connection, mapping: ImportMapping, programme: Programme, today: date
) -> Prepared:
    """Look up what the registers hold of what a mapping names."""
    firms = None
    units: dict[str, Reader] = dict(unit_readers(connection, mapping, programme))
    if mapping.firms is not None:
        words = unit_words(connection, "firm", programme)
        firms = NamedFirms.of(programme, words, credit_codes(connection, programme.code))
        units["firm"] = firms.read_with_code if mapping.firms.credit_code else firms.read
    pointed = {name: rule for name, rule in mapping.fields.items() if rule.from_point}
    for name, rule in pointed.items():
        units[name] = by_point(name, units[name], rule.outside)
    outlines = {name: outlines_of(connection, programme.code, name) for name in pointed}
    readers = readers_of(mapping, programme, units=units, latest=today)
    return Prepared(Typing(with_columns(mapping), programme, readers), outlines, mapping, firms)
