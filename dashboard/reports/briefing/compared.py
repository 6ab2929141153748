"""Two papers side by side, figure by figure: what changed since the last meeting."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from dashboard.reports.paper.document import Document, Quoted


class Change(StrEnum):
    """What became of a figure from one paper to the next."""

    CHANGED = "changed"
    UNCHANGED = "unchanged"
    OTHER_BASIS = "other_basis"
    OTHER_SELECTION = "other_selection"
    NEW = "new"
    GONE = "gone"


class Part(StrEnum):
    """What of a figure moved beside its value."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PERIOD = "period"


WHEN = ("from", "to", "month")
"""Parameters that say of which time a figure is: the next paper asks them anew."""


@dataclass(frozen=True)
class Compared:
    """A figure in two papers; ``parts`` is what moved, and is empty where nothing is compared."""

    id: str
    change: Change
    then: Quoted | None
    now: Quoted | None
    parts: tuple[Part, ...] = ()

    @property
    def name(self) -> str:
        """What the figure is called, in the later paper where it is there."""
        found = self.now or self.then
        return found.name if found else self.id


def compared(then: Document, now: Document) -> tuple[Compared, ...]:
    """Return every figure of two papers once: those of the later in its order, then what is gone.

    A figure on another basis, or of another selection of units, is named and not compared.
    """
    before = {one.id: one for one in then.quoted}
    here = {one.id for one in now.quoted}
    there = [_compared(before.get(one.id), one) for one in now.quoted]
    gone = [Compared(one.id, Change.GONE, one, None) for one in then.quoted if one.id not in here]
    return (*there, *gone)


def restated(found: tuple[Compared, ...]) -> tuple[Compared, ...]:
    """Return the figures that changed for the same period: entered late, or corrected."""
    return tuple(
        one for one in found if one.change == Change.CHANGED and Part.PERIOD not in one.parts
    )


def tally(found: tuple[Compared, ...]) -> dict[Change, int]:
    """Count figures by what became of them, every outcome named."""
    counted = Counter(one.change for one in found)
    return {change: counted[change] for change in Change}


def _compared(then: Quoted | None, now: Quoted) -> Compared:
    if then is None:
        return Compared(now.id, Change.NEW, None, now)
    if then.basis != now.basis:
        return Compared(now.id, Change.OTHER_BASIS, then, now)
    if _selection(then) != _selection(now):
        return Compared(now.id, Change.OTHER_SELECTION, then, now)
    changed = then.value != now.value or _counts(then) != _counts(now)
    change = Change.CHANGED if changed else Change.UNCHANGED
    return Compared(now.id, change, then, now, tuple(_moved(then, now)))


def _moved(then: Quoted, now: Quoted) -> list[Part]:
    told = [
        (Part.NUMERATOR, then.numerator != now.numerator),
        (Part.DENOMINATOR, then.denominator != now.denominator),
        (Part.PERIOD, then.period != now.period),
    ]
    return [part for part, moved in told if moved]


def _counts(quoted: Quoted) -> tuple[float | None, float | None]:
    return quoted.numerator, quoted.denominator


def _selection(quoted: Quoted) -> tuple[str, dict[str, str]]:
    """What is asked apart from the time: which indicator, of which units."""
    asked = {name: value for name, value in quoted.asked if name not in WHEN}
    return quoted.finder, asked
