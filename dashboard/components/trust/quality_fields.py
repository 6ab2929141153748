"""Completeness: how many disputes have each field, per source system."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.trust.quality_answers import filled_of
from dashboard.domain.filters import Filters
from dashboard.domain.records import COLUMNS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.trust.data_quality import fields_of
from dashboard.reports.wording import code_name

TITLE = Text("完整率，按字段和来源系统", "Completeness, by field and source system")
ABOUT = Text(
    "只算字段适用的纠纷：办结日只算已结的，报警时间只算 110 接警的。",
    "Only disputes a field applies to: the day closed of closed ones, the time of call of 110 "
    "calls.",
)
FIELD, WHOLE = Text("字段", "Field"), Text("合计", "All")
COUNTS = Text("已填/适用", "Filled/applies")
UNRECORDED = Text("本库不登记，不算缺填：{what}。", "Not recorded here, so not incomplete: {what}.")
MAY_BE_EMPTY = Text(
    "空着也有含义（没有、未回访到、未确认），不算完整率：{what}。",
    "Empty says something (none, not reached, not confirmed), so no completeness: {what}.",
)
SEPARATOR = Text("、", ", ")


def completeness_block(filters: Filters) -> None:
    """Draw one row per field, the least complete first, and name the fields that have none."""
    lang, fields = context().lang, fields_of(programme_of(filters.programme), filters.register)
    write(f"**{TITLE[lang]}**")
    write_small(ABOUT[lang])
    table = _in_words(filters)
    if len(table):
        bar = st.column_config.ProgressColumn(format="percent", min_value=0, max_value=1)
        columns = {name: bar for name in table.columns[1:] if name != COUNTS[lang]}
        show_table(table, 2, columns=columns)
    for text, names in ((UNRECORDED, fields.unrecorded), (MAY_BE_EMPTY, fields.may_be_empty)):
        if names:
            told = SEPARATOR[lang].join(COLUMNS[name][lang] for name in names)
            write_small(text.format(what=told)[lang])


def _in_words(filters: Filters) -> pd.DataFrame:
    """Lay the shares out: field, all, counts, then a column per source system."""
    lang, found = context().lang, filled_of(filters)
    whole = found[found["platform"] == ""].set_index("field")
    table = pd.DataFrame({FIELD[lang]: [COLUMNS[key][lang] for key in whole.index]})
    table[WHOLE[lang]] = (whole["filled"] / whole["of"]).to_numpy()
    pairs = zip(whole["filled"], whole["of"], strict=True)
    table[COUNTS[lang]] = [f"{filled:,}/{of:,}" for filled, of in pairs]
    names = names_of(filters.programme, "platform")
    parts = found[found["platform"] != ""]
    if parts["platform"].nunique(dropna=False) < 2:
        return table
    for platform, rows in parts.groupby("platform", dropna=False):
        share = (rows["filled"] / rows["of"]).set_axis(rows["field"])
        table[code_name(platform, names, lang)] = share.reindex(whole.index).to_numpy()
    return table
