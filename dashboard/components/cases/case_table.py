"""Disputes as a table: coded columns named, money in yuan, a row opens the dispute."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import picked_row
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.frame.offered import is_used
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.wording import code_name

HEADS = {
    "cohort_on": Text("受理（调解）日", "Accepted"),
    "dispute_id": Text("纠纷编号", "Dispute"),
    "days_to_close": Text("办理天数", "Days"),
    "amount": Text("金额（元）", "Amount (yuan)"),
    "people_involved": Text("涉及人数", "People"),
    "satisfaction": Text("满意度", "Satisfaction"),
}
COLUMNS = (
    "cohort_on type outcome dispute_id level track lead mode room county station town zone firm"
    " days_to_close amount people_involved satisfaction"
).split()
OPEN_HINT = Text("点一行打开该纠纷。", "Click a row to open the dispute.")


def named_cases(frame: pd.DataFrame, programme: str) -> pd.DataFrame:
    """Return disputes for reading: codes replaced by names, columns in both languages' heads."""
    lang, out = context().lang, frame.copy()
    out["amount"] = frame["amount_fen"] / 100
    shown = [key for key in COLUMNS if out[key].notna().any() and is_known(programme, key)]
    for column in shown:
        if column in DIMENSIONS:
            names = names_of(programme, column)
            out[column] = [code_name(code, names, lang) for code in frame[column]]
    heads = {column: head_of(programme, column)[lang] for column in shown}
    return out[shown].rename(columns=heads)


def head_of(programme: str, column: str) -> Text:
    """Return the head of a column of the list."""
    return dimension_name(programme, column) if column in DIMENSIONS else HEADS[column]


def is_known(programme: str, column: str) -> bool:
    """Whether a programme's disputes have a column of the list."""
    return column not in DIMENSIONS or is_used(programme_of(programme), column)


def case_table(frame: pd.DataFrame, programme: str, key: str) -> None:
    """Draw disputes; a click on a row opens one. The id is looked up again where it leads."""
    lang = context().lang
    formats = {
        HEADS["cohort_on"][lang]: st.column_config.DateColumn(format="YYYY-MM-DD"),
        HEADS["amount"][lang]: st.column_config.NumberColumn(format="localized"),
    }
    st.caption(OPEN_HINT[lang])
    place = picked_row(
        named_cases(frame, programme),
        3,
        columns=formats,
        key=key,
    )
    if place is not None:
        go("dispute", programme=programme, id=str(frame["dispute_id"].iloc[place]))
