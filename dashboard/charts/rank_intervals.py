"""Which ranks fit a unit: the wider the bar, the less an order says."""

import json
from dataclasses import dataclass

import altair as alt
import pandas as pd

from dashboard.charts.figures import NONE
from dashboard.charts.framing import LABEL_SIZE, framed, layered, name_axis, side_axis, titled
from dashboard.charts.palette import BY_ROLE, MUTED, painted
from dashboard.charts.rows import coded, dimension_name
from dashboard.domain.text import Lang, Text

RANK, SPAN = Text("第{n}", "{n}"), Text("第{low}—{high}名", "{low}–{high}")
ONE_RANK = Text("第{n}名", "{n}")


@dataclass(frozen=True)
class RankWords:
    """What a chart of ranks says: of what, how to read it, and what its tooltips repeat."""

    by: Text
    title: Text
    notes: tuple[Text, ...]
    interval: Text
    middle: Text
    tips: tuple[tuple[str, Text], ...]
    none: Text
    description: Text
    empty: Text


OF_FIRMS = RankWords(
    by=Text("按律所", "by firm"),
    title=Text("名次区间", "Ranks that fit"),
    notes=(
        Text("横条：真实名次有 95% 的可能落在其中", "Bar: holds the true rank with 95%"),
        Text("竖线：中位名次", "Tick: median rank"),
        Text("横条越长，名次越没有意义", "The longer, the less a rank says"),
    ),
    interval=Text("名次区间（95%）", "Rank interval (95%)"),
    middle=Text("中位名次", "Median rank"),
    tips=(
        ("best_told", Text("最佳概率", "Chance to be best")),
        ("last_told", Text("末两位概率", "Chance of bottom two")),
    ),
    none=Text("样本不足，无名次", "too few cases, no rank"),
    description=Text(
        "{n} 家律所律师主调成功率名次的 95% 区间；最窄的跨 {least} 个名次，最宽的跨 {most} 个。",
        "95% intervals of rank by lawyer-led settlement rate for {n} firms; the narrowest holds "
        "{least} ranks, the widest {most}.",
    ),
    empty=Text("没有可以比较的律所。", "No firms to compare."),
)
ROW_HEIGHT, AROUND = 34, 120


def rank_intervals(
    values: pd.DataFrame, lang: Lang, dimension: str = "firm", words: RankWords = OF_FIRMS
) -> alt.LayerChart:
    """Draw one bar per unit in the order given, from its best rank to its worst.

    Columns: the dimension, ``name, rank_low, rank_median, rank_high`` and what the words name
    for tooltips; a unit without a rank is named and has no bar.
    """
    frame = coded(values, dimension, lang)
    ends = ["rank_low", "rank_median", "rank_high"]
    frame[ends] = frame[ends].astype("float64")
    frame["span_told"] = [_span(row, words, lang) for _, row in frame.iterrows()]
    frame["median_told"] = [NONE if pd.isna(n) else f"{n:.0f}" for n in frame["rank_median"]]
    frame["role"] = "neutral"
    # Half a rank to each side, so that a firm sure of its rank still has a bar.
    frame["from"], frame["to"] = frame["rank_low"] - 0.4, frame["rank_high"] + 0.4
    return framed(
        layered(*_layers(frame, lang, dimension, words)).resolve_axis(y="independent"),
        title=titled([words.title[lang], words.by[lang]], "", lang),
        description=_description(frame, words, lang),
        height=max(len(frame), 2) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[note[lang] for note in words.notes],
    )


def _layers(frame: pd.DataFrame, lang: Lang, dimension: str, words: RankWords) -> list[alt.Chart]:
    order = alt.Scale(domain=list(frame["code"]))
    names = dict(zip(frame["code"], frame["label"], strict=True))
    spans = dict(zip(frame["code"], frame["span_told"], strict=True))
    named = alt.Y("code:N", scale=order, axis=name_axis(names))
    beside = alt.Y("code:N", scale=order, axis=side_axis(spans))
    last = max(frame["rank_low"].notna().sum(), frame["rank_high"].max(), 1)
    ranks = list(range(1, int(last) + 1))
    scale = alt.Scale(domain=[0.5, ranks[-1] + 0.5], nice=False)
    axis = _rank_axis(ranks, lang)
    tips = [
        alt.Tooltip("label:N", title=dimension_name(dimension, lang)),
        alt.Tooltip("span_told:N", title=words.interval[lang]),
        alt.Tooltip("median_told:N", title=words.middle[lang]),
        *(alt.Tooltip(f"{column}:N", title=title[lang]) for column, title in words.tips),
    ]
    known = alt.Chart(frame[frame["rank_low"].notna()])
    bar = known.mark_bar(height=12, cornerRadius=6, opacity=0.45)
    tick = known.mark_tick(thickness=3, height=18)
    return [
        bar.encode(
            x=alt.X("from:Q", scale=scale, axis=axis),
            x2="to:Q",
            y=named,
            color=BY_ROLE,
            tooltip=tips,
        ),
        painted(tick, "ink").encode(
            x=alt.X("rank_median:Q", scale=scale, axis=axis), y=beside, tooltip=tips
        ),
    ]


def _rank_axis(ranks: list[int], lang: Lang) -> alt.Axis:
    words = json.dumps({str(rank): RANK[lang].format(n=rank) for rank in ranks})
    return alt.Axis(
        labelColor=MUTED,
        values=ranks if len(ranks) <= 12 else ranks[:: len(ranks) // 8],
        labelExpr=f"{words}[datum.value]",
        labelFontSize=LABEL_SIZE,
        labelFlush=False,
        labelPadding=6,
        title=None,
        ticks=False,
        domain=False,
    )


def _span(row: pd.Series, words: RankWords, lang: Lang) -> str:
    if pd.isna(row["rank_low"]):
        return words.none[lang]
    low, high = int(row["rank_low"]), int(row["rank_high"])
    if low == high:
        return ONE_RANK[lang].format(n=low)
    return SPAN[lang].format(low=low, high=high)


def _description(frame: pd.DataFrame, words: RankWords, lang: Lang) -> str:
    wide = (frame["rank_high"] - frame["rank_low"] + 1).dropna()
    if wide.empty:
        return words.empty[lang]
    return words.description[lang].format(n=len(wide), least=int(wide.min()), most=int(wide.max()))
