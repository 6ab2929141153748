"""Which numbers of a text belong together, by rule: what is not sure stays unpaired, with why.

Only within one sentence. A change needs both counts in front of it; a rate needs one count of
what succeeded and one of what it is a share of, told by the words before them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dashboard.domain.text import Text
from dashboard.quality import lexicon
from dashboard.quality.lexicon import Measure
from dashboard.quality.pairs import Pair, Told, earlier, told_numbers
from dashboard.quality.sureness import contradicts, is_list, why_not_kept


@dataclass(frozen=True)
class Unpaired:
    """A number nothing was paired with, and why."""

    told: Told
    why: Text


def pairs_in(text: str) -> tuple[list[Pair], list[Unpaired]]:
    """Return the pairs of a text, and every count and percentage left over."""
    pairs: list[Pair] = []
    unpaired: list[Unpaired] = []
    pending = False
    for match in lexicon.SENTENCE.finditer(text):
        sentence = _Sentence(match[0], pending=pending)
        pending = sentence.is_pending and text[match.end() : match.end() + 1] in ("；", ";")
        pairs += sentence.pairs
        unpaired += sentence.unpaired
    return pairs, unpaired


class _Sentence:
    """The pairs of one sentence, found rule by rule, each number used as little as possible."""

    def __init__(self, sentence: str, *, pending: bool) -> None:
        self.told = told_numbers(sentence)
        self.pending = pending
        self.pairs: list[Pair] = []
        self.reasons: dict[int, Text] = {}
        for at, one in enumerate(self.told):
            if one.is_share:
                self._share(at, one)
        self._counts_alone()

    @property
    def is_pending(self) -> bool:
        """Whether counts stand here without a rate, which may follow behind a semicolon."""
        return any(one.is_count for one in self.told) and not any(one.is_share for one in self.told)

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
        return {id(part) for pair in self.pairs for part in pair.parts}

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
        pair = None
        before = self.told[max(at - 2, 0) : at]
        if len(before) == 2 and all(one.is_count for one in before):
            first, second = before
            if first.number.family == second.number.family:
                pair = _changed(first, second, stated, falls=falls)
        if pair is None:
            self.reasons[at] = lexicon.NO_SAME_PERIOD
        else:
            self._keep(at, pair)

    def _rate(self, at: int, stated: Told) -> None:
        measure = next((one for one in lexicon.MEASURES if one.named.search(stated.label)), None)
        if measure is None:
            self.reasons[at] = lexicon.UNKNOWN_RATE
        elif is_list(stated, self.told[at + 1 :]):
            self.reasons[at] = lexicon.RESPECTIVELY
        elif lexicon.COMPARED.search(stated.label):
            self.reasons[at] = lexicon.NO_SAME_PERIOD
        else:
            good, bases, why = _parts(measure, self._window(at))
            pairs = [Pair("rate", good, of, stated) for of in bases if good is not None]
            fitting = [pair for pair in pairs if not contradicts(pair)]
            if len(pairs) == 1 or fitting:
                self._keep(at, (fitting or pairs)[-1])
            else:
                self.reasons[at] = why

    def _keep(self, at: int, pair: Pair) -> None:
        """Keep a pair unless it contradicts itself without being sure."""
        before = [one for one in self.told[:at] if one.is_count]
        why = why_not_kept(pair, self._window(at), before)
        if why is None and self.pending and contradicts(pair):
            why = lexicon.LARGER_SCOPE
        if why is None:
            self.pairs.append(pair)
        else:
            self.reasons[at] = why

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


def _changed(first: Told, second: Told, stated: Told, *, falls: bool) -> Pair | None:
    """Return the change two counts tell of: then and now, or now and by how much since then."""
    step = lexicon.INCREMENT.search(second.label)
    if step:
        fell = bool(step["down"])
        before = earlier(first, second, fell=fell) if fell == falls else None
        return Pair("change", first, before, stated, falls, second) if before else None
    if lexicon.SINCE.search(first.label) and lexicon.REACHED.search(second.label):
        return Pair("change", second, first, stated, falls)
    if lexicon.COMPARED.search(second.label) and not lexicon.REACHED.search(second.label):
        return Pair("change", first, second, stated, falls)
    return None


def _parts(measure: Measure, counts: Sequence[Told]) -> tuple[Told | None, list[Told], Text]:
    """Return the one count that can be the numerator and those that can be the denominator."""
    is_share = not measure.good.pattern
    if is_share:
        goods = list(counts[-1:])
        bases = [one for one in counts[:-1] if measure.of.search(one.label)]
    else:
        goods = [one for one in counts if _is_good(one, measure.good)]
        bases = [one for one in counts if _is_base(one, measure.of) and one not in goods]
    bases = [one for one in bases if goods and one.number.family == goods[0].number.family]
    if len(goods) > 1 or (len(bases) > 1 and not is_share):
        return None, [], lexicon.SEVERAL
    if not goods:
        return None, [], lexicon.NO_GOOD
    return goods[0], bases, lexicon.SEVERAL if bases else lexicon.NO_BASE


def _is_good(one: Told, words: re.Pattern[str]) -> bool:
    return bool(words.search(one.label)) and not lexicon.NOT_GOOD.search(one.label)


def _is_base(one: Told, words: re.Pattern[str]) -> bool:
    success = words is lexicon.BASE and lexicon.SUCCESS.search(one.label)
    return bool(words.search(one.label)) and not success
