"""Sentences for when there is nothing to show, or something to be careful with."""

import streamlit as st

from dashboard.components.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

SYNTHETIC = Text(
    "示例数据：合计与公布数一致，明细均为虚构。",
    "Sample data: totals as published, records invented.",
)
EMPTY = Text(
    "所选范围内没有记录。可放宽期间或筛选条件。",
    "No records in this selection. Widen the period or filters.",
)
NOT_NARROWED = Text(
    "{what}没有“{dimension}”信息，以下未按它筛选。",
    "{what} has no {dimension}: not narrowed by it below.",
)


def synthetic_mark(programme: Programme) -> None:
    """Say that the data are a sample, where they are."""
    if programme.synthetic:
        st.caption(f":material/science: {SYNTHETIC[context().lang]}")


def empty() -> None:
    """Say that nothing was found and what to do."""
    st.info(EMPTY[context().lang], icon=":material/search_off:")


def say(text: Text, **values: object) -> None:
    """Write a plain sentence in small type."""
    st.caption(text.format(**values)[context().lang] if values else text[context().lang])
