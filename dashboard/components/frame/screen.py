"""What the reader's screen can do, as the sign-in page noted it."""

import pandas as pd
import streamlit as st

from dashboard.components.frame.context import context
from dashboard.domain.text import Text

PHONE = 600
NONE = "—"
"""What an empty cell says: the library's own word is English."""
ALL_COLUMNS = Text("全部列", "All columns")


def is_phone() -> bool:
    """Whether the screen is too narrow for a wide table."""
    width = st.context.cookies.get("width", "")
    return width.isdigit() and int(width) < PHONE


def has_webgl() -> bool:
    """Whether the screen can draw the map with WebGL; unknown counts as yes."""
    return st.context.cookies.get("webgl") != "0"


def columns_shown(frame: pd.DataFrame, essential: int) -> pd.DataFrame:
    """Return the columns to show: on a phone the essential first ones, the rest behind a tap."""
    if not is_phone() or len(frame.columns) <= essential:
        return frame
    with st.expander(ALL_COLUMNS[context().lang]):
        st.dataframe(frame, hide_index=True, placeholder=NONE)
    return frame.iloc[:, :essential]
