"""What would make a stated rate true: which counts give it."""

from fractions import Fraction
from math import ceil, floor

from dashboard.domain.text import Text
from dashboard.quality.findings import fill, joined, run_on
from dashboard.quality.printed import Printed, Span, number

OF_SAME = Text("{stated} 需要 {of} 中的 {counts}", "{stated} needs {counts} of {of}")
OF_OTHER = Text("，或 {good} 出自 {counts}。", " or {good} of {counts}.")
ONLY_OTHER = Text("；{good} 须出自 {counts}。", "; {good} would have to be of {counts}.")
NO_OTHER = Text("。", ".")
NEVER = Text("{of} 中没有一个整数能得到 {stated}", "no whole number of {of} gives {stated}")
ONE_DIGIT = Text(
    "{printed} 与 {needed} 只差一位数字；哪个数错了，无从得知。",
    "{printed} and {needed} differ in one digit; which number is wrong cannot be known.",
)
FROM_TO = Text("{low}—{high}", "{low} to {high}")
EDGE_UP = Text(
    "要得到 {stated}，{good}须在 {least} 以上，{of}须在 {most} 以下：都在取整范围的边缘。",
    "For {stated}, {good} must be {least} or more and {of} {most} or less: "
    "both near the edge of rounding.",
)
EDGE_DOWN = Text(
    "要得到 {stated}，{good}须在 {most} 以下，{of}须在 {least} 以上：都在取整范围的边缘。",
    "For {stated}, {good} must be {most} or less and {of} {least} or more: "
    "both near the edge of rounding.",
)


def counts_needed(good: Printed, of: Printed, stated: Printed) -> Text:
    """Say which counts give the stated share: 84.9% needs 822 of 968, or 882 of 1,039."""
    same = whole_between(stated.rounded, of.value, most=of.value)
    other = _denominators(stated.rounded, good.value)
    tail = NO_OTHER
    if other:
        tail = fill(OF_OTHER if same else ONLY_OTHER, good=good.words, counts=_from_to(other))
    parts = [run_on(_of_same(same, of, stated), tail)]
    if same and same[0] == same[1] and _one_digit_apart(int(good.value), same[0]):
        needed = number(Fraction(same[0]))
        parts.append(fill(ONE_DIGIT, printed=good.words, needed=needed))
    return joined(parts)


def edges_needed(good: Printed, of: Printed, stated: Printed) -> Text:
    """Say how near the edges of their rounding the counts must lie for the stated share."""
    share, low = stated.rounded, good.value / of.value < stated.rounded.low
    g, o = good.rounded, of.rounded
    if low:
        least, most = ceil(share.low * o.low), floor(g.high / share.low)
    else:
        least, most = ceil(g.low / share.high), floor(share.high * o.high)
    return fill(
        EDGE_UP if low else EDGE_DOWN,
        stated=stated.words,
        good=good.name,
        of=of.name,
        least=f"{least:,}",
        most=f"{most:,}",
    )


def whole_between(share: Span, of: Fraction, most: Fraction) -> tuple[int, int] | None:
    """Return the least and greatest whole counts whose share of ``of`` lies in a span."""
    low, high = max(ceil(share.low * of), 0), min(floor(share.high * of), floor(most))
    return (low, high) if low <= high else None


def _denominators(share: Span, good: Fraction) -> tuple[int, int] | None:
    if share.low <= 0 or not good:
        return None
    low, high = max(ceil(good / share.high), ceil(good)), floor(good / share.low)
    return (low, high) if low <= high else None


def _of_same(same: tuple[int, int] | None, of: Printed, stated: Printed) -> Text:
    if same is None:
        return fill(NEVER, stated=stated.words, of=of.words)
    return fill(OF_SAME, stated=stated.words, of=of.words, counts=_from_to(same))


def _from_to(ends: tuple[int, int]) -> Text:
    low, high = (f"{end:,}" for end in ends)
    return Text(low, low) if low == high else FROM_TO.format(low=low, high=high)


def _one_digit_apart(printed: int, needed: int) -> bool:
    pairs = list(zip(str(printed), str(needed), strict=False))
    same_length = len(str(printed)) == len(str(needed))
    return same_length and len(pairs) > 1 and sum(a != b for a, b in pairs) == 1
