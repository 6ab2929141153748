"""One judge per kind of standard: from records to the gaps of a unit.

A judge reads once for all units and returns a function from unit to gaps, so that a unit
without a single record is judged like any other.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.coverage.spans import DAY, Span, periods, uncovered
from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.standards import duty_days, firm_presence, room_presence, service_breaks


@dataclass(frozen=True)
class Gap:
    """A standard missed from ``since`` up to ``until``; None = not mended by the data-to day."""

    since: date
    until: date | None
    required: float
    measured: float


Ask = Callable[..., pd.DataFrame]
GapsOf = Callable[[str], Iterator[Gap]]
Judge = Callable[[Scope, Programme, Standard, date, Ask], GapsOf]


def presence(
    scope: Scope, programme: Programme, standard: Standard, until: date, ask: Ask
) -> GapsOf:
    """Something must be there every day: a firm under contract, an open room."""
    there = _there(scope, programme, standard, ask)
    whole = Span(standard.since, until + DAY)

    def gaps(unit: str) -> Iterator[Gap]:
        own = there[there["unit"] == unit]
        covered = [_present(row, whole.end) for _, row in own.iterrows()]
        for span in uncovered(whole, covered):
            yield Gap(span.start, None if span.end == whole.end else span.end, 1, 0)

    return gaps


def duty_hours(
    scope: Scope, programme: Programme, standard: Standard, until: date, ask: Ask
) -> GapsOf:
    """Every day of a month must be staffed between the declared hours."""
    duty = programme.rules.duty
    if duty is None:
        raise BadConfig(f"{programme.code}.toml: key 'rules.duty' is missing.")
    days = ask(duty_days, scope, programme.code, duty.starts, duty.ends)
    staffed = _lookup(days, "month", "days")
    whole = periods(standard.period, standard.since, until)

    def gaps(unit: str) -> Iterator[Gap]:
        return _failing(
            (
                span,
                (span.end - span.start).days * standard.required,
                staffed.get((unit, span.start), 0),
            )
            for span in whole
        )

    return gaps


def cadence(
    scope: Scope, programme: Programme, standard: Standard, until: date, ask: Ask
) -> GapsOf:
    """Something must be done at least once in every week, month or quarter."""
    breaks = ask(service_breaks, scope, programme.code, standard.subject, standard.period)
    whole = periods(standard.period, standard.since, until)
    silent: dict[str, set[Span]] = {}
    for unit, before, after in breaks.itertuples(index=False):
        silent.setdefault(unit, set()).update(_between(whole, _day(before), _day(after)))

    def gaps(unit: str) -> Iterator[Gap]:
        missed = silent.get(unit, set(whole))
        return _failing((span, 1, 0 if span in missed else 1) for span in whole)

    return gaps


def _there(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> pd.DataFrame:
    if standard.subject == "room":
        return ask(room_presence, scope, programme.code, standard.where["kind"][0])
    return ask(firm_presence, scope, programme.code)


JUDGES: dict[str, Judge] = {
    "presence": presence,
    "duty_hours": duty_hours,
    "cadence": cadence,
}


def _failing(judged: Iterable[tuple[Span, float, float]]) -> Iterator[Gap]:
    """Join failing periods that follow each other; the measure is the latest one's."""
    since: date | None = None
    latest = (0.0, 0.0)
    for span, required, measured in judged:
        if measured < required:
            since, latest = since or span.start, (required, measured)
        elif since:
            yield Gap(since, span.start, *latest)
            since = None
    if since:
        yield Gap(since, None, *latest)


def _present(row: pd.Series, forever: date) -> Span:
    """A contract holds through its last day; a room is out of use from the day it closes."""
    end = _day(row["closed"]) if "closed" in row else _day(row["ends"])
    if end is not None and "ends" in row:
        end += DAY
    return Span(pd.Timestamp(row["starts"]).date(), end or forever)


def _between(whole: list[Span], before: date | None, after: date | None) -> Iterator[Span]:
    for span in whole:
        if (before is None or span.start > before) and (after is None or span.start < after):
            yield span


def _day(value: date | None) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()


def _lookup(frame: pd.DataFrame, period: str, value: str) -> dict[tuple[str, date], float]:
    starts = pd.to_datetime(frame[period]).dt.date
    return dict(zip(zip(frame["unit"], starts, strict=True), frame[value], strict=True))
