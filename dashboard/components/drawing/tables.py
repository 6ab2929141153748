"""Drawing tables, noted for a print whole: there a phone's few columns are not all there are."""

from collections.abc import Callable, Mapping
from typing import Literal

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.components.exporting.sheet import Listed
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE, columns_shown

Columns = Mapping[str, ColumnConfig]
Height = int | Literal["auto", "content", "stretch"]


def show_table(
    frame: pd.DataFrame,
    essential: int = 0,
    *,
    title: str = "",
    columns: Columns | None = None,
    alt: str | None = None,
    height: Height = "auto",
    key: str | None = None,
) -> None:
    """Draw a table to sort and search; a phone shows the ``essential`` first columns."""
    _note(frame, title, columns)
    st.dataframe(
        columns_shown(frame, essential) if essential else frame,
        hide_index=True,
        placeholder=NONE,
        column_config=columns,
        alt=alt,
        height=height,
        key=key,
    )


def picked_row(
    frame: pd.DataFrame,
    essential: int = 0,
    *,
    key: str,
    title: str = "",
    columns: Columns | None = None,
    alt: str | None = None,
    whole: Callable[[], pd.DataFrame] | None = None,
) -> int | None:
    """Draw a table whose rows can be clicked; return the place of the one that was.

    ``whole`` makes the table a page of which is drawn.
    """
    _note(frame, title, columns, whole)
    event = st.dataframe(
        columns_shown(frame, essential) if essential else frame,
        hide_index=True,
        placeholder=NONE,
        column_config=columns,
        alt=alt,
        on_select="rerun",
        selection_mode="single-row",
        key=key,
    )
    rows = event["selection"]["rows"]
    return int(rows[0]) if rows and rows[0] < len(frame) else None


def show_lines(
    frame: pd.DataFrame, essential: int = 0, *, title: str = "", headed: bool = True
) -> None:
    """Draw a short table as it stands, words in full; its cells are Markdown."""
    context().sheet.parts.append(Listed(lambda: frame, title, marked=True, headed=headed))
    st.table(
        columns_shown(frame, essential) if essential else frame,
        border="horizontal",
        hide_index=True,
        hide_header=not headed,
    )


def _note(
    frame: pd.DataFrame,
    title: str,
    columns: Columns | None,
    whole: Callable[[], pd.DataFrame] | None = None,
) -> None:
    part = Listed(whole or (lambda: frame), title, columns or {})
    context().sheet.parts.append(part)
