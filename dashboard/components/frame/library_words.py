"""Words of the library that cannot be set: on a Chinese page they are not shown."""

import streamlit as st

from dashboard.domain.text import Lang

HINTS = '<style>[data-testid="InputInstructions"]{display:none}</style>'
"""Beside a field being typed into: "Press Enter to apply", and how many signs it has."""


def hide_library_words(lang: Lang) -> None:
    """Hide hints that the library gives in English alone."""
    if lang == Lang.ZH:
        st.html(HINTS)
