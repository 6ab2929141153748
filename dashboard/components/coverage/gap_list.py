"""Coverage in words and by standard: what is met by how many, what is not checked and why."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.coverage.gap_choices import Chosen
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import JOINT
from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.history import changes
from dashboard.coverage.kept import gap_spans
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.standards import KINDS, SUBJECTS, Standard
from dashboard.domain.text import Text
from dashboard.reports.gap.gaps import standard_of, unit_kind, unit_text
from dashboard.reports.wording import day_text

NONE_OPEN = Text(
    "**{day}**，{n} 项已核对的标准全部达标，没有缺口。",
    "On **{day}** all {n} standards that are checked are met; no gap.",
)
OPEN_GAPS = Text(
    "**{day}** 有 **{n}** 处缺口，涉及 {standards} 项标准、{units} 个单位；"
    "最早的自 {oldest} 起：{unit}，{standard}。",
    "On **{day}** there are **{n}** gaps in {standards} standards at {units} units; the oldest "
    "since {oldest}: {unit}, {standard}.",
)
MOVED = Text(
    "与 {since} 相比：新增 **{new}** 处，再次出现 **{reopened}** 处，已补上 **{closed}** 处。",
    " Against {since}: **{new}** new, **{reopened}** opened again, **{closed}** closed.",
)
UNDECLARED = Text(
    "没有声明标准，故不核对：{what}。",
    "Without a declared standard, so not checked: {what}.",
)
UNDEFINED = Text("来源未定义：{what}。", " Not defined by the source: {what}.")
NO_STANDARD = Text(
    "这一工作模式没有声明覆盖标准。", "This programme declares no coverage standard."
)
HEADS = {
    "standard": Text("标准", "Standard"),
    "met": Text("达标 / 应达标", "Meeting / all"),
    "share": Text("达标率", "Share"),
    "gaps": Text("缺口", "Gaps"),
    "oldest": Text("最早自", "Oldest since"),
    "unit": Text("核对单位", "Checked by"),
    "kind": Text("类别", "Kind"),
    "requirement": Text("要求", "Requirement"),
    "owner": Text("责任单位", "Owner"),
    "source": Text("依据", "Source"),
    "assumed": Text("来源未写明、本库所取", "Left open by the source, and taken"),
}
DUE_ON = Text("{day} 到期", "due {day}")
FROM_ON = Text("自 {day} 起核对", "checked from {day}")
UNCHECKED = Text("没有核对的内容", "What is not checked")
BY_STANDARD = Text("各项标准达标情况", "Standards, and how many units meet them")


def all_gaps(programme: Programme) -> pd.DataFrame:
    """Return every gap span in the reader's reach, as kept with the data version."""
    return ask(_spans, context().scope, programme.code)


def gap_verdict(programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> None:
    """Say in two sentences how many gaps are open, which is the oldest, and what moved."""
    lang, day, since = context().lang, chosen.on, chosen.since
    if not programme.standards:
        write_notice(NO_STANDARD[lang])
        return
    if chosen.standard:
        spans = spans[spans["standard"] == chosen.standard]
    still = open_on(spans, day)
    checked = sum(standard.since <= day for standard in programme.standards)
    n = 1 if chosen.standard else checked
    text = _open_text(programme, still, day) if len(still) else _none_text(n, day)
    found = changes(spans, since, day)
    counted = {"new": len(found.new), "reopened": len(found.reopened), "closed": len(found.closed)}
    moved = MOVED.format(since=day_text(since, lang), **counted) if since < day else Text("", "")
    write(text[lang] + moved[lang])


def say_undeclared(programme: Programme) -> None:
    """Name what the programme sets no standard for, and standards its source leaves undefined."""
    lang = context().lang
    declared = {standard.subject for standard in programme.standards}
    absent = [one.name[lang] for key, one in SUBJECTS.items() if key not in declared]
    unclear = [one.name[lang] for one in programme.undefined if one.key.startswith("standard_")]
    parts = [
        text[lang].format(what=JOINT[lang].join(names))
        for text, names in ((UNDECLARED, absent), (UNDEFINED, unclear))
        if names
    ]
    if parts:
        with st.expander(UNCHECKED[lang]):
            write_small("".join(parts))


def standards_table(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Draw one row per standard: units meeting it of all units, its gaps, owner and source."""
    lang, still = context().lang, open_on(spans, day)
    if not programme.standards:
        return
    rates = ask(_rates, context().scope, programme.code, day)
    own = [still[still["standard"] == key] for key in rates["standard"]]
    table = _in_words(programme, rates, day)
    table.insert(3, HEADS["gaps"][lang], [len(gaps) for gaps in own])
    oldest = [gaps["since"].min() if len(gaps) else None for gaps in own]
    table.insert(4, HEADS["oldest"][lang], oldest)
    write(f"**{BY_STANDARD[lang]}**")
    share = st.column_config.ProgressColumn(min_value=0, max_value=100, format="%.1f%%")
    show_table(
        table,
        2,
        columns={
            HEADS["met"][lang]: st.column_config.TextColumn(width=150),
            HEADS["share"][lang]: share,
            HEADS["oldest"][lang]: st.column_config.DateColumn(format="YYYY-MM-DD", width=100),
        },
        alt=BY_STANDARD[lang],
    )


def _in_words(programme: Programme, rates: pd.DataFrame, day: date) -> pd.DataFrame:
    lang = context().lang
    standards = [standard_of(programme, key) for key in rates["standard"]]
    met = [
        f"{row.meeting:,}/{row.units:,}" if day >= standard.since else _not_yet(standard)[lang]
        for standard, row in zip(standards, rates.itertuples(index=False), strict=True)
    ]
    columns = {
        "standard": [standard.name[lang] for standard in standards],
        "met": met,
        "share": list(100 * rates["meeting"] / rates["units"].where(rates["units"] > 0)),
        "unit": [unit_kind(standard, programme)[lang] for standard in standards],
        "requirement": [standard.requirement[lang] for standard in standards],
        "kind": [KINDS[standard.kind][lang] for standard in standards],
        "owner": [standard.owner[lang] for standard in standards],
        "source": [standard.source[lang] for standard in standards],
        "assumed": [one.assumed[lang] if one.assumed else None for one in standards],
    }
    return pd.DataFrame({HEADS[key][lang]: values for key, values in columns.items()})


def _not_yet(standard: Standard) -> Text:
    """Say from when a standard will be checked, or when its target is due."""
    text = DUE_ON if standard.kind == "target" else FROM_ON
    return text.format(day=day_text(standard.since, context().lang))


def _open_text(programme: Programme, still: pd.DataFrame, day: date) -> Text:
    lang = context().lang
    oldest = still.sort_values(["since", "standard", "unit"]).iloc[0]
    standard = standard_of(programme, oldest["standard"])
    return OPEN_GAPS.format(
        day=day_text(day, lang),
        n=f"{len(still):,}",
        standards=still["standard"].nunique(),
        units=f"{still['code'].nunique():,}",
        oldest=day_text(oldest["since"], lang),
        unit=plain(unit_text(standard, oldest, lang)),
        standard=standard.name[lang],
    )


def _none_text(n: int, day: date) -> Text:
    return NONE_OPEN.format(day=day_text(day, context().lang), n=n)


def _spans(scope: Scope, code: str) -> pd.DataFrame:
    return gap_spans(scope, programme_of(code), ask)


def _rates(scope: Scope, code: str, day: date) -> pd.DataFrame:
    programme = programme_of(code)
    return coverage_rates(scope, programme, ask(_spans, scope, code), day, ask)
