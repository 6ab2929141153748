"""Rejected cells: what was wrong where, without giving personal data away."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from unicodedata import normalize

from dashboard.domain.errors import BadRequest
from dashboard.domain.masking import mask_address, mask_id_number, mask_name, mask_phone
from dashboard.domain.text import Text
from dashboard.loading.fields import PEOPLE
from dashboard.loading.mends import mend_of

LONGEST_VALUE = 200
HEADER = ("文件 file", "行 row", "列 column", "原值 value", "原因", "reason", "改法", "how to mend")
FORMULA = re.compile(r"^[\s]*[=+\-@＝＋－＠\t\r]")
# Cells shift in broken files, so identity and phone numbers are looked for in every column.
PERSONAL = re.compile(
    r"(?<!\d)(?:\d{17}[\dXxＸｘ]|\d{15}|(?:\+?86[- ]?)?[1１]\d{2}[- ]?\d{4}[- ]?\d{4})(?!\d)"
)
LETTERS = re.compile(r"[^\W\d_]")
ROLE_OR_NUMBER = ("role", "seq")
"""Fields of parties that hold somebody's name where the cells of a row have shifted."""
NUMBERS = {"id_number": mask_id_number, "credit_code": mask_id_number, "phone": mask_phone}


@dataclass(frozen=True, slots=True)
class Reject:
    """One reason why a row was refused. ``column`` is empty when the row itself is wrong."""

    file: str
    row: int
    column: str
    value: str
    reason: Text

    @property
    def mend(self) -> Text:
        """How to mend it."""
        return mend_of(self.reason)

    def as_dict(self) -> dict[str, object]:
        """Return the refusal as one object for machines."""
        return asdict(self) | {"mend": asdict(self.mend)}


def masked(field: str, value: str) -> str:
    """Return a refused value as it may be stored and shown."""
    short = value if len(value) <= LONGEST_VALUE else f"{value[:LONGEST_VALUE]}…"
    plain = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in short)
    if field in NUMBERS:
        return _mask_identifier(field, plain)
    if field == "address":
        return PERSONAL.sub(_mask_number, mask_address(plain))
    if field in (*PEOPLE, *ROLE_OR_NUMBER, "name"):
        return mask_name(plain)
    return PERSONAL.sub(_mask_number, plain)


def rejects_file(rejects: Iterable[Reject]) -> bytes:
    """Return the reject report: a CSV that Excel opens with Chinese right and formulas dead."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(HEADER)
    for reject in rejects:
        told = (reject.reason.zh, reject.reason.en, reject.mend.zh, reject.mend.en)
        cells = map(_dead, (reject.column, reject.value, *told))
        writer.writerow([_dead(reject.file), reject.row, *cells])
    return out.getvalue().encode("utf-8-sig")


def write_rejects(path: Path, rejects: Iterable[Reject]) -> None:
    """Write the reject report where it was asked for."""
    try:
        path.write_bytes(rejects_file(rejects))
    except OSError as error:
        raise BadRequest(
            f"The reject report {path} cannot be written: {error.strerror}."
        ) from error


def _mask_identifier(field: str, value: str) -> str:
    """Mask a refused number; where it holds a word, that may be a name, and all is masked so."""
    is_word = any(not sign.isascii() for sign in LETTERS.findall(normalize("NFKC", value)))
    return mask_name(value) if is_word else NUMBERS[field](value)


def _mask_number(found: re.Match[str]) -> str:
    number = found.group()
    return mask_id_number(number) if len(number) >= 15 else mask_phone(number)


def _dead(cell: str) -> str:
    return f"'{cell}" if FORMULA.match(cell) else cell
