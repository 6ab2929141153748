"""Numbers of a text with the words that tell what they are, and pairs of them with a finding."""

from dataclasses import dataclass, replace
from typing import Literal

from dashboard.domain.text import Text
from dashboard.quality import lexicon
from dashboard.quality.changes import judge_change, judge_points
from dashboard.quality.findings import Finding
from dashboard.quality.numerals import COUNTED, Number, numbers_in, plain
from dashboard.quality.printed import Printed
from dashboard.quality.rates import judge_rate

Role = Literal["rate", "change", "points"]
UNNAMED = Text("未写明", "unnamed")
REST = Text("其余", "the rest")
DERIVED = "同期（按增减数推算）"


@dataclass(frozen=True)
class Told:
    """A number with the clause in front of it, plain and as it stands there.

    ``gap`` is everything since the number before, plain.
    """

    number: Number
    label: str
    quoted: str
    gap: str

    @property
    def name(self) -> str:
        """The words without 由, 较, 达 and the like around them."""
        return lexicon.FRAME.sub("", self.quoted)

    @property
    def is_count(self) -> bool:
        return self.number.family in COUNTED

    @property
    def is_share(self) -> bool:
        return self.number.family == "share"

    def printed(self, *, falls: bool = False) -> Printed:
        """Return the number as printed under its name; a fall of 5 % is −5 %."""
        name = Text(self.name, self.name) if self.name else UNNAMED
        return printed(self.number, name, falls=falls and self.is_share)


@dataclass(frozen=True)
class Pair:
    """Numbers that belong together. For a change and for points, ``of`` is the earlier one.

    ``step`` is the increment an earlier count was worked out from, if it was.
    """

    role: Role
    good: Told
    of: Told
    stated: Told | None = None
    falls: bool = False
    step: Told | None = None

    @property
    def parts(self) -> list[Told]:
        """The numbers of the text the pair takes up."""
        found = (self.good, self.of, self.stated, self.step)
        return [one for one in found if one is not None]

    @property
    def finding(self) -> Finding:
        """What checking the pair finds."""
        good, of = self.good.printed(), self.of.printed()
        if self.role == "points":
            return judge_points(of, replace(good, name=of.name), (), REST)
        stated = self.stated.printed(falls=self.falls) if self.stated else None
        if self.role == "change" and stated:
            return judge_change(good, of, stated)
        return judge_rate(good, of, stated)


def told_numbers(sentence: str) -> list[Told]:
    """Return the numbers of a sentence with the clause in front of each."""
    out, end = [], 0
    for number in numbers_in(sentence):
        gap = sentence[end : number.start]
        clauses = [part.strip() for part in lexicon.CLAUSE.split(gap)]
        label = next((part for part in reversed(clauses) if part), "")[-lexicon.LONGEST_LABEL :]
        out.append(Told(number, plain(label), label, plain(gap)))
        end = number.end
    return out


def earlier(now: Told, step: Told, *, fell: bool) -> Told | None:
    """Return the earlier count that an increment since then implies, if there can be one."""
    change = -step.number.value if fell else step.number.value
    value = now.number.value - change
    if value <= 0:
        return None
    number = replace(now.number, value=value, step=now.number.step + step.number.step)
    return Told(number, DERIVED, DERIVED, "")


def printed(number: Number, name: Text, *, falls: bool = False) -> Printed:
    """Return a number of a text as printed under a name."""
    return Printed(
        name=name,
        value=-number.value if falls else number.value,
        step=number.step,
        bound=number.bound,
        is_share=number.family == "share",
    )
