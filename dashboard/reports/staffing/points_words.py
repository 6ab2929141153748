"""The sentence that may be said of people and rooms by their points, and who is left out."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading, Item
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS, metric_of
from dashboard.metrics.against_others import Counts, clearly_above
from dashboard.metrics.metric import Kind
from dashboard.reports.firm.firm_sentences import joined
from dashboard.reports.staffing.praise import Praise
from dashboard.reports.staffing.standing_words import ENDED
from dashboard.reports.wording import period_text

SMALL = 30
"""Below so many cases a few more or less change the place: it is said."""
SAID = Text(
    "**{name}** {period}“{grading}”{score:.1f} 分，参评 {ranked} 个中第 {rank}；各项权重上下浮动 "
    "20% 仍在前 {first}（{places}）；{rates}不低于其余{but}。",
    "**{name}**, {period}: {score:.1f} points by '{grading}', place {rank} of {ranked}; with every "
    "weight 20% up or down still among the first {first} ({places}); not below the others in "
    "{rates}{but}.",
)
ONE_PLACE, PLACES = (
    Text("第 {low:.0f}", "place {low:.0f}"),
    Text("第 {low:.0f}—{high:.0f}", "places {low:.0f} to {high:.0f}"),
)
RATE = Text(
    "{metric} {rate:.1%}（{k:,}/{n:,}，合计 {all_rate:.1%}）",
    "{metric} {rate:.1%} ({k:,}/{n:,}; together {all_rate:.1%})",
)
ABOVE = Text("，其中{metrics}明显高于其余", ", and clearly above them in {metrics}")
ALIKE = Text(
    "，但与其余差异不显著，名次在前可能出于偶然",
    ", but not told apart from them either: the place may be chance",
)
ITEM = Text(
    "{name} {points:.1f}/{weight:g} 分（{value}）",
    "{name} {points:.1f}/{weight:g} points ({value})",
)
COUNT = Text("{value:,.0f} {unit}", "{value:,.0f} {unit}")
MEAN = Text("均值 {value:.1f} {unit}，样本数 {of:,.0f}", "mean {value:.1f} {unit}, n={of:,.0f}")
FEW_CASES = Text(
    "件数少（最少的一项分母为 {n}），差几件名次就会变",
    "few cases (at least one item rests on {n}): a few more or less change the place",
)
SHARED = Text(
    "所调同评得分由调解员与民警共有，不是一人的得分",
    "the joint score is one mark for mediator and officer together, not this person's alone",
)
FIRST_ASSUMED = Text(
    "来源没有规定表扬几名，暂取前 {first} 名",
    "no source says how many to praise: {first} are taken",
)
TOO_FEW = Text(
    "参评且能测算的只有 {n} 个，排不出前 {first}，不作表扬",
    "only {n} can be measured: no first {first} among them, nobody is praised",
)
LEFT_OUT = {
    "tied": Text(
        "{who}得分并列，区分不出前 {first}，未列入",
        "{who} left out: level, no first {first} to tell",
    ),
    "in_part": Text(
        "{who}有项目未登记或件数太少，未列入",
        "{who} left out: an item is not recorded or rests on too few cases",
    ),
    "below": Text(
        "{who}名次靠前但有成功率等指标明显低于其余，未列入",
        "{who} left out: a rate is clearly below the others",
    ),
    "no_rate": Text(
        "{who}没有可比的率（件数不足），未列入", "{who} left out: too few cases for any rate"
    ),
}
MANY = Text("{names} 等 {n} 个", "{names} and others ({n})")
NOBODY = Text("没有符合规则的表扬", "nobody to praise by rule")
NAMED = 5


@dataclass(frozen=True)
class Candidate:
    """A unit among the first: its row of points, and its rates as (k, n, all k, all n)."""

    row: pd.Series
    rates: Mapping[str, Counts]


def praise_of(
    one: Candidate, grading: Grading, filters: Filters, ranked: int, first: int
) -> Praise:
    """Return the sentence for a unit with the points of each item and what goes with it."""
    row = one.row
    sentence = SAID.format(
        name=row["name"],
        period=Text(*(period_text(filters.start, filters.end, lang) for lang in Lang)),
        grading=grading.name,
        score=row["score"],
        ranked=ranked,
        rank=row["rank"],
        first=first,
        places=_places(row),
        rates=joined(_rate(key, counts) for key, counts in one.rates.items()),
        but=_but(one, ranked),
    )
    return Praise(
        unit=str(row["unit"]),
        name=str(row["name"]),
        sentence=sentence,
        figures=tuple(_items(row, grading)),
        caveats=tuple(_caveats(one, grading)),
    )


def left_out(
    groups: Mapping[str, tuple[Candidate, ...]],
    grading: Grading,
    absent: Mapping[str, Text],
    ranked: int,
    first: int,
) -> list[Text]:
    """Say by which assumption, who is left out and why, and what is not measured for anybody."""
    said = [FIRST_ASSUMED.format(first=first)]
    if ranked <= first:
        said.insert(0, TOO_FEW.format(n=ranked, first=first))
    elif not groups["praised"]:
        said.insert(0, NOBODY)
    if grading.assumed:
        said.append(grading.assumed)
    for key, text in LEFT_OUT.items():
        if groups[key]:
            said.append(text.format(who=_names(groups[key]), first=first))
    return [*(ENDED.format(what=one) for one in said), *absent.values()]


def _places(row: pd.Series) -> Text:
    text = ONE_PLACE if row["rank_low"] == row["rank_high"] else PLACES
    return text.format(low=row["rank_low"], high=row["rank_high"])


def _but(one: Candidate, ranked: int) -> Text:
    """What the rates add: where the unit is clearly above, or that it cannot be told apart."""
    above = [_name(key) for key, counts in one.rates.items() if clearly_above(counts, ranked)]
    return ABOVE.format(metrics=joined(above)) if above else ALIKE


def _name(key: str) -> Text:
    name = METRICS[key].name
    return Text(name.zh, name.en.lower())


def _rate(key: str, counts: Counts) -> Text:
    k, n, all_k, all_n = counts
    return RATE.format(metric=_name(key), rate=k / n, k=k, n=n, all_rate=all_k / all_n)


def _items(row: pd.Series, grading: Grading) -> Iterator[Text]:
    for item in grading.items:
        if pd.isna(row[f"{item.key}_points"]):
            continue
        points, value = row[f"{item.key}_points"], _counts(row, item)
        yield ITEM.format(name=item.name, points=points, weight=item.weight, value=value)


def _counts(row: pd.Series, item: Item) -> Text:
    """What stands behind an item: n of all, a mean with how many it rests on, or a count."""
    metric, key = metric_of(item.metric), item.key
    n, of, unit = row[f"{key}_n"], row[f"{key}_of"], metric.unit.label
    if pd.isna(of):
        return COUNT.format(value=row[f"{key}_value"], unit=unit)
    if metric.kind == Kind.MEAN:
        return MEAN.format(value=row[f"{key}_value"], unit=unit, of=of)
    return Text(*(f"{n:,.0f}/{of:,.0f}",) * 2)


def _caveats(one: Candidate, grading: Grading) -> Iterator[Text]:
    least = min((n for _, n, _, _ in one.rates.values()), default=SMALL)
    if least < SMALL:
        yield FEW_CASES.format(n=least)
    if any(item.metric == "joint_score" for item in grading.items):
        yield SHARED


def _names(found: Iterable[Candidate]) -> Text:
    """Name some, and say how many there are."""
    names = [str(one.row["name"]) for one in found]
    told = joined(Text(name, name) for name in names[:NAMED])
    return told if len(names) <= NAMED else MANY.format(names=told, n=len(names))
