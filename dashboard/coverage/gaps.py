"""Gaps: which unit misses which standard, from when until when, against what was required.

A gap is open from its first day, or the first day of its first failing period, up to but
not including the first good day or period. What the last complete period still shows
has no end: nothing in the records says that it was mended.
"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.coverage.failing import Gap, Unit
from dashboard.coverage.judges import JUDGES, Ask, as_day
from dashboard.coverage.spans import DAY, Span, within
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.counts import data_to
from dashboard.queries.standards.found import inspections
from dashboard.queries.standards.required import required_units

COLUMNS = [
    "standard",
    "unit",
    "code",
    "part",
    "name",
    "county",
    "town",
    "station",
    "required",
    "measured",
    "since",
    "until",
]
"""``unit`` tells gaps apart: the unit's code, with the part that is asked for by itself."""


def judged(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> pd.DataFrame:
    """List every gap of a standard in reach, one row per span, columns ``COLUMNS``."""
    until = data_to(programme.code)
    gaps_of = JUDGES[standard.kind](scope, programme, standard, ask)
    rows = [
        _row(standard, named, unit, gap, _lasts_to(standard, named, unit, until))
        for named in ask(required_units, scope, programme.code, standard).itertuples(index=False)
        for unit in _units(standard, named, until)
        for gap in gaps_of(unit)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def units_on(
    scope: Scope, programme: Programme, standard: Standard, day: date, ask: Ask
) -> pd.DataFrame:
    """List the units in reach that are judged by a standard on a day: ``unit, name``.

    Whether a checklist is met is unknown until the first inspection: such a unit is not there.
    """
    known = _first_inspections(scope, programme, standard, ask)
    rows = [
        (_key(unit), named.name)
        for named in ask(required_units, scope, programme.code, standard).itertuples(index=False)
        for unit in _units(standard, named, data_to(programme.code))
        if unit.days.start <= day < unit.days.end
        and (known is None or known.get(unit.code, date.max) <= day)
    ]
    return pd.DataFrame(rows, columns=["unit", "name"])


def open_on(spans: pd.DataFrame, day: date) -> pd.DataFrame:
    """Keep the gaps that were open on a day."""
    rows = [
        since <= day and (until is None or until > day)
        for since, until in zip(spans["since"], spans["until"], strict=True)
    ]
    return spans[pd.Series(rows, index=spans.index, dtype=bool)]


def coverage_rates(
    scope: Scope, programme: Programme, spans: pd.DataFrame, day: date, ask: Ask
) -> pd.DataFrame:
    """Count per standard the units that meet it on a day: ``standard, meeting, units``."""
    still = open_on(spans, day)
    rows = []
    for standard in programme.standards:
        asked = set(units_on(scope, programme, standard, day, ask)["unit"])
        missing = asked & set(still[still["standard"] == standard.key]["unit"])
        rows.append((standard.key, len(asked) - len(missing), len(asked)))
    return pd.DataFrame(rows, columns=["standard", "meeting", "units"])


def _first_inspections(
    scope: Scope, programme: Programme, standard: Standard, ask: Ask
) -> dict[str, date] | None:
    if standard.kind != "checklist":
        return None
    table = ask(inspections, scope, programme.code, standard).sort_values("on_day", ascending=False)
    return {
        unit: as_day(day) or date.max
        for unit, day in zip(table["unit"], table["on_day"], strict=True)
    }


def _units(standard: Standard, named: pd.Series, until: date) -> Iterator[Unit]:
    """The unit as it is judged: once, or once for every part that is asked for by itself."""
    start = max(standard.since, as_day(named.starts) or date.min)
    end = min(until + DAY, as_day(named.ends) or date.max)
    needed = standard.required if pd.isna(named.needed) else float(named.needed)
    if start < end:
        for part in standard.where[standard.each] if standard.each else ("",):
            yield Unit(named.code, part, Span(start, end), needed)


def _lasts_to(standard: Standard, named: pd.Series, unit: Unit, until: date) -> date:
    """The day from which on a gap has no end: that of the last whole period judged.

    A unit that is gone misses nothing any more: its own end is the end of the gap.
    """
    if (as_day(named.ends) or date.max) <= until + DAY:
        return date.max
    if standard.kind not in ("cadence", "duty_hours", "completeness"):
        return unit.days.end
    whole = within(standard.period, unit.days)
    return whole.end if whole else unit.days.end


def _row(
    standard: Standard, named: pd.Series, unit: Unit, gap: Gap, lasts_to: date
) -> dict[str, object]:
    return {
        "standard": standard.key,
        "unit": _key(unit),
        "code": unit.code,
        "part": unit.part,
        "name": named.name,
        "county": named.county,
        "town": named.town,
        "station": named.station,
        "required": gap.required,
        "measured": gap.measured,
        "since": gap.since,
        "until": None if gap.until >= lasts_to else gap.until,
    }


def _key(unit: Unit) -> str:
    return f"{unit.code}/{unit.part}" if unit.part else unit.code
