"""Bars: what the figure is made of, and who leads where."""

import altair as alt
import pandas as pd

from dashboard.charts.figures import NONE
from dashboard.charts.framing import (
    LABEL_SIZE,
    framed,
    layered,
    name_axis,
    seen,
    side_axis,
    titled,
    value_axis,
)
from dashboard.charts.palette import BY_ROLE, painted
from dashboard.charts.rows import (
    coded,
    dimension_name,
    dimension_word,
    told_rows,
    tooltips,
    unit_column,
)
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import LEADS
from dashboard.metrics.metric import Kind, Metric

BY = Text("按{dimension}", "by {dimension}")
LEAD_BY = Text("{first}与{second}", "{first} and {second}")
DESCRIPTION = Text(
    "{metric}按{dimension}的横条图，共 {n} 类，最多的是{first}，{value}。",
    "Bars of {metric} by {dimension}: {n} groups; the first is {first}, {value}.",
)
PAIRED = Text(
    "每个{unit}两条横条，比较{first}与{second}的{metric}。",
    "Two bars for each {unit}, comparing the {metric} of {first} and {second}.",
)
EMPTY = Text("没有数据。", "No data.")
NOTE = Text("细线：95% 区间", "Thin line: 95% interval")
LEAD_NOTES = (
    Text("上，蓝色：{first}", "Upper, blue: {first}"),
    Text("下，灰色：{second}", "Lower, grey: {second}"),
)
PAIR = ("lawyer", "police")
ROW_HEIGHT, PAIR_HEIGHT, AROUND = 27, 46, 110


def bars(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    dimension: str,
    called: Text | None = None,
    context: str = "",
) -> alt.LayerChart:
    """Draw one bar per group from zero, largest first, with its value at the right.

    What is not recorded stands last; a click selects ``group`` by the column ``code``.
    """
    frame = coded(told_rows(values, metric, lang), dimension, lang)
    frame["role"] = ["few" if code == NOT_RECORDED else "working" for code in frame["code"]]
    frame["last"] = frame["code"] == NOT_RECORDED
    frame = frame.sort_values(
        ["last", "value"], ascending=[True, False], ignore_index=True, kind="stable"
    )
    word = dimension_word(dimension, lang, called)
    return framed(
        layered(*_bars(frame, metric, lang, dimension_name(dimension, lang, called))).resolve_axis(
            y="independent"
        ),
        title=titled([seen(metric, lang), BY[lang].format(dimension=word)], context, lang),
        description=_description(frame, metric, lang, word),
        height=max(len(frame), 2) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[NOTE[lang] if frame["low"].notna().any() else ""],
    )


def paired_bars(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    leads: tuple[str, str] = PAIR,
    context: str = "",
) -> alt.LayerChart:
    """Draw two bars per unit, one for each lead (lawyers and police), in the order given."""
    unit = unit_column(values.drop(columns="lead"))
    frame = coded(told_rows(values[values["lead"].isin(leads)], metric, lang), unit, lang)
    frame["role"] = ["working" if lead == leads[0] else "companion" for lead in frame["lead"]]
    frame["lead_told"] = [LEADS[lead][lang] for lead in frame["lead"]]
    names = {"first": LEADS[leads[0]][lang], "second": LEADS[leads[1]][lang]}
    word = dimension_word(unit, lang)
    notes = [
        *(note[lang].format(**names) for note in LEAD_NOTES),
        NOTE[lang] if frame["low"].notna().any() else "",
    ]
    return framed(
        layered(*_pairs(frame, metric, lang, leads, unit)),
        title=titled(
            [
                seen(metric, lang),
                LEAD_BY[lang].format(**names),
                BY[lang].format(dimension=word),
            ],
            context,
            lang,
        ),
        description=PAIRED[lang].format(unit=word, metric=metric.name[lang], **names),
        height=max(frame["code"].nunique(), 1) * PAIR_HEIGHT + AROUND,
        lang=lang,
        notes=notes,
    )


def _bars(frame: pd.DataFrame, metric: Metric, lang: Lang, title: str) -> list[alt.Chart]:
    order = alt.Scale(domain=list(frame["code"]))
    names = dict(zip(frame["code"], frame["label"], strict=True))
    told = dict(zip(frame["code"], frame["told"], strict=True))
    named = alt.Y("code:N", scale=order, axis=name_axis(names))
    beside = alt.Y("code:N", scale=order, axis=side_axis(told))
    tips = tooltips(metric, lang, first=alt.Tooltip("label:N", title=title))
    scale = alt.Scale(domain=[0, _top(frame, metric)], nice=False)
    x = alt.X("value:Q", scale=scale, axis=value_axis(metric, lang))
    strong = 0.6 if metric.kind == Kind.RATE else 1
    pick = alt.selection_point(name="group", fields=["code"], on="click")
    bar = (
        alt.Chart(frame)
        .mark_bar(height={"band": 0.68})
        .encode(x=x, y=named, color=BY_ROLE, tooltip=tips)
        .encode(opacity=alt.when(pick).then(alt.value(strong)).otherwise(alt.value(strong / 2)))
        .add_params(pick)
    )
    known = alt.Chart(frame[frame["low"].notna()]).mark_rule(strokeWidth=1.5)
    line = painted(known, "ink").encode(x=alt.X("low:Q", scale=scale), x2="high:Q", y=beside)
    if frame["low"].notna().any():
        return [bar, line]
    empty = painted(alt.Chart(frame).mark_tick(opacity=0), "ink")
    return [bar, empty.encode(x=x, y=beside)]


def _pairs(
    frame: pd.DataFrame, metric: Metric, lang: Lang, leads: tuple[str, str], unit: str
) -> list[alt.Chart]:
    codes = list(dict.fromkeys(frame["code"]))
    names = dict(zip(frame["code"], frame["label"], strict=True))
    y = alt.Y("code:N", scale=alt.Scale(domain=codes, paddingInner=0.28), axis=name_axis(names))
    offset = alt.YOffset("lead:N", scale=alt.Scale(domain=list(leads), paddingInner=0.1))
    top = _top(frame, metric)
    scale = alt.Scale(domain=[0, top * 1.35], nice=False)
    axis = value_axis(metric, lang)
    if metric.kind == Kind.RATE:
        axis.values = [0, 0.25, 0.5, 0.75, 1]
    tips = [
        *tooltips(metric, lang, first=alt.Tooltip("label:N", title=dimension_name(unit, lang))),
        alt.Tooltip("lead_told:N", title=dimension_name("lead", lang)),
    ]
    frame["short"] = frame["value_told"].where(frame["shown"], frame["told"])
    frame["end"] = frame["high"].fillna(frame["value"]).fillna(0.0)
    base = alt.Chart(frame).encode(y=y, yOffset=offset)
    x = alt.X("value:Q", scale=scale, axis=axis)
    bar = base.mark_bar(opacity=0.6).encode(x=x, color=BY_ROLE, tooltip=tips)
    line = painted(base.mark_rule(strokeWidth=1.5), "ink").encode(
        x=alt.X("low:Q", scale=scale), x2="high:Q"
    )
    text = painted(base.mark_text(align="left", dx=5, fontSize=LABEL_SIZE), "ink").encode(
        x=alt.X("end:Q", scale=scale), text="short:N"
    )
    return [bar, line, text]


def _top(frame: pd.DataFrame, metric: Metric) -> float:
    if metric.kind == Kind.RATE:
        return 1.0
    largest = frame["value"].max()
    return float(largest) if pd.notna(largest) and largest > 0 else 1.0


def _description(frame: pd.DataFrame, metric: Metric, lang: Lang, word: str) -> str:
    if frame.empty:
        return f"{metric.name[lang]}: {EMPTY[lang]}"
    first = frame.iloc[0]
    return DESCRIPTION[lang].format(
        metric=metric.name[lang],
        dimension=word,
        n=len(frame),
        first=first["label"] or NONE,
        value=first["told"],
    )
