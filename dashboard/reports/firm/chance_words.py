"""The chance of misjudgement in words, beside a firm's fails: by which line, on which cases."""

from collections.abc import Iterable, Sequence
from datetime import date

from dashboard.domain.text import Text
from dashboard.metrics.misjudgement import BY_MONTH
from dashboard.reports.firm.firm_sentences import joined
from dashboard.reports.firm.firm_standing import Standing
from dashboard.reports.staffing.standing_chance import (
    EXAMPLES,
    Chance,
    chances,
    pooled,
    why_no_chance,
)
from dashboard.reports.staffing.standing_figures import SETTLED
from dashboard.reports.staffing.standing_words import ENDED, months_text
from dashboard.reports.wording import chance_text

BY_CHANCE = Text(
    "**误判的可能**：一家与各家合并水平（律师主调成功率 {rate:.1%}，{k:,}/{n:,}）完全一样的律所，"
    "按本所 {graded} 个考评月各月的件数（共 {cases:,} 件），碰巧得到 {fails} 次及以上不合格的可能："
    "不合格线为 {lines}。",
    "**Chance of misjudgement**: a firm exactly as good as all together (lawyer-led rate "
    "{rate:.1%}, {k:,}/{n:,}), with this firm's cases in its {graded} months graded ({cases:,} in "
    "all), collects at least {fails} by chance, where a fail is a rate below {lines}.",
)
AT = Text("{line} 时 **{chance}**", "{line}: **{chance}**")
EXAMPLE_LINES = Text(
    "来源没有规定不合格的分数线，以上各线只是举例，不是规定。",
    "No source defines the line of a fail: those above are examples, not a rule.",
)
OWN_LINE = Text(
    "分数线由您填写，来源没有规定。", "The line is the one you entered; no source defines it."
)
NOT_BELOW = Text(
    "按 {lines} 线，{months}的成功率本不会评为不合格：考评依据不止成功率，上述测算只作参考。",
    "By a line of {lines}, the rate of {months} is no fail: the grade rests on more than the rate, "
    "and the chance above is a guide only.",
)
METHOD = Text("方法：{method}。", "Method: {method}.").format(method=BY_MONTH)
MONTH = Text("{month}（{k}/{n}）", "{month} ({k}/{n})")


def chance_words(one: Standing, line: float | None = None) -> list[Text]:
    """Say how likely the firm's fails are by chance, under a line or under example lines."""
    why = why_no_chance(one)
    if why:
        return [ENDED.format(what=why)]
    found, all_firms = chances(one, EXAMPLES if line is None else (line,)), pooled(one)
    said = BY_CHANCE.format(
        rate=all_firms.pooled,
        k=all_firms.all_k,
        n=all_firms.all_of,
        graded=len(one.graded),
        cases=sum(one.cases),
        fails=len(one.fails),
        lines=joined(AT.format(line=_share(at.line), chance=chance_text(at.value)) for at in found),
    )
    return [said, EXAMPLE_LINES if line is None else OWN_LINE, *_not_below(one, found), METHOD]


def _not_below(one: Standing, found: Sequence[Chance]) -> list[Text]:
    """Name the failed months whose rate is no fail under a line, lines of one kind together."""
    groups: dict[tuple[date, ...], list[Chance]] = {}
    for at in found:
        groups.setdefault(at.not_below, []).append(at)
    return [
        NOT_BELOW.format(lines=joined(_told(at.line) for at in lines), months=_rates(one, months))
        for months, lines in groups.items()
        if months
    ]


def _rates(one: Standing, months: Iterable[date]) -> Text:
    settled = {at.months[0]: at for at in one.by_month if at.key == SETTLED}
    return joined(
        MONTH.format(month=months_text([month]), k=settled[month].k, n=settled[month].of)
        for month in months
    )


def _told(line: float) -> Text:
    return Text(_share(line), _share(line))


def _share(line: float) -> str:
    """Write a line as it was entered: 85%, 87.5%."""
    return f"{line * 100:.10g}%"
