"""Gaps: which unit misses which standard, from when until when, against what was required.

A gap is open from its first day, or the first day of its first failing period, up to but
not including the first good day or period. What the last complete period still shows
has no end: nothing in the records says that it was mended.
"""

from collections.abc import Callable, Iterator
from datetime import date

import pandas as pd

from dashboard.coverage.judges import JUDGES, Gap
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.counts import data_to
from dashboard.queries.units import units

Ask = Callable[..., pd.DataFrame]
COLUMNS = ["standard", "unit", "name", "required", "measured", "since", "until"]


def gap_spans(scope: Scope, programme: Programme, ask: Ask) -> pd.DataFrame:
    """List every gap of every standard in reach, one row per span, columns ``COLUMNS``."""
    until = data_to(programme.code)
    rows = [
        row
        for standard in programme.standards
        if standard.kind in JUDGES and standard.unit != "zone" and standard.each is None
        for row in _gaps(scope, programme, standard, until, ask)
    ]
    return pd.DataFrame(rows, columns=COLUMNS)


def open_on(spans: pd.DataFrame, day: date) -> pd.DataFrame:
    """Keep the gaps that were open on a day."""
    rows = [
        since <= day and (until is None or until > day)
        for since, until in zip(spans["since"], spans["until"], strict=True)
    ]
    return spans[pd.Series(rows, index=spans.index, dtype=bool)]


def standard_units(
    scope: Scope, programme: Programme, standard: Standard, ask: Ask
) -> pd.DataFrame:
    """List the units in reach that a standard applies to: ``code`` and ``name``."""
    return ask(units, scope, programme.code, standard.unit)


def coverage_rates(
    scope: Scope, programme: Programme, spans: pd.DataFrame, day: date, ask: Ask
) -> pd.DataFrame:
    """Count per standard the units that meet it on a day: ``standard, meeting, units``."""
    still = open_on(spans, day)
    rows = []
    for standard in programme.standards:
        whole = len(standard_units(scope, programme, standard, ask))
        missing = still[still["standard"] == standard.key]["unit"].nunique()
        rows.append({"standard": standard.key, "meeting": whole - missing, "units": whole})
    return pd.DataFrame(rows, columns=["standard", "meeting", "units"])


def _gaps(
    scope: Scope, programme: Programme, standard: Standard, until: date, ask: Ask
) -> Iterator[dict[str, object]]:
    found = JUDGES[standard.kind](scope, programme, standard, until, ask)
    for code, name in standard_units(scope, programme, standard, ask).itertuples(index=False):
        for gap in found(code):
            yield _row(standard, code, name, gap)


def _row(standard: Standard, code: str, name: str, gap: Gap) -> dict[str, object]:
    return {
        "standard": standard.key,
        "unit": code,
        "name": name,
        "required": gap.required,
        "measured": gap.measured,
        "since": gap.since,
        "until": gap.until,
    }
