"""Months on an axis: plain ``2019-03`` keys, so that no browser's time zone moves them."""

from datetime import date

import altair as alt
import pandas as pd

from dashboard.charts.palette import MUTED
from dashboard.domain.text import Lang

ENGLISH = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
QUARTERS_FROM, YEARS_FROM = 16, 49


def month_keys(values: pd.Series) -> pd.Series:
    """Return months as sortable ``2019-03``, from dates or text."""
    return pd.to_datetime(values.astype(str)).dt.strftime("%Y-%m").astype(object)


def month_key(month: date | str) -> str:
    """Return one month as ``2019-03``."""
    return str(month)[:7]


def month_name(key: str, lang: Lang) -> str:
    """Write a month in words: ``2019年3月``, ``Mar 2019``."""
    year, month = key.split("-")
    return f"{year}年{int(month)}月" if lang == Lang.ZH else f"{ENGLISH[int(month) - 1]} {year}"


def month_span(keys: pd.Series) -> list[str]:
    """List every month from the first to the last, so that a gap is seen as a gap."""
    if keys.empty:
        return []
    span = pd.period_range(min(keys), max(keys), freq="M")
    return [str(period) for period in span]


def month_x(span: list[str], lang: Lang) -> alt.X:
    """Return the month axis: the year stands under the first label and every January."""
    axis = alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        labelExpr=_label(span, lang),
        values=_ticks(span),
        labelAngle=0,
        labelOverlap="parity",
        labelPadding=6,
        title=None,
    )
    return alt.X("month:O", scale=alt.Scale(domain=span), axis=axis)


def _ticks(span: list[str]) -> list[str]:
    if len(span) < QUARTERS_FROM:
        return span
    kept = ("01",) if len(span) >= YEARS_FROM else ("01", "04", "07", "10")
    return [key for key in span if key[5:] in kept]


def _label(span: list[str], lang: Lang) -> str:
    first = next(iter(_ticks(span)), "")
    year = "substring(datum.value, 0, 4)"
    month = "toNumber(substring(datum.value, 5, 7))"
    names = f"{ENGLISH}[{month} - 1]"
    short, under = (f"{month} + '月'", f"{year} + '年'") if lang == Lang.ZH else (names, year)
    with_year = f"datum.value == '{first}' || {month} == 1"
    return f"{with_year} ? [{short}, {under}] : {short}"
