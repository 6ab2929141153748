"""Figures printed somewhere, as they stand there."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.text import Text

Kind = Literal["count", "rate", "change", "money", "quotient", "context"]
Bound = Literal["at_least", "about"]


class Article(Declared):
    """Where a programme's published figures come from, and what is wrong with the copy."""

    key: str
    title: Text
    published_on: date
    provenance: Text | None = None


class Published(Declared):
    """One figure as printed. Rates are shares, money is yuan.

    ``step`` is how finely it is printed (0.001 for 84.9 %, 1000 for 48.1万, 0 when exact);
    ``bound`` is for 余 and 以上 (at least, by less than a step) and for 约 (about).
    ``metric`` with ``register`` and ``where`` says how the case database gives it; without
    ``metric`` it is shown with its source and never as computed.
    """

    key: str
    name: Text
    kind: Kind
    value: float | None = None
    unit: Text
    step: float = Field(default=0, ge=0)
    bound: Bound | None = None
    metric: str | None = None
    register_key: str | None = Field(default=None, alias="register")
    where: dict[str, tuple[str, ...]] = {}
    start: date | None = Field(default=None, alias="from")
    end: date | None = Field(default=None, alias="to")
    place: Text
    note: Text | None = None

    @property
    def is_share(self) -> bool:
        """Whether the value is a share of one, written in per cent."""
        return self.unit.en == "%"

    @model_validator(mode="after")
    def _printed_to_some_place(self) -> Self:
        if self.is_share and self.value is not None and not self.step:
            raise ValueError(f"'{self.key}' is a percentage: 'step' must say how finely printed")
        if self.bound and not self.step:
            raise ValueError(f"'{self.key}' has a 'bound': 'step' must say how finely printed")
        return self
