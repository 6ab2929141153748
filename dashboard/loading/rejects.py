"""Rejected cells: what was wrong where, without giving personal data away."""

import csv
import io
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadRequest
from dashboard.domain.masking import mask_id_number, mask_name, mask_phone
from dashboard.domain.text import Text
from dashboard.loading.fields import PEOPLE

LONGEST_VALUE = 200
HEADER = ("文件 file", "行 row", "列 column", "原值 value", "原因", "reason")
MENDED = ("怎样改", "how to mend")
FORMULA = re.compile(r"^[\s]*[=+\-@＝＋－＠\t\r]")
# Cells shift in broken files, so identity and phone numbers are looked for in every column.
PERSONAL = re.compile(r"(?<!\d)(?:\d{17}[\dXx]|\d{15}|(?:\+?86)?1\d{10})(?!\d)")


@dataclass(frozen=True, slots=True)
class Reject:
    """One reason why a row was refused. ``column`` is empty when the row itself is wrong."""

    file: str
    row: int
    column: str
    value: str
    reason: Text


Mending = Callable[[Reject], Text]
"""Says how what was refused can be mended."""


def masked(field: str, value: str) -> str:
    """Return a refused value as it may be stored and shown."""
    short = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in short)
    return mask_name(plain) if field in PEOPLE else PERSONAL.sub(_mask_number, plain)


def rejects_file(rejects: Iterable[Reject], mending: Mending | None = None) -> bytes:
    """Return the reject report: a CSV that Excel opens with Chinese right and formulas dead."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow((*HEADER, *MENDED) if mending else HEADER)
    for reject in rejects:
        said = [reject.reason, mending(reject)] if mending else [reject.reason]
        cells = (
            reject.column,
            reject.value,
            *(words for one in said for words in (one.zh, one.en)),
        )
        writer.writerow([_dead(reject.file), reject.row, *map(_dead, cells)])
    return out.getvalue().encode("utf-8-sig")


def write_rejects(path: Path, rejects: Iterable[Reject], mending: Mending | None = None) -> None:
    """Write the reject report where it was asked for."""
    try:
        path.write_bytes(rejects_file(rejects, mending))
    except OSError as error:
        raise BadRequest(
            f"The reject report {path} cannot be written: {error.strerror}."
        ) from error


def _mask_number(found: re.Match[str]) -> str:
    number = found.group()
    return mask_id_number(number) if len(number) >= 15 else mask_phone(number)


def _dead(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell
