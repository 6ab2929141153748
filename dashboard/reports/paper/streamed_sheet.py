"""A sheet of a long list: every cell written in one go, its words escaped once.

The library writes a cell's attributes one by one and looks through its words five times: half of
the time of a long list, whose words are few and repeat.
"""

from functools import lru_cache
from xml.sax.saxutils import escape

from xlsxwriter.utility import xl_rowcol_to_cell_fast
from xlsxwriter.worksheet import Worksheet

REMEMBERED = 10_000


class StreamedSheet(Worksheet):  # type: ignore[misc]  # the library has no types
    """A worksheet for ``constant_memory``: numbers and words quickly, all else as ever."""

    def _write_cell(self, row: int, col: int, cell: tuple[object, ...]) -> None:
        kind, style = type(cell).__name__, getattr(cell, "format", None)
        if style is None or kind not in ("Number", "Datetime", "String"):
            super()._write_cell(row, col, cell)
            return
        head = f'<c r="{xl_rowcol_to_cell_fast(row, col)}" s="{style._get_xf_index()}"'
        if kind == "String":
            words = _escaped(str(cell[0]))
            self.fh.write(f'{head} t="inlineStr"><is><t xml:space="preserve">{words}</t></is></c>')
        else:
            self.fh.write(f"{head}><v>{cell[0]:.16G}</v></c>")


@lru_cache(maxsize=REMEMBERED)
def _escaped(words: str) -> str:
    plain: str = Worksheet._escape_control_characters(words)
    return escape(plain)
