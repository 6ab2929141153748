"""What stations counted month by month around a roll-out; a missing month is never a zero."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.counts import data_from, data_to, disputes_from
from dashboard.queries.facts import OF_DISPUTES
from dashboard.queries.rollout import months_filled
from dashboard.reports.before_after.rollout_groups import COMPARISON, TREATED, Roll
from dashboard.reports.before_after.rollout_windows import Window, first_day, month_of
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.narrowing import narrowed

STATION_MONTH = "station_month"


def monthly(scope: Scope, filters: Filters, metric: Metric, *, ask: Ask = directly) -> pd.DataFrame:
    """Return an indicator's counts by station and month, over all months of the programme.

    Columns code, month (numbered), n, of. Where a station's report of a month lacks the
    number, there is no row.
    """
    code = filters.programme
    whole = narrowed(filters, metric)[0].during(data_from(code), data_to(code))
    rows = figure(scope, whole, metric, ("station", "month"), ask=ask).rows
    if metric.fact == STATION_MONTH:
        filled = ask(months_filled, scope, whole, metric.numerator)
        filled = filled.assign(month=pd.to_datetime(filled["month"]).dt.date)
        rows = rows.merge(filled, on=["station", "month"])
    return pd.DataFrame(
        {
            "code": rows["station"],
            "month": [month_of(day) for day in rows["month"]],
            "n": rows["numerator"],
            "of": rows["denominator"],
        }
    )


def recorded_from(rows: pd.DataFrame, metric: Metric, programme: Programme) -> date:
    """Return the day from which an indicator is on record."""
    if metric.fact in OF_DISPUTES:
        return disputes_from(programme.code)
    return first_day(int(rows["month"].min())) if len(rows) else data_to(programme.code)


def unit_counts(
    roll: Roll, rows: pd.DataFrame, metric: Metric, windows: tuple[Window, Window]
) -> pd.DataFrame:
    """Return every station with its counts of both windows, and whether they can be compared."""
    before, after = windows
    out = roll.stations.set_index("code")
    for name, window in (("before", before), ("after", after)):
        inside = rows[rows["month"].between(window.first, window.last)].groupby("code")
        out[name] = inside["n"].sum()
        out[f"{name}_of"] = inside["of"].sum()
        out[f"{name}_months"] = inside["month"].nunique()
    numbers = [name for name in out if name.startswith(("before", "after"))]
    compared = out["group"].isin((TREATED, COMPARISON))
    out["is_counted"] = _complete(out[numbers].fillna(0), metric, before, roll.minimum) & compared
    for name in numbers:
        out[name] = out[name].mask(out["is_counted"] & out[name].isna(), 0)
    if metric.kind != Kind.RATE:
        out = out.drop(columns=["before_of", "after_of"])
    return out.reset_index()


def course_of(
    units: pd.DataFrame, rows: pd.DataFrame, before: Window, after: Window
) -> pd.DataFrame:
    """Return both groups month by month, where the before window is 100 on average.

    A month some station did not report has no value for its group.
    """
    counted = units[units["is_counted"]]
    inside = rows[rows["month"].between(before.first, after.last)].merge(
        counted[["code", "group"]], on="code"
    )
    by_group = [_indexed(part, before) for _, part in inside.groupby("group")]
    out = pd.concat(by_group) if by_group else pd.DataFrame(columns=["group", "month", "value"])
    windows = [before.first, before.last, after.first, after.last]
    out["is_inside"] = [
        windows[0] <= month <= windows[1] or windows[2] <= month <= windows[3]
        for month in out["month"]
    ]
    out["month"] = [first_day(int(month)) for month in out["month"]]
    return out[["group", "month", "value", "is_inside"]].reset_index(drop=True)


def _indexed(part: pd.DataFrame, before: Window) -> pd.DataFrame:
    sums = part.groupby(["group", "month"], as_index=False).agg(
        n=("n", "sum"), of=("of", "sum"), stations=("code", "nunique")
    )
    is_rate = bool(part["of"].notna().any())
    level = sums["n"] / sums["of"].where(sums["of"] > 0) if is_rate else sums["n"].astype(float)
    base = sums["month"].between(before.first, before.last)
    if is_rate:
        start = sums.loc[base, "n"].sum() / max(sums.loc[base, "of"].sum(), 1)
    else:
        start = level[base].mean()
    value = 100 * level / start if start else pd.Series(float("nan"), index=sums.index)
    complete = is_rate | (sums["stations"] == part["code"].nunique())
    return sums.assign(value=value.where(complete))


def _complete(units: pd.DataFrame, metric: Metric, window: Window, minimum: int) -> pd.Series:
    """Whether a station has what a change needs: every reported month, or enough cases."""
    if metric.kind == Kind.RATE:
        return units[["before_of", "after_of"]].min(axis=1) >= minimum
    if metric.fact == STATION_MONTH:
        return units[["before_months", "after_months"]].eq(window.months).all(axis=1)
    return units[["before_months", "after_months"]].max(axis=1) > 0
