"""Tables of a paper as CSV that Excel and WPS open right, saying whence they come."""

from collections.abc import Iterable, Sequence

import pandas as pd

from dashboard.domain.text import Text
from dashboard.reports.files.case_file import csv_file
from dashboard.reports.paper.document import Document, Grid

TITLE, TABLE, NOTE = Text("件名", "Paper"), Text("表", "Table"), Text("说明", "Note")
MARK = Text("标记", "Mark")
DASH = " · "


def grid_csv(document: Document, grid: Grid) -> bytes:
    """Return a table of a paper as CSV: whence it comes, its heads, its rows.

    A share is the number it is (0.911), a day its ISO text, what is not known is empty.
    """
    lang = document.lang
    heads = [column.head[lang] for column in grid.columns]
    return csv_file(heads, grid.rows, tuple(_about(document, grid)))


def frame_csv(frame: pd.DataFrame, about: Sequence[tuple[str, str]]) -> bytes:
    """Return a frame as CSV; its columns are named as they are to be read."""
    heads = [str(name) for name in frame.columns]
    return csv_file(heads, frame.itertuples(index=False, name=None), about)


def _about(document: Document, grid: Grid) -> Iterable[tuple[str, str]]:
    lang = document.lang
    yield TITLE[lang], DASH.join(filter(None, (document.title, document.subtitle)))
    yield TABLE[lang], grid.title
    yield from document.about
    told = ((MARK, document.mark), (NOTE, grid.note))
    yield from ((label[lang], text) for label, text in told if text)
