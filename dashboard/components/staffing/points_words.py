"""Points in words: which rule counts, what it leaves open, and how firm the order is."""

import pandas as pd

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name
from dashboard.components.frame.plain import plain
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading, Item
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.metrics.points import tangled
from dashboard.reports.staffing.points import earlier_versions, graded, not_measured, not_narrowed
from dashboard.reports.wording import day_text, period_text

JOINT, STOP = Text("、", ", "), Text("；", "; ")
RULE = Text(
    "{name}（{register}，{period}）：{items}。{start}起的规则，来源：{source}。",
    "{name} ({register}, {period}): {items}. Rule since {start}, source: {source}.",
)
WEIGHED = Text("{name} {weight:g}（{full}满分）", "{name} {weight:g} (full at {full})")
MONTHLY, MEAN = (
    Text("每月 {full:g} {unit}", "{full:g} {unit} a month"),
    Text("{full:g} {unit}", "{full:g} {unit}"),
)
ASSUMED = Text("{assumed}。", "Assumed: {assumed}.")
EARLIER = Text(
    "所选期间跨两个规则版本：一律按期末有效的规则计，{starts}起的旧版本不用于本期。",
    "The period spans two versions of the rule: the one in force on its last day counts, "
    "not the one since {starts}.",
)
NO_FLOORS = Text(
    "档次分数线未定义：只列得分和名次，不定档次。",
    "No floors of grades are defined: score and rank are shown, and no grade.",
)
ABSENT = Text("未测算“{item}”：{reason}", "'{item}' is not measured: {reason}")
NOT_NARROWED = Text(
    "“{item}”的记录不分{dimensions}，不按这项筛选缩小。",
    "Records of '{item}' know no {dimensions} and are not narrowed by it.",
)
VERDICT = Text(
    "**{n}** {counted}有得分；各项权重变动 20% 时，**{firm}** {measure}的名次不变，"
    "**{moved}** {measure}的名次会变。",
    "**{n}** {counted} with a score; when weights move by 20%, **{firm}** keep their rank and "
    "**{moved}** do not.",
)
TANGLED = Text(
    "名次区间相互重叠，只凭得分分不出先后：{groups}。",
    "Their rank ranges overlap, so that points alone give no order: {groups}.",
)
APART = Text("名次区间互不重叠。", "No rank ranges overlap.")
WEIGHTS_ALONE = Text(
    "名次只随权重变动测算，没有计入率的随机波动：得分接近的，名次先后可能出于偶然。",
    "Ranks are tried against weights alone, not against chance in the rates: where scores are "
    "close, the order may be chance.",
)
OWN_UNITS = Text(
    "只计您范围内的记录，不是各对象全部工作的得分。",
    "Records in your reach alone: these are no scores of all their work.",
)
PARTLY = Text(
    "{n} {measure}只测算了部分项目，得分按已测算的权重折算。",
    "{n} have some items measured only: their score is out of the weights measured.",
)
UNRANKED = Text(
    "没有一项可以测算，不排名：{names}。", "Without any item measured and not ranked: {names}."
)
AND_MORE = Text("{names}等 {n} {measure}", "{names} and others, {n} in all")
MORE_GROUPS = Text("另有 {n} 组", "more groups: {n}")
COUNTED = {
    "firm": (Text("家律师事务所", "firms"), Text("家", "firms")),
    "mediator": (Text("名调解员", "mediators"), Text("名", "mediators")),
    "room": (Text("间调解室", "rooms"), Text("间", "rooms")),
    "county": (Text("个区县", "counties"), Text("个", "counties")),
}
NAMED, GROUPS = 5, 3


def say_rule(filters: Filters, grading: Grading) -> None:
    """Write which version counts, with its weights, and everything it leaves open."""
    lang, asked = context().lang, graded(filters, grading)
    programme = programme_of(filters.programme)
    words = [
        RULE.format(
            name=grading.name,
            register=programme.register_of(asked.register).name,
            period=period_text(asked.start, asked.end, lang),
            items=STOP[lang].join(_weighed(item) for item in grading.items),
            start=day_text(grading.valid_from, lang),
            source=grading.source,
        )[lang]
    ]
    if grading.assumed:
        words.append(ASSUMED.format(assumed=grading.assumed)[lang])
    earlier = [day_text(one.valid_from, lang) for one in earlier_versions(filters, grading)]
    if earlier:
        words.append(EARLIER.format(starts=JOINT[lang].join(earlier))[lang])
    if not grading.floors:
        words.append(NO_FLOORS[lang])
    write_small(" ".join([*words, *_left_out(filters, grading)]))


def say_verdict(grading: Grading, table: pd.DataFrame) -> None:
    """Write how many keep their rank, who cannot be told apart, and who is not ranked."""
    lang, ranked = context().lang, table[table["rank"].notna()]
    counted, measure = COUNTED[grading.subject]
    firm = int((ranked["rank_low"] == ranked["rank_high"]).sum())
    sums = {"n": f"{len(ranked):,}", "firm": f"{firm:,}", "moved": f"{len(ranked) - firm:,}"}
    words = [VERDICT.format(counted=counted, measure=measure, **sums)[lang]]
    if len(ranked) > 1:
        words += [_tangled(grading, ranked), WEIGHTS_ALONE[lang]]
    partly = int((ranked["measured"] < ranked["of"]).sum())
    if partly:
        words.append(PARTLY.format(n=f"{partly:,}", measure=measure)[lang])
    nobody = table.loc[table["rank"].isna(), "name"]
    if len(nobody):
        words.append(UNRANKED.format(names=_named(list(nobody), measure))[lang])
    if context().scope.is_limited:
        words.append(OWN_UNITS[lang])
    write(" ".join(words))


def _tangled(grading: Grading, ranked: pd.DataFrame) -> str:
    lang, measure = context().lang, COUNTED[grading.subject][1]
    names = dict(zip(ranked["unit"], ranked["name"], strict=True))
    groups = [[names[unit] for unit in group] for group in tangled(ranked)]
    if not groups:
        return APART[lang]
    told = [_named(group, measure) for group in groups[:GROUPS]]
    if len(groups) > GROUPS:
        told.append(MORE_GROUPS.format(n=len(groups) - GROUPS)[lang])
    return TANGLED.format(groups=STOP[lang].join(told))[lang]


def _named(names: list[str], measure: Text) -> str:
    lang = context().lang
    told = JOINT[lang].join(plain(name) for name in names[:NAMED])
    if len(names) <= NAMED:
        return told
    return AND_MORE.format(names=told, n=f"{len(names):,}", measure=measure)[lang]


def _weighed(item: Item) -> str:
    lang, metric = context().lang, METRICS[item.metric]
    if metric.kind == Kind.RATE:
        full = f"{item.full:.0%}" + (" " if lang == "zh" else "")
    else:
        text = MONTHLY if item.per_month else MEAN
        full = text.format(full=item.full, unit=metric.unit.label)[lang]
    return WEIGHED.format(name=item.name, weight=item.weight, full=full)[lang]


def _left_out(filters: Filters, grading: Grading) -> list[str]:
    """What is not measured for anybody, and what the selection does not narrow."""
    lang = context().lang
    items = {item.key: item.name for item in grading.items}
    absent = not_measured(context().scope, filters, grading)
    words = [ABSENT.format(item=items[key], reason=why)[lang] for key, why in absent.items()]
    for key, foreign in not_narrowed(filters, grading).items():
        named = [dimension_name(filters.programme, one)[lang] for one in foreign]
        words.append(NOT_NARROWED.format(item=items[key], dimensions=JOINT[lang].join(named))[lang])
    return words
