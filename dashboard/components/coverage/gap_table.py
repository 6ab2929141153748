"""The gaps themselves: one row each, grouped by who must act; a row opens what is behind it."""

import pandas as pd
import streamlit as st

from dashboard.components.coverage.gap_choices import Chosen
from dashboard.components.coverage.gap_records import gap_panel
from dashboard.components.drawing.tables import picked_row, show_table
from dashboard.components.drawing.writing import write
from dashboard.components.exporting.export import Export, export_button, whole
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.gap.gaps import (
    CHANGES,
    Selection,
    grouped,
    measure_text,
    selected,
    standard_of,
    unit_text,
    with_changes,
)
from dashboard.reports.unit.unit_names import area_names

HEADS = {
    "unit": Text("单位", "Unit"),
    "standard": Text("标准", "Standard"),
    "measured": Text("实有 / 应有", "Measured / required"),
    "since": Text("自", "Since"),
    "days": Text("已持续（天）", "Days so far"),
    "until": Text("至（不含）", "Until (exclusive)"),
    "area": Text("区域", "Area"),
    "owner": Text("责任单位", "Owner"),
    "source": Text("依据", "Source"),
    "change": Text("变化", "Change"),
}
GROUP_HEADS = {
    "group": Text("分组", "Group"),
    "gaps": Text("缺口", "Gaps"),
    "units": Text("单位", "Units"),
    "oldest": Text("最早自", "Oldest since"),
}
GROUPED = Text("缺口分组", "Gaps by group")
TITLE = Text("缺口明细", "Open gaps")
OPEN = Text("缺口明细（{n}）", "Open gaps ({n})")
HINT = Text("点一行查看背后的记录。", "Click a row for the records behind it.")
SINCE_THEN = Text("其间的变化与曾有的缺口（{n}）", "What moved, and gaps there were ({n})")


def gap_groups(programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> None:
    """Draw how many gaps and units stand under each standard, area or owner."""
    lang = context().lang
    gaps = _open(programme, spans, chosen)
    if gaps.empty:
        return
    counted = grouped(programme, gaps, chosen.group, _areas(programme), lang)
    counted.columns = pd.Index([GROUP_HEADS[name][lang] for name in counted.columns])
    show_table(counted, 3, title=GROUPED[lang])


def gap_table(filters: Filters, programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> None:
    """Draw one row per open gap; a clicked one opens the records behind it."""
    lang, gaps = context().lang, _open(programme, spans, chosen)
    if gaps.empty:
        return
    gaps = gaps.reset_index(drop=True)
    table = _in_words(programme, gaps, chosen)
    with st.container(horizontal=True, vertical_alignment="center"):
        write(f"**{OPEN.format(n=f'{len(gaps):,}')[lang]}**", hint=HINT[lang])
        export_button(filters, Export("gaps", TITLE, lambda: whole(table)))
    place = picked_row(
        table,
        3,
        key=f"gaps_{programme.code}_{chosen.standard}_{chosen.on}",
        alt=OPEN.format(n=len(gaps))[lang],
    )
    if place is not None:
        gap_panel(programme, gaps.iloc[place], chosen.on)


def gaps_moved(programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> None:
    """Draw, a click away, what is new, came back or was closed since the day compared with."""
    lang = context().lang
    ever = Selection(chosen.on, ever=True, standard=chosen.standard)
    moved = selected(programme, with_changes(spans, chosen.since, chosen.on), ever)
    moved = moved[moved["change"] != "standing"].reset_index(drop=True)
    with st.expander(SINCE_THEN.format(n=len(moved))[lang]):
        table = _in_words(programme, moved, chosen)
        table.insert(0, HEADS["change"][lang], [CHANGES[key][lang] for key in moved["change"]])
        table.insert(5, HEADS["until"][lang], list(moved["until"]))
        show_table(table, 4, title=SINCE_THEN.format(n=len(moved))[lang])


def _open(programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    return selected(programme, spans, Selection(chosen.on, standard=chosen.standard))


def _in_words(programme: Programme, gaps: pd.DataFrame, chosen: Chosen) -> pd.DataFrame:
    lang, names = context().lang, _areas(programme)
    rows = [gap for _, gap in gaps.iterrows()]
    standards = [standard_of(programme, str(key)) for key in gaps["standard"]]
    pairs = list(zip(standards, rows, strict=True))
    columns = {
        "unit": [unit_text(standard, gap, lang) for standard, gap in pairs],
        "standard": [standard.name[lang] for standard in standards],
        "since": list(gaps["since"]),
        "measured": [measure_text(standard, gap, lang) for standard, gap in pairs],
        "days": [
            ((gap["until"] or chosen.on) - gap["since"]).days + (not gap["until"]) for gap in rows
        ],
        "area": [names.get(str(gap["town"])) or names.get(str(gap["county"])) for gap in rows],
        "owner": [standard.owner[lang] for standard in standards],
        "source": [standard.source[lang] for standard in standards],
    }
    return pd.DataFrame({HEADS[key][lang]: values for key, values in columns.items()})


def _areas(programme: Programme) -> dict[str, str]:
    return area_names(context().scope, programme, ask)
