"""The table of points: every unit with its items, searched and paged; a row opens its cases."""

import math

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import picked_row, show_table
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.frame.names import dimension_name
from dashboard.components.frame.screen import NONE
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading, Item
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.queries.facts import FACTS
from dashboard.reports.staffing.points import graded
from dashboard.reports.wording import value_text

PAGE_ROWS = 50
SEARCH = Text("按名称或代码查找", "Search by name or code")
SEARCH_HINT = Text("名称或代码的一部分", "part of a name or code")
PAGE = Text("第几页（共 {pages} 页）", "Page (of {pages})")
NOTHING = Text("没有找到。", "Nothing found.")
HINT = Text("点一行查看其案件。", "Click a row for its cases.")
SCORE, RANKS, ITEMS = (
    Text("得分", "Score"),
    Text("名次（区间）", "Rank (range)"),
    Text("项数", "Items"),
)
GRADE = Text("档次", "Grade")
NOT_RANKED, NOT_MEASURED = Text("不排名", "not ranked"), Text("未测算", "not measured")
EARNED = Text("{points:.1f} 分：{value}", "{points:.1f}: {value}")
COUNTS = Text("（{n:,.0f}/{of:,.0f}）", " ({n:,.0f}/{of:,.0f})")
OF_PEOPLE = Text("（样本数 {of:,.0f}）", " (n={of:,.0f})")


def points_list(filters: Filters, grading: Grading, table: pd.DataFrame) -> None:
    """Draw one page of the table with its search; a click opens the cases of the unit."""
    lang = context().lang
    shown = _page(table, grading.key)
    if shown.empty:
        write_small(NOTHING[lang])
        return
    opens = grading.subject in FACTS["dispute"].dimensions and "disputes" in context().pages
    if not opens:
        show_table(_told(filters, grading, shown), 3)
        return
    st.caption(HINT[lang])
    place = picked_row(
        _told(filters, grading, shown),
        3,
        key=f"points_{grading.key}",
        whole=lambda: _told(filters, grading, table),
    )
    if place is not None:
        unit = str(shown["unit"].iloc[place])
        go("disputes", graded(filters, grading).choose(**{grading.subject: unit}))


def _page(table: pd.DataFrame, key: str) -> pd.DataFrame:
    """The rows searched for, one page of them; a short table needs neither."""
    if len(table) <= PAGE_ROWS:
        return table
    lang = context().lang
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(
            SEARCH[lang], placeholder=SEARCH_HINT[lang], key=f"points_search_{key}", width=220
        )
        words = search.strip()
        named = table["name"].str.contains(words, case=False, regex=False)
        found = table[named | table["unit"].str.contains(words, case=False, regex=False)]
        pages = max(math.ceil(len(found) / PAGE_ROWS), 1)
        page = st.number_input(
            PAGE.format(pages=pages)[lang], 1, pages, key=f"points_page_{key}_{words}", width=150
        )
    return found.iloc[(page - 1) * PAGE_ROWS : page * PAGE_ROWS]


def _told(filters: Filters, grading: Grading, table: pd.DataFrame) -> pd.DataFrame:
    """The table for reading: the essential first, then each item with what stands behind it."""
    lang = context().lang
    out = pd.DataFrame({dimension_name(filters.programme, grading.subject)[lang]: table["name"]})
    out[SCORE[lang]] = [NONE if pd.isna(one) else f"{one:.1f}" for one in table["score"]]
    out[RANKS[lang]] = [_rank(row) for _, row in table.iterrows()]
    out[ITEMS[lang]] = [f"{row.measured}/{row.of}" for row in table.itertuples()]
    if grading.floors:
        out[GRADE[lang]] = [NONE if one is None else one for one in table["grade"]]
    for item in grading.items:
        out[item.name[lang]] = [_item(item, row) for _, row in table.iterrows()]
    return out


def _rank(row: pd.Series) -> str:
    if pd.isna(row["rank"]):
        return NOT_RANKED[context().lang]
    if row["rank_low"] == row["rank_high"]:
        return str(row["rank"])
    span = f"{row['rank_low']}—{row['rank_high']}"
    return f"{row['rank']}（{span}）" if context().lang == "zh" else f"{row['rank']} ({span})"


def _item(item: Item, row: pd.Series) -> str:
    """An item's points and value, or why it has none; small numbers are never said as a rate."""
    lang, metric = context().lang, METRICS[item.metric]
    value, of = row[f"{item.key}_value"], row[f"{item.key}_of"]
    if pd.isna(row[f"{item.key}_points"]) and pd.isna(of):
        return NOT_MEASURED[lang]
    parts = pd.Series({"value": value, "denominator": of, "shown": pd.notna(value)})
    told = value_text(metric, parts, lang)
    if pd.isna(value):
        return told
    if metric.kind == Kind.RATE:
        told += COUNTS.format(n=row[f"{item.key}_n"], of=of)[lang]
    elif metric.kind == Kind.MEAN:
        told += OF_PEOPLE.format(of=of)[lang]
    return EARNED.format(points=row[f"{item.key}_points"], value=told)[lang]
