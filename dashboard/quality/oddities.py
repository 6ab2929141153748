"""Numbers that may be true but look odd: exact multiples, near twins, a zero among many."""

from fractions import Fraction

from dashboard.domain.text import Text
from dashboard.quality.findings import Finding, Verdict, fill, interval_of
from dashboard.quality.printed import Printed, number, percent
from dashboard.quality.rates import judge_rate

ENOUGH = 100
"""Below this, one count is a multiple of another too often by chance to be worth a word."""
ORDINARY = Fraction(1, 100)
UNLIKELY = 0.001
"""A zero is doubted where even one case in a hundred would show it with 99.9 % probability."""

MULTIPLE = Text(
    "{top_name} {top} 恰好是{bottom_name} {bottom} 的 {times} 倍：互不相干的两个数碰巧如此，"
    "约 {bottom} 次才有一次；其中一个可能是由另一个推算的。",
    "{top_name} {top} is exactly {times} times {bottom_name} {bottom}: two unrelated numbers "
    "do so about once in {bottom}; one may have been derived from the other.",
)
RATIO = Text(
    "{top_name} {top} ÷ {bottom_name} {bottom} = {ratio}。",
    "{top_name} {top} ÷ {bottom_name} {bottom} = {ratio}.",
)
TWINS = Text(
    "{good} {k} ÷ {of} {n} = {rate}（95% 区间 {low:.2%}—{high:.2%}）；旁边印的{other_name} {other} "
    "是另一个指标，数值却在区间之内：极易混淆，须分别标明。",
    "{good} {k} ÷ {of} {n} = {rate} (95% interval {low:.2%}–{high:.2%}); {other_name} {other} "
    "beside it is another measure, yet within the interval: label the two apart.",
)
APART = Text(
    "{good} {k} ÷ {of} {n} = {rate}，与{other_name} {other} 分得开。",
    "{good} {k} ÷ {of} {n} = {rate}, which is not to be confused with {other_name} {other}.",
)
ZERO = Text(
    "{exposed} 中，{name}为零，仍可能有至多 {high:.1%}（95%）。",
    "{name}: none of {exposed}, which still allows up to {high:.1%} (95%).",
)
ODD_ZERO = Text(
    "{exposed} 中，{name}为零：若每百件有一件，全无一件的概率只有 {chance:.4%}。"
    "“未追踪”比零更可能。",
    "{name}: none of {exposed}. If one in a hundred did, none at all would have a probability "
    "of {chance:.4%}: \u201cnot tracked\u201d is likelier than zero.",
)
SOME = Text("{exposed} 中，{name} {count}（{rate}）。", "{name}: {count} of {exposed} ({rate}).")
LEFT = Text("{of} {n} 减 {less} {m} 余下的 {rest}", "the {rest} left of {of} {n} less {less} {m}")
ALL_OF = Text("{of} {n}", "{of} {n}")


def judge_ratio(top: Printed, bottom: Printed) -> Finding:
    """Doubt two counts of different things when one is an exact multiple of the other."""
    ratio = top.value / bottom.value if bottom.value else Fraction(0)
    exact = top.is_exact and bottom.is_exact and bottom.value >= ENOUGH
    odd = exact and ratio.denominator == 1 and ratio > 1
    sentence = fill(
        MULTIPLE if odd else RATIO,
        top_name=top.name,
        top=top.words,
        bottom_name=bottom.name,
        bottom=bottom.words,
        times=number(ratio),
        ratio=number(ratio),
    )
    verdict = Verdict.SUSPICIOUS_RATIO if odd else Verdict.COMPUTED
    return Finding(verdict=verdict, sentence=sentence, recomputed=ratio)


def judge_beside(good: Printed, of: Printed, other: Printed) -> Finding:
    """Ask whether another measure printed beside a rate can be taken for it."""
    if not of.value:
        return judge_rate(good, of, None)
    interval = interval_of(good, of)
    rate = good.value / of.value
    low, high = interval or (float(rate), float(rate))
    near = low <= float(other.rounded.high) and float(other.rounded.low) <= high
    sentence = fill(
        TWINS if near else APART,
        good=good.name,
        k=good.words,
        of=of.name,
        n=of.words,
        rate=percent(rate),
        low=low,
        high=high,
        other_name=other.name,
        other=other.words,
    )
    verdict = Verdict.CONFUSABLE if near else Verdict.COMPUTED
    return Finding(verdict=verdict, sentence=sentence, recomputed=rate, interval=interval)


def judge_zero(count: Printed, of: Printed, less: Printed | None) -> Finding:
    """Ask whether none of so many can be believed."""
    exposed = Printed(name=of.name, value=of.value - (less.value if less else 0))
    interval = interval_of(count, exposed)
    chance = float(1 - ORDINARY) ** float(exposed.value)
    odd = not count.value and chance < UNLIKELY
    frame = SOME if count.value else ODD_ZERO if odd else ZERO
    rate = count.value / exposed.value if exposed.value else None
    sentence = fill(
        frame,
        name=count.name,
        count=count.words,
        exposed=_exposed(exposed, of, less),
        high=interval[1] if interval else 1.0,
        chance=chance,
        rate=percent(rate) if rate is not None else "—",
    )
    return Finding(
        verdict=Verdict.IMPLAUSIBLE if odd else Verdict.COMPUTED,
        sentence=sentence,
        stated=count,
        recomputed=rate,
        interval=interval,
    )


def _exposed(exposed: Printed, of: Printed, less: Printed | None) -> Text:
    if less is None:
        return fill(ALL_OF, of=of.name, n=of.words)
    return fill(LEFT, of=of.name, n=of.words, less=less.name, m=less.words, rest=exposed.words)
