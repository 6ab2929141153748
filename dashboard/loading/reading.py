"""Reading a CSV file as text: every cell as it stands, typed by nobody."""

import csv
import hashlib
import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.loading.mapping import ImportMapping

LONGEST_NAME = 120


@dataclass(frozen=True)
class Sheet:
    """A file's cells. Rows are numbered as a spreadsheet shows them; the header is row 1."""

    file: str
    sha256: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, list[str]], ...]


def read_sheet(path: Path, mapping: ImportMapping) -> Sheet:
    """Read a file, or say in one sentence why it cannot be read; blank rows do not count."""
    file = shown_name(path)
    try:
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadFile(f"{file} cannot be read: {reason}.") from error
    lines = _filled(_split(file, _decoded(file, raw, mapping), mapping.delimiter))
    _, header = next(lines, (0, []))
    if not header:
        raise BadFile(f"{file} is empty.")
    names = tuple(name.strip() for name in header)
    _check_header(file, names, mapping)
    return Sheet(file, hashlib.sha256(raw).hexdigest(), names, tuple(lines))


def shown_name(path: Path) -> str:
    """Return a file's name fit to show and store: no folder, no control or direction marks."""
    plain = "".join(
        sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in path.name
    )
    return plain if len(plain) <= LONGEST_NAME else f"{plain[: LONGEST_NAME - 1]}…"


def _decoded(file: str, raw: bytes, mapping: ImportMapping) -> str:
    try:
        return raw.decode(mapping.encoding)
    except UnicodeDecodeError as error:
        before = error.object[: error.start].decode(mapping.encoding, "ignore")
        row = max(1, sum(1 for _ in csv.reader(io.StringIO(f"{before}.", newline=""))))
        raise BadFile(
            f"{file}: row {row} is not {mapping.encoding}; name the file's encoding"
            f" in {mapping.file} (encoding = …)."
        ) from error


def _split(file: str, text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    try:
        for row, cells in enumerate(reader, start=1):
            yield row, cells
    except csv.Error as error:
        raise BadFile(f"{file}: row {row + 1} is not well-formed CSV: {error}.") from error


def _filled(lines: Iterator[tuple[int, list[str]]]) -> Iterator[tuple[int, list[str]]]:
    return ((row, cells) for row, cells in lines if any(cell.strip() for cell in cells))


def _check_header(file: str, header: tuple[str, ...], mapping: ImportMapping) -> None:
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise BadFile(f"{file}: the header has column '{twice[0]}' more than once.")
    for key, column in mapping.columns():
        if column not in header:
            raise BadFile(
                f"{mapping.file}: key '{key}' names column '{column}', which {file} does not have."
            )
