"""Which months of a series can be judged: complete ones, in the period and in the records."""

import calendar
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.counts import data_from, data_to, disputes_from
from dashboard.queries.facts import OF_DISPUTES
from dashboard.queries.quantiles import SPANS

ON_ITS_DAY = ("closing",)
"""Facts of disputes that are known on the day they are counted by."""
AFTER = {"follow_up_rate": 90, "performance_rate": 90}
"""Days until what an indicator waits for is on record, beside those a case is settled within:
follow-ups are made after they are due, and agreements fall due after they are made."""


def months_of(filters: Filters, metric: Metric) -> list[date]:
    """List every month of the period with records, so that none without a case is left out."""
    first = max(filters.start, recorded_from(filters.programme, metric))
    last = min(filters.end, data_to(filters.programme))
    if first > last:
        return []
    return [month.to_timestamp().date() for month in pd.period_range(first, last, freq="M")]


def recorded_from(programme: str, metric: Metric) -> date:
    """Return the first day an indicator is recorded: a scheme may begin after other records."""
    return disputes_from(programme) if _of_disputes(metric) else data_from(programme)


def changes_for(filters: Filters, metric: Metric) -> int:
    """Return for how many days the figure of a day may still change; 0 if it does not."""
    after = AFTER.get(metric.key, 0)
    if not _waits_for_cases(filters, metric):
        return after
    return after + programme_of(filters.programme).rules.settle_within_days


def provisional_from(filters: Filters, metric: Metric) -> date | None:
    """Return the first month that still changes, if months of the indicator do at all."""
    days = changes_for(filters, metric)
    if not days:
        return None
    young = data_to(filters.programme) - timedelta(days=days) + timedelta(days=1)
    return young.replace(day=1)


def is_cut(month: date, filters: Filters, metric: Metric) -> bool:
    """Whether a month of counts is only partly in the period or the records.

    A rate of some of its days is a rate all the same; a count of them is not a month's.
    """
    if metric.kind != Kind.COUNT:
        return False
    began = recorded_from(filters.programme, metric)
    late = began if began > _last_day(data_from(filters.programme)) else date.min
    start, end = max(filters.start, late), min(filters.end, data_to(filters.programme))
    return month < start or _last_day(month) > end


def _waits_for_cases(filters: Filters, metric: Metric) -> bool:
    if not _of_disputes(metric) or metric.fact in ON_ITS_DAY:
        return False
    register = programme_of(filters.programme).register_of(filters.register)
    by_then = list(BASES)[: list(BASES).index(register.base) + 1]
    return metric.kind != Kind.COUNT or metric.numerator not in by_then


def _of_disputes(metric: Metric) -> bool:
    return metric.fact in (*OF_DISPUTES, *SPANS)


def _last_day(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
