"""Money and grades by rule: versions side by side, each with its days, amounts and source.

What a source leaves open stays open: a range is a range, and an amount nobody states is none.
What is taken in its place says so in ``assumed``.
"""

from datetime import date
from typing import Literal, Self, TypeVar

from pydantic import Field, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.text import Text

Payee = Literal["firm", "lawyer", "mediator", "officer", "room"]
Per = Literal["case", "month", "year", "event", "undefined"]
Yuan = tuple[int, int]
"""Least and most, in whole yuan; equal where the rule gives one amount."""


class Version(Declared):
    """A rule between two days, both included; several versions share a key and never a day."""

    key: str
    name: Text
    valid_from: date
    valid_to: date | None = None
    source: Text
    assumed: Text | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError(f"'{self.key}': 'valid_to' is before 'valid_from'")
        return self

    def holds_on(self, day: date) -> bool:
        """Whether this version is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


class Subsidy(Version):
    """Money paid by rule, in whole yuan; a range is what the source gives.

    ``amounts`` gives one amount by level of the dispute or by grade, where that is known or
    assumed. ``paid_per`` is what is taken for a unit the source does not state. ``registers``
    are those whose disputes are paid for; none means all.
    """

    payee: Payee
    per: Per
    paid_per: Literal["case", "month", "year", "event"] | None = None
    least_yuan: int | None = Field(default=None, ge=0)
    most_yuan: int | None = Field(default=None, ge=0)
    amounts: dict[str, int] = {}
    registers: tuple[str, ...] = ()
    by: Text | None = None

    @model_validator(mode="after")
    def _amounts_lie_in_the_range(self) -> Self:
        least, most = self.least_yuan or 0, self.most_yuan
        if most is not None and least > most:
            raise ValueError(f"'{self.key}': 'least_yuan' is above 'most_yuan'")
        for code, yuan in self.amounts.items():
            if yuan < least or (most is not None and yuan > most):
                raise ValueError(f"'{self.key}': the amount of '{code}' is outside the range")
        return self

    @property
    def unit(self) -> Per:
        """What one payment is for: as stated, else as assumed."""
        return self.paid_per or self.per

    def yields(self, code: str | None) -> Yuan | None:
        """Return what the rule gives for a level or grade, or nothing where it is not defined."""
        if code in self.amounts:
            return self.amounts[code], self.amounts[code]
        if self.amounts or self.least_yuan is None or self.most_yuan is None:
            return None
        return self.least_yuan, self.most_yuan


class LevelMark(Declared):
    """What supports the level of a dispute: any one of these, as recorded."""

    level: str
    amount_yuan: int | None = Field(default=None, ge=1)
    people: int | None = Field(default=None, ge=1)
    days: int | None = Field(default=None, ge=1)
    types: tuple[str, ...] = ()
    source: Text


class Budget(Declared):
    """Money set aside for some subsidies over a period, both days included."""

    key: str
    name: Text
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    yuan: int = Field(ge=1)
    subsidies: tuple[str, ...] = Field(min_length=1)
    source: Text


class Item(Declared):
    """One part of the points: an indicator, its weight, and the value that earns all of it.

    ``per_month`` is said of counts: ``full`` is then what a whole month asks for. ``where``
    narrows what is counted, say to the disputes lawyers led.
    """

    key: str
    name: Text
    metric: str
    weight: float = Field(gt=0)
    full: float = Field(gt=0)
    per_month: bool = False
    where: dict[str, tuple[str, ...]] = {}


class Grading(Version):
    """How people or units are graded: the parts the source names, and the items that measure them.

    Without ``items`` nothing is worked out. ``floors`` are the least points of each grade, best
    first; without them points are shown and no grade is worked out of them.
    """

    subject: Literal["firm", "lawyer", "mediator", "officer", "room", "county"]
    parts: tuple[Text, ...]
    grades: tuple[Text, ...] = ()
    consequence: Text | None = None
    register_key: str | None = Field(default=None, alias="register")
    items: tuple[Item, ...] = Field(default=(), alias="item")
    floors: dict[str, float] = {}

    @model_validator(mode="after")
    def _items_are_named_once(self) -> Self:
        keys = [item.key for item in self.items]
        if len(set(keys)) < len(keys):
            raise ValueError(f"'{self.key}': an item is declared more than once")
        if list(self.floors.values()) != sorted(self.floors.values(), reverse=True):
            raise ValueError(f"'{self.key}': 'floors' go from the best grade to the lowest")
        return self


V = TypeVar("V", bound=Version)


def in_force(versions: tuple[V, ...], key: str, day: date) -> V | None:
    """Return the version of a rule in force on a day, or nothing where none was."""
    return next((one for one in versions if one.key == key and one.holds_on(day)), None)


def never_two_at_once(versions: tuple[V, ...]) -> tuple[V, ...]:
    """Refuse two versions of one rule that share a day."""
    ordered = sorted(versions, key=lambda one: (one.key, one.valid_from))
    for one, other in zip(ordered, ordered[1:], strict=False):
        if one.key == other.key and one.holds_on(other.valid_from):
            raise ValueError(f"two versions of '{one.key}' hold on {other.valid_from}")
    return versions
