"""Gaps of coverage as a briefing quotes them: counts of a day, of a standard, since another day."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.history import Changes, changes
from dashboard.coverage.kept import gap_spans
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.quoting import Found

GAPS, UNITS = Text("{n} 处", "{n}"), Text("{n} 个", "{n}")
STANDARDS = Text("{n} 项", "{n}")
MET = Text("{k}/{n}", "{k}/{n}")
BASIS = Text("覆盖标准，按日核对", "standards of coverage, by the day")
NAMES = {
    "gaps": Text("覆盖缺口", "Coverage gaps"),
    "units": Text("有缺口的单位", "Units with a gap"),
    "new": Text("新增缺口", "New gaps"),
    "reopened": Text("再次出现的缺口", "Gaps opened again"),
    "closed": Text("已补上的缺口", "Gaps closed"),
    "meeting": Text("达标", "Meeting"),
    "checked": Text("已核对的标准", "Standards checked"),
}
OF_STANDARD = Text("{name}：{standard}", "{name}: {standard}")
WORDS = {"units": UNITS, "meeting": STANDARDS, "checked": STANDARDS}
OF_STANDARDS = ("meeting", "checked")


@dataclass(frozen=True)
class Coverage:
    """Gaps of a reader's reach: all spans, and those open on a day."""

    spans: pd.DataFrame
    on: date

    @cached_property
    def still(self) -> pd.DataFrame:
        """The gaps open on the day."""
        return open_on(self.spans, self.on)

    def of(self, programme: Programme, subjects: tuple[str, ...]) -> "Coverage":
        """Return the same for the standards that ask for some subjects alone."""
        keys = [one.key for one in programme.standards if one.subject in subjects]
        return Coverage(self.spans[self.spans["standard"].isin(keys)], self.on)

    def moved(self, since: date) -> Changes:
        """Return what is new, opened again and closed since a day."""
        return changes(self.spans, since, self.on)


@dataclass(frozen=True, kw_only=True)
class Counted:
    """What is counted of gaps or standards: on which day, of which standard, since when."""

    what: str
    on: date
    standard: str = ""
    since: date | None = None

    @property
    def asked(self) -> dict[str, str]:
        """What its finder asks for."""
        told = {"_what": self.what, "_on": self.on.isoformat(), "_standard": self.standard}
        return told | ({"_since": self.since.isoformat()} if self.since else {})


def coverage_of(writer: Writer, on: date) -> Coverage:
    """Return how coverage stood on a day."""
    return Coverage(gap_spans(writer.scope, writer.programme, writer.ask), on)


def rates_of(writer: Writer, found: Coverage) -> pd.DataFrame:
    """Return how many units meet each standard that is asked of any: standard, meeting, units."""
    rates = coverage_rates(writer.scope, writer.programme, found.spans, found.on, writer.ask)
    return rates[rates["units"] > 0]


def gap_cite(
    writer: Writer, figure_id: str, counted: Counted, value: int, of: int | None = None
) -> Cite:
    """Quote a count of gaps or standards: 13 处, or 13/14 where there are ``of`` in all."""
    lang, n = writer.lang, f"{value:,}"
    if of is None:
        shown = WORDS.get(counted.what, GAPS)[lang].format(n=n)
    else:
        shown = MET[lang].format(k=n, n=f"{of:,}")
    return writer.other(
        Found(
            id=figure_id,
            name=_name(writer, counted)[lang],
            shown=shown,
            value=float(value),
            numerator=None if of is None else float(value),
            denominator=None if of is None else float(of),
            finder="standards" if counted.what in OF_STANDARDS else "gaps",
            asked=counted.asked,
            filters=writer.month(writer.programme.registers[0]),
            page="coverage",
            basis=BASIS[lang],
        )
    )


def _name(writer: Writer, counted: Counted) -> Text:
    name = NAMES[counted.what]
    if not counted.standard:
        return name
    standard = standard_of(writer.programme, counted.standard)
    return OF_STANDARD.format(name=name, standard=standard.name)
