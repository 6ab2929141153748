"""Which numbers of a text belong together, by rule: what is not sure stays unpaired, with why.

Only within one sentence. A change needs both counts in front of it; a rate needs one count of
what succeeded and one of what it is a share of, told by the words before them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from dashboard.domain.text import Text
from dashboard.quality import lexicon
from dashboard.quality.lexicon import Measure
from dashboard.quality.numerals import COUNTED, Number, numbers_in, plain

Role = Literal["rate", "change", "points"]


@dataclass(frozen=True)
class Told:
    """A number of a text with the words that tell what it is, plain and as they stand there."""

    number: Number
    label: str
    quoted: str

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


@dataclass(frozen=True)
class Pair:
    """Numbers that belong together. For a change and for points, ``of`` is the earlier one."""

    role: Role
    good: Told
    of: Told
    stated: Told | None = None
    falls: bool = False


@dataclass(frozen=True)
class Unpaired:
    """A number nothing was paired with, and why."""

    told: Told
    why: Text


def pairs_in(text: str) -> tuple[list[Pair], list[Unpaired]]:
    """Return the pairs of a text, and every count and percentage left over."""
    pairs: list[Pair] = []
    unpaired: list[Unpaired] = []
    for match in lexicon.SENTENCE.finditer(text):
        sentence = _Sentence(match[0])
        pairs += sentence.pairs
        unpaired += sentence.unpaired
    return pairs, unpaired


def told_numbers(sentence: str) -> list[Told]:
    """Return the numbers of a sentence with the clause in front of each."""
    out, end = [], 0
    for number in numbers_in(sentence):
        clauses = [part.strip() for part in lexicon.CLAUSE.split(sentence[end : number.start])]
        label = next((part for part in reversed(clauses) if part), "")[-lexicon.LONGEST_LABEL :]
        out.append(Told(number, plain(label), label))
        end = number.end
    return out


class _Sentence:
    """The pairs of one sentence, found rule by rule, each number used as little as possible."""

    def __init__(self, sentence: str) -> None:
        self.told = told_numbers(sentence)
        self.pairs: list[Pair] = []
        self.reasons: dict[int, Text] = {}
        for at, one in enumerate(self.told):
            if one.is_share:
                self._share(at, one)
        self._counts_alone()

    @property
    def unpaired(self) -> list[Unpaired]:
        used = self._used()
        return [
            Unpaired(
                one,
                self.reasons.get(
                    at, lexicon.NO_UNIT if one.number.family == "bare" else lexicon.LONELY
                ),
            )
            for at, one in enumerate(self.told)
            if id(one) not in used
        ]

    def _used(self) -> set[int]:
        parts = [part for pair in self.pairs for part in (pair.good, pair.of, pair.stated)]
        return {id(part) for part in parts if part is not None}

    def _share(self, at: int, one: Told) -> None:
        before = self.told[:at]
        if lexicon.REACHED.search(one.label) and before and before[-1].is_share:
            if lexicon.SINCE.search(before[-1].label):
                self.pairs.append(Pair("points", good=one, of=before[-1]))
            return
        changed = lexicon.CHANGED.search(one.label)
        if changed:
            self._change(at, one, falls=bool(changed["down"]))
        elif not lexicon.SINCE.search(one.label):
            self._rate(at, one)

    def _change(self, at: int, stated: Told, *, falls: bool) -> None:
        before = self.told[max(at - 2, 0) : at]
        if len(before) == 2 and all(one.is_count for one in before):
            first, second = before
            if first.number.family == second.number.family:
                if lexicon.COMPARED.search(second.label):
                    self.pairs.append(Pair("change", first, second, stated, falls))
                    return
                if lexicon.SINCE.search(first.label) and lexicon.REACHED.search(second.label):
                    self.pairs.append(Pair("change", second, first, stated, falls))
                    return
        self.reasons[at] = lexicon.NO_SAME_PERIOD

    def _rate(self, at: int, stated: Told) -> None:
        measure = next((one for one in lexicon.MEASURES if one.named.search(stated.label)), None)
        if measure is None:
            self.reasons[at] = lexicon.UNKNOWN_RATE
            return
        good, of, why = _parts(measure, self._window(at))
        if good is None or of is None:
            self.reasons[at] = why
        else:
            self.pairs.append(Pair("rate", good, of, stated))

    def _window(self, at: int) -> list[Told]:
        """Return the counts in front of a rate that no earlier change or rate has taken."""
        used = self._used()
        return [one for one in self.told[:at] if one.is_count and id(one) not in used]

    def _counts_alone(self) -> None:
        used = self._used()
        for at, (of, good) in enumerate(zip(self.told, self.told[1:], strict=False)):
            if not (of.is_count and good.number.family == of.number.family):
                continue
            if (
                {id(of), id(good)} & used
                or not _is_good(good, lexicon.GOOD)
                or not _is_base(of, lexicon.BASE)
            ):
                continue
            if lexicon.COMPARED.search(good.label):
                continue
            if good.number.value > of.number.value:
                self.reasons[at + 1] = lexicon.OVER_ALL
            else:
                self.pairs.append(Pair("rate", good, of))
                used = self._used()


def _parts(measure: Measure, counts: Sequence[Told]) -> tuple[Told | None, Told | None, Text]:
    """Return the one count that can be the numerator and the one that can be the denominator."""
    if not measure.good.pattern:
        goods = list(counts[-1:])
        bases = [one for one in counts[:-1] if measure.of.search(one.label)]
    else:
        goods = [one for one in counts if _is_good(one, measure.good)]
        bases = [one for one in counts if _is_base(one, measure.of) and one not in goods]
    bases = [one for one in bases if goods and one.number.family == goods[0].number.family]
    if len(goods) > 1 or len(bases) > 1:
        return None, None, lexicon.SEVERAL
    if not goods:
        return None, None, lexicon.NO_GOOD
    return goods[0], bases[0] if bases else None, lexicon.NO_BASE


def _is_good(one: Told, words: re.Pattern[str]) -> bool:
    return bool(words.search(one.label)) and not lexicon.NOT_GOOD.search(one.label)


def _is_base(one: Told, words: re.Pattern[str]) -> bool:
    success = words is lexicon.BASE and lexicon.SUCCESS.search(one.label)
    return bool(words.search(one.label)) and not success
