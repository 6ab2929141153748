"""How a briefing writes values and spans: rates with their counts, twelve months by name."""

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.wording import NOTHING, month_text, value_text

A_YEAR = 12
"""Months a unit with few cases is told by."""
COUNTED = Text("{value}（{k}/{n}）", "{value} ({k}/{n})")
FEW = Text("{k}/{n}（样本不足）", "{k}/{n} (too few cases)")
A_WHOLE_YEAR = Text("近十二个月", "over twelve months")
BEGUN = Text("{month}以来", "since {month}")
SPAN = Text("{year}（{first}至{last}）", "{year} ({first} to {last})")
FEW_DAYS = Text("样本不足（{n} 件）", "too few cases ({n})")


def year_words(year: Filters) -> Text:
    """Return what twelve months are called, or the fewer there are on record."""
    if year.start == month_before(year.end, A_YEAR - 1):
        return A_WHOLE_YEAR
    return BEGUN.format(month=Text(*(month_text(year.start, lang) for lang in Lang)))


def year_span(year: Filters) -> Text:
    """Return what twelve months are called, with their first and last."""
    first, last = (
        Text(*(month_text(day, lang) for lang in Lang)) for day in (year.start, year.end)
    )
    return SPAN.format(year=year_words(year), first=first, last=last)


def told_with_counts(metric: Metric, row: pd.Series, lang: Lang) -> str:
    """Write a value; a rate as 92.6%（75/81）, or 5/6（样本不足） where too few stand behind it."""
    if metric.kind == Kind.COUNT:
        return value_text(metric, row, lang)
    n = int(row["denominator"] or 0)
    if not n:
        return NOTHING[lang]
    if metric.kind != Kind.RATE:
        return value_text(metric, row, lang) if row["shown"] else FEW_DAYS[lang].format(n=f"{n:,}")
    counted = {"k": f"{int(row['numerator']):,}", "n": f"{n:,}"}
    if not row["shown"]:
        return FEW[lang].format(**counted)
    return COUNTED[lang].format(value=value_text(metric, row, lang), **counted)
