"""Files that an importer uploads, laid down in a private folder for the time of a rerun."""

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from dashboard.components.frame.context import context
from dashboard.domain.text import Lang, Text

LABEL = Text(
    "选择文件（可多选；csv、tsv、txt、xlsx、xls、parquet；单个不超过 {most} MB，"
    "更大的用命令行导入）",
    "Files (several at once; csv, tsv, txt, xlsx, xls, parquet; up to {most} MB each, larger ones"
    " by the command line: load)",
)
DROP = Text("把文件拖到这里", "Drop files here")
BROWSE = Text("选择文件", "Browse")
TOO_LARGE = Text("文件超过 {most} MB，未上传", "larger than {most} MB: not uploaded")
UNSAFE = re.compile(r"[/\\\x00-\x1f\x7f]")
WORKBOOKS = (".xlsx", ".xls")
LONGEST = 60
"""Characters of a name that are kept: four bytes each still fit into a file system's 255."""


def uploaded() -> Sequence[UploadedFile]:
    """Let the importer choose files; return those that arrived."""
    lang = context().lang
    most = int(st.get_option("server.maxUploadSize"))
    st.html(_words(lang, most))
    return st.file_uploader(
        LABEL.format(most=most)[lang], accept_multiple_files=True, key="import_files"
    )


@contextmanager
def laid_down(files: Sequence[UploadedFile]) -> Iterator[list[Path]]:
    """Write files where nobody else reads, each in a folder of its own; all of it goes again."""
    with tempfile.TemporaryDirectory(prefix="import-") as folder:
        paths = [
            Path(folder) / str(place) / safe_name(file.name) for place, file in enumerate(files)
        ]
        for path, file in zip(paths, files, strict=True):
            path.parent.mkdir(mode=0o700)
            path.write_bytes(file.getbuffer())
        yield paths


def is_workbook(file: UploadedFile) -> bool:
    """Whether a file is called a workbook, which may have several sheets."""
    return Path(file.name.lower()).suffix in WORKBOOKS


def safe_name(name: str) -> str:
    """Return a name that stays in its folder, whatever a browser sent."""
    plain = UNSAFE.sub("_", name).strip()
    stem, dot, suffix = plain.rpartition(".")
    short = f"{stem[:LONGEST]}{dot}{suffix[:10]}" if stem else plain[:LONGEST]
    return short if short.strip(".") else "file"


def _words(lang: Lang, most: int) -> str:
    """The uploader's own words are English and cannot be set: these stand in their place."""
    said = {
        '[data-testid="stFileUploaderDropzoneInstructions"] > div > span': DROP[lang],
        '[data-testid="stFileUploaderDropzone"] button p': BROWSE[lang],
        '[data-testid="stFileUploaderFileErrorMessage"]': TOO_LARGE.format(most=most)[lang],
    }
    rules = "".join(
        f'{where}{{font-size:0}}{where}::after{{font-size:.86rem;content:"{words}"}}'
        for where, words in said.items()
    )
    return f"<style>{rules}</style>"
