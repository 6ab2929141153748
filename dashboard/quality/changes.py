"""Changes from one count, or one rate, to another, and averages per unit."""

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from math import ceil, floor

from dashboard.domain.text import Text
from dashboard.quality.findings import Finding, Verdict, compare, fill, joined, listed, run_on
from dashboard.quality.printed import Printed, Span, number, percent, quotient

WORKED = Text(
    "{now_name} {now}，比{before_name} {before} 变化 {gap}，即 {change}",
    "{now_name} {now} against {before_name} {before}: {gap}, which is {change}",
)
ENDINGS = {
    Verdict.AGREES: Text("，与 {stated} 相符。", ", which agrees with {stated}."),
    Verdict.TRUNCATED: Text(
        "；{stated} 是截去尾数而不是四舍五入。", "; {stated} was cut off rather than rounded."
    ),
    Verdict.ONLY_BY_ROUNDING: Text(
        "；{stated} 只有在件数取整的边缘才成立。",
        "; {stated} holds only at the edge of the counts' rounding.",
    ),
    Verdict.DISAGREES: Text("，而印作 {stated}。", ", but {stated} is printed."),
}
NEEDED = Text("{stated} 需要 {name} 为 {counts}。", "{stated} needs {name} to be {counts}.")
NO_GROUP = Text(
    "没有未推行单位作对照，前后之差不能归因于推行。",
    "No units without the scheme are compared, so the difference cannot be put down to it.",
)
TOO_EARLY = Text(
    "统计期自 {start} 起，早于推行日 {rolled_out}。",
    "The window begins on {start}, before the roll-out on {rolled_out}.",
)
NO_BASE = Text("上期为零，变化率无法计算。", "The earlier count is zero: no change in per cent.")
NO_AVERAGE = Text("平均数为零，无法计算。", "The average is zero: nothing to compute.")
POINTS = Text(
    "{name}由 {before} 到 {now}，{points} 个百分点；{remainder}由 {left_before} 到 {left_now}"
    "（{relative}）。没有件数，也就没有区间，无法复算。",
    "{name} from {before} to {now}, {points} points; {remainder} from {left_before} to "
    "{left_now} ({relative}). Without counts there is no interval and nothing to recompute.",
)
BESIDE = Text(
    "同一文中另有{others}，样本数均未给出。", "The text also prints {others}; no sample size."
)
NAMED = Text("{name} {value}", "{name} {value}")
WHOLE = Text(
    "{total_name} {total} ÷ {stated} = {n} 个{per}，是整数，相符。",
    "{total_name} {total} ÷ {stated} = {n} {per}, a whole number: agrees.",
)
SEVERAL = Text(
    "{total_name} {total} 按每{per} {stated}，合 {low}—{high} 个{per}，相符。",
    "{total_name} {total} at {stated} each makes {low} to {high} {per}: agrees.",
)
NOT_WHOLE = Text(
    "{total_name} {total} ÷ {stated} = {exact}，附近没有整数个{per}能得到 {stated}。",
    "{total_name} {total} ÷ {stated} = {exact}: no whole number of {per} gives {stated}.",
)


def judge_change(now: Printed, before: Printed, stated: Printed) -> Finding:
    """Recompute a relative change and compare it with the stated one."""
    if not before.value:
        return Finding(verdict=Verdict.CANNOT_COMPUTE, sentence=NO_BASE, stated=stated)
    point = now.value / before.value - 1
    span = _less_one(quotient(now.rounded, before.rounded))
    widest = _less_one(quotient(now.widest, before.widest))
    verdict = compare(stated, point, span, widest)
    sentence = run_on(_worked(now, before, point), fill(ENDINGS[verdict], stated=_signed(stated)))
    return Finding(
        verdict=verdict,
        sentence=sentence,
        stated=stated,
        recomputed=point,
        span=None if now.is_exact and before.is_exact else span,
        needs=_needed(now, before, stated) if verdict == Verdict.DISAGREES else None,
    )


def weigh_comparison(
    finding: Finding, *, comparison_group: bool, start: date | None, rolled_out: date | None
) -> Finding:
    """Add to a change that adds up what keeps it from showing an effect."""
    if finding.verdict not in (Verdict.AGREES, Verdict.TRUNCATED, Verdict.ONLY_BY_ROUNDING):
        return finding
    doubts = [] if comparison_group else [NO_GROUP]
    if start and rolled_out and start < rolled_out:
        doubts.append(TOO_EARLY.format(start=start, rolled_out=rolled_out))
    if not doubts:
        return finding
    verdict = Verdict.AGREES_NO_FAIR_COMPARISON
    sentence = joined([finding.sentence, *doubts])
    return Finding(**(vars(finding) | {"verdict": verdict, "sentence": sentence}))


def judge_points(
    before: Printed, now: Printed, beside: Sequence[Printed], remainder: Text
) -> Finding:
    """Show what two printed rates say without counts: points, and what is left over."""
    gap = now.value - before.value
    left_before, left_now = 1 - before.value, 1 - now.value
    sentence = fill(
        POINTS,
        name=now.name,
        before=before.words,
        now=now.words,
        points=_plus(gap * 100),
        remainder=remainder,
        left_before=percent(left_before, 0),
        left_now=percent(left_now, 0),
        relative=percent(left_now / left_before - 1, 1) if left_before else "—",
    )
    others = listed(fill(NAMED, name=one.name, value=one.words) for one in beside)
    notes = [fill(BESIDE, others=others)] if beside else []
    return Finding(
        verdict=Verdict.CANNOT_COMPUTE,
        sentence=joined([sentence, *notes]),
        stated=now,
        recomputed=gap,
    )


def judge_quotient(total: Printed, stated: Printed, per: Text) -> Finding:
    """Ask which whole numbers of units a total and its average per unit allow."""
    if not stated.value:
        return Finding(verdict=Verdict.CANNOT_COMPUTE, sentence=NO_AVERAGE, stated=stated)
    units = _units(total.rounded, stated.rounded)
    widest = units or _units(total.widest, stated.widest)
    exact = total.value / stated.value
    low, high = widest or (0, 0)
    frame = NOT_WHOLE if widest is None else WHOLE if low == high else SEVERAL
    sentence = fill(
        frame,
        total_name=total.name,
        total=total.words,
        stated=stated.words,
        per=per,
        n=low,
        low=low,
        high=high,
        exact=number(Fraction(round(exact * 100), 100)),
    )
    verdict = Verdict.DISAGREES if widest is None else Verdict.AGREES
    if units is None and widest is not None:
        verdict = Verdict.TRUNCATED
    return Finding(verdict=verdict, sentence=sentence, stated=stated, recomputed=exact)


def _units(total: Span, each: Span) -> tuple[int, int] | None:
    low = max(ceil(total.low / each.high), 1)
    high = floor(total.high / each.low) if each.low > 0 else low
    return (low, high) if low <= high else None


def _worked(now: Printed, before: Printed, point: Fraction) -> Text:
    return fill(
        WORKED,
        now_name=now.name,
        now=now.words,
        before_name=before.name,
        before=before.words,
        gap=_plus(now.value - before.value),
        change=("+" if point > 0 else "") + percent(point),
    )


def _needed(now: Printed, before: Printed, stated: Printed) -> Text | None:
    low = ceil((1 + stated.rounded.low) * before.value)
    high = floor((1 + stated.rounded.high) * before.value)
    if low > high:
        return None
    counts = f"{low:,}" if low == high else f"{low:,}—{high:,}"
    return fill(NEEDED, stated=_signed(stated), name=now.name, counts=counts)


def _less_one(span: Span) -> Span:
    return Span(span.low - 1, span.high - 1)


def _signed(stated: Printed) -> Text:
    sign = "+" if stated.value > 0 else ""
    return Text(sign + stated.words.zh, sign + stated.words.en)


def _plus(value: Fraction) -> str:
    return ("+" if value > 0 else "") + number(value)
