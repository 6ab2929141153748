"""Months of an indicator: intake with its settled part, and two years over each other."""

from datetime import date

import pandas as pd

from dashboard.charts.columns import stacked_counts
from dashboard.charts.years import year_on_year
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.narrowing import narrowed
from dashboard.reports.trends.trend import is_complete, trend
from dashboard.reports.trends.trend_months import recorded_from
from dashboard.reports.wording import behind_text, month_text, value_text

MONTH = Text("月份", "Month")
STATE, INCOMPLETE = Text("状态", "State"), Text("尚未完整", "not complete")
BEHIND = Text("件数与区间", "Counts and interval")
ONE_YEAR = Text(
    "本库没有上一年的记录，不作同月比较。",
    "There are no records of the year before: months are not compared.",
)
NOT_NARROWED = Text(
    "{metric}的记录没有“{what}”，此图未按它筛选。",
    "Records of {metric} have no {what}: not narrowed by it.",
)


def series(
    filters: Filters, metric: Metric, steps: tuple[date, ...] = (), by: str = ""
) -> pd.DataFrame:
    """Return the months of an indicator with limits, signals and changes, computed once."""
    return ask(_series, context().scope, filters, metric.key, by, steps)


def intake_chart(filters: Filters) -> None:
    """Draw intake by month with its settled part; a month is cut where its count is."""
    metric = METRICS["settlement_rate"]
    base = METRICS[programme_of(filters.programme).register_of(filters.register).base]
    rows = series(filters, metric).assign(cut=series(filters, base)["cut"])
    chart(stacked_counts, rows, context().lang, whole=base.name, table=state_table(rows, metric))


def year_chart(filters: Filters, metric: Metric) -> None:
    """Draw the period's last year beside the year before, where that one is recorded."""
    end, first = filters.end, recorded_from(filters.programme, metric)
    if first.year >= end.year:
        write_small(ONE_YEAR[context().lang])
        return
    both = filters.during(max(date(end.year - 1, 1, 1), first), end)
    rows = series(both, metric)
    chart(year_on_year, rows, metric, context().lang, table=state_table(rows, metric))


def narrowed_and_said(filters: Filters, metric: Metric) -> Filters:
    """Drop the choices an indicator's records cannot be narrowed by, and say so."""
    kept, foreign = narrowed(filters, metric)
    if foreign:
        lang = context().lang
        what = "、".join(dimension_name(filters.programme, one)[lang] for one in foreign)
        write_small(NOT_NARROWED.format(metric=metric.name[lang], what=what)[lang])
    return kept


def plain_table(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """Return months with value, counts and interval in words."""
    lang = context().lang
    out = pd.DataFrame(
        {
            MONTH[lang]: [month_text(month, lang) for month in rows["month"]],
            metric.name[lang]: [value_text(metric, row, lang) for _, row in rows.iterrows()],
        }
    )
    if metric.kind != Kind.COUNT:
        out[BEHIND[lang]] = [behind_text(metric, row, lang) for _, row in rows.iterrows()]
    return out


def state_table(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    """Return the same, saying which months are not complete, if there are any."""
    out, lang, complete = plain_table(rows, metric), context().lang, is_complete(rows)
    if complete.all():
        return out
    return out.assign(**{STATE[lang]: ["" if one else INCOMPLETE[lang] for one in complete]})


def _series(
    scope: Scope, filters: Filters, key: str, by: str, steps: tuple[date, ...]
) -> pd.DataFrame:
    return trend(scope, filters, METRICS[key], by, steps=steps, ask=ask).rows
