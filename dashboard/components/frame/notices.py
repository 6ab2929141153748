"""Sentences for when there is nothing to show, or something to be careful with."""

import streamlit as st

from dashboard.components.drawing.writing import write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

SAMPLE = Text("示例数据", "Sample data")
SYNTHETIC = Text(
    "合计与公布数一致，明细均为虚构。", "Totals are as published, the records are invented."
)
EMPTY = Text(
    "所选范围内没有记录。可放宽期间或筛选条件。",
    "No records in this selection. Widen the period or the filters.",
)


def synthetic_mark(programme: Programme) -> None:
    """Say that the data are a sample, where they are."""
    if programme.synthetic:
        lang = context().lang
        st.badge(SAMPLE[lang], icon=":material/science:", color="gray", help=SYNTHETIC[lang])
        context().sheet.say(f"{SAMPLE[lang]}：{SYNTHETIC[lang]}", is_small=True)


def empty() -> None:
    """Say that nothing was found and what to do."""
    write_notice(EMPTY[context().lang], icon=":material/search_off:")


def missing(text: Text) -> None:
    """Say that there is nothing of the kind here; the way to what there is follows."""
    write_notice(text[context().lang], icon=":material/info:")


def say(text: Text) -> None:
    """Write a plain sentence in small type."""
    write_small(text[context().lang])
