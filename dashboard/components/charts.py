"""Drawing a chart and the table behind it; a chart's own description is its alternative text."""

import altair as alt
import pandas as pd
import streamlit as st

from dashboard.components.context import context
from dashboard.domain.text import Text

TABLE = Text("数据表", "Table")


def chart(drawn: alt.Chart | alt.LayerChart, table: pd.DataFrame | None = None) -> None:
    """Draw a chart, its table a click away."""
    st.altair_chart(drawn)
    if table is not None:
        with st.expander(TABLE[context().lang]):
            st.dataframe(table, hide_index=True)


def chosen(drawn: alt.Chart | alt.LayerChart, selection: str, field: str, key: str) -> str | None:
    """Draw a chart whose marks can be clicked; return the code of the one that was."""
    event = st.altair_chart(drawn, on_select="rerun", selection_mode=[selection], key=key)
    picked = event.get("selection", {}).get(selection) or []
    plain = {str(k).replace("\\", ""): v for k, v in picked[0].items()} if picked else {}
    return str(plain[field]) if plain.get(field) is not None else None
