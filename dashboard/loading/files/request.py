"""What is asked of the child, and what it answers: plain data that crosses a pipe as JSON."""

from dataclasses import asdict, dataclass
from typing import Any

from dashboard.domain.text import Text


@dataclass(frozen=True)
class Request:
    """How to read a file; what is empty is found out.

    ``columns`` are names the header must hold: they tell the header from a title block.
    """

    path: str
    file: str
    out: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    header_row: int = 0
    columns: tuple[str, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Found:
    """What the child found: how it read, and what it left out. ``rows`` are data rows.

    ``damaged`` places of a text are not in its encoding: cells they fill are refused.
    """

    header: tuple[str, ...]
    rows: int
    header_row: int
    kind: str
    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""
    other_sheets: tuple[str, ...] = ()
    blank_rows: int = 0
    before_header: int = 0
    damaged: int = 0

    def as_dict(self) -> dict[str, Any]:
        return asdict(self)


@dataclass(frozen=True)
class Refused:
    """Why a file cannot be read."""

    reason: Text

    def as_dict(self) -> dict[str, Any]:
        return {"zh": self.reason.zh, "en": self.reason.en}
