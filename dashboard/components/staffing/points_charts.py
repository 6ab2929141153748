"""Points drawn: what each score is made of, beside the ranks it may have."""

import pandas as pd
import streamlit as st

from dashboard.charts.point_parts import point_parts
from dashboard.charts.rank_intervals import RankWords, rank_intervals
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.context import context
from dashboard.domain.money import Grading
from dashboard.domain.text import Text

MOST = 30
FIRST = Text(
    "图中为得分最高的前 {most}，共 {n}；其余见下表。",
    "The {most} best of {n} are drawn; all are in the table.",
)
SCORE = Text("{score:.1f}（{measured}/{of} 项）", "{score:.1f} ({measured}/{of} items)")
PART = Text("{part:.1f} 分", "{part:.1f} points")
NOT_MEASURED = Text("未测算", "not measured")
RANKS = RankWords(
    by=Text("各项权重变动 20%", "when weights move by 20%"),
    title=Text("名次区间", "Rank ranges"),
    notes=(
        Text("横条：权重变动下的最好与最差名次", "Bar: best and worst rank as weights move"),
        Text("竖线：按所列权重的名次", "Tick: rank by the weights as declared"),
    ),
    interval=Text("名次区间（权重 ±20%）", "Rank range (weights ±20%)"),
    middle=Text("按所列权重的名次", "Rank as declared"),
    tips=(("score_told", Text("得分", "Score")),),
    none=Text("未排名", "not ranked"),
    description=Text(
        "{n} 个单位在权重变动 20% 时的名次区间；最窄的跨 {least} 个名次，最宽的跨 {most} 个。",
        "Ranks of {n} units when weights move by 20%; the narrowest range holds {least} ranks, "
        "the widest {most}.",
    ),
    empty=Text("没有可以排名的单位。", "No unit can be ranked."),
)


def points_charts(grading: Grading, table: pd.DataFrame) -> None:
    """Draw the best thirty in parts beside their rank ranges; the table of all stands below."""
    lang = context().lang
    ranked = table[table["rank"].notna()]
    first = ranked.head(MOST).rename(columns={"unit": grading.subject})
    first = first.assign(score_told=[_score(row) for _, row in first.iterrows()])
    if len(ranked) > MOST:
        write_small(FIRST.format(most=MOST, n=f"{len(ranked):,}")[lang])
    left, right = st.columns((3, 2), gap="large")
    with left:
        chart(point_parts, _parts(grading, first), lang, grading.subject)
    with right:
        named = first.rename(columns={"rank": "rank_median"})
        kept = ["name", "rank_low", "rank_median", "rank_high", "score_told"]
        chart(rank_intervals, named[[grading.subject, *kept]], lang, grading.subject, RANKS)


def _score(row: pd.Series) -> str:
    parts = {"measured": int(row["measured"]), "of": int(row["of"])}
    return SCORE.format(score=row["score"], **parts)[context().lang]


def _parts(grading: Grading, table: pd.DataFrame) -> pd.DataFrame:
    """One row per unit and item: what of the score the item is, on what is measured."""
    lang, rows = context().lang, []
    for _, row in table.iterrows():
        weights = {item.key: item.weight for item in grading.items}
        points = {key: row[f"{key}_points"] for key in weights}
        out_of = sum(weight for key, weight in weights.items() if pd.notna(points[key]))
        for item in grading.items:
            part = 100 * points[item.key] / out_of
            told = NOT_MEASURED if pd.isna(part) else PART.format(part=part)
            words = {"item": item.name[lang], "part": part, "item_told": told[lang]}
            rows.append(row[[grading.subject, "name", "score_told"]].to_dict() | words)
    return pd.DataFrame(rows)
