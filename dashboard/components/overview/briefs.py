"""Short counts from the data-to day backwards: last week, this month, what is open now."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link
from dashboard.components.frame.periods import presets
from dashboard.components.frame.recorded import has, recorded
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.counts import data_to
from dashboard.reports.gap.overdue import EVER
from dashboard.reports.wording import day_text

WINDOW = Text("时段", "Window")
RECENT = Text(
    "近期（自数据截至日 {day} 往前数）", "Recent, counted back from the data-to day {day}"
)
OPENED = Text("在调 **{n}** 件。", "**{n}** disputes are open.")


def recent_counts(filters: Filters) -> None:
    """Draw intake, closings, and what is open or overdue, per recent window."""
    lang, programme = context().lang, programme_of(filters.programme)
    day = data_to(programme.code)
    write(f"**{RECENT.format(day=day_text(day, lang))[lang]}**")
    table = recent_table(filters, programme)
    formats = {
        name: st.column_config.NumberColumn(format="localized") for name in table.columns[1:]
    }
    show_table(table, columns=formats)
    if has(filters, "open"):
        _open_now(filters, day)


def recent_table(filters: Filters, programme: Programme) -> pd.DataFrame:
    """Count intake and closings in the latest week, month and quarter."""
    lang, scope = context().lang, context().scope
    base = programme.register_of(filters.register).base
    metrics = recorded(filters, (base, "closed_in_period"))
    rows = []
    for name, span in _windows(programme):
        window = filters.during(*span)
        counted = [int(total_of(scope, window, metric)["value"]) for metric in metrics]
        rows.append((name[lang], *counted))
    names = [WINDOW[lang], *(metric.name[lang] for metric in metrics)]
    return pd.DataFrame(rows, columns=names)


def _open_now(filters: Filters, day: date) -> None:
    """Say how many are open on the data-to day, whenever they came in."""
    ever = filters.during(EVER, day)
    n = int(total_of(context().scope, ever, METRICS["open"])["value"])
    with st.container(horizontal=True, vertical_alignment="center"):
        write(OPENED.format(n=f"{n:,}")[context().lang], width="content")
        if n:
            cases_link(replace(ever, state="open"), n)


def _windows(programme: Programme) -> Iterator[tuple[Text, tuple[date, date]]]:
    known = presets(programme.code)
    for key in ("week", "month", "quarter"):
        yield known[key].name, known[key].span
