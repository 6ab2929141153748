"""The reader's selection: one immutable value that is cache key and link at once."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.errors import BadRequest

STATES = tuple(
    "open overdue key unperformed dissatisfied no_follow_up incomplete not_fed_back stalled"
    " no_hand_over inquiry_unsure wrong_lead lead_undefined".split()
)
"""Named states of a dispute that a number on a page can open as a list."""


@dataclass(frozen=True, kw_only=True)
class Filters:
    """Programme, register, period (both days included) and choices per dimension.

    ``choices`` holds (dimension, codes) pairs sorted by dimension; a dimension
    that is not named is not narrowed. ``state`` is one of ``STATES`` or empty.
    """

    programme: str
    register: str
    start: date
    end: date
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    state: str = ""

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise BadRequest(f"The period ends ({self.end}) before it starts ({self.start}).")
        if self.state and self.state not in STATES:
            raise BadRequest(f"Unknown state '{self.state}'. Known: {', '.join(STATES)}.")
        for dimension, codes in self.choices:
            _check_choice(dimension, codes)

    def chosen(self, dimension: str) -> tuple[str, ...]:
        """Return the codes chosen for a dimension, empty when it is not narrowed."""
        return dict(self.choices).get(dimension, ())

    def choose(self, **choices: str | tuple[str, ...]) -> "Filters":
        """Return a copy narrowed by dimension; an empty tuple takes a choice back."""
        merged = dict(self.choices)
        for dimension, codes in choices.items():
            merged[dimension] = (codes,) if isinstance(codes, str) else tuple(sorted(set(codes)))
        return replace(self, choices=tuple(sorted((k, v) for k, v in merged.items() if v)))

    def during(self, start: date, end: date) -> "Filters":
        """Return a copy for another period."""
        return replace(self, start=start, end=end)

    def to_query(self) -> dict[str, str]:
        """Return the link parameters that ``from_query`` reads back: codes, never labels."""
        query = {
            "programme": self.programme,
            "register": self.register,
            "from": self.start.isoformat(),
            "to": self.end.isoformat(),
        }
        if self.state:
            query["state"] = self.state
        return query | {dimension: ",".join(codes) for dimension, codes in self.choices}


def choices_from(query: Mapping[str, str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Read the choices of a link; the codes are checked by ``Filters``."""
    found = {
        key: tuple(sorted({code for code in value.split(",") if code}))
        for key, value in query.items()
        if key in DIMENSIONS
    }
    return tuple(sorted((key, codes) for key, codes in found.items() if codes))


def day(text: str) -> date:
    """Read an ISO date, or say in one sentence what is wrong with it."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadRequest(f"'{text}' is not a date of the form 2019-12-31.") from error


def month_from(text: str) -> date:
    """Read a month of the form 2019-03 as its first day, or say what is wrong with it."""
    try:
        return date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise BadRequest(f"'{text}' is not a month of the form 2019-03.") from error


def check_dimension(dimension: str) -> None:
    """Refuse a dimension that disputes cannot be cut by."""
    if dimension not in DIMENSIONS:
        raise BadRequest(f"Unknown dimension '{dimension}'. Known: {', '.join(DIMENSIONS)}.")


def _check_choice(dimension: str, codes: tuple[str, ...]) -> None:
    check_dimension(dimension)
    known = DIMENSIONS[dimension].codes
    unknown = [code for code in codes if known and code not in known and code != NOT_RECORDED]
    if unknown:
        raise BadRequest(f"Unknown {dimension} '{unknown[0]}'. Known: {', '.join(known)}.")
