"""The list of disputes behind any number: search, sort, pages, and a file to take along."""

import math

import streamlit as st

from dashboard.components.cases.case_export import export_cases
from dashboard.components.cases.case_table import case_table, head_of
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.notices import empty
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.cases import PAGE_ROWS, SORTS, dispute_count, dispute_list

SEARCH = Text("编号检索", "Search by number")
SEARCH_HINT = Text("纠纷编号的一部分", "part of a dispute number")
SORT = Text("排序", "Sort by")
DOWN = Text("由大到小", "Descending")
PAGE = Text("第几页（共 {pages} 页）", "Page (of {pages})")
FOUND = Text(
    "共 **{total}** 件，本页 {first}—{last}。", "**{total}** disputes, showing {first}–{last}."
)
SORT_HEADS = {"amount_fen": "amount"}


def case_list(filters: Filters) -> None:
    """Draw the list with its controls; search, order and page apply to what is in reach alone."""
    lang = context().lang
    with st.container(horizontal=True, vertical_alignment="bottom"):
        search = st.text_input(SEARCH[lang], placeholder=SEARCH_HINT[lang], key="q", width=220)
        absent = programme_of(filters.programme).unrecorded
        sort = st.selectbox(
            SORT[lang],
            [one for one in SORTS if one not in absent],
            format_func=lambda one: _sort_name(filters.programme, str(one))[lang],
            key=f"sort_{filters.programme}_{lang}",
            width=170,
        )
        descending = st.toggle(DOWN[lang], value=True, key="descending")
        found = ask(dispute_count, context().scope, filters, search)
        total = int(found["n"].iloc[0])
        pages = max(math.ceil(total / PAGE_ROWS), 1)
        page = st.number_input(
            PAGE.format(pages=pages)[lang],
            1,
            pages,
            key=f"page_{hash(filters)}_{search}",
            width=150,
        )
        export_cases(filters, search)
    if not total:
        empty()
        return
    first = (page - 1) * PAGE_ROWS + 1
    last = min(page * PAGE_ROWS, total)
    write(FOUND.format(total=f"{total:,}", first=first, last=last)[lang])
    frame = ask(dispute_list, context().scope, filters, search, sort, descending, page)
    case_table(frame, filters.programme, key="cases")


def _sort_name(programme: str, column: str) -> Text:
    return head_of(programme, SORT_HEADS.get(column, column))
