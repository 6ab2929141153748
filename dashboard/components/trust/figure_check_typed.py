"""A figure typed in and a paragraph pasted, checked on the spot: nothing is kept or recorded."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.trust.figure_check import result_table
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.quality.pairing import Unpaired
from dashboard.quality.paragraph import MOST, check_text, check_typed

TYPE_IN = Text("核对一个数", "Check one figure")
NUMERATOR = Text("分子（变化：本期）", "Numerator (of a change: now)")
DENOMINATOR = Text("分母（变化：同期）", "Denominator (of a change: before)")
STATED = Text("印的比率", "Rate as printed")
FOR_EXAMPLE = Text("如 {what}", "e.g. {what}")
IS_CHANGE = Text("是同比或环比的变化", "It is a change on an earlier period")
CHECK = Text("核对", "Check")
UNREADABLE = Text(
    "请填件数（如 882、3,448、47.3万）和带 % 的比率（如 84.9%、-32.13%）。",
    "Give counts (such as 882 or 3,448) and a rate with its sign (such as 84.9% or -32.13%).",
)
PASTE = Text("核对一段文字", "Check a paragraph")
PARAGRAPH = Text("粘贴中文报告的一段", "Paste a paragraph of a Chinese report")
NOT_KEPT = Text(
    "粘贴的文字只在本次页面中读取，不保存，不记入日志。",
    "What is pasted is read on this page only: it is neither kept nor logged.",
)
EXAMPLE = Text(
    "如：共调解案件968件，成功调解882件，调解成功率达84.9%。",
    "a Chinese sentence with two counts and a percentage",
)
NOTHING = Text("没有读到可以配对的数。", "No numbers that could be paired were found.")
LEFT_OVER = Text("未配对的数（{n}）", "Numbers left unpaired ({n})")
NUMBER = Text("数", "Number")
WHY = Text("为什么", "Why")


def typed_figure() -> None:
    """Draw the form for one figure, and what the check of it finds."""
    lang = context().lang
    st.markdown(f"**{TYPE_IN[lang]}**")
    with st.form("typed_figure", enter_to_submit=False):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            good = _field(NUMERATOR, "882", "typed_good")
            of = _field(DENOMINATOR, "968", "typed_of")
            stated = _field(STATED, "84.9%", "typed_stated")
        is_change = st.checkbox(IS_CHANGE[lang], key="typed_change")
        st.form_submit_button(CHECK[lang])
    if good and of and stated:
        _typed(stated, good, of, is_change=is_change)


def pasted_text() -> None:
    """Draw the form for a paragraph, what was paired in it, and what was left unpaired."""
    lang = context().lang
    st.markdown(f"**{PASTE[lang]}**")
    with st.form("pasted_text", enter_to_submit=False):
        text = st.text_area(
            PARAGRAPH[lang],
            max_chars=MOST,
            key="pasted",
            placeholder=EXAMPLE[lang],
            help=NOT_KEPT[lang],
        )
        st.form_submit_button(CHECK[lang])
    st.caption(NOT_KEPT[lang])
    if not text.strip():
        return
    reading = check_text(text)
    if reading.results:
        result_table(reading.results)
    else:
        st.info(NOTHING[lang], icon=":material/search_off:")
    _left_over(reading.unpaired)


def _field(label: Text, example: str, key: str) -> str:
    lang = context().lang
    hint = FOR_EXAMPLE.format(what=example)[lang]
    return st.text_input(label[lang], max_chars=30, key=key, placeholder=hint, width=220).strip()


def _typed(stated: str, good: str, of: str, *, is_change: bool) -> None:
    try:
        result = check_typed(stated, good, of, is_change=is_change)
    except BadRequest:
        st.warning(UNREADABLE[context().lang])
    else:
        result_table([result])


def _left_over(unpaired: tuple[Unpaired, ...]) -> None:
    if not unpaired:
        return
    lang = context().lang
    write(LEFT_OVER.format(n=len(unpaired))[lang])
    rows = [
        {NUMBER[lang]: f"{one.told.quoted}{one.told.number.text}", WHY[lang]: one.why[lang]}
        for one in unpaired
    ]
    show_lines(pd.DataFrame(rows))
