"""The sentence that may be said of a firm under the contract rule: no more than the data say."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.reports.firm.firm_sentences import RATE, STOP, joined
from dashboard.reports.firm.firm_standing import Standing
from dashboard.reports.staffing.standing_figures import SETTLED, Compared
from dashboard.reports.wording import day_text, month_text

SINCE = Text("现行合同期内（{day}起）", "under its contract (from {day}) ")
REACHED = Text(
    "**{name}** {since}已有 {n} 次不合格（{months}），已达 {limit} 次不合格，依合同规则应予辞退",
    "**{name}** {since}has {n} fails ({months}): the {limit} of the rule are reached, and by the "
    "contract rule it is to be dismissed",
)
ONE_SHORT = Text(
    "**{name}** {since}已有 {n} 次不合格（{months}），再有一次即满 {limit} 次，依合同规则应予辞退",
    "**{name}** {since}has {n} of {limit} fails ({months}): with one more it is to be dismissed by "
    "the contract rule",
)
FURTHER = Text(
    "**{name}** {since}有 {n} 次不合格（{months}），距规则的 {limit} 次还有 {left} 次",
    "**{name}** {since}has {n} of {limit} fails ({months}), {left} short of the rule",
)
LAST_FAILED = Text("最近一次考评为不合格", "its last grade is a fail")
OF_FAILS = Text("不合格月份的{what}", "in the months failed, {what}")
OF_CONTRACT = Text("合同期内各考评月合计，{what}", "over all months graded under it, {what}")
BANDED = {
    "below": Text("{keys}明显低于其余", "{keys} clearly below the others"),
    "above": Text("{keys}明显高于其余", "{keys} clearly above the others"),
    "together": Text("{keys}与其余差异不显著", "{keys} cannot be told apart from the others"),
    None: Text("{keys}可比的样本不足，不作判断", "{keys} not judged (too few cases to compare)"),
}
NOT_WORSE = Text(
    "这些数不能说明它比其余律所差", "these figures do not show it to be worse than the others"
)
UNCOMPARED = Text(
    "这些月份没有可比的履职记录，不能说明它比其余律所差",
    "no records of these months can be compared: nothing shows it to be worse than the others",
)
AND, COMMA = Text("、", " and "), Text("，", ", ")
ENDED = Text("{what}。", "{what}.")
WITHOUT = Text(
    "另有 {n} 家已考评，现行合同期内没有不合格，不列出。",
    "{n} more graded, without a fail under their contracts, not listed.",
)


def sentence(one: Standing) -> Text:
    """Say how many fails of how many, by which rule, and whether the figures tell it apart."""
    parts = [_state(one)]
    if one.last_failed and one.left:
        parts.append(LAST_FAILED)
    return ENDED.format(what=joined([*parts, *_comparison(one)], STOP))


def months_text(months: Iterable[date]) -> Text:
    """Write months one after the other."""
    return joined(Text(month_text(day, Lang.ZH), month_text(day, Lang.EN)) for day in months)


def indicator_name(key: str) -> Text:
    """Return an indicator's name within a sentence; the settlement rate is the lawyer-led one."""
    name = METRICS[key].name
    return RATE if key == SETTLED else Text(name.zh, name.en.lower())


def _state(one: Standing) -> Text:
    text = FURTHER if one.left > 1 else ONE_SHORT if one.left else REACHED
    since = Text("", "")
    if one.since:
        since = SINCE.format(day=Text(day_text(one.since, Lang.ZH), day_text(one.since, Lang.EN)))
    return text.format(
        name=one.name,
        since=since,
        n=len(one.fails),
        months=months_text(one.fails),
        limit=one.limit,
        left=one.left,
    )


def _comparison(one: Standing) -> Iterator[Text]:
    """What the figures of the failed months, and of the whole contract, tell apart."""
    figures = [figure for figure in (*one.of_fails, *one.of_contract) if figure.of]
    if not figures:
        yield UNCOMPARED
        return
    yield OF_FAILS.format(what=_banded(one.of_fails))
    if one.graded != one.fails:
        yield OF_CONTRACT.format(what=_banded(one.of_contract))
    if all(figure.band != "below" for figure in figures):
        yield NOT_WORSE


def _banded(figures: Sequence[Compared]) -> Text:
    groups = {band: [one for one in figures if one.band == band] for band in BANDED}
    return joined(
        (
            BANDED[band].format(keys=joined((indicator_name(one.key) for one in found), AND))
            for band, found in groups.items()
            if found
        ),
        COMMA,
    )
