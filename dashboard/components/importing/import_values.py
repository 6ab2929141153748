"""Values of coded columns that no code is known for: the operator gives them one."""

import pandas as pd
import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import PARTY_ROLES
from dashboard.loading.confirmed import Codes, confirmed
from dashboard.loading.field_names import field_name
from dashboard.loading.fields import vocabulary_of
from dashboard.loading.files.parent import TextTable
from dashboard.loading.rejects import masked
from dashboard.loading.suggest import values_of
from dashboard.loading.suggested_answers import Answers, Records

VALUE, CODE = Text("文件里的写法", "Value in the file"), Text("对应代码（请选）", "Code (choose)")
TITLE = Text(
    "“{column}”对应{field}：有 {n} 种写法没有代码",
    "'{column}' as {field}: {n} values without a code",
)


def given_codes(
    table: TextTable, programme: Programme, chosen: dict[str, str], *, records: Records, key: str
) -> Codes:
    """Let the operator give unknown values their code; return code by field and value."""
    nothing = Answers(records=records)
    open_values = confirmed(table, programme, chosen, codes={}, orders={}, answers=nothing)
    given: dict[tuple[str, str], str] = {}
    for guess in open_values.guesses:
        if guess.unknown:
            raw = _raw(values_of(table)[guess.column], guess.field, guess.unknown)
            given |= _asked(programme, guess.field, guess.column, raw, key)
    return given


def code_names(programme: Programme, field: str) -> dict[str, str]:
    """Return the codes of a field in a programme by their names on screen."""
    lang = context().lang
    known = dict.fromkeys(vocabulary_of(programme)[field].values())
    if field == "register":
        return {register.name[lang]: register.key for register in programme.registers}
    if field == "role":
        return {name[lang]: code for code, name in PARTY_ROLES.items()}
    names = DIMENSIONS[field].codes if field in DIMENSIONS else {}
    return {(names[code][lang] if code in names else code): code for code in known}


def _raw(values: list[str], field: str, unknown: tuple[str, ...]) -> list[str]:
    return [value for value in values if masked(field, value) in unknown]


def _asked(
    programme: Programme, field: str, column: str, values: list[str], key: str
) -> dict[tuple[str, str], str]:
    lang, names = context().lang, code_names(programme, field)
    said = {"column": column, "field": field_name(field), "n": len(values)}
    st.caption(TITLE.format(**said)[lang])
    frame = pd.DataFrame(
        {
            VALUE[lang]: [masked(field, value) for value in values],
            CODE[lang]: pd.Series([None] * len(values), dtype="object"),
        }
    )
    edited = st.data_editor(
        frame,
        hide_index=True,
        placeholder=NONE,
        disabled=[VALUE[lang]],
        column_config={CODE[lang]: st.column_config.SelectboxColumn(options=list(names))},
        key=f"values_{field}_{key}",
    )
    return {
        (field, value): names[name]
        for value, name in zip(values, edited[CODE[lang]], strict=True)
        if name in names
    }
