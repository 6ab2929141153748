"""Units against room kinds or months: a cell says its number, colour only repeats it."""

import json
from typing import cast

import altair as alt
import pandas as pd

from dashboard.charts.figures import NONE
from dashboard.charts.framing import LABEL_SIZE, framed, layered, name_axis, titled
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.palette import BY_ROLE, MUTED, painted
from dashboard.charts.rows import coded, dimension_name, dimension_word, unit_column
from dashboard.domain.kinds import ROOM_KINDS
from dashboard.domain.text import Lang, Text

ROOMS = Text("调解室数量", "Mediation rooms")
BY_KIND = Text("按{unit}和类型", "by {unit} and kind")
KIND, COUNT = Text("类型", "Kind"), Text("数量", "Rooms")
ROOMS_NOTES = Text("数字：间数", "Number: rooms"), Text("—：没有", "—: none")
ROOMS_DESCRIPTION = Text(
    "矩阵：{n} 个{unit}各类调解室的间数，{empty} 格没有。",
    "Matrix of rooms by kind for {n} ({unit}); {empty} cells have none.",
)
DUTY = Text("值守缺勤班次", "Duty shifts missed")
BY_MONTH = Text("按{unit}和月份", "by {unit} and month")
DUTY_NOTES = (
    Text("数字：当月缺勤班次", "Number: shifts missed"),
    Text("颜色越深缺勤越多", "Stronger: more missed"),
    Text("—：没有排班", "—: none planned"),
)
DUTY_DESCRIPTION = Text(
    "矩阵：{n} 个{unit}逐月缺勤班次，合计 {missed} 班，应值守 {shifts} 班。",
    "Matrix of shifts missed by month for {n} ({unit}): {missed} of {shifts} planned.",
)
MONTH, MISSED, ATTENDED = (
    Text("月份", "Month"),
    Text("缺勤", "Missed"),
    Text("到岗/应值守", "Attended/planned"),
)
ROW_HEIGHT, AROUND = 26, 120


def presence_matrix(
    frame: pd.DataFrame, lang: Lang, *, called: Text | None = None, context: str = ""
) -> alt.LayerChart:
    """Draw how many rooms of each kind a unit has.

    One row per unit and kind: a unit column (``station``, ``community`` …), ``kind``,
    ``count``, and ``name`` where there is one. A pair that is absent counts as none.
    """
    unit = unit_column(frame)
    cells = coded(_all_pairs(frame, unit), unit, lang)
    cells["kind_told"] = [
        ROOM_KINDS[kind][lang] if kind in ROOM_KINDS else kind for kind in cells["kind"]
    ]
    cells["told"] = [f"{n:,.0f}" if n else NONE for n in cells["count"]]
    cells["role"] = ["working" if n else "worse" for n in cells["count"]]
    cells["strength"] = [0.22 if n else 0.0 for n in cells["count"]]
    tips = [
        alt.Tooltip("label:N", title=dimension_name(unit, lang, called)),
        alt.Tooltip("kind_told:N", title=KIND[lang]),
        alt.Tooltip("told:N", title=COUNT[lang]),
    ]
    word = dimension_word(unit, lang, called)
    x = _kind_x(list(dict.fromkeys(cells["kind"])), lang)
    n = cells["code"].nunique()
    return framed(
        layered(*_cells(cells, x, tips)),
        title=titled([ROOMS[lang], BY_KIND[lang].format(unit=word)], context, lang),
        description=ROOMS_DESCRIPTION[lang].format(
            n=n, unit=word, empty=int((cells["count"] == 0).sum())
        ),
        height=max(n, 1) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[note[lang] for note in ROOMS_NOTES],
    )


def month_matrix(
    frame: pd.DataFrame, lang: Lang, *, called: Text | None = None, context: str = ""
) -> alt.LayerChart:
    """Draw the shifts a unit missed in each month, stronger where more of them were missed.

    Takes the values of duty attendance by unit and month: ``numerator`` attended,
    ``denominator`` planned.
    """
    unit = unit_column(frame)
    cells = _missed(coded(frame, unit, lang), lang)
    tips = [
        alt.Tooltip("label:N", title=dimension_name(unit, lang, called)),
        alt.Tooltip("month_told:N", title=MONTH[lang]),
        alt.Tooltip("missed_told:N", title=MISSED[lang]),
        alt.Tooltip("attended_told:N", title=ATTENDED[lang]),
    ]
    word = dimension_word(unit, lang, called)
    n = cells["code"].nunique()
    return framed(
        layered(*_cells(cells, month_x(month_span(cells["month"]), lang), tips)),
        title=titled([DUTY[lang], BY_MONTH[lang].format(unit=word)], context, lang),
        description=DUTY_DESCRIPTION[lang].format(
            n=n,
            unit=word,
            missed=f"{cells['missed'].sum():,.0f}",
            shifts=f"{cells['planned'].sum():,.0f}",
        ),
        height=max(n, 1) * ROW_HEIGHT + AROUND,
        lang=lang,
        notes=[note[lang] for note in DUTY_NOTES],
    )


def _all_pairs(frame: pd.DataFrame, unit: str) -> pd.DataFrame:
    keys = [unit, "name"] if "name" in frame else [unit]
    present = set(frame["kind"])
    known = [kind for kind in ROOM_KINDS if kind in present]
    kinds = [*known, *sorted(present - set(known))]
    every = (
        frame[keys]
        .drop_duplicates()
        .merge(pd.DataFrame({"kind": pd.Series(kinds, dtype=frame["kind"].dtype)}), how="cross")
    )
    counts = frame.groupby([unit, "kind"], as_index=False)["count"].sum()
    out = every.merge(counts, on=[unit, "kind"], how="left")
    return out.assign(count=out["count"].fillna(0).astype("int64"))


def _kind_x(kinds: list[str], lang: Lang) -> alt.X:
    """Return the axis of room kinds, in names short enough for a phone."""
    lines = {
        kind: _short(ROOM_KINDS[kind][lang], lang) if kind in ROOM_KINDS else [kind]
        for kind in kinds
    }
    axis = alt.Axis(
        labelColor=MUTED,
        titleColor=MUTED,
        labelFlush=False,
        title=None,
        orient="bottom",
        labelAngle=0,
        labelFontSize=LABEL_SIZE,
        labelExpr=f"{json.dumps(lines)}[datum.value]",
        labelOverlap=False,
        labelPadding=6,
        ticks=False,
        domain=False,
    )
    return alt.X("kind:N", scale=alt.Scale(domain=kinds), axis=axis)


def _short(name: str, lang: Lang) -> list[str]:
    """Leave out what the title says already (调解室, room), four characters a line."""
    if lang == Lang.EN:
        return [name.removesuffix(" room")]
    kept = name.removesuffix("调解室")
    return [kept[:4], kept[4:]] if len(kept) > 4 else [kept]


def _missed(frame: pd.DataFrame, lang: Lang) -> pd.DataFrame:
    cells = frame.copy()
    cells["month"] = month_keys(cells["month"])
    cells["month_told"] = [month_name(key, lang) for key in cells["month"]]
    cells["planned"] = cells["denominator"].astype("float64").fillna(0)
    cells["missed"] = cells["planned"] - cells["numerator"].astype("float64").fillna(0)
    planned = cells["planned"] > 0
    cells["told"] = [
        f"{n:,.0f}" if any_ else NONE for n, any_ in zip(cells["missed"], planned, strict=True)
    ]
    cells["missed_told"] = cells["told"]
    cells["attended_told"] = [
        f"{p - m:,.0f}/{p:,.0f}" for p, m in zip(cells["planned"], cells["missed"], strict=True)
    ]
    cells["role"] = ["worse" if n > 0 else "few" for n in cells["missed"]]
    share = (cells["missed"] / cells["planned"].where(planned)).fillna(0)
    cells["strength"] = (share / max(float(share.max()), 0.2) * 0.6).where(share > 0, 0.0)
    return cells


def _cells(cells: pd.DataFrame, x: alt.X, tips: list[alt.Tooltip]) -> list[alt.Chart]:
    names = cast(dict[str, str], dict(zip(cells["code"], cells["label"], strict=True)))
    y = alt.Y("code:N", scale=alt.Scale(domain=list(names)), axis=name_axis(names))
    base = alt.Chart(cells).encode(x=x, y=y, tooltip=tips)
    opacity = alt.Opacity("strength:Q", scale=alt.Scale(domain=[0, 1], range=[0, 1]), legend=None)
    fill = base.mark_rect(cornerRadius=2, width={"band": 0.92}, height={"band": 0.86})
    edge = base.mark_rect(
        cornerRadius=2, width={"band": 0.92}, height={"band": 0.86}, filled=False, strokeWidth=1
    )
    words = [
        painted(alt.Chart(cells[chosen]).mark_text(fontSize=LABEL_SIZE), role).encode(
            x=x, y=y, text="told:N"
        )
        for role, chosen in (("ink", cells["strength"] > 0), ("muted", cells["strength"] == 0))
    ]
    return [fill.encode(color=BY_ROLE, opacity=opacity), painted(edge, "line"), *words]
