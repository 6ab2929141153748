"""分项: the last complete month of each register, type, track, channel or mode, with signals."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.components.drawing.months import series
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.frame.recorded import has
from dashboard.components.trend.month_steps import steps_of
from dashboard.components.trend.month_table import SIGNAL, signal_column
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.trends.trend import is_complete, last_complete
from dashboard.reports.trends.trend_rows import cuts_of
from dashboard.reports.trends.trend_wording import change_text, signals_text
from dashboard.reports.wording import code_name, month_text, value_text

TITLE = Text("分项", "Breakdown")
HOW = Text(
    "每一行自成一列月份，按自己的均值和界限判断；行数多时，偶然出现信号的行也多。",
    "Each row is a series of its own with its own limits; with many rows, chance alone sets some "
    "off.",
)
REGISTER = Text("台账", "Register")
ON_BASE = Text("{register}（口径：{basis}）", "{register} (basis: {basis})")
MONTH, VALUE = Text("最近完整月份", "Last complete month"), Text("当月", "That month")
ON_MONTH, ON_YEAR = Text("环比", "Month on month"), Text("同比", "Year on year")
COURSE = Text("走势", "Course")
ALL_FEW = Text(
    "各分项最近完整月份的件数都不够，样本不足，不分列。",
    "No row has enough cases in its last complete month: not listed.",
)
NONE = Text("没有完整月份", "no complete month")
OFFERED = ("type", "track", "channel", "mode")

Line = tuple[str, Metric, pd.DataFrame]


def month_breakdown(filters: Filters, metric: Metric) -> None:
    """Let the reader choose how to cut the indicator, and draw one row per code."""
    lang, programme = context().lang, programme_of(filters.programme)
    cuts = cuts_of(programme, metric)
    offered = ["register"] * _has_registers(programme, metric)
    offered += [one for one in OFFERED if one in cuts]
    if not offered:
        return
    write(f"**{TITLE[lang]}**")
    by = st.segmented_control(
        TITLE[lang],
        offered,
        default="type" if "type" in offered else offered[0],
        required=True,
        format_func=lambda one: _name(filters, one)[lang],
        key=f"trend_cut_{filters.programme}_{filters.register}_{len(offered)}",
        label_visibility="collapsed",
        persist_state="session",
    )
    lines = [*_lines(filters, metric, by)]
    if all(_is_few(line) for line in lines):
        write_small(ALL_FEW[lang])
        return
    write_small(HOW[lang])
    _table(_name(filters, by), lines)


def _table(called: Text, lines: list[Line]) -> None:
    lang = context().lang
    frame = pd.DataFrame([_row(called, *line) for line in lines])
    show_table(
        frame,
        3,
        columns={
            **signal_column("large"),
            COURSE[lang]: st.column_config.LineChartColumn(COURSE[lang]),
        },
        alt=TITLE[lang],
    )


def _row(called: Text, name: str, metric: Metric, rows: pd.DataFrame) -> dict[str, object]:
    lang, last = context().lang, last_complete(rows)
    signals = signals_text(rows, lang)
    course = [float(one) for one in rows["value"][is_complete(rows)].dropna()]
    if last is None:
        told = (NONE[lang], signals, NONE[lang], "", "", course)
    else:
        told = (
            value_text(metric, last, lang),
            signals,
            month_text(last["month"], lang),
            change_text(metric, last, "on_month", lang),
            change_text(metric, last, "on_year", lang),
            course,
        )
    heads = (VALUE, SIGNAL, MONTH, ON_MONTH, ON_YEAR, COURSE)
    return {called[lang]: name} | {head[lang]: one for head, one in zip(heads, told, strict=True)}


def _is_few(line: Line) -> bool:
    """Whether too few cases stand behind the last complete month of a rate."""
    _, metric, rows = line
    last = last_complete(rows)
    return metric.kind != Kind.COUNT and (last is None or not last["shown"])


def _lines(filters: Filters, metric: Metric, by: str) -> Iterator[Line]:
    """Yield name, indicator and months of each row; codes nobody used are left out."""
    if by == "register":
        yield from _registers(filters, metric)
        return
    lang, names = context().lang, names_of(filters.programme, by)
    for code, rows in series(filters, metric, steps_of(filters), by).groupby(by, sort=False):
        if rows[["numerator", "denominator"]].astype("float64").sum().sum() > 0:
            yield code_name(code, names, lang), metric, rows


def _registers(filters: Filters, metric: Metric) -> Iterator[Line]:
    lang, programme = context().lang, programme_of(filters.programme)
    own = programme.register_of(filters.register)
    for register in programme.registers:
        there = replace(filters, register=register.key)
        asked = METRICS[register.base] if metric.key == own.base else metric
        if has(there, asked.key):
            told = {"register": register.name[lang], "basis": BASES[register.base][lang]}
            name = ON_BASE.format(**told)[lang]
            yield name, asked, series(there, asked, steps_of(there))


def _has_registers(programme: Programme, metric: Metric) -> bool:
    return metric.needs_register and len(programme.registers) > 1


def _name(filters: Filters, by: str) -> Text:
    return REGISTER if by == "register" else dimension_name(filters.programme, by)
