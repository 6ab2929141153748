"""Files that commands make: purpose asked, export on record, nothing written over."""

import secrets
from collections.abc import Callable, Iterable
from pathlib import Path

from dashboard.access import exports
from dashboard.access.clock import utc_now
from dashboard.domain.errors import BadRequest
from dashboard.domain.scope import Scope
from dashboard.reports.files.export_words import Taken

LONGEST = 200
ALL = "全部"


def new_file(path: str, endings: Iterable[str]) -> Path:
    """Refuse what cannot be a new file of these kinds before anything is put on record."""
    file, known = Path(path), tuple(endings)
    if file.suffix.lower() not in known:
        raise BadRequest(f"'{path}' does not end in {' or '.join(known)}.")
    if file.exists():
        raise BadRequest(f"'{path}' is there already; nothing is written over.")
    if not file.parent.is_dir():
        raise BadRequest(f"There is no folder '{file.parent}'.")
    return file


def purpose_said(purpose: str) -> str:
    """Return what a file is for in one line, or refuse to make it."""
    said = " ".join(purpose.split())
    if not 0 < len(said) <= LONGEST:
        raise BadRequest(f"Say what the file is for: --purpose, at most {LONGEST} characters.")
    return said


def write_taken(
    scope: Scope,
    file: Path,
    said: str,
    detail: str,
    selection: str,
    make: Callable[[Taken], bytes],
) -> str:
    """Make a file, put its export on record, write it, and return the export's number.

    Nothing is on record of a file that could not be made; nothing is written that is not on
    record.
    """
    number = secrets.token_hex(8)
    taken = Taken(number=number, who=scope.account, at=utc_now(), purpose=said, selection=selection)
    content = make(taken)
    exports.record(scope, f"{detail}; {said}", number=number)
    _write(file, content)
    return number


def _write(file: Path, content: bytes) -> None:
    try:
        with file.open("xb") as out:
            out.write(content)
    except OSError as error:
        raise BadRequest(f"'{file}' cannot be written: {error.strerror}.") from error
