"""What every chart has: a title that says what is seen, words for those who cannot see it."""

import json
from collections.abc import Mapping, Sequence

import altair as alt

from dashboard.charts.figures import unit_label
from dashboard.charts.palette import MUTED
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

FONTS = "PingFang SC, Microsoft YaHei, Noto Sans SC, Noto Sans CJK SC, sans-serif"
TITLE_SIZE, LABEL_SIZE, NOTE_SIZE = 14, 12, 12
TITLE_COLUMNS, NOTE_COLUMNS = 40, 50
"""Columns of a line that fit a phone; a Chinese character takes two."""
TITLE_LINE, NOTE_LINE = 19, 16
COMMA, STOP = Text("，", ", "), Text("；", "; ")
FINE_SPAN = 0.06
"""Below this span of a rates axis whole percents would repeat."""
BAND_OPACITY, FAINT = 0.14, 0.35

Drawn = alt.Chart | alt.LayerChart


def framed(
    chart: alt.LayerChart,
    *,
    title: list[str],
    description: str,
    height: int,
    lang: Lang,
    notes: Sequence[str] = (),
) -> alt.LayerChart:
    """Give a chart title, alt text and outer size; the notes say how to read its marks.

    ``height`` is that of a chart whose title takes one line; further lines add to it.
    """
    text = _wrapped(title, COMMA[lang], TITLE_COLUMNS)
    under = _wrapped([note for note in notes if note], STOP[lang], NOTE_COLUMNS)
    heading = alt.TitleParams(
        text=text,
        anchor="start",
        frame="bounds",
        fontSize=TITLE_SIZE,
        offset=14,
        subtitle=under,
        subtitleFontSize=NOTE_SIZE,
        subtitlePadding=4,
        subtitleColor=MUTED,
    )
    return chart.properties(
        title=heading,
        description=description,
        height=height + (len(text) - 1) * TITLE_LINE + len(under) * NOTE_LINE,
        autosize=alt.AutoSizeParams(type="fit", contains="padding"),
    )


def layered(*layers: Drawn) -> alt.LayerChart:
    """Lay charts over each other, first at the bottom."""
    return alt.LayerChart(layer=list(layers))


def titled(seen: Sequence[str], context: str, lang: Lang) -> list[str]:
    """Return a title: what is seen, by what; the context follows on its own line if need be."""
    head = COMMA[lang].join(part for part in seen if part)
    whole = COMMA[lang].join(part for part in (head, context) if part)
    return (
        [whole]
        if _columns(whole) <= TITLE_COLUMNS
        else [*seen, *([f"\n{context}"] if context else [])]
    )


def seen(metric: Metric, lang: Lang) -> str:
    """Name what a chart shows; counts with what is counted."""
    name, unit = metric.name[lang], unit_label(metric, lang)
    if metric.kind != Kind.COUNT:
        return name
    return f"{name}（{unit}）" if lang == Lang.ZH else f"{name} ({unit})"


def names_by_code(names: Mapping[str, str]) -> str:
    """Return a label expression that writes names for codes; names are data, never code."""
    return f"{json.dumps(dict(names))}[datum.value]"


def name_axis(
    names: Mapping[str, str], *, bold: tuple[str, ...] = (), limit: int = 134
) -> alt.Axis:
    """Return an axis of units by name, the reader's own in bold."""
    own = {"test": f"indexof({json.dumps(list(bold))}, datum.value) >= 0", "value": "bold"}
    return alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        labelExpr=names_by_code(names),
        labelFontSize=LABEL_SIZE,
        labelFontWeight={"condition": own, "value": "normal"},
        labelLimit=limit,
        labelOverlap=False,
        labelPadding=6,
        title=None,
        ticks=False,
        domain=False,
        grid=False,
    )


def side_axis(texts: Mapping[str, str]) -> alt.Axis:
    """Return an axis at the right that writes each row's value beside its row."""
    return alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        labelExpr=names_by_code(texts),
        orient="right",
        labelFontSize=LABEL_SIZE,
        labelLimit=160,
        labelOverlap=False,
        labelPadding=6,
        title=None,
        ticks=False,
        domain=False,
        grid=False,
    )


def marker_axis(lines: Mapping[str, float], *, orient: str) -> alt.Axis:
    """Return an axis whose only labels are the names of reference lines."""
    names, values = json.dumps(list(lines)), json.dumps(list(lines.values()))
    return alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        values=list(lines.values()),
        labelExpr=f"{names}[indexof({values}, datum.value)]",
        orient=orient,  # type: ignore[arg-type]
        labelFontSize=LABEL_SIZE,
        labelLimit=140,
        labelOverlap="greedy",
        labelPadding=4,
        title=None,
        ticks=False,
        domain=False,
        grid=False,
    )


def value_axis(
    metric: Metric, lang: Lang, *, upright: bool = False, fine: bool = False
) -> alt.Axis:
    """Return the axis of a value; percent stands in the labels, any other unit is its title.

    ``fine`` writes percent with a decimal, where whole ones would repeat.
    """
    unit = None if metric.kind == Kind.RATE else unit_label(metric, lang)
    divisor = 10_000 if metric.unit.key == "yuan" else 1
    format_ = (".1%" if fine else ".0%") if metric.kind == Kind.RATE else ",~f"
    place = (
        {"titleAngle": 0, "titleAlign": "left", "titleAnchor": "end", "titleX": -30, "titleY": -8}
        if upright
        else {"titleAnchor": "end"}
    )
    return alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        title=unit,
        labelExpr=f"format(datum.value / {divisor}, '{format_}')",
        labelFontSize=LABEL_SIZE,
        titleFontSize=NOTE_SIZE,
        titlePadding=6,
        labelPadding=6,
        tickCount=5,
        ticks=False,
        domain=False,
        **place,
    )


def _wrapped(parts: Sequence[str], between: str, limit: int) -> list[str]:
    """Put parts into lines that fit; a part that begins with a line break starts one."""
    lines: list[str] = []
    for part in parts:
        joined = f"{lines[-1]}{between}{part}" if lines else part
        if not lines or part.startswith("\n") or _columns(joined) > limit:
            lines.append(part.strip())
        else:
            lines[-1] = joined
    return lines


def _columns(text: str) -> int:
    return sum(2 if ord(character) > 0x2E7F else 1 for character in text)
