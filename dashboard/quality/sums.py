"""Parts and wholes: do they add up, does a part fit in, is a rough number the exact one?"""

from collections.abc import Sequence
from fractions import Fraction
from math import floor

from dashboard.domain.text import Text
from dashboard.quality.findings import Finding, Verdict, fill, joined, listed
from dashboard.quality.printed import Printed, number, percent, total

ADD_UP = Text(
    "{n} 个分项合计 {sum}，与{whole} {value} 相符。",
    "{n} parts add up to {sum}: agrees with {whole} {value}.",
)
ADD_ROUNDED = Text(
    "{n} 个分项合计 {sum}，与{whole} {value} 之差在取整范围内。",
    "{n} parts add up to {sum}; the difference from {whole} {value} is within rounding.",
)
GAP = Text(
    "{n} 个分项合计 {sum}，{whole} {value}，差 {gap}，文中没有列明。",
    "{n} parts add up to {sum} against {whole} {value}: a gap of {gap} the text does not list.",
)
OVER = Text(
    "{n} 个分项合计 {sum}，多于{whole} {value}，多出 {gap}。",
    "{n} parts add up to {sum}, {gap} more than {whole} {value}.",
)
UNCOUNTED = Text("{what}没有给数。", "{what} carry no count.")
SAME_NUMBER = Text("{gap} 恰好也是{name}的数。", "{gap} is also the number printed for {name}.")
MISSING = Text("另需 {gap} 才与总数相符。", "It takes {gap} more to add up.")
SHARES = Text("合计 {sum}：{shares}", "{sum} together: {shares}")
SHARE = Text("{name} {share}", "{name} {share}")
OF_ALL = Text("；占{of} {value} 的 {share}。", "; {share} of {of} {value}.")
STOP = Text("。", ".")
RESTATED = {
    Verdict.AGREES: Text("{rough} 是 {exact} 四舍五入。", "{rough} is {exact} rounded."),
    Verdict.TRUNCATED: Text(
        "{rough} 是 {exact} 截去尾数，四舍五入应为 {right}。",
        "{rough} is {exact} cut off; rounded it would be {right}.",
    ),
    Verdict.DISAGREES: Text(
        "{rough} 与 {exact} 不是同一个数。", "{rough} and {exact} are not the same number."
    ),
}


def judge_parts(
    whole: Printed,
    parts: Sequence[Printed],
    uncounted: Text | None = None,
    others: Sequence[Printed] = (),
) -> Finding:
    """Add up parts and compare the sum with the whole, as far as rounding allows."""
    added = sum((part.value for part in parts), Fraction(0))
    gap = whole.value - added
    possible = total(part.widest for part in parts).touches(whole.widest)
    frame = (ADD_UP if not gap else ADD_ROUNDED) if possible else GAP if gap > 0 else OVER
    notes = [] if possible else _about_gap(gap, uncounted, others)
    sentence = fill(
        frame,
        n=len(parts),
        sum=_written(added, whole),
        whole=whole.name,
        value=whole.words,
        gap=_written(abs(gap), whole),
    )
    words = _written(gap, whole)
    return Finding(
        verdict=_adding(gap, possible),
        sentence=joined([sentence, *notes]),
        stated=whole,
        recomputed=added,
        span=total(part.rounded for part in parts),
        needs=None if possible or gap < 0 else MISSING.format(gap=words),
    )


def judge_shares(parts: Sequence[Printed], of: Printed | None) -> Finding:
    """Show each part's share of their sum, and the sum's share of something larger."""
    added = sum((part.value for part in parts), Fraction(0))
    if of and total(part.widest for part in parts).low > of.widest.high:
        return judge_parts(of, parts)
    shares = listed(
        fill(SHARE, name=part.name, share=percent(part.value / added if added else added, 1))
        for part in parts
    )
    told = fill(SHARES, sum=number(added), shares=shares)
    tail = STOP
    if of and of.value:
        tail = fill(OF_ALL, of=of.name, value=of.words, share=percent(added / of.value, 1))
    return Finding(
        verdict=Verdict.COMPUTED,
        sentence=Text(told.zh + tail.zh, told.en + tail.en),
        recomputed=added,
    )


def judge_restated(rough: Sequence[Printed], exact: Sequence[Printed]) -> Finding:
    """Compare rough numbers with the exact ones they repeat; the worst pair decides."""
    pairs = list(zip(rough, exact, strict=True))
    verdicts = [_restated(one, other) for one, other in pairs]
    order = [Verdict.DISAGREES, Verdict.TRUNCATED, Verdict.AGREES]
    sentences = [
        fill(
            RESTATED[verdict],
            rough=one.words,
            exact=other.words,
            right=_rounded_words(one, other),
        )
        for verdict, (one, other) in zip(verdicts, pairs, strict=True)
    ]
    worst = min(verdicts, key=order.index)
    at = verdicts.index(worst)
    return Finding(
        verdict=worst,
        sentence=joined(sentences),
        stated=pairs[at][0],
        recomputed=pairs[at][1].value,
    )


def _restated(rough: Printed, exact: Printed) -> Verdict:
    if rough.rounded.touches(exact.rounded):
        return Verdict.AGREES
    return Verdict.TRUNCATED if rough.cut.touches(exact.widest) else Verdict.DISAGREES


def _rounded_words(rough: Printed, exact: Printed) -> Text:
    if not rough.step:
        return exact.words
    steps = floor(exact.value / rough.step + Fraction(1, 2))
    return Printed(name=rough.name, value=steps * rough.step, step=rough.step).words


def _adding(gap: Fraction, possible: bool) -> Verdict:
    if not possible:
        return Verdict.PARTS_DO_NOT_ADD
    return Verdict.ONLY_BY_ROUNDING if gap else Verdict.AGREES


def _about_gap(gap: Fraction, uncounted: Text | None, others: Sequence[Printed]) -> list[Text]:
    notes = [fill(UNCOUNTED, what=uncounted)] if uncounted else []
    same = [one for one in others if one.value == gap and one.is_exact]
    return notes + [fill(SAME_NUMBER, gap=one.words, name=one.name) for one in same[:1]]


def _written(value: Fraction, like: Printed) -> str:
    return percent(value, 1) if like.is_share else number(value)
