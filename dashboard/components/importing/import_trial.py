"""A dry run of the files, then the load itself: each on a button, with progress told."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.access.imports import Importer, load_as
from dashboard.components.frame.context import context
from dashboard.components.importing.import_files import laid_down
from dashboard.components.importing.import_mapping import plain_sentence
from dashboard.components.importing.import_report import loaded_part, report_part
from dashboard.domain.errors import DashboardError
from dashboard.domain.programme import Programme
from dashboard.domain.settings import settings
from dashboard.domain.text import Text
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.progress import Progress, Watch
from dashboard.loading.report import LoadReport

TRY = Text("试导入（只检查，不写入）", "Dry run (checks, writes nothing)")
LOAD = Text("导入", "Load")
PARTIAL = Text("接受部分导入：拒收的 {n:,} 行不导入", "Accept a part: {n:,} rejected rows stay out")
NOTHING_NEW = Text(
    "文件中没有新内容：{n:,} 行都已在库中，不需要导入。",
    "Nothing is new: all {n:,} rows are there already.",
)
WORKING = Text(
    "已处理 {rows:,}/{of:,} 行 · 每秒 {rate:,.0f} 行 · 约剩 {left:,.0f} 秒",
    "{rows:,} of {of:,} rows · {rate:,.0f} a second · about {left:,.0f} s left",
)
STARTING = Text("正在读取文件……", "Reading the files …")
TRIED, DONE, FAILED = "import_tried", "import_done", "import_failed"


@dataclass(frozen=True)
class Tried:
    """What a dry run found, for these files, this mapping and this state of the data."""

    key: str
    report: LoadReport


def trial(programme: Programme, mapping: ImportMapping, files: Sequence[UploadedFile]) -> None:
    """Offer the dry run, show what it found, and offer the load."""
    lang, key = context().lang, _key(programme, mapping, files)
    if st.button(TRY[lang], key="import_try", icon=":material/rule:"):
        _run(programme, mapping, files, key)
    failed = st.session_state.get(FAILED)
    if failed is not None and failed[0] == key:
        st.error(failed[1], icon=":material/block:")
        return
    done, tried = st.session_state.get(DONE), st.session_state.get(TRIED)
    if isinstance(done, Tried) and done.key == key:
        loaded_part(done.report, mapping)
    elif isinstance(tried, Tried) and tried.key == key:
        report_part(tried.report, mapping)
        _offer(programme, mapping, files, tried)


def _offer(
    programme: Programme, mapping: ImportMapping, files: Sequence[UploadedFile], tried: Tried
) -> None:
    lang, report = context().lang, tried.report
    if not report.accepted:
        if not report.rejected:
            st.info(NOTHING_NEW.format(n=report.duplicate)[lang], icon=":material/info:")
        return
    partial = bool(report.rejected) and st.checkbox(
        PARTIAL.format(n=report.rejected)[lang], key=f"import_partial_{tried.key}"
    )
    ready = partial or not report.rejected
    if st.button(LOAD[lang], key="import_load", type="primary", disabled=not ready):
        _run(programme, mapping, files, tried.key, accept_partial=partial)
        st.rerun()


def _run(
    programme: Programme,
    mapping: ImportMapping,
    files: Sequence[UploadedFile],
    key: str,
    *,
    accept_partial: bool | None = None,
) -> None:
    """Run a load, dry where nothing is said of a part, and keep what became of it."""
    for name in (TRIED, DONE, FAILED):
        st.session_state.pop(name, None)
    reader = context().reader
    who = Importer(account=reader.account, role=reader.role, login_id=reader.login_id)
    try:
        with laid_down(files) as paths, _progress_bar() as told:
            report = load_as(
                who,
                paths,
                programme,
                mapping,
                database=settings().database,
                dry_run=accept_partial is None,
                accept_partial=bool(accept_partial),
                progress=told,
            )
        st.session_state[TRIED if report.dry_run else DONE] = Tried(key, report)
    except DashboardError as error:
        st.session_state[FAILED] = (key, plain_sentence(error))


@contextmanager
def _progress_bar() -> Iterator[Watch]:
    """Draw a bar while a load runs; what it yields is told how far the load has come."""
    lang = context().lang
    bar = st.progress(0.0, STARTING[lang])

    def told(progress: Progress) -> None:
        said = {"rows": progress.rows, "of": progress.of}
        words = WORKING.format(**said, rate=progress.rate, left=progress.left)[lang]
        bar.progress(progress.rows / max(progress.of, 1), words)

    try:
        yield told
    finally:
        bar.empty()


def _key(programme: Programme, mapping: ImportMapping, files: Sequence[UploadedFile]) -> str:
    told = (programme.code, mapping.model_dump_json(), [file.file_id for file in files])
    return hashlib.sha256(repr(told).encode()).hexdigest()[:16]
