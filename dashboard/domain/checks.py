"""What published figures are checked against: one kind of check per kind of claim.

A check names figures and what the source leaves out; the verdict is never written here.
"""

from datetime import date
from typing import Annotated, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, ValidationInfo, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.text import Text

CountedOn = Literal["found", "accepted", "mediated"]


class _Check(Declared):
    """One test of published figures. ``figures`` names the fields that hold their keys."""

    figures: ClassVar[tuple[str, ...]]
    id: str
    name: Text

    @property
    def keys(self) -> tuple[str, ...]:
        """The published figures this check uses, the stated one first."""
        held = [getattr(self, field) or () for field in self.figures]
        found = [key for one in held for key in ((one,) if isinstance(one, str) else one)]
        return tuple(dict.fromkeys(found))


class RateCheck(_Check):
    """A share and the counts it rests on; what is not printed is left out."""

    figures = ("stated", "numerator", "denominator")
    kind: Literal["rate"]
    numerator: str | None = None
    denominator: str | None = None
    stated: str | None = None
    basis: CountedOn | None = None
    counts_attendances: bool = False
    relation_defined: bool = True


class ChangeCheck(_Check):
    """A change from one count to another, and what stands beside it for comparison."""

    figures = ("stated", "now", "before")
    kind: Literal["change"]
    now: str
    before: str
    stated: str
    comparison_group: bool
    rolled_out: date | None = None


class PointsCheck(_Check):
    """Two rates, printed without counts, and other rates printed under the same name."""

    figures = ("now", "before", "beside")
    kind: Literal["points"]
    now: str
    before: str
    beside: tuple[str, ...] = ()
    remainder: Text


class QuotientCheck(_Check):
    """A total and its average per unit: the number of units must come out whole."""

    figures = ("stated", "total")
    kind: Literal["quotient"]
    total: str
    stated: str
    per: Text


class SubsetCheck(_Check):
    """Whether a part fits into a whole whose settled cases, or rate, are printed."""

    figures = ("part", "part_good", "whole", "whole_good", "whole_rate")
    kind: Literal["subset"]
    part: str
    part_good: str
    whole: str
    whole_good: str | None = None
    whole_rate: str | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.whole_good is None) == (self.whole_rate is None):
            raise ValueError("name one of 'whole_good' and 'whole_rate'")
        return self


class PartsCheck(_Check):
    """A whole and its parts; ``uncounted`` are parts the text names without a count."""

    figures = ("whole", "parts")
    kind: Literal["parts"]
    whole: str
    parts: tuple[str, ...] = Field(min_length=2)
    uncounted: Text | None = None


class SharesCheck(_Check):
    """Parts of something larger, without a claim that they are all of it."""

    figures = ("parts", "of")
    kind: Literal["shares"]
    parts: tuple[str, ...] = Field(min_length=2)
    of: str | None = None


class RestatedCheck(_Check):
    """Rough numbers of running text and the exact ones they repeat, in the same order."""

    figures = ("rough", "exact")
    kind: Literal["restated"]
    rough: tuple[str, ...] = Field(min_length=1)
    exact: tuple[str, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _in_pairs(self) -> Self:
        if len(self.rough) != len(self.exact):
            raise ValueError("'rough' and 'exact' must have the same length")
        return self


class RatioCheck(_Check):
    """Two counts of different things, which should not be multiples of each other."""

    figures = ("numerator", "denominator")
    kind: Literal["ratio"]
    numerator: str
    denominator: str


class BesideCheck(_Check):
    """A rate that follows from counts, and another measure printed beside it."""

    figures = ("numerator", "denominator", "other")
    kind: Literal["beside"]
    numerator: str
    denominator: str
    other: str


class ZeroCheck(_Check):
    """A count of none, among ``of`` or among what is left of them after ``less``."""

    figures = ("count", "of", "less")
    kind: Literal["zero"]
    count: str
    of: str
    less: str | None = None


AnyCheck = (
    RateCheck
    | ChangeCheck
    | PointsCheck
    | QuotientCheck
    | SubsetCheck
    | PartsCheck
    | SharesCheck
    | RestatedCheck
    | RatioCheck
    | BesideCheck
    | ZeroCheck
)


def _of_figures_there_are(
    checks: tuple[AnyCheck, ...], info: ValidationInfo
) -> tuple[AnyCheck, ...]:
    if "published" not in info.data:
        return checks
    known = [figure.key for figure in info.data["published"]]
    _once(known)
    _once([check.id for check in checks])
    valued = [figure.key for figure in info.data["published"] if figure.value is not None]
    for check in checks:
        for key in check.keys:
            if key not in valued:
                raise ValueError(f"{check.id} names '{key}', which is no published figure's value")
    return checks


def _once(keys: list[str]) -> None:
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"'{key}' stands there twice")


Checks = Annotated[
    tuple[Annotated[AnyCheck, Field(discriminator="kind")], ...],
    AfterValidator(_of_figures_there_are),
]
"""The checks of a programme file: each of a kind, each of figures the file publishes."""
