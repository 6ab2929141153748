"""The same months of two years over each other."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, seen, titled, value_axis
from dashboard.charts.months import ENGLISH, month_keys, month_name
from dashboard.charts.palette import BY_ROLE, MUTED
from dashboard.charts.rows import told_rows, tooltips
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

TITLE = Text("两年同月比较", "same months of two years")
MONTH = Text("月份", "Month")
YEAR = Text("{year}年", "{year}")
DESCRIPTION = Text(
    "{metric}，{years}逐月折线，横轴为 1 至 12 月。",
    "{metric}, one line each for {years}, January to December.",
)
AND = Text("与", " and ")
HEIGHT = 280


def year_on_year(
    values: pd.DataFrame, metric: Metric, lang: Lang, *, context: str = ""
) -> alt.LayerChart:
    """Draw the last two years of a frame by month, one line each, labelled at its end."""
    frame = _by_year(values, metric, lang)
    years = sorted(frame["year_key"].unique())[-2:]
    frame = frame[frame["year_key"].isin(years)]
    frame["role"] = ["working" if year == years[-1] else "companion" for year in frame["year_key"]]
    names = AND[lang].join(YEAR[lang].format(year=year) for year in years)
    return framed(
        layered(*_lines(frame, metric, lang), *_ends(frame, lang)),
        title=titled([seen(metric, lang), TITLE[lang]], context, lang),
        description=DESCRIPTION[lang].format(metric=metric.name[lang], years=names),
        height=HEIGHT,
        lang=lang,
    )


def _by_year(values: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    frame = told_rows(values, metric, lang)
    keys = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in keys]
    frame["month"], frame["year_key"] = keys.str[5:], keys.str[:4]
    return frame.sort_values(["year_key", "month"], ignore_index=True)


def _x(lang: Lang) -> alt.X:
    named = f"{ENGLISH}[toNumber(datum.value) - 1]"
    label = "toNumber(datum.value) + '月'" if lang == Lang.ZH else named
    axis = alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        labelExpr=label,
        labelAngle=0,
        labelOverlap="parity",
        labelPadding=6,
        title=None,
    )
    return alt.X("month:O", scale=alt.Scale(domain=[f"{m:02}" for m in range(1, 13)]), axis=axis)


def _scale(frame: pd.DataFrame, metric: Metric) -> alt.Scale:
    """Start counts at zero and never below it; rates, where they lie and never above the whole."""
    top, low = frame["value"].max(), frame["value"].min()
    if metric.kind == Kind.RATE:
        if pd.isna(top):
            return alt.Scale(domain=[0, 1])
        room = max(float(top - low) * 0.15, 0.01)
        domain = [max(0.0, float(low) - room), min(1.005, float(top) + room)]
        return alt.Scale(domain=domain, zero=False, nice=False)
    return alt.Scale(domain=[0, float(top) * 1.15 if top > 0 else 1.0], nice=False)


def _lines(frame: pd.DataFrame, metric: Metric, lang: Lang) -> list[alt.Chart]:
    scale = _scale(frame, metric)
    y = alt.Y("value:Q", axis=value_axis(metric, lang, upright=True), scale=scale)
    tips = tooltips(metric, lang, first=alt.Tooltip("month_told:N", title=MONTH[lang]))
    base = alt.Chart(frame).encode(x=_x(lang), y=y, color=BY_ROLE, detail="year_key:N")
    earlier = alt.when(alt.datum.role == "companion")
    line = base.mark_line(strokeWidth=2).encode(
        strokeDash=earlier.then(alt.value([5, 3])).otherwise(alt.value([1, 0]))
    )
    point = base.mark_point(filled=True, size=50, opacity=1).encode(
        tooltip=tips,
        shape=earlier.then(alt.value("square")).otherwise(alt.value("circle")),
    )
    return [line, point]


def _ends(frame: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    """Label each line at its last month, the higher one above and the lower one below."""
    ends = frame[frame["value"].notna()].groupby("year_key").tail(1)
    ends = ends.sort_values("value", ascending=False, ignore_index=True)
    ends["year_told"] = [YEAR[lang].format(year=year) for year in ends["year_key"]]
    return [
        alt.Chart(ends.iloc[[place]])
        .mark_text(dy=-12 if place == 0 else 14, fontSize=LABEL_SIZE, fontWeight="bold")
        .encode(x=_x(lang), y="value:Q", color=BY_ROLE, text="year_told:N")
        for place in range(len(ends))
    ]
