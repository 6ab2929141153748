"""Whether a pair of a text is sure: only then may it be called a contradiction."""

from collections.abc import Sequence
from dataclasses import replace

from dashboard.domain.text import Text
from dashboard.quality import lexicon
from dashboard.quality.findings import CONTRADICTIONS, compare
from dashboard.quality.pairs import Pair, Told
from dashboard.quality.printed import quotient

NEAR = 8
"""Counts in front of a rate that may be its denominator: a sentence seldom has more."""


def why_not_kept(pair: Pair, free: Sequence[Told], before: Sequence[Told]) -> Text | None:
    """Return why a pair must not be kept: it would contradict itself and is not sure.

    ``free`` are the counts in front that no other pair has taken, ``before`` all of them.
    """
    if not contradicts(pair):
        return None
    doubt = _rate_doubt(pair) if pair.role == "rate" else _change_doubt(pair)
    return doubt or _others(pair, free) or _fits_another(pair, before)


def contradicts(pair: Pair) -> bool:
    """Whether the pair, if it were one, would contradict itself."""
    if pair.role != "rate" or pair.stated is None:
        return pair.finding.verdict in CONTRADICTIONS
    good, of, stated = pair.good.printed(), pair.of.printed(), pair.stated.printed()
    if not of.value:
        return False
    if good.widest.low > of.widest.high:
        return True
    rounded, widest = quotient(good.rounded, of.rounded), quotient(good.widest, of.widest)
    point = good.value / of.value
    return stated.value > 1 or compare(stated, point, rounded, widest) in CONTRADICTIONS


def is_list(stated: Told, after: Sequence[Told]) -> bool:
    """Whether a percentage is one of several that belong to as many counts each."""
    if lexicon.EACH.search(stated.gap):
        return True
    return bool(after) and after[0].is_share and bool(lexicon.AND.fullmatch(after[0].gap))


def _rate_doubt(pair: Pair) -> Text | None:
    good, of, stated = pair.good, pair.of, pair.stated
    if stated is None:
        return None
    if good.number.value > of.number.value:
        return lexicon.OVER_ALL
    if any(lexicon.INCLUDING.search(one.gap) for one in (good, of, stated)):
        return lexicon.WITH_OTHERS
    whole = lexicon.WHOLE.search(stated.gap)
    if whole and whole[0] not in of.gap:
        return lexicon.LARGER_SCOPE
    if not lexicon.PLAIN_RATE.fullmatch(stated.label):
        return lexicon.NARROWER
    if "占" not in stated.label and not lexicon.PLAIN_GOOD.fullmatch(good.label):
        return lexicon.NARROWER
    if good.number.start < of.number.start or lexicon.COMPARED.search(good.label + of.label):
        return lexicon.SEVERAL
    return None


def _change_doubt(pair: Pair) -> Text | None:
    stated, then = pair.stated, pair.step or pair.of
    if stated is None:
        return None
    if not lexicon.PLAIN_CHANGE.fullmatch(stated.label):
        return lexicon.OTHER_CHANGE
    last = bool(lexicon.LAST_MONTH.search(then.label))
    if ("环比" in stated.label and not last) or ("同比" in stated.label and last):
        return lexicon.OTHER_CHANGE
    if pair.falls and stated.number.value < 0:
        return lexicon.OTHER_CHANGE
    if pair.step and any(one.number.step or one.number.bound for one in (pair.good, pair.step)):
        return lexicon.OTHER_CHANGE
    what = lexicon.THEN.sub("", then.label)
    return None if what in pair.good.label else lexicon.OTHER_CHANGE


def _others(pair: Pair, free: Sequence[Told]) -> Text | None:
    """Say that other counts of the same kind stand there, which could be meant as well."""
    taken = {id(one) for one in pair.parts}
    family = pair.good.number.family
    rest = [one for one in free if id(one) not in taken and one.number.family == family]
    return lexicon.BETWEEN if rest else None


def _fits_another(pair: Pair, before: Sequence[Told]) -> Text | None:
    """Say that the stated number is true of another count in front."""
    family = pair.good.number.family
    near = before[-NEAR:]
    counts = [one for one in near if one.number.family == family and one is not pair.good]
    distinct = {one.number.text: one for one in counts}.values()
    fits = any(not contradicts(replace(pair, of=one)) for one in distinct)
    return lexicon.BETWEEN if fits else None
