"""The aggregates plausibility rules are tested on, asked of the queries in the rules' own shape."""

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import counts
from dashboard.queries.facts import FACTS
from dashboard.queries.minutes import acts_by_hour, acts_per_day, busiest_minutes
from dashboard.queries.signs import alike, copies, impossible_sweeps, values_of
from dashboard.reports.figure import Ask

DISPUTES = Text("纠纷", "disputes")
SWEEPS = Text("排查记录", "rows of the sweep log")

__all__ = ["conversions", "impossible", "rates", "repeated", "shared", "values_of"]


def rates(scope: Scope, filters: Filters, by: tuple[str, ...], ask: Ask) -> pd.DataFrame:
    """Return settled and all cases by unit (and month): ``unit, …, settled, of``."""
    base = programme_of(filters.programme).register_of(filters.register).base
    frame = ask(counts, scope, filters, "dispute", by).dropna(subset=[by[0]])
    return frame.rename(columns={by[0]: "unit", base: "of"})[["unit", *by[1:], "settled", "of"]]


def conversions(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    """Return conversions and what nobody tracked by unit: ``unit, converted, untracked, of``."""
    frame = ask(counts, scope, filters, "risk", (unit,)).dropna(subset=[unit])
    untracked = frame["total"] - frame["conversion_tracked"]
    return frame.rename(columns={unit: "unit", "total": "of"}).assign(untracked=untracked)


def impossible(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    """Return records whose successes exceed what there was: ``unit, n, bad, about``."""
    found = [_unaccepted(scope, filters, unit, ask), _swept(scope, filters, unit, ask)]
    return pd.concat(found, ignore_index=True)


def shared(
    scope: Scope, filters: Filters, moment: str, unit: str, ask: Ask
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return acts per day, the fullest minute of each unit, and acts by hour."""
    return (
        ask(acts_per_day, scope, filters, moment, unit),
        ask(busiest_minutes, scope, filters, moment, unit),
        ask(acts_by_hour, scope, filters, moment),
    )


def repeated(scope: Scope, filters: Filters, unit: str, ask: Ask) -> tuple[pd.DataFrame, int, int]:
    """Return records alike by unit, and the pairs alike among so many disputes."""
    whole = ask(alike, scope, filters)
    return ask(copies, scope, filters, unit), int(whole["same"].sum()), int(whole["n"].sum())


def _unaccepted(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    """Settled disputes without a day of acceptance, where the programme records that day."""
    if "accepted_on" in programme_of(filters.programme).unrecorded:
        return pd.DataFrame({"unit": [], "n": [], "bad": [], "about": []})
    values = ask(values_of, scope, filters, "settled_unaccepted", unit)
    bad = values["n"].where(values["value"] == 1, 0)
    grouped = values.assign(bad=bad).groupby("unit", as_index=False)[["n", "bad"]].sum()
    return grouped.assign(about=[DISPUTES] * len(grouped))


def _swept(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    if not _tells_of_sweeps(scope, filters, unit):
        return pd.DataFrame({"unit": [], "n": [], "bad": [], "about": []})
    found = ask(impossible_sweeps, scope, filters, unit)
    return found.assign(about=[SWEEPS] * len(found))


def _tells_of_sweeps(scope: Scope, filters: Filters, unit: str) -> bool:
    """Whether the sweep log is kept by this unit, and knows all the selection is narrowed by."""
    programme, known = programme_of(filters.programme), FACTS["sweep"].dimensions
    kept = "sweep" in programme.records and f"sweep.{unit}" not in programme.unrecorded
    asked = {unit, *dict(filters.choices)}
    return kept and asked <= set(known) and not filters.state and scope.firms == ALL
