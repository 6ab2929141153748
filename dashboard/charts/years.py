"""The same months of two years over each other."""

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, seen, titled
from dashboard.charts.month_points import BEYOND_NOTE, beyond_labels
from dashboard.charts.month_scale import Domain, month_axis, month_scale
from dashboard.charts.months import ENGLISH, month_keys, month_name
from dashboard.charts.palette import BY_ROLE, MUTED
from dashboard.charts.rows import told_rows, tooltips
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import COLUMNS, Kind, Metric

TITLE = Text("两年同月比较", "same months of two years")
MONTH = Text("月份", "Month")
YEAR = Text("{year}年", "{year}")
DESCRIPTION = Text(
    "{metric}，{years}逐月折线，横轴为 1 至 12 月。",
    "{metric}, one line each for {years}, January to December.",
)
AND = Text("与", " and ")
HOLLOW_NOTE = Text("空心点、点线：数据尚未完整", "Hollow, dotted: not complete yet")
HEIGHT = 280
KEPT = ("month", *COLUMNS, "provisional", "cut")


def year_on_year(
    values: pd.DataFrame, metric: Metric, lang: Lang, *, context: str = ""
) -> alt.LayerChart:
    """Draw the last two years of the rows of ``reports.trend``, one line each, labelled at its end.

    Months that are not complete are hollow, and dotted lines lead to them.
    """
    frame = _by_year(values, metric, lang)
    years = sorted(frame["year_key"].unique())[-2:]
    frame = frame[frame["year_key"].isin(years)]
    frame["role"] = ["working" if year == years[-1] else "companion" for year in frame["year_key"]]
    beyond = beyond_labels(frame, _x(lang), _domain(frame, metric))
    names = AND[lang].join(YEAR[lang].format(year=year) for year in years)
    return framed(
        layered(
            *_lines(frame, metric, lang),
            *(label.encode(y="value:Q") for label in beyond),
            *_ends(frame, lang),
        ),
        title=titled([seen(metric, lang), TITLE[lang]], context, lang),
        description=DESCRIPTION[lang].format(metric=metric.name[lang], years=names),
        height=HEIGHT,
        lang=lang,
        notes=[
            HOLLOW_NOTE[lang] if frame["hollow"].any() else "",
            BEYOND_NOTE[lang] if beyond else "",
        ],
    )


def _by_year(values: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    kept = values[[one for one in values.columns if one in KEPT]]
    frame = told_rows(kept, metric, lang)
    frame["hollow"] = (frame["provisional"] | frame["cut"]).astype(bool)
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


def _domain(frame: pd.DataFrame, metric: Metric) -> Domain:
    """Start counts at zero and never below it; rates, where complete months lie."""
    complete = frame["value"].where(~frame["hollow"])
    known = complete if complete.notna().any() else frame["value"]
    top, low = known.max(), known.min()
    if metric.kind == Kind.RATE:
        if pd.isna(top):
            return 0.0, 1.0
        room = max(float(top - low) * 0.15, 0.01)
        return max(0.0, float(low) - room), min(1.005, float(top) + room)
    return 0.0, float(top) * 1.15 if top > 0 else 1.0


def _lines(frame: pd.DataFrame, metric: Metric, lang: Lang) -> list[alt.Chart]:
    domain = _domain(frame, metric)
    y = alt.Y("value:Q", axis=month_axis(metric, lang, domain), scale=month_scale(domain))
    tips = tooltips(metric, lang, first=alt.Tooltip("month_told:N", title=MONTH[lang]))
    known = {"x": _x(lang), "y": y, "color": BY_ROLE}
    earlier = alt.when(alt.datum.role == "companion")
    dash = earlier.then(alt.value([5, 3])).otherwise(alt.value([1, 0]))
    shape = earlier.then(alt.value("square")).otherwise(alt.value("circle"))
    solid = alt.Chart(frame.assign(value=frame["value"].where(~frame["hollow"])))
    drawn = [solid.mark_line(strokeWidth=2).encode(**known, detail="year_key:N", strokeDash=dash)]
    if frame["hollow"].any():
        dotted = alt.Chart(_led_to(frame)).mark_line(strokeWidth=2, strokeDash=[1, 4])
        drawn.append(dotted.encode(**known, detail="piece:N"))
    return drawn + [
        alt.Chart(rows)
        .mark_point(filled=filled, size=50, opacity=1)
        .encode(**known, tooltip=tips, shape=shape)
        for filled, rows in ((True, frame[~frame["hollow"]]), (False, frame[frame["hollow"]]))
        if not rows.empty or filled
    ]


def _led_to(frame: pd.DataFrame) -> pd.DataFrame:
    """Return each hollow month with the month of its year before and after, as pieces of a line."""
    pieces = []
    for year, rows in frame.groupby("year_key"):
        places = [n for n, hollow in enumerate(rows["hollow"]) if hollow]
        for n in places:
            pieces.append(rows.iloc[max(n - 1, 0) : n + 2].assign(piece=f"{year} {n}"))
    return pd.concat(pieces)


def _ends(frame: pd.DataFrame, lang: Lang) -> list[alt.Chart]:
    """Label each line at its last complete month, the higher one above and the lower one below."""
    known = frame[frame["value"].notna()].sort_values(["hollow", "month"], ascending=[False, True])
    ends = known.groupby("year_key").tail(1)
    ends = ends.sort_values("value", ascending=False, ignore_index=True)
    ends["year_told"] = [YEAR[lang].format(year=year) for year in ends["year_key"]]
    return [
        alt.Chart(ends.iloc[[place]])
        .mark_text(dy=-12 if place == 0 else 14, fontSize=LABEL_SIZE, fontWeight="bold")
        .encode(x=_x(lang), y="value:Q", color=BY_ROLE, text="year_told:N")
        for place in range(len(ends))
    ]
