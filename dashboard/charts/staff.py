"""People: who came and who went by month, and how cases fall on them."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rollout import plain_axis
from dashboard.domain.text import Lang, Text

MOVING = Text("逐月新聘与解聘（人）", "Mediators hired and dismissed by month")
MOVING_NOTES = {
    "hired": Text("零线以上：新聘", "Above zero: hired"),
    "dismissed": Text("零线以下：解聘", "Below zero: dismissed"),
}
NONE_LEFT = Text("解聘未登记", "Dismissals are not recorded")
MOVING_TOLD = Text(
    "按月柱状图，共 {n} 个月：新聘 {hired} 人，解聘 {dismissed} 人。",
    "Columns by month, {n} months: {hired} hired, {dismissed} dismissed.",
)
SPREAD = Text("调解员按件数分布（人）", "Mediators by number of cases")
SPREAD_TOLD = Text(
    "按件数分档的柱状图，共 {n} 人，其中没有纠纷的 {none} 人。",
    "Columns by number of cases: {n} mediators, {none} of them without a case.",
)
MONTH, PEOPLE = Text("月份", "Month"), Text("人数", "People")
HIRED, DISMISSED = Text("新聘", "Hired"), Text("解聘", "Dismissed")
CASES = Text("件数", "Cases")
BAND_NAMES = {
    "none": Text("没有", "none"),
    "1-2": Text("1—2", "1–2"),
    "3-5": Text("3—5", "3–5"),
    "6-10": Text("6—10", "6–10"),
    "11-20": Text("11—20", "11–20"),
    "21+": Text("21 以上", "21+"),
}
NOT_RECORDED = Text("未登记", "not recorded")
HEIGHT = 260


def coming_and_going(values: pd.DataFrame, lang: Lang, *, context: str = "") -> alt.LayerChart:
    """Draw hired above zero and dismissed below, by month: columns ``month, hired, dismissed``."""
    frame = values.copy()
    frame["month"] = month_keys(values["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    frame["down"] = -frame["dismissed"]
    return framed(
        layered(*_both_ways(frame, lang)),
        title=titled([MOVING[lang]], context, lang),
        description=MOVING_TOLD[lang].format(
            n=len(frame),
            hired=_sum(frame["hired"], lang),
            dismissed=_sum(frame["dismissed"], lang),
        ),
        height=HEIGHT,
        lang=lang,
        notes=[note[lang] for note in _notes(frame)],
    )


def case_spread(values: pd.DataFrame, lang: Lang, *, context: str = "") -> alt.LayerChart:
    """Draw how many people had so many cases: columns ``band`` (see ``BAND_NAMES``), ``people``."""
    frame = values.astype({"people": "float64"})
    frame["label"] = [BAND_NAMES[band][lang] for band in frame["band"]]
    frame["told"] = [f"{n:,.0f}" for n in frame["people"]]
    frame["role"] = ["few" if band == "none" else "working" for band in frame["band"]]
    return framed(
        layered(*_columns(frame, lang)),
        title=titled([SPREAD[lang]], context, lang),
        description=SPREAD_TOLD[lang].format(
            n=f"{frame['people'].sum():,.0f}",
            none=f"{frame.loc[frame['band'] == 'none', 'people'].sum():,.0f}",
        ),
        height=HEIGHT,
        lang=lang,
    )


def _both_ways(frame: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    tips = [
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("hired:Q", title=HIRED[lang], format=",.0f"),
        alt.Tooltip("dismissed:Q", title=DISMISSED[lang], format=",.0f"),
    ]
    x, axis = month_x(month_span(frame["month"]), lang), plain_axis()
    axis.labelExpr = "format(abs(datum.value), ',.0f')"
    return [
        painted(alt.Chart(frame).mark_bar(), role).encode(
            x=x, y=alt.Y(f"{column}:Q", axis=axis), tooltip=tips
        )
        for column, role in (("hired", "working"), ("down", "companion"))
    ]


def _columns(frame: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    axis = alt.Axis(labelAngle=0, title=CASES[lang], labelFontSize=LABEL_SIZE, ticks=False)
    x = alt.X("label:N", scale=alt.Scale(domain=list(frame["label"])), axis=axis)
    y = alt.Y("people:Q", axis=plain_axis(), scale=alt.Scale(zero=True))
    tips = [
        alt.Tooltip("label:N", title=CASES[lang]),
        alt.Tooltip("told:N", title=PEOPLE[lang]),
    ]
    number = alt.Chart(frame).mark_text(dy=-8, fontSize=LABEL_SIZE)
    return [
        alt.Chart(frame).mark_bar().encode(x=x, y=y, color=BY_ROLE, tooltip=tips),
        painted(number, "ink").encode(x=x, y=y, text="told:N"),
    ]


def _notes(frame: pd.DataFrame) -> list[Text]:
    above, below = MOVING_NOTES["hired"], MOVING_NOTES["dismissed"]
    return [above, below if frame["dismissed"].notna().any() else NONE_LEFT]


def _sum(numbers: pd.Series, lang: Lang) -> str:
    return f"{numbers.sum():,.0f}" if numbers.notna().any() else NOT_RECORDED[lang]
