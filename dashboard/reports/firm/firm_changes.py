"""What changed for a firm since last month: its grade, a new fail, its duty beyond chance."""

from datetime import date, timedelta

import numpy as np
import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.bands import FAMILY_LEVEL, conditional_p
from dashboard.metrics.holm import standing_tests
from dashboard.metrics.recorded import why_absent
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.firm.firm_grades import as_of, grade_months
from dashboard.reports.narrowing import narrowed

STEPS = {"fail": 0, "pass": 1, "excellent": 2}
DUTY = "duty_rate"


def last_months(filters: Filters) -> tuple[date, date]:
    """Return the last whole month of the period, and the one before it, by their first days."""
    after = as_of(filters) + timedelta(days=1)
    this = (after.replace(day=1) - timedelta(days=1)).replace(day=1)
    return this, (this - timedelta(days=1)).replace(day=1)


def changes(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """Return by firm what the last whole month changed against the one before it.

    ``grade_before, grade_now``; ``moved`` is -1, 0 or 1, null where either month has no grade;
    ``attended_before, shifts_before, attended_now, shifts_now`` and ``duty``: -1 or 1 where the
    attendance changed beyond chance (Fisher's exact test, step-down over all firms at 5 %).
    """
    this, before = last_months(filters)
    months = grade_months(scope, filters, ask=ask)
    grades = [
        months[months["month"] == month].set_index("firm")["grade"].rename(name)
        for month, name in ((before, "grade_before"), (this, "grade_now"))
    ]
    out = pd.concat([*grades, _duty(scope, filters, ask)], axis=1).rename_axis("firm")
    steps = out["grade_now"].map(STEPS) - out["grade_before"].map(STEPS)
    out["moved"] = np.sign(steps.astype("float64"))
    return out.sort_index().reset_index()


def _duty(scope: Scope, filters: Filters, ask: Ask) -> pd.DataFrame:
    metric, programme = METRICS[DUTY], programme_of(filters.programme)
    names = ["attended_before", "shifts_before", "attended_now", "shifts_now", "duty"]
    if why_absent(metric, programme, programme.register_of(filters.register), scope):
        return pd.DataFrame(columns=names)
    parts = [
        _month(scope, narrowed(filters, metric)[0], first, ask) for first in last_months(filters)
    ]
    both = parts[1].add_suffix("_before").join(parts[0].add_suffix("_now"))
    p = pd.Series([_p(row) for _, row in both.iterrows()], index=both.index, dtype="float64")
    shares = [both[f"attended_{end}"] / both[f"shifts_{end}"] for end in ("now", "before")]
    way = np.sign((shares[0] - shares[1]).astype("float64"))
    return both.assign(duty=way.where(standing_tests(p, FAMILY_LEVEL), 0.0).where(p.notna()))


def _month(scope: Scope, filters: Filters, first: date, ask: Ask) -> pd.DataFrame:
    last = (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    rows = figure(scope, filters.during(first, last), METRICS[DUTY], ("firm",), ask=ask).rows
    parts = {"numerator": "attended", "denominator": "shifts"}
    rows = rows[rows["firm"] != NOT_RECORDED]
    return rows.set_index("firm")[list(parts)].rename(columns=parts).astype("float64")


def _p(row: pd.Series) -> float:
    """The chance of a change as large as this; none where a month had no shift."""
    k, n = row["attended_now"], row["shifts_now"]
    if not (n and row["shifts_before"]):
        return float("nan")
    all_k, all_n = k + row["attended_before"], n + row["shifts_before"]
    return conditional_p(*(np.array([value]) for value in (k, n, all_k, all_n)))
