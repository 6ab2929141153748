"""Firms against months: the letter of each grade in its cell, the subsidy at the right."""

import altair as alt
import pandas as pd

from dashboard.charts.figures import NONE
from dashboard.charts.framing import (
    LABEL_SIZE,
    framed,
    layered,
    name_axis,
    side_axis,
    titled,
)
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rows import coded, dimension_name
from dashboard.domain.kinds import GRADES
from dashboard.domain.text import Lang, Text

TITLE, BY = Text("月度考评档次", "Monthly grades"), Text("按律所和月份", "by firm and month")
LETTERS = {"excellent": Text("优", "E"), "pass": Text("合", "P"), "fail": Text("不", "F")}
NOTES = (
    Text("优：优秀，合：合格，不：不合格", "E: excellent, P: pass, F: fail"),
    Text("—：没有考评记录", "—: no grade recorded"),
    Text("右：期内补贴合计", "Right: subsidy of the period"),
)
MONTH, GRADE, SUBSIDY = Text("月份", "Month"), Text("档次", "Grade"), Text("补贴", "Subsidy")
YUAN = Text("{value:,.0f} 元", "¥{value:,.0f}")
DESCRIPTION = Text(
    "矩阵：{n} 家律所逐月考评，优秀 {excellent} 次，合格 {passed} 次，不合格 {fail} 次，"
    "补贴合计 {total}。",
    "Matrix of grades by month for {n} firms: {excellent} excellent, {passed} pass, {fail} fail; "
    "subsidies {total} in all.",
)
ROLE = {"excellent": "better", "pass": "neutral", "fail": "worse"}
STRENGTH = {"excellent": 0.28, "pass": 0.1, "fail": 0.6}
WIDE, HIGH = {"band": 0.92}, {"band": 0.86}
ROW_HEIGHT, AROUND = 28, 120


def grade_matrix(frame: pd.DataFrame, lang: Lang) -> alt.LayerChart:
    """Draw ``firm, name, month, grade, subsidy`` (yuan), one row per firm and month."""
    cells = coded(_every_month(frame), "firm", lang)
    cells["month_told"] = [month_name(key, lang) for key in cells["month"]]
    cells["told"] = [LETTERS[one][lang] if one in LETTERS else NONE for one in cells["grade"]]
    cells["grade_told"] = [GRADES[one][lang] if one in GRADES else NONE for one in cells["grade"]]
    cells["subsidy_told"] = [_yuan(value, lang) for value in cells["subsidy"]]
    cells["role"] = cells["grade"].map(ROLE).fillna("few")
    cells["strength"] = cells["grade"].map(STRENGTH).fillna(0.0).astype("float64")
    counted = frame["grade"].value_counts()
    return framed(
        layered(*_layers(cells, lang)).resolve_axis(y="independent"),
        title=titled([TITLE[lang], BY[lang]], "", lang),
        description=DESCRIPTION[lang].format(
            n=cells["code"].nunique(),
            excellent=counted.get("excellent", 0),
            passed=counted.get("pass", 0),
            fail=counted.get("fail", 0),
            total=_yuan(frame["subsidy"].sum(min_count=1), lang),
        ),
        height=max(cells["code"].nunique(), 1) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[note[lang] for note in NOTES],
    )


def _every_month(frame: pd.DataFrame) -> pd.DataFrame:
    """One cell for every firm and month, where nothing is recorded too."""
    given = frame.assign(month=month_keys(frame["month"]))
    span = pd.DataFrame({"month": pd.Series(month_span(given["month"]), dtype=object)})
    pairs = given[["firm", "name"]].drop_duplicates().merge(span, how="cross")
    return pairs.merge(given.drop(columns="name"), on=["firm", "month"], how="left")


def _layers(cells: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    names = {code: str(name) for code, name in zip(cells["code"], cells["label"], strict=True)}
    sums = cells.groupby("code")["subsidy"].sum(min_count=1)
    totals = {str(code): _yuan(value, lang) for code, value in sums.items()}
    order = alt.Scale(domain=list(names))
    named = alt.Y("code:N", scale=order, axis=name_axis(names))
    beside, bare = (alt.Y("code:N", scale=order, axis=axis) for axis in (side_axis(totals), None))
    x = month_x(month_span(cells["month"]), lang)
    tips = [
        alt.Tooltip("label:N", title=dimension_name("firm", lang)),
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("grade_told:N", title=GRADE[lang]),
        alt.Tooltip("subsidy_told:N", title=SUBSIDY[lang]),
    ]
    opacity = alt.Opacity("strength:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1]), legend=None)
    base = alt.Chart(cells).encode(x=x, tooltip=tips)
    fill = base.mark_rect(cornerRadius=2, width=WIDE, height=HIGH)
    edge = base.mark_rect(cornerRadius=2, filled=False, strokeWidth=1, width=WIDE, height=HIGH)
    letters = base.mark_text(fontSize=LABEL_SIZE)
    return [
        fill.encode(y=named, color=BY_ROLE, opacity=opacity),
        painted(edge, "line").encode(y=bare),
        painted(letters, "ink").encode(y=beside, text="told:N"),
    ]


def _yuan(value: object, lang: Lang) -> str:
    return NONE if pd.isna(value) else YUAN[lang].format(value=value)
