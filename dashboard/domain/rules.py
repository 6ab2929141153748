"""Rules of a programme as declared: targets, views, and what is undefined."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.text import Text


class Target(Declared):
    """A value an indicator is to reach by a day."""

    metric: str
    value: float
    due: date
    source: Text


class Window(Declared):
    """A period a view names, both days included."""

    name: Text
    start: date = Field(alias="from")
    end: date = Field(alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.start > self.end:
            raise ValueError("'from' is after 'to'")
        return self


class Group(Declared):
    """Units a view sums up apart from all others."""

    name: Text
    codes: tuple[str, ...] = Field(min_length=1)


class View(Declared):
    """A table of the programme's own: indicators by a dimension, on one register.

    ``periods`` stand beside each other in place of the period in the frame. ``apart`` is summed
    up, and so are all others beside it. ``fractions`` writes rates as items met of all, n/7.
    """

    key: str
    name: Text
    metrics: tuple[str, ...] = Field(min_length=1)
    by: str
    register_key: str | None = Field(default=None, alias="register")
    where: dict[str, tuple[str, ...]] = {}
    periods: tuple[Window, ...] = ()
    apart: Group | None = None
    fractions: bool = False
    note: Text | None = None


class Annotation(Declared):
    """Something with a date that months are read against.

    ``step`` starts a new segment of the month charts, with a mean and limits of its own, at the
    month that holds ``on``.
    """

    key: str
    on: date
    name: Text
    kind: Literal["meeting", "rollout", "rule", "other"]
    step: bool
    source: Text


class Undefined(Declared):
    """A setting no source defines. ``assumed`` says what the product takes instead, if anything.

    ``topic`` says which page it is told on, beside the definitions.
    """

    key: str
    name: Text
    topic: Literal["people"] | None = None
    assumed: Text | None = None


class DutyHours(Declared):
    """The hours a resident lawyer is on duty every day, local time."""

    starts: int = Field(ge=0, le=23)
    ends: int = Field(ge=1, le=24)


class Rules(Declared):
    """Numbers the counting depends on, and what a dispute must keep to.

    ``leads`` says who must lead a dispute of a track; a track it does not name has no rule.
    ``sources`` says where a rule is from, by its key here.
    """

    settle_within_days: int
    many_people: int
    minimum_cases: int
    fails_to_dismiss: int | None = None
    enter_within_days: int | None = Field(default=None, ge=0)
    duty: DutyHours | None = None
    stall_after_days: int | None = Field(default=None, ge=1)
    stale_after_days: int | None = Field(default=None, ge=1)
    leads: dict[str, str] | None = Field(default=None, min_length=1)
    inquiry_must_continue: Literal[True] | None = None
    sources: dict[str, Text] = {}

    @model_validator(mode="after")
    def _sources_are_of_rules(self) -> Self:
        declared = self.model_dump(exclude_none=True)
        for key in self.sources:
            if key not in declared:
                raise ValueError(f"'sources' names '{key}', which is no rule here")
        return self
