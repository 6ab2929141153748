"""The months behind the chart: value, change on the month and on the year before, signals."""

import calendar
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.charts.trends import RULE_NAMES, SHORT_NAMES, signals_told
from dashboard.components.drawing.months import INCOMPLETE, plain_table
from dashboard.components.drawing.tables import picked_row, show_table
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.frame.screen import columns_shown
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.facts import OF_DISPUTES
from dashboard.queries.quantiles import SPANS
from dashboard.reports.trends.trend_wording import change_text

TITLE = Text("逐月数据", "Months")
ON_MONTH = Text("环比（95% 区间）", "Month on month (95% interval)")
ON_YEAR = Text("同比（95% 区间）", "Year on year (95% interval)")
PLAIN_MONTH, PLAIN_YEAR = Text("环比", "Month on month"), Text("同比", "Year on year")
SIGNAL = Text("信号", "Signal")
STOP = Text("；", "; ")
HINT = Text(
    "点一行查看该月的案件（限本人范围）。", "Click a row for that month's cases in your reach."
)


def month_table(filters: Filters, metric: Metric, rows: pd.DataFrame) -> None:
    """Draw one row per month, the latest first; a row of disputes opens them."""
    lang, rows = context().lang, rows.iloc[::-1]
    opens = metric.fact in (*OF_DISPUTES, *SPANS)
    write(f"**{TITLE[lang]}**")
    frame = columns_shown(_table(metric, rows), 3)
    if not opens:
        show_table(frame, columns=signal_column(), alt=TITLE[lang])
        return
    st.caption(HINT[lang])
    place = picked_row(
        frame,
        columns=signal_column(),
        key=f"months_of_{metric.key}",
        alt=TITLE[lang],
    )
    if place is not None:
        _open(filters, rows.iloc[place])


def signal_column(width: Literal["medium", "large"] = "medium") -> dict[str, ColumnConfig]:
    """Return how a column of signals is shown: wide enough, its short names explained."""
    lang = context().lang
    told = [f"{SHORT_NAMES[rule][lang]} = {name[lang]}" for rule, name in RULE_NAMES.items()]
    return {SIGNAL[lang]: st.column_config.TextColumn(width=width, help=STOP[lang].join(told))}


def _open(filters: Filters, row: pd.Series) -> None:
    """Open the disputes of one month, within the period chosen."""
    first = row["month"]
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    go("disputes", filters.during(max(first, filters.start), min(last, filters.end)))


def _table(metric: Metric, rows: pd.DataFrame) -> pd.DataFrame:
    """Return the months in words; the signal stands third, where a phone still shows it."""
    lang, out = context().lang, plain_table(rows, metric)
    is_rate = rows["on_month_low"].notna().any()
    heads = (ON_MONTH, ON_YEAR) if is_rate else (PLAIN_MONTH, PLAIN_YEAR)
    signals = [
        INCOMPLETE[lang]
        if row["provisional"] or row["cut"]
        else signals_told(row["signals"], lang, SHORT_NAMES)
        for _, row in rows.iterrows()
    ]
    out.insert(2, SIGNAL[lang], signals)
    for head, name in zip(heads, ("on_month", "on_year"), strict=True):
        out[head[lang]] = [change_text(metric, row, name, lang) for _, row in rows.iterrows()]
    return out
