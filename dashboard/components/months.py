"""Months of an indicator: chart with natural limits, and whether anything stands out."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from dashboard.charts.columns import stacked_counts
from dashboard.charts.trends import trend
from dashboard.charts.years import year_on_year
from dashboard.components.cache import rows_of
from dashboard.components.charts import chart
from dashboard.components.context import context
from dashboard.components.names import dimension_name
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.statistics import moving_range_limits
from dashboard.queries.counts import data_to, disputes_from
from dashboard.queries.facts import OF_DISPUTES
from dashboard.queries.quantiles import SPANS
from dashboard.reports.narrowing import narrowed
from dashboard.reports.wording import behind_text, month_text, value_text

MONTH = Text("月份", "Month")
BEHIND = Text("件数与区间", "Counts and interval")
STEADY = Text(
    "{metric}：{n} 个月都在自然波动范围内，没有信号。",
    "{metric}: all {n} months are within natural variation; no signal.",
)
SIGNAL = Text(
    "{metric}：**{months}** 超出自然波动范围，值得了解原因。",
    "{metric}: **{months}** outside natural variation; worth finding out why.",
)
FEW_MONTHS = Text(
    "{metric}：不足 6 个月，不判断波动。", "{metric}: fewer than 6 months, variation is not judged."
)
ONE_YEAR = Text(
    "本库没有上一年的纠纷，不作同月比较。",
    "There are no disputes of the year before: months are not compared.",
)
TRIAL = Text("（不足 12 个月，界限为试用）", " (fewer than 12 months: trial limits)")
NOT_NARROWED = Text(
    "{metric}的记录没有“{what}”，此图未按它筛选。",
    "Records of {metric} have no {what}: not narrowed by it.",
)


def monthly(filters: Filters, metric: Metric) -> pd.DataFrame:
    """Return an indicator by month, for every month of the period that has records."""
    return rows_of(context().scope, filters, metric, ("month",))


def intake_chart(filters: Filters) -> None:
    """Draw intake by month with its settled part."""
    base = METRICS[programme_of(filters.programme).register_of(filters.register).base]
    rows = monthly(filters, METRICS["settlement_rate"])
    table = _table(rows, METRICS["settlement_rate"])
    chart(stacked_counts, rows, context().lang, whole=base.name, table=table)


def trend_chart(filters: Filters, metric: Metric) -> None:
    """Draw an indicator by month with mean and natural limits, and say what stands out."""
    lang = context().lang
    filters = narrowed_and_said(filters, metric)
    rows = monthly(filters, metric)
    known = rows.dropna(subset=["value"])
    limits = moving_range_limits(known["value"].astype("float64")) if len(known) >= 6 else None
    chart(
        trend,
        rows,
        metric,
        lang,
        limits=limits,
        provisional_from=provisional_from(filters, metric),
        table=_table(rows, metric),
    )
    st.markdown(_verdict(known, metric, limits))


def year_chart(filters: Filters, metric: Metric) -> None:
    """Draw the period's last year beside the year before, where that one is recorded."""
    end, first = filters.end, disputes_from(filters.programme)
    if first.year >= end.year:
        st.caption(ONE_YEAR[context().lang])
        return
    start = max(date(end.year - 1, 1, 1), first)
    both = narrowed_and_said(filters, metric).during(start, end)
    rows = monthly(both, metric)
    chart(year_on_year, rows, metric, context().lang, table=_table(rows, metric))


def narrowed_and_said(filters: Filters, metric: Metric) -> Filters:
    """Drop the choices an indicator's records cannot be narrowed by, and say so."""
    kept, foreign = narrowed(filters, metric)
    if foreign:
        lang = context().lang
        what = "、".join(dimension_name(filters.programme, one)[lang] for one in foreign)
        st.caption(NOT_NARROWED.format(metric=metric.name[lang], what=what)[lang])
    return kept


def provisional_from(filters: Filters, metric: Metric) -> date | None:
    """Return the first month whose disputes may still be open, where that matters."""
    if metric.fact not in (*OF_DISPUTES, *SPANS) or metric.kind == Kind.COUNT:
        return None
    within = programme_of(filters.programme).rules.settle_within_days
    return (data_to(filters.programme) - timedelta(days=within)).replace(day=1)


def _verdict(known: pd.DataFrame, metric: Metric, limits: tuple[float, float, float] | None) -> str:
    lang, name = context().lang, metric.name[context().lang]
    if limits is None:
        return FEW_MONTHS.format(metric=name)[lang]
    _, low, high = limits
    outside = known[(known["value"] < low) | (known["value"] > high)]
    trial = TRIAL[lang] if len(known) < 12 else ""
    if outside.empty:
        return STEADY.format(metric=name, n=len(known))[lang] + trial
    months = "、".join(month_text(month, lang) for month in outside["month"])
    return SIGNAL.format(metric=name, months=months)[lang] + trial


def _table(rows: pd.DataFrame, metric: Metric) -> pd.DataFrame:
    lang = context().lang
    return pd.DataFrame(
        {
            MONTH[lang]: [month_text(month, lang) for month in rows["month"]],
            metric.name[lang]: [value_text(metric, row, lang) for _, row in rows.iterrows()],
            BEHIND[lang]: [behind_text(metric, row, lang) for _, row in rows.iterrows()],
        }
    )
