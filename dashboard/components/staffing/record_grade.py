"""Choosing a grade: among those the rule names, else a short text."""

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.domain.grade import MOST_GRADE, grades_of
from dashboard.domain.money import Grading
from dashboard.domain.text import Text


def grade_input(label: Text, grading: Grading, default: str | None, key: str) -> str:
    """Draw the choice of a grade, the recorded one first chosen; return its code or the text."""
    lang, known = context().lang, grades_of(grading)
    if not known:
        given = st.text_input(
            label[lang], default or "", max_chars=MOST_GRADE, key=f"record_grade_{key}"
        )
        return given or ""
    codes = list(known)
    picked = st.selectbox(
        label[lang],
        codes,
        index=codes.index(default) if default in codes else None,
        format_func=lambda code: known[code][lang],
        placeholder="—",
        key=f"record_grade_{key}",
    )
    return picked or ""
