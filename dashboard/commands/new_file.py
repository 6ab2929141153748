"""A new file that is taken along: refused before anything is on record, never written over."""

from pathlib import Path

from dashboard.domain.errors import BadRequest

LONGEST = 200


def new_file(path: str, endings: tuple[str, ...]) -> Path:
    """Refuse what cannot be a new file with one of these endings."""
    file = Path(path)
    if file.suffix.lower() not in endings:
        raise BadRequest(f"'{path}' does not end in {' or '.join(endings)}.")
    if file.exists():
        raise BadRequest(f"'{path}' is there already; nothing is written over.")
    if not file.parent.is_dir():
        raise BadRequest(f"There is no folder '{file.parent}'.")
    return file


def said_purpose(purpose: str, what: str) -> str:
    """Return what a file is for in one line, or ask for it."""
    said = " ".join(purpose.split())
    if not 0 < len(said) <= LONGEST:
        raise BadRequest(f"Say what the {what} is for: --purpose, at most {LONGEST} characters.")
    return said


def write_new(file: Path, content: bytes) -> None:
    """Write a file that is not there yet."""
    try:
        with file.open("xb") as out:
            out.write(content)
    except OSError as error:
        raise BadRequest(f"'{file}' cannot be written: {error.strerror}.") from error
