"""What the cells of a form take: figures asked for this reader, with all that finds them again."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics import metric_of
from dashboard.queries.counts import data_to
from dashboard.queries.units import units
from dashboard.reports.figure import Ask, Figure, figure
from dashboard.reports.files.export_words import Taken
from dashboard.reports.forms.form_file import Counted, Form, FormCell, FormRows
from dashboard.reports.forms.form_periods import span_of
from dashboard.reports.grade_sheet.quoted import quoted_row
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.grade_sheet.unit_sheet import OF_UNIT
from dashboard.reports.narrowing import narrowed
from dashboard.reports.paper.document import Document, Quoted
from dashboard.reports.wording import month_text

DECIMALS = 6
PAGE, BUREAU = "trends", "bureau_director"
BODY = Text("考评机关", "the assessing body")
Makers = Mapping[str, Callable[[], Document]]


@dataclass(frozen=True)
class Write:
    """A value for a cell, the key that asked for it, and the figure it is, if it is one."""

    sheet: str
    at: str
    key: str
    value: str | float | date | None
    quoted: Quoted | None = None


@dataclass(frozen=True)
class Filling:
    """A form that is being filled: for whom, of which programme and month, as which export.

    ``makers`` make the other sheets whose figures cells may name by id.
    """

    scope: Scope
    form: Form
    asked: SheetAsked
    taken: Taken
    makers: Makers
    ask: Ask

    @cached_property
    def made(self) -> dict[str, Document]:
        """The other sheets that cells name, each made once."""
        named = {one.document for one in self.form.cells if one.document}
        return {name: self.makers[name]() for name in sorted(named)}

    def writes(self) -> Iterator[Write]:
        """Yield every value of the form; what cannot be answered is refused with its cell."""
        for place, cell in enumerate(self.form.cells):
            yield self._cell(cell, f"cell[{place}]")
        for place, rows in enumerate(self.form.rows):
            yield from self._rows(rows, f"rows[{place}]")

    def _cell(self, cell: FormCell, key: str) -> Write:
        if cell.about:
            return Write(cell.sheet, cell.at, key, self._about(cell.about))
        if cell.quoted and cell.document:
            found = self._named(cell.document, cell.quoted, (key, cell.at))
            return self._written((cell.sheet, cell.at, key), found, cell)
        counted, at = self._counted(cell, (), (key, cell.at)), f"{cell.sheet}!{cell.at}"
        name = counted.metric.name[self.asked.lang]
        found = quoted_row(counted, counted.total, at, name, PAGE, self.asked.lang)
        return self._written((cell.sheet, cell.at, key), found, cell)

    def _rows(self, rows: FormRows, key: str) -> Iterator[Write]:
        by = rows.by or self.asked.declared.unit
        lines = self._lines(rows, by, key)
        for code, (name, line) in lines.items():
            yield Write(rows.sheet, f"{rows.name}{line}", key, name)
            if rows.code:
                yield Write(rows.sheet, f"{rows.code}{line}", key, code)
        for column in rows.columns:
            counted = self._counted(column, (by,), (key, f"{column.at}{rows.first_row}"))
            for _, row in counted.rows[counted.rows[by].isin(lines)].iterrows():
                name, line = lines[str(row[by])]
                at = f"{column.at}{line}"
                called = OF_UNIT.format(unit=name, name=counted.metric.name)[self.asked.lang]
                own = f"{rows.sheet}!{at}"
                found = quoted_row(counted, row, own, called, PAGE, self.asked.lang)
                yield self._written((rows.sheet, at, key), found, column)

    def _lines(self, rows: FormRows, by: str, key: str) -> dict[str, tuple[str, int]]:
        """The units in reach by code: what each is called, and the row of the template it takes."""
        if by not in DIMENSIONS or not DIMENSIONS[by].is_register or DIMENSIONS[by].of_people:
            raise self._wrong(key, f"row {rows.first_row}", f"'{by}' is no kind of unit.")
        found = self.ask(units, self.scope, self.asked.programme, by)
        room = rows.last_row - rows.first_row + 1
        if len(found) > room:
            why = f"{len(found)} units for {room} rows of the template."
            raise self._wrong(key, f"row {rows.last_row}", why)
        named = zip(found["code"], found["name"], strict=True)
        return {str(code): (name, rows.first_row + n) for n, (code, name) in enumerate(named)}

    def _written(self, place: tuple[str, str, str], found: Quoted, how: Counted) -> Write:
        """Return a figure as the form wants it: a part of it, scaled, or why it is none."""
        number: float | None = getattr(found, how.part)
        if number is None:
            return Write(*place, found.shown, found)
        scaled = number if how.scale == 1 else round(number * how.scale, DECIMALS)
        return Write(*place, int(scaled) if scaled.is_integer() else scaled, found)

    def _counted(self, how: Counted, by: tuple[str, ...], at: tuple[str, str]) -> Figure:
        programme = self.asked.declared
        try:
            metric = metric_of(str(how.metric))
            register = programme.register_of(how.register_key or self.asked.register)
            start, end = span_of(how.period, self.asked.month)
            filters = Filters(
                programme=programme.code, register=register.key, start=start, end=end
            ).choose(**how.where)
            kept, dropped = narrowed(filters, metric)
            if dropped:
                raise BadRequest(f"records of '{metric.key}' have no '{dropped[0]}'.")
            return figure(self.scope, kept, metric, by, ask=self.ask)
        except BadRequest as error:
            raise self._wrong(*at, str(error)) from error

    def _named(self, document: str, figure_id: str, at: tuple[str, str]) -> Quoted:
        known = {one.id: one for one in self.made[document].quoted}
        if figure_id not in known:
            raise self._wrong(*at, f"there is no figure '{figure_id}' in '{document}'.")
        return known[figure_id]

    def _about(self, what: str) -> str | date:
        lang, programme = self.asked.lang, self.asked.declared
        first, last = span_of("month", self.asked.month)
        told: dict[str, str | date] = {
            "programme": programme.title[lang],
            "body": programme.bodies.get(BUREAU, BODY)[lang],
            "month": month_text(first, lang),
            "first_day": first,
            "last_day": last,
            "data_to": data_to(programme.code),
            "version": case_database().version,
            "export": self.taken.number,
        }
        return told[what]

    def _wrong(self, key: str, at: str, why: str) -> BadRequest:
        return BadRequest(f"{self.form.file}: key '{key}', {at}: {why}")
