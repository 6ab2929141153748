"""A mapping made on the page: recognised columns, corrected by the operator, kept under a name."""

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.importing.import_answers import answers_of, orders_of
from dashboard.components.importing.import_columns import chosen_fields
from dashboard.components.importing.import_files import laid_down
from dashboard.components.importing.import_save import save_part
from dashboard.components.importing.import_values import given_codes
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.confirmed import confirmed
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.mapping import ImportMapping, check_codes, mapping_from
from dashboard.loading.suggest import Suggestion, suggest
from dashboard.loading.suggested_answers import Answers, Records
from dashboard.loading.suggested_file import mapping_text

WHAT = Text("文件的一行是什么", "What a row of the file is")
ROW_IS: dict[Records, Text] = {
    "dispute": Text("一件纠纷", "a dispute"),
    "party": Text("已导入的纠纷的一名当事人", "a party of a dispute loaded before"),
}
OPEN = Text("还有待定的问题，定下后才能试导入：", "Still open, to be settled before a dry run:")
READ_AS = Text(
    "按 {file} 推测：{rows:,} 行，表头在第 {header} 行。请逐列核对。",
    "Suggested from {file}: {rows:,} rows, header in row {header}. Check every column.",
)
KEPT = "import_table"
UNSAVED = "suggested"


def suggested_mapping(programme: Programme, file: UploadedFile, sheet: str) -> ImportMapping | None:
    """Show a first mapping to confirm; return it once nothing is open."""
    lang, table = context().lang, _table(file, sheet)
    rows, header = table.found.rows, table.found.header_row
    st.caption(READ_AS.format(file=plain(table.file), rows=rows, header=header)[lang])
    # Widgets of another file or programme are other widgets.
    records = _records()
    key = f"{programme.code}_{table.sha256[:12]}_{records}_{lang}"
    first = suggest(table, programme, records)
    chosen = chosen_fields(table, first, key)
    found = _confirmed(table, programme, chosen, first.answers, key)
    _say_open(found)
    text = mapping_text(found, table, source=st.session_state.get(f"name_{key}") or UNSAVED)
    save_part(text, key)
    if found.questions:
        return None
    mapping = mapping_from(st.session_state.get(f"name_{key}") or UNSAVED, text)
    check_codes(mapping, programme)
    return mapping


def _confirmed(
    table: TextTable, programme: Programme, chosen: dict[str, str], suggested: Answers, key: str
) -> Suggestion:
    answers = answers_of(table, programme, chosen, suggested=suggested, key=key)
    orders = orders_of(table, chosen, key)
    codes = given_codes(table, programme, chosen, records=suggested.records, key=key)
    return confirmed(table, programme, chosen, codes=codes, orders=orders, answers=answers)


def _records() -> Records:
    lang = context().lang
    said = {name[lang]: records for records, name in ROW_IS.items()}
    return said[st.radio(WHAT[lang], list(said), horizontal=True, key="import_records")]


def _table(file: UploadedFile, sheet: str) -> TextTable:
    """Read a file once, however often the page is drawn."""
    kept = st.session_state.get(KEPT)
    if kept is None or kept[0] != (file.file_id, sheet):
        with laid_down([file]) as (path,):
            st.session_state[KEPT] = kept = ((file.file_id, sheet), read_table(path, sheet=sheet))
    table: TextTable = kept[1]
    return table


def _say_open(found: Suggestion) -> None:
    if found.questions:
        lang = context().lang
        lines = "\n".join(f"- {plain(question[lang])}" for question in found.questions)
        st.warning(f"{OPEN[lang]}\n{lines}")
