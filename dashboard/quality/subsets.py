"""Whether a part fits into a whole: its cases, its settled ones, and those it left open."""

from fractions import Fraction
from math import ceil, floor

from dashboard.domain.text import Text
from dashboard.quality.findings import Finding, Verdict, fill
from dashboard.quality.printed import Printed, number, percent

LARGER = Text(
    "{part} {m} 多于 {whole} {n}：不可能是其中一部分。",
    "{part} {m} is more than {whole} {n}: it cannot be a part of it.",
)
REMAINDER = Text(
    "若{part} {m} 是{whole} {n} 的一部分，其余 {rest} 中就有 {rest_good} 成功（{rate}）；"
    "未成功 {left} 多于全部的 {all_left}：同一口径下不可能。",
    "If {part} {m} were part of {whole} {n}, the remaining {rest} would have {rest_good} "
    "successes ({rate}); {left} not settled are more than the {all_left} of the whole: "
    "impossible on one basis.",
)
AGAINST_RATE = Text(
    "{rate_name}印作 {rate}，{n} 中至多 {all_left} 未成；{part} {m} 中已有 {left} 未成：若在其中，"
    "两数冲突。{part}占{whole}的 {share}。",
    "{rate_name} is printed as {rate}, which leaves at most {all_left} of {n} not settled; "
    "{part} {m} alone has {left}: if it is part of the whole, the two conflict. {part} is "
    "{share} of {whole}.",
)
FITS = Text(
    "{part} {m}（未成 {left}）可以是{whole} {n} 的一部分。",
    "{part} {m} ({left} not settled) can be a part of {whole} {n}.",
)
NEEDS_GOOD = Text(
    "作为其中一部分，{m} 中成功至少 {least}；否则是两本台账，不能相加。",
    "As a part, at least {least} of {m} must be settled; otherwise these are two registers, "
    "not to be added up.",
)
NEEDS_RATE = Text(
    "若在其中，整体至多 {k}/{n} = {rate}；{stated} 要成立，须另立台账。",
    "As a part, the whole can reach {k}/{n} = {rate} at most; for {stated} it must be a "
    "register of its own.",
)


def judge_subset(
    part: Printed,
    part_good: Printed,
    whole: Printed,
    *,
    whole_good: Printed | None = None,
    whole_rate: Printed | None = None,
) -> Finding:
    """Ask whether a part's unsettled cases fit among those of the whole."""
    if part.widest.low > whole.widest.high:
        return Finding(
            verdict=Verdict.IMPOSSIBLE_SUBSET,
            sentence=fill(LARGER, **_named(part, whole)),
            recomputed=part.value / whole.value if whole.value else None,
        )
    left = max(ceil(part.widest.low - part_good.widest.high), 0)
    if whole_good:
        return _counts(part, part_good, whole, whole_good, left)
    if whole_rate:
        return _rate(part, part_good, whole, whole_rate, left)
    return _fits(part, part_good, whole, None)


def _counts(
    part: Printed, part_good: Printed, whole: Printed, whole_good: Printed, left: int
) -> Finding:
    all_left = floor(whole.widest.high - whole_good.widest.low)
    too_good = part_good.widest.low > whole_good.widest.high
    if left <= all_left and not too_good:
        return _fits(part, part_good, whole, whole_good)
    rest, rest_good = whole.value - part.value, whole_good.value - part_good.value
    rate = rest_good / rest if rest else None
    sentence = fill(
        REMAINDER,
        **_named(part, whole),
        rest=number(rest),
        rest_good=number(rest_good),
        rate=percent(rate, 1) if rate is not None else "—",
        left=number(part.value - part_good.value),
        all_left=number(whole.value - whole_good.value),
    )
    least = fill(NEEDS_GOOD, m=part.words, least=f"{max(ceil(part.value) - all_left, 0):,}")
    return Finding(
        verdict=Verdict.IMPOSSIBLE_SUBSET,
        sentence=sentence,
        stated=whole_good,
        recomputed=rate,
        needs=least,
    )


def _rate(part: Printed, part_good: Printed, whole: Printed, rate: Printed, left: int) -> Finding:
    lowest = max(rate.widest.low, Fraction(0))
    all_left = floor(whole.widest.high * (1 - lowest))
    if left <= all_left:
        return _fits(part, part_good, whole, rate)
    best = floor(whole.value) - left
    share = Fraction(best) / whole.value
    return Finding(
        verdict=Verdict.CONFLICTS,
        sentence=fill(
            AGAINST_RATE,
            **_named(part, whole),
            rate_name=rate.name,
            rate=rate.words,
            all_left=all_left,
            left=left,
            share=percent(part.value / whole.value, 1),
        ),
        stated=rate,
        recomputed=share,
        needs=fill(
            NEEDS_RATE, k=f"{best:,}", n=whole.words, rate=percent(share), stated=rate.words
        ),
    )


def _fits(part: Printed, part_good: Printed, whole: Printed, stated: Printed | None) -> Finding:
    left = number(part.value - part_good.value)
    return Finding(
        verdict=Verdict.AGREES,
        sentence=fill(FITS, **_named(part, whole), left=left),
        stated=stated,
        recomputed=part.value / whole.value if whole.value else None,
    )


def _named(part: Printed, whole: Printed) -> dict[str, object]:
    return {"part": part.name, "m": part.words, "whole": whole.name, "n": whole.words}
