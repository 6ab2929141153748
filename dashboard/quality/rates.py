"""A rate against its counts."""

from fractions import Fraction

from dashboard.domain.checks import CountedOn
from dashboard.domain.text import Text
from dashboard.quality.findings import Finding, Verdict, compare, fill, interval_of, joined, run_on
from dashboard.quality.needs import counts_needed, edges_needed
from dashboard.quality.printed import Printed, Span, number, percent, quotient

WORKED = Text("{good} {k} ÷ {of} {n} = {rate}", "{good} {k} ÷ {of} {n} = {rate}")
INTERVAL = Text("（95% 区间 {low:.2%}—{high:.2%}）", " (95% interval {low:.2%}–{high:.2%})")
RANGE = Text("（件数取整，可在 {low}—{high} 之间）", " (counts are rounded: {low} to {high})")
ENDINGS = {
    Verdict.AGREES: Text("，与 {stated} 相符。", ", which agrees with {stated}."),
    Verdict.TRUNCATED: Text(
        "；{stated} 是截去尾数而不是四舍五入。", "; {stated} was cut off rather than rounded."
    ),
    Verdict.ONLY_BY_ROUNDING: Text(
        "；{stated} 只有在件数取整的边缘才成立。",
        "; {stated} holds only at the edge of the counts' rounding.",
    ),
    Verdict.DISAGREES: Text(
        "，而印作 {stated}：相差 {gap} 个百分点{outside}。",
        ", but {stated} is printed: {gap} points apart{outside}.",
    ),
}
OUTSIDE = Text("，印的数在区间之外", ", outside the interval")
NOTHING_STATED = Text("；没有印出比率，由件数复算。", "; no rate is printed, so it is recomputed.")
NO_COUNTS = Text(
    "{stated} 没有分子、分母，无法复算；印得再细也无从核实。",
    "{stated} comes without numerator and denominator and cannot be recomputed, however "
    "finely it is printed.",
)
NO_DENOMINATOR = Text("分母为零，无法计算。", "The denominator is zero: nothing to compute.")
MORE_THAN_ALL = Text(
    "{good} {k} 多于 {of} {n}：不可能是其中一部分。",
    "{good} {k} is more than {of} {n}: it cannot be a part of it.",
)
AT_MOST = Text("{good}至多 {n}。", "{good} can be {n} at most.")
UNDEFINED = Text(
    "{good} {k} ÷ {of} {n} = {rate}，但来源没有说明两数的关系，不能当作比率。",
    "{good} {k} ÷ {of} {n} = {rate}, but the source does not say how the two relate: no rate.",
)
ATTENDANCES = Text(
    "{good} {k} 是人次，{of} {n} 是人，人均 {ratio} 次：人次不是人数，不能证明 {stated}。",
    "{good} {k} counts attendances and {of} {n} people, {ratio} each: attendances are not "
    "people, so {stated} is not shown.",
)
TOO_FEW_ATTENDANCES = Text(
    "{good} {k} 即使每次都是不同的人，也不到 {of} {n} 的 {stated}。",
    "{good} {k}, even if each were another person, are fewer than {stated} of {of} {n}.",
)
BASES = {
    "found": Text(
        "分母是摸排，不是受理，不能与按受理或调解计的比率并列。",
        "The denominator is disputes found, not accepted: not comparable with rates on those.",
    ),
    "accepted": Text("分母是受理。", "The denominator is disputes accepted."),
    "mediated": Text("分母是调解，不是受理。", "The denominator is disputes mediated."),
}


def judge_rate(
    good: Printed | None,
    of: Printed | None,
    stated: Printed | None,
    basis: CountedOn | None = None,
) -> Finding:
    """Recompute a share from its counts and compare it with the stated one."""
    if good is None or of is None:
        words = stated.words if stated else ""
        return _cannot(fill(NO_COUNTS, stated=words), stated)
    if not of.value:
        return _cannot(NO_DENOMINATOR, stated)
    if good.widest.low > of.widest.high:
        return _more_than_all(good, of, stated)
    finding = _computed(good, of) if stated is None else _compared(good, of, stated)
    if basis is None:
        return finding
    return _with(finding, BASES[basis])


def judge_undefined(good: Printed, of: Printed, stated: Printed | None) -> Finding:
    """Show the quotient of two counts whose relation nobody defined, without calling it a rate."""
    if not of.value:
        return _cannot(NO_DENOMINATOR, stated)
    rate = good.value / of.value
    sentence = fill(UNDEFINED, **_named(good, of), rate=percent(rate, 1))
    return _cannot(sentence, stated, rate)


def judge_attendances(good: Printed, of: Printed, stated: Printed) -> Finding:
    """Judge a share of people that rests on a head count of attendances."""
    if not of.value:
        return _cannot(NO_DENOMINATOR, stated)
    ratio = good.value / of.value
    enough = good.widest.high >= of.widest.low * stated.widest.low
    frame = ATTENDANCES if enough else TOO_FEW_ATTENDANCES
    words = number(Fraction(round(ratio * 100), 100))
    return Finding(
        verdict=Verdict.NOT_SHOWN_BY_COUNTS if enough else Verdict.DISAGREES,
        sentence=fill(frame, **_named(good, of), ratio=words, stated=stated.words),
        stated=stated,
        recomputed=ratio,
        span=quotient(good.rounded, of.rounded),
    )


def _compared(good: Printed, of: Printed, stated: Printed) -> Finding:
    point = good.value / of.value
    span = _share(good.rounded, of.rounded)
    verdict = compare(stated, point, span, _share(good.widest, of.widest))
    interval = interval_of(good, of)
    ending = fill(
        ENDINGS[verdict],
        stated=stated.words,
        gap=f"{float(abs(point - stated.value) * 100):.1f}",
        outside=OUTSIDE if _outside(stated, interval) else "",
    )
    return Finding(
        verdict=verdict,
        sentence=run_on(_worked(good, of, span), ending),
        stated=stated,
        recomputed=point,
        interval=interval,
        span=None if good.is_exact and of.is_exact else span,
        needs=_needs(verdict, good, of, stated),
    )


def _needs(verdict: Verdict, good: Printed, of: Printed, stated: Printed) -> Text | None:
    if verdict == Verdict.ONLY_BY_ROUNDING:
        return edges_needed(good, of, stated)
    return counts_needed(good, of, stated) if verdict == Verdict.DISAGREES else None


def _computed(good: Printed, of: Printed) -> Finding:
    span = _share(good.rounded, of.rounded)
    return Finding(
        verdict=Verdict.COMPUTED,
        sentence=run_on(_worked(good, of, span), NOTHING_STATED),
        recomputed=good.value / of.value,
        interval=interval_of(good, of),
        span=None if good.is_exact and of.is_exact else span,
    )


def _more_than_all(good: Printed, of: Printed, stated: Printed | None) -> Finding:
    return Finding(
        verdict=Verdict.IMPOSSIBLE_SUBSET,
        sentence=fill(MORE_THAN_ALL, **_named(good, of)),
        stated=stated,
        recomputed=good.value / of.value,
        needs=fill(AT_MOST, good=good.name, n=of.words),
    )


def _worked(good: Printed, of: Printed, span: Span) -> Text:
    worked = fill(WORKED, **_named(good, of), rate=percent(good.value / of.value))
    interval = interval_of(good, of)
    if interval:
        return run_on(worked, INTERVAL.format(low=interval[0], high=interval[1]))
    if good.is_exact and of.is_exact:
        return worked
    return run_on(worked, RANGE.format(low=percent(span.low), high=percent(span.high)))


def _share(good: Span, of: Span) -> Span:
    span = quotient(good, of)
    return Span(span.low, min(span.high, Fraction(1)))


def _outside(stated: Printed, interval: tuple[float, float] | None) -> bool:
    return interval is not None and not interval[0] <= float(stated.value) <= interval[1]


def _named(good: Printed, of: Printed) -> dict[str, object]:
    return {"good": good.name, "k": good.words, "of": of.name, "n": of.words}


def _with(finding: Finding, note: Text) -> Finding:
    values = vars(finding) | {"sentence": joined([finding.sentence, note])}
    return Finding(**values)


def _cannot(sentence: Text, stated: Printed | None, recomputed: Fraction | None = None) -> Finding:
    return Finding(
        verdict=Verdict.CANNOT_COMPUTE, sentence=sentence, stated=stated, recomputed=recomputed
    )
