"""Before and after a roll-out: both groups month by month against the before window."""

from datetime import date

import altair as alt
import pandas as pd

from dashboard.charts.framing import LABEL_SIZE, framed, layered, seen, titled
from dashboard.charts.months import month_key, month_keys, month_name, month_span, month_x
from dashboard.charts.palette import BY_ROLE, MUTED, painted
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Metric

INDEXED = Text("前期月均=100", "month of before = 100")
COURSE = Text(
    "{metric}逐月指数折线（前期月均为 100），{groups}；{label}。",
    "{metric} by month as an index (mean month of before is 100), {groups}; {label}.",
)
COURSE_LAST = Text("{name}最后一月 {value:.0f}", "{name} last month {value:.0f}")
NOTES = (
    Text("实线圆点：已推行", "Solid, circles: with the scheme"),
    Text("虚线方点：未推行", "Dashed, squares: not yet with it"),
    Text("实心点：计入比较的月份", "Filled: months compared"),
)
NAMES = {"treated": Text("已推行", "With it"), "comparison": Text("未推行", "Not yet")}
MONTH, INDEX, GROUP = Text("月份", "Month"), Text("指数", "Index"), Text("组别", "Group")
EMPTY = Text("没有数据。", "No data.")
HEIGHT = 320


def course(
    values: pd.DataFrame, metric: Metric, lang: Lang, *, started: date, label: str
) -> alt.LayerChart:
    """Draw both groups month by month against the before window, the start marked by a line.

    Takes month, group, value and is_inside (whether the month is in one of the windows).
    """
    frame = _by_month(values, lang)
    x = month_x(month_span(frame["month"]), lang)
    chart = layered(
        _hundred(frame),
        *_start(frame, x, started, label),
        *_lines(frame, x, lang),
        *_ends(frame, x),
    )
    return framed(
        chart.resolve_axis(y="independent"),
        title=titled([seen(metric, lang), INDEXED[lang]], "", lang),
        description=_description(frame, metric, lang, label),
        height=HEIGHT,
        lang=lang,
        notes=[note[lang] for note in NOTES],
    )


def _by_month(values: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    frame = values.astype({"value": "float64"})
    frame["month"] = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    frame["name"] = [NAMES[group][lang] for group in frame["group"]]
    frame["value_told"] = [f"{value:.0f}" for value in frame["value"].fillna(0)]
    frame["role"] = frame["group"].map({"treated": "working", "comparison": "companion"})
    return frame.sort_values(["group", "month"], ascending=[False, True], ignore_index=True)


def plain_axis() -> alt.Axis:
    """Return an axis of plain numbers, whose meaning the title says."""
    return alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        title=None,
        labelFontSize=LABEL_SIZE,
        labelPadding=6,
        tickCount=5,
        tickMinStep=1,
        ticks=False,
        domain=False,
    )


def _scale(frame: pd.DataFrame) -> alt.Scale:
    """Room above and below the lines for the names at their ends, and for the line's own name."""
    known = frame["value"].dropna()
    low, high = min([100.0, *known]), max([100.0, *known])
    room = max(high - low, 10) * 0.14
    return alt.Scale(domain=[max(0.0, low - room), high + 2 * room], nice=False)


def _y(frame: pd.DataFrame, axis: alt.Axis | None = None) -> alt.Y:
    return alt.Y("value:Q", axis=axis, scale=_scale(frame))


def _hundred(frame: pd.DataFrame) -> alt.Chart:
    rule = alt.Chart(pd.DataFrame({"value": [100.0]})).mark_rule(strokeWidth=1, strokeDash=[2, 3])
    return painted(rule, "muted").encode(y=_y(frame, plain_axis()))


def _start(frame: pd.DataFrame, x: alt.X, started: date, label: str) -> list[alt.Chart]:
    """Mark the month of the start, its name at the side where there is room."""
    months = month_span(frame["month"])
    key = month_key(started)
    if key not in months:
        return []
    late = months.index(key) > len(months) / 2
    base = alt.Chart(pd.DataFrame({"month": [key], "label": [label]}))
    text = base.mark_text(
        align="right" if late else "left",
        dx=-6 if late else 6,
        baseline="top",
        fontSize=LABEL_SIZE,
    )
    return [
        painted(base.mark_rule(strokeWidth=1.5), "ink").encode(x=x),
        painted(text, "ink").encode(x=x, y=alt.value(2), text="label:N"),
    ]


def _lines(frame: pd.DataFrame, x: alt.X, lang: Lang) -> list[alt.Chart]:
    beside = alt.when(alt.datum.group == "comparison")
    tips = _tooltips(lang)
    line = alt.Chart(frame).mark_line(strokeWidth=2)
    layers = [
        line.encode(
            x=x,
            y=_y(frame),
            color=BY_ROLE,
            detail="group:N",
            strokeDash=beside.then(alt.value([5, 3])).otherwise(alt.value([1, 0])),
        )
    ]
    for filled, size in ((True, 70), (False, 26)):
        point = alt.Chart(frame[frame["is_inside"] == filled])
        layers.append(
            point.mark_point(filled=filled, size=size, opacity=1).encode(
                x=x,
                y=_y(frame),
                color=BY_ROLE,
                tooltip=tips,
                shape=beside.then(alt.value("square")).otherwise(alt.value("circle")),
            )
        )
    return layers


def _tooltips(lang: Lang) -> list[alt.Tooltip]:
    heads = {"month_told:N": MONTH, "name:N": GROUP, "value_told:N": INDEX}
    return [alt.Tooltip(field, title=head[lang]) for field, head in heads.items()]


def _ends(frame: pd.DataFrame, x: alt.X) -> list[alt.Chart]:
    """Name each line at its last month: below, or above where it is the higher one and rises."""
    rises = frame.groupby("group")["value"].diff() > 0
    ends = frame.assign(rises=rises)
    ends = ends[ends["value"].notna()].groupby("group").tail(1)
    ends = ends.sort_values("value", ascending=False, ignore_index=True)
    ends["end"] = [f"{row['name']} {row['value_told']}" for _, row in ends.iterrows()]
    return [
        alt.Chart(ends.iloc[[place]])
        .mark_text(
            dy=-13 if place == 0 and ends["rises"][place] else 15,
            dx=8,
            align="right",
            fontSize=LABEL_SIZE,
            fontWeight="bold",
        )
        .encode(x=x, y=_y(frame), color=BY_ROLE, text="end:N")
        for place in range(len(ends))
    ]


def _description(frame: pd.DataFrame, metric: Metric, lang: Lang, label: str) -> str:
    last = frame[frame["value"].notna()].groupby("group").tail(1)
    if last.empty:
        return f"{metric.name[lang]}: {EMPTY[lang]}"
    groups = [
        COURSE_LAST[lang].format(name=row["name"], value=row["value"]) for _, row in last.iterrows()
    ]
    joint = "，" if lang == Lang.ZH else ", "
    told = {"metric": metric.name[lang], "groups": joint.join(groups), "label": label}
    return COURSE[lang].format(**told)
