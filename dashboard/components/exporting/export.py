"""Taking a table along: purpose and form asked, act recorded, file with its provenance in it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.access.clock import utc_now
from dashboard.components.exporting.export_log import recorded_export, selection_told
from dashboard.components.exporting.offer import offered
from dashboard.components.exporting.paper_table import grid_of
from dashboard.components.exporting.sheet import Listed
from dashboard.components.frame.context import context
from dashboard.components.frame.page import choices_text
from dashboard.components.frame.plain import seen
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.reports.files.case_file import CSV, csv_file
from dashboard.reports.files.export_words import MARK, Taken, about_lines, mark
from dashboard.reports.files.sheet_table import Column, Row
from dashboard.reports.paper.formats import MIMES, Form
from dashboard.reports.paper.long_list import list_workbook
from dashboard.reports.paper.workbook import typed

PREPARE = Text("导出", "Export")
DOWNLOAD = Text("下载 {form}（{n} 行）", "Download {form} ({n} rows)")
REASON = Text("导出用途（会记入日志）", "Purpose (goes into the log)")
FORM = Text("形式", "Form")
MAKE = Text("生成文件", "Make the file")
FORMS = ("XLSX", "CSV")


@dataclass(frozen=True)
class LongList:
    """Rows under typed columns, taken one by one; ``n`` says how many there are."""

    columns: tuple[Column, ...]
    rows: Iterable[Row]
    n: int


@dataclass(frozen=True)
class Export:
    """A table to take along: what it is called, how it is made, and what to say if it was cut.

    ``within`` says what it is narrowed to besides the selection.
    """

    name: str
    title: Text
    make: Callable[[], LongList]
    cap: int | None = None
    capped: Text = Text("", "")
    within: str = ""


def whole(frame: pd.DataFrame) -> LongList:
    """Return a table of a page as it is taken along."""
    grid = grid_of(Listed(lambda: frame), "", context().lang)
    rows = [typed(grid.columns, row) for row in grid.rows]
    return LongList(grid.columns, rows, len(rows))


def export_button(filters: Filters, export: Export) -> None:
    """Ask for a purpose and a form, then make the file and offer it once."""
    with_purpose(export.name, PREPARE, lambda purpose: _offer(filters, export, purpose), FORMS)


def with_purpose(
    name: str, label: Text, offer: Callable[[str], None], forms: tuple[str, ...] = ()
) -> None:
    """Ask what an export is for; once the file is asked for, make and offer it with ``offer``."""
    lang = context().lang
    with st.popover(label[lang], icon=":material/download:"):
        purpose = st.text_input(REASON[lang], key=f"export_purpose_{name}", max_chars=200)
        if forms:
            st.radio(FORM[lang], forms, key=_form_key(name), horizontal=True)
        said = seen(purpose)
        if st.button(MAKE[lang], key=f"export_make_{name}", disabled=not said):
            offer(said)


def taken(number: str, purpose: str, filters: Filters) -> Taken:
    """Return what a file says of its export: the reader's, now, of this selection."""
    return Taken(
        number=number,
        who=context().reader.account,
        at=utc_now(),
        purpose=purpose,
        selection=choices_text(filters),
    )


def _form_key(name: str) -> str:
    return f"export_form_{name}"


def _offer(filters: Filters, export: Export, purpose: str) -> None:
    lang, form = context().lang, str(st.session_state[_form_key(export.name)])
    made = export.make()
    chosen = " ".join(filter(None, (selection_told(filters), export.within)))
    number = recorded_export(f"{made.n} {export.name}; {purpose}; {chosen}")
    if made.n == export.cap:
        st.warning(export.capped[lang])
    told = taken(number, purpose, filters)
    told = replace(told, selection="；".join(filter(None, (told.selection, export.within))))
    about = [*about_lines(filters, told, lang), (MARK[lang], mark(told))]
    offered(
        f"{export.name}-{number}.{form.lower()}",
        CSV if form == "CSV" else MIMES[Form.XLSX],
        _content(export.title[lang], about, made, form),
        number,
        DOWNLOAD.format(form=form, n=made.n),
    )


def _content(title: str, about: list[tuple[str, str]], made: LongList, form: str) -> bytes:
    lang = context().lang
    if form == "CSV":
        return csv_file([column.head[lang] for column in made.columns], made.rows, about)
    return list_workbook(title, about, made.columns, made.rows, lang)
