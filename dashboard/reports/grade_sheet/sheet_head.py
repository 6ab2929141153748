"""What the sheets have in common: whence they come, and the mark on every page."""

from dataclasses import dataclass
from datetime import date

from dashboard.domain.filters import Filters
from dashboard.domain.local_time import local
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.export_words import Taken, about_lines
from dashboard.reports.grade.grade_figures import period_of

SUBTITLE = Text("{programme} · {period}", "{programme} · {period}")
MARK = Text("导出 {number} · {who} · {at}", "Export {number} · {who} · {at}")
SAMPLE = Text("示例数据，均为虚构", "Sample data, all invented")
DOT = " · "


@dataclass(frozen=True)
class SheetAsked:
    """Which sheet is asked for: of a programme, for some months ending with one, in a language.

    ``month`` is a first day. ``register`` is what is counted where an indicator names none.
    """

    programme: str
    month: date
    register: str
    months: int = 1
    lang: Lang = Lang.ZH

    @property
    def declared(self) -> Programme:
        return programme_of(self.programme)

    @property
    def filters(self) -> Filters:
        """The selection: the whole months, in the register asked for."""
        first = self.month.year * 12 + self.month.month - self.months
        begun = date(first // 12, first % 12 + 1, 1)
        start, end = period_of(begun, self.months)
        return Filters(programme=self.programme, register=self.register, start=start, end=end)


def about_sheet(asked: SheetAsked, taken: Taken) -> tuple[tuple[str, str], ...]:
    """Return what a sheet for the office says of itself."""
    return tuple(about_lines(asked.filters, taken, asked.lang))


def mark_of(asked: SheetAsked, taken: Taken) -> str:
    """Return what stands on every page: whose export it is, and that data are invented."""
    at = f"{local(taken.at):%Y-%m-%d %H:%M}"
    mark = MARK.format(number=taken.number, who=taken.who, at=at)[asked.lang]
    return DOT.join((*_sample(asked), mark))


def public_mark(asked: SheetAsked) -> str:
    """Return what stands on every page of what is published: nobody's name."""
    return DOT.join(_sample(asked))


def _sample(asked: SheetAsked) -> tuple[str, ...]:
    return (SAMPLE[asked.lang],) if asked.declared.synthetic else ()
