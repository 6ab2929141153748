"""Every standard judged straight from the rows, day by day and period by period.

Slow and simple on purpose: it shares nothing with the generators or with ``dashboard.coverage``.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from typing import NamedTuple

import pandas as pd

DAY = timedelta(days=1)
AREAS = ("county", "town", "community", "zone")
STARTS = {
    "day": lambda day: True,
    "week": lambda day: day.weekday() == 0,
    "month": lambda day: day.day == 1,
    "quarter": lambda day: day.day == 1 and day.month % 3 == 1,
}
DONE = {
    "call": "community_service",
    "visit": "community_service",
    "lecture": "community_service",
    "patrol": "patrol",
    "meeting": "meeting",
    "training": "training",
}


class Unit(NamedTuple):
    """What is judged: from its first day until the day it ended."""

    code: str
    first: date
    end: date


def found(standard, rules, tables):
    """Every (unit, first day, day after the last or None while open) that misses a standard."""
    data_to = tables["programme"]["data_to"].item().date()
    judge = JUDGES[standard.kind]
    return {
        (unit, start.isoformat(), end and end.isoformat())
        for unit, spans in judge(standard, rules, tables, data_to)
        for start, end in spans
    }


def a_day(value, otherwise):
    return otherwise if pd.isna(value) else value.date()


def kept(frame, where):
    for column, codes in where.items():
        frame = frame[frame[column].isin(codes)]
    return frame


def units(standard, tables) -> list[Unit]:
    table, first, end = {
        "station": ("station", "started_on", None),
        "room": ("room", "opened_on", "closed_on"),
        "mediator": ("mediator", "appointed_on", "dismissed_on"),
        "justice_office": ("justice_office", None, None),
    }.get(standard.unit, ("area", None, None))
    frame = kept(tables[table], standard.units_where)
    if standard.unit in AREAS:
        frame = frame[frame["level"] == standard.unit]
    if standard.least_officers:
        frame = frame[frame["officers"] >= standard.least_officers]
    return [
        Unit(
            row["code"],
            max(standard.since, a_day(first and row[first], date.min)),
            a_day(end and row[end], date.max),
        )
        for row in frame.to_dict("records")
    ]


def days(first: date, after: date) -> Iterator[date]:
    while first < after:
        yield first
        first += DAY


def stretches(failing: Iterable[date], data_to: date) -> list[tuple[date, date | None]]:
    """Days in a row as half-open spans; one that reaches the data's last day is open."""
    spans: list[list[date]] = []
    for day in failing:
        if spans and spans[-1][1] == day:
            spans[-1][1] = day + DAY
        else:
            spans.append([day, day + DAY])
    return [(start, end if end <= data_to else None) for start, end in spans]


def daily(unit: Unit, data_to: date, holds):
    lasting = days(unit.first, min(unit.end, data_to + DAY))
    return unit.code, stretches([day for day in lasting if not holds(day)], data_to)


def periods(period: str, first: date, data_to: date) -> list[tuple[date, date]]:
    """The whole periods from a day up to the data's last day."""
    edges = [day for day in days(first, data_to + 2 * DAY) if STARTS[period](day)]
    return list(pairwise(edges))


def runs(spans, fails) -> list[tuple[date, date | None]]:
    """Failing periods in a row, until the next good one begins."""
    out: list[tuple[date, date | None]] = []
    start = None
    for first, end in spans:
        if fails(first, end):
            start = start or first
        elif start:
            out.append((start, first))
            start = None
    return out + ([(start, None)] if start else [])


def records(standard, tables) -> list[tuple[str, date, date, str]]:
    """What must stand: its unit, its first day, the day it ended, and its code of ``each``."""
    table, first, end = {
        "firm": ("firm_contract", "valid_from", "valid_to"),
        "room": ("room", "opened_on", "closed_on"),
        "venue": ("room", None, None),
        "committee": ("committee", None, None),
        "resource": ("resource", None, None),
        "mediator": ("mediator", "appointed_on", "dismissed_on"),
    }[standard.subject]
    own = "code" if standard.subject == "venue" else standard.unit
    own = "area" if own in ("town", "community") else own
    inclusive = DAY if standard.subject == "firm" else timedelta()
    return [
        (
            row[own],
            a_day(first and row[first], date.min),
            a_day(end and row[end], date.max - DAY) + inclusive,
            row[standard.each] if standard.each else "",
        )
        for row in kept(tables[table], standard.where).to_dict("records")
    ]


def standing(standard, rules, tables, data_to):
    held = defaultdict(Counter)
    for unit, first, end, code in records(standard, tables):
        held[unit, code][first, end] += 1
    codes = standard.where[standard.each] if standard.each else ("",)
    for unit in units(standard, tables):
        for code in codes:
            spans = held[unit.code, code]

            def holds(day, spans=spans):
                there = sum(n for (first, end), n in spans.items() if first <= day < end)
                return there >= standard.required

            name, gaps = daily(unit, data_to, holds)
            yield (f"{name}/{code}" if code else name), gaps


def pairing(standard, rules, tables, data_to):
    pairs = tables["station"].dropna(subset=["justice_office"])
    side = "code" if standard.unit == "station" else "justice_office"
    since = {row[side]: a_day(row["paired_on"], date.min) for row in pairs.to_dict("records")}
    for unit in units(standard, tables):
        paired = since.get(unit.code, date.max)
        yield daily(unit, data_to, lambda day, paired=paired: paired <= day)


def expiry(standard, rules, tables, data_to):
    until = tables["mediator"].set_index("code")["licence_until"].dropna().dt.date.to_dict()
    for unit in units(standard, tables):
        if unit.code in until:
            yield daily(unit, data_to, lambda day, last=until[unit.code]: day <= last)


def rollout(standard, rules, tables, data_to):
    for row in tables["station"].to_dict("records"):
        planned = max(a_day(row["planned_on"], date.max), standard.since)
        started = a_day(row["started_on"], data_to + DAY)
        yield row["code"], stretches(days(planned, started), data_to)


def target(standard, rules, tables, data_to):
    assert standard.since > data_to
    return ()


def duty_hours(standard, rules, tables, data_to):
    hours = standard.hours or rules.duty
    covered = set()
    name = {"duty": "duty_shift", "on_call": "on_call"}[standard.subject]
    for row in tables[name].dropna(subset=["starts_at"]).itertuples():
        midnight = datetime.combine(row.on_day.date(), time())
        begun = row.starts_at <= midnight + timedelta(hours=hours.starts)
        if begun and row.ends_at >= midnight + timedelta(hours=hours.ends):
            covered.add((row.station, row.on_day.date()))
    for unit in units(standard, tables):
        spans = periods(standard.period, unit.first, data_to)

        def fails(first, end, code=unit.code):
            return any((code, day) not in covered for day in days(first, end))

        yield unit.code, runs(spans, fails)


def cadence(standard, rules, tables, data_to):
    frame = kept(tables[DONE[standard.subject]], standard.where)
    if standard.subject in ("call", "visit", "lecture"):
        frame = frame[frame["kind"] == standard.subject]
    done = Counter(zip(frame[standard.unit], frame["on_day"].dt.date, strict=True))
    for unit in units(standard, tables):

        def fails(first, end, code=unit.code):
            return sum(done[code, day] for day in days(first, end)) < standard.required

        yield unit.code, runs(periods(standard.period, unit.first, data_to), fails)


def inspections(standard, tables):
    """The items met on each day of inspection, by unit."""
    met = defaultdict(Counter)
    for row in kept(tables["checklist"], standard.where).to_dict("records"):
        met[row[standard.unit]][row["on_day"].date()] += bool(row["met"])
    return met


def checklist(standard, rules, tables, data_to):
    met = inspections(standard, tables)
    for unit in units(standard, tables):
        days_seen = sorted(met[unit.code])
        spans = [(day, day) for day in days_seen if day >= unit.first]
        yield (
            unit.code,
            runs(spans, lambda day, _, code=unit.code: met[code][day] < standard.required),
        )


def recency(standard, rules, tables, data_to):
    met, lasts = inspections(standard, tables), timedelta(days=standard.within_days)
    for unit in units(standard, tables):
        seen = [unit.first, *met[unit.code]]
        yield daily(unit, data_to, lambda day, at=seen: any(d <= day <= d + lasts for d in at))


def completeness(standard, rules, tables, data_to):
    frame = tables["dispute"]
    if standard.subject == "dossier":
        frame = frame[frame["dossier_complete"].notna()]
        good = frame["dossier_complete"].astype(bool)
    else:
        frame = frame[(frame["channel"] == "grid") & frame["closed_on"].notna()]
        good = frame["fed_back_on"].notna()
    lacking = frame[~good]
    bad = set(zip(lacking[standard.unit], lacking["cohort_month"].dt.date, strict=True))
    for unit in units(standard, tables):
        spans = periods(standard.period, unit.first, data_to)
        yield unit.code, runs(spans, lambda first, _, code=unit.code: (code, first) in bad)


JUDGES = {
    "presence": standing,
    "staffing": standing,
    "pairing": pairing,
    "expiry": expiry,
    "rollout": rollout,
    "target": target,
    "duty_hours": duty_hours,
    "cadence": cadence,
    "checklist": checklist,
    "recency": recency,
    "completeness": completeness,
}
