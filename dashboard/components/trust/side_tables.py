"""What differs between programmes: basis, period, levels, what is recorded, what was printed."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import is_phone
from dashboard.components.trust.side_charts import told
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme
from dashboard.domain.records import COLUMNS, RECORDS
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import LEVELS
from dashboard.reports.trust.side_by_side import Side
from dashboard.reports.trust.stated import stated_beside
from dashboard.reports.wording import day_text, period_text

DIFFERS = Text("各模式有什么不同", "What differs between the programmes")
HEADS = {
    "name": Text("模式与台账", "Programme and register"),
    "basis": Text("口径", "Basis"),
    "unit": Text("比较单位", "Unit compared"),
    "levels": Text("层级与难度", "Levels and difficulty"),
    "period": Text("期间与数据截至", "Period and data to"),
    "computed": Text("按记录计算", "From the records"),
    "stated": Text("公布", "Printed"),
    "words": Text("公布与计算", "Printed against computed"),
}
TO = Text("{period}；数据截至 {day}", "{period}; data to {day}")
RECORDED = Text("各模式登记了什么（只列有差别的）", "What each records (only where they differ)")
WHAT = Text("记录", "Record")
COLUMN = Text("纠纷：{name}", "Dispute: {name}")
LINE = Text("- {head}：{value}", "- {head}: {value}")
YES, NO = "✓", "—"
NOTHING = "—"
JOINT, STOP = Text("、", ", "), Text("；", "; ")


def differences_table(sides: Sequence[Side]) -> None:
    """Draw one row per register; on a phone one short list each."""
    lang = context().lang
    write(f"**{DIFFERS[lang]}**")
    rows = [_row(side) for side in sides]
    if is_phone():
        for row in rows:
            write(_listed(row))
        return
    frame = pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in HEADS.items()})
    show_lines(frame)


def recorded_table(programmes: Sequence[Programme]) -> None:
    """Draw which records each programme holds, leaving out what is the same for all."""
    lang = context().lang
    rows = [*_records(programmes), *_columns(programmes)]
    if not rows:
        return
    with st.expander(RECORDED[lang]):
        show_lines(pd.DataFrame(rows), title=RECORDED[lang])


def _row(side: Side) -> dict[str, str]:
    lang, stated = context().lang, stated_beside(side)
    programme, period = side.programme, period_text(side.start, side.end, lang)
    day = day_text(side.data_to, lang) if side.data_to else NOTHING
    unit = programme.called.get(programme.unit) or DIMENSIONS[programme.unit].name
    return {
        "name": side.label[lang],
        "basis": side.base_name[lang],
        "unit": unit[lang],
        "levels": _levels(programme),
        "period": TO.format(period=period, day=day)[lang],
        "computed": _computed(side),
        "stated": stated.printed.words[lang] if stated.printed else NOTHING,
        "words": stated.words[lang],
    }


def _computed(side: Side) -> str:
    if side.why_absent:
        return side.why_absent[context().lang]
    value, behind = told(side)
    return f"{value} · {behind}"


def _levels(programme: Programme) -> str:
    lang = context().lang
    areas = [programme.called.get(one) or DIMENSIONS[one].name for one in programme.area_levels]
    kinds = [LEVELS[one] for one in programme.levels]
    return STOP[lang].join(
        JOINT[lang].join(name[lang] for name in names) for names in (areas, kinds)
    )


def _records(programmes: Sequence[Programme]) -> list[dict[str, str]]:
    return _differing(
        {RECORDS[key]: [key in one.records for one in programmes] for key in RECORDS}, programmes
    )


def _columns(programmes: Sequence[Programme]) -> list[dict[str, str]]:
    named = {
        Text(*(COLUMN.format(name=name[lang])[lang] for lang in Lang)): key
        for key, name in COLUMNS.items()
    }
    held = {name: [key not in one.unrecorded for one in programmes] for name, key in named.items()}
    return _differing(held, programmes)


def _differing(
    held: dict[Text, list[bool]], programmes: Sequence[Programme]
) -> list[dict[str, str]]:
    lang = context().lang
    return [
        {WHAT[lang]: name[lang]}
        | {one.short[lang]: YES if has else NO for one, has in zip(programmes, marks, strict=True)}
        for name, marks in held.items()
        if len(set(marks)) > 1
    ]


def _listed(row: dict[str, str]) -> str:
    lang = context().lang
    lines = [
        LINE.format(head=HEADS[key][lang], value=value)[lang]
        for key, value in row.items()
        if key != "name"
    ]
    return "\n".join([f"**{row['name']}**", "", *lines])
