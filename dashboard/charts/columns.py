"""Counts by month: columns of how many came in, and what became of them."""

import altair as alt
import pandas as pd

from dashboard.charts.figures import NONE
from dashboard.charts.framing import LABEL_SIZE, framed, layered, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import MUTED, painted
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import CASES

MONTH = Text("月份", "Month")
TITLE = Text("每月{whole}件数与其中{part}", "{whole} and {part} by month")
NOTES = (
    Text("深色：{part}", "Dark: {part}"),
    Text("浅色：其余（在调、不成等）", "Light: the rest (open, failed …)"),
)
DESCRIPTION = Text(
    "按月柱状图：共{whole} {total} 件，其中{part} {done} 件。",
    "Columns by month: {total} {whole}, {done} of them {part}.",
)
ACCEPTED = Text("受理", "Accepted")
SETTLED = Text("调解成功", "Settled")
HEIGHT = 300
KEPT = ("month", "numerator", "denominator", "provisional", "cut")
MOST_LABELS = 24
OPEN_NOTE = Text("虚线框：数据尚未完整", "Dashed outline: not complete yet")


def stacked_counts(
    values: pd.DataFrame,
    lang: Lang,
    *,
    whole: Text = ACCEPTED,
    part: Text = SETTLED,
    context: str = "",
) -> alt.LayerChart:
    """Draw how many disputes each month brought, and how many of them were settled.

    Takes the rows of ``reports.trend`` of a rate: its denominator is the column, its numerator
    the dark part of it; months that are not complete are outlined. ``whole`` is the register's
    own base (受理 or 调解).
    """
    frame = _by_month(values, lang)
    names = {"whole": whole[lang], "part": part[lang]}
    if lang == Lang.EN:
        names["part"] = names["part"].lower()
    x = month_x(month_span(frame["month"]), lang)
    chart = layered(*_columns(frame, x, lang, whole, part), _totals(frame, x))
    sums = {
        "total": f"{frame['denominator'].sum():,.0f}",
        "done": f"{frame['numerator'].sum():,.0f}",
    }
    return framed(
        chart,
        title=titled([TITLE[lang].format(**names)], context, lang),
        description=DESCRIPTION[lang].format(**names, **sums),
        height=HEIGHT,
        lang=lang,
        notes=[
            *(note[lang].format(**names) for note in NOTES),
            OPEN_NOTE[lang] if frame["hollow"].any() else "",
        ],
    )


def _by_month(values: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    frame = values[list(KEPT)].astype({"numerator": "float64", "denominator": "float64"})
    frame["hollow"] = (frame["provisional"] | frame["cut"]).astype(bool)
    frame["month"] = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    frame["total_told"] = [f"{n:,.0f}" if pd.notna(n) else NONE for n in frame["denominator"]]
    return frame.sort_values("month", ignore_index=True)


def _columns(frame: pd.DataFrame, x: alt.X, lang: Lang, whole: Text, part: Text) -> list[alt.Chart]:
    top = float(frame["denominator"].max() or 1) * 1.12 if len(frame) else 1.0
    axis = alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        title=CASES.label[lang],
        titleAngle=0,
        titleAlign="left",
        titleAnchor="end",
        titleX=-30,
        titleY=-8,
        format=",.0f",
        tickMinStep=1,
        tickCount=5,
        labelFontSize=LABEL_SIZE,
        ticks=False,
        domain=False,
    )
    scale = alt.Scale(domain=[0, top], nice=False)
    tips = [
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("denominator:Q", title=whole[lang], format=",.0f"),
        alt.Tooltip("numerator:Q", title=part[lang], format=",.0f"),
    ]
    all_of_them = alt.Y("denominator:Q", axis=axis, scale=scale)
    done = alt.Y("numerator:Q", axis=axis, scale=scale)
    return [
        painted(bars, role).encode(x=x, y=y, tooltip=tips)
        for y, role, opacity in ((all_of_them, "companion", 0.38), (done, "working", 1.0))
        for bars in _bars(frame, opacity)
    ]


def _bars(frame: pd.DataFrame, opacity: float) -> list[alt.Chart]:
    """Fill the columns of complete months and outline the others."""
    filled = alt.Chart(frame[~frame["hollow"]]).mark_bar(opacity=opacity)
    outlined = alt.Chart(frame[frame["hollow"]]).mark_bar(
        filled=False, strokeDash=[4, 3], strokeWidth=1.5
    )
    return [filled, outlined] if frame["hollow"].any() else [filled]


def _totals(frame: pd.DataFrame, x: alt.X) -> alt.Chart:
    """Write each month's total over its column, as long as there is room for it."""
    text = alt.Chart(frame if len(frame) <= MOST_LABELS else frame.head(0)).mark_text(
        dy=-8, fontSize=LABEL_SIZE
    )
    return painted(text, "ink").encode(x=x, y="denominator:Q", text="total_told:N")
