"""The columns of an unknown file: samples of each, and the field it is taken for."""

import pandas as pd
import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE
from dashboard.domain.text import Text
from dashboard.loading.field_names import names_of
from dashboard.loading.files.parent import TextTable
from dashboard.loading.rejects import masked
from dashboard.loading.suggest import KNOWN_AS, Suggestion, personal_field, values_of

COLUMN, SAMPLES = Text("文件的列", "Column"), Text("取值举例", "Samples")
FIELD, SURE = Text("对应字段（可改）", "Field (to correct)"), Text("把握", "Certainty")
UNUSED = Text("（不用）", "(not used)")
SURE_WORDS = {
    True: Text("名称相符", "by its name"),
    False: Text("名称相近，请核对", "alike: check it"),
}
SHOWN, LONGEST = 3, 40


def chosen_fields(table: TextTable, found: Suggestion, key: str) -> dict[str, str]:
    """Let the operator confirm which field each column fills; return field by column."""
    lang, names = context().lang, names_of(found.answers.records)
    frame = columns_table(table, found)
    edited = st.data_editor(
        frame,
        hide_index=True,
        placeholder=NONE,
        disabled=[COLUMN[lang], SAMPLES[lang], SURE[lang]],
        column_config={
            FIELD[lang]: st.column_config.SelectboxColumn(
                options=[UNUSED[lang], *(name[lang] for name in names.values())], required=True
            )
        },
        key=f"columns_{key}",
    )
    fields = {name[lang]: field for field, name in names.items()}
    pairs = zip(frame[COLUMN[lang]], edited[FIELD[lang]], strict=True)
    return {str(column): fields[name] for column, name in pairs if name in fields}


def columns_table(table: TextTable, found: Suggestion) -> pd.DataFrame:
    """Return one row per named column: samples, the field it is taken for, and how surely."""
    lang, names = context().lang, names_of(found.answers.records)
    # A column nobody recognised in a file of parties may hold their names under any head.
    hidden = "name" if found.answers.records == "party" else ""
    guessed = {guess.column: guess for guess in found.guesses}
    rows = []
    for column, values in values_of(table).items():
        guess = guessed.get(column)
        field = guess.field if guess else personal_field(column) or hidden
        samples = " · ".join(masked(field, value)[:LONGEST] for value in values[:SHOWN])
        name = names[field][lang] if guess else UNUSED[lang]
        sure = SURE_WORDS[guess.score >= KNOWN_AS][lang] if guess else ""
        rows.append((column, name, samples, sure))
    heads = (COLUMN, FIELD, SAMPLES, SURE)
    return pd.DataFrame(rows, columns=[head[lang] for head in heads])
