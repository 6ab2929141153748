"""What is behind a gap: its standard in words, the records that show it, and what to do next."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import plain
from dashboard.components.notice.notice_links import gap_notice_link
from dashboard.components.visit.visit_choice import way_to_card
from dashboard.coverage.spans import DAY
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import CHECKLIST_ITEMS
from dashboard.domain.programme import Programme
from dashboard.domain.standards import SUBJECTS, Standard
from dashboard.domain.text import Text
from dashboard.queries.standards.evidence import LIMIT, evidence
from dashboard.reports.gap.gaps import measure_text, standard_of, unit_text
from dashboard.reports.wording import day_text

ABOUT = Text(
    "**{unit}** · {standard}：{requirement}。{measured}，自 {since} 起。责任单位：{owner}。"
    "依据：{source}。",
    "**{unit}** · {standard}: {requirement}. {measured}, since {since}. Owner: {owner}. "
    "Source: {source}.",
)
ASSUMED = Text("来源未写明：{what}。", "Left open by the source: {what}.")
RECORDS = Text("背后的记录（{n} 条）", "Records behind it ({n})")
NO_RECORDS = Text(
    "没有任何记录：本库从未登记过该单位的“{what}”。",
    "There is no record at all: '{what}' was never recorded of this unit.",
)
MOST = Text("只列前 {n} 条。", "Only the first {n} are listed.")
STARTS, ENDS, WHAT, MET = (
    Text("起 / 日期", "From / day"),
    Text("止", "To"),
    Text("内容", "What"),
    Text("是否达到", "Met"),
)
YES, NO = Text("达到", "Met"), Text("未达到", "Not met")
CASES = Text("查看未达到的纠纷（{register}）", "See the disputes that lack it ({register})")
OF_CASES = {"dossier": "incomplete", "feedback": "not_fed_back"}


def gap_panel(programme: Programme, gap: pd.Series, day: date) -> None:
    """Draw a gap with its standard, the records behind it and the ways on."""
    lang, standard = context().lang, standard_of(programme, str(gap["standard"]))
    with st.container(border=True):
        write(_about(standard, gap)[lang])
        if standard.assumed:
            write_small(ASSUMED.format(what=standard.assumed[lang])[lang])
        if standard.subject in OF_CASES:
            _cases(programme, standard, gap, day)
        else:
            _records(programme, standard, gap, day)
        if not gap["until"]:
            # What was mended by the data-to day is nothing to write about any more.
            gap_notice_link(programme.code, standard.key, str(gap["unit"]))
        if standard.unit == "room":
            way_to_card(programme.code, "room", str(gap["code"]))
        else:
            way_to_card(programme.code, "station", str(gap["station"] or ""))


def _about(standard: Standard, gap: pd.Series) -> Text:
    lang = context().lang
    return ABOUT.format(
        unit=plain(unit_text(standard, gap, lang)),
        standard=standard.name[lang],
        requirement=standard.requirement[lang],
        measured=measure_text(standard, gap, lang),
        since=day_text(gap["since"], lang),
        owner=standard.owner[lang],
        source=standard.source[lang],
    )


def _cases(programme: Programme, standard: Standard, gap: pd.Series, day: date) -> None:
    """Link to the disputes that lack it, one list for every register: they are not added up."""
    lang, end = context().lang, (gap["until"] - DAY) if gap["until"] else day
    for register in programme.registers:
        chosen = Filters(
            programme=programme.code,
            register=register.key,
            start=gap["since"],
            end=end,
            state=OF_CASES[standard.subject],
        ).choose(**{standard.unit: str(gap["code"])})
        page_link("disputes", CASES.format(register=register.name[lang])[lang], chosen)


def _records(programme: Programme, standard: Standard, gap: pd.Series, day: date) -> None:
    lang = context().lang
    until = gap["until"] or day
    asked = (programme.code, standard, str(gap["code"]), gap["since"], until)
    found = ask(evidence, context().scope, *asked)
    if found.empty:
        write_small(NO_RECORDS.format(what=SUBJECTS[standard.subject].name[lang])[lang])
        return
    write_small(RECORDS.format(n=len(found))[lang])
    show_table(_in_words(programme, standard, found))
    if len(found) >= LIMIT:
        write_small(MOST.format(n=LIMIT)[lang])


def _in_words(programme: Programme, standard: Standard, found: pd.DataFrame) -> pd.DataFrame:
    lang = context().lang
    names = _names(programme, standard)
    columns: dict[Text, list[object]] = {
        STARTS: [_moment(value) for value in found["starts"]],
        ENDS: [_moment(value) for value in found["ends"]],
        WHAT: [names.get(str(value), value) for value in found["what"]],
    }
    if found["met"].notna().any():
        columns[MET] = [(YES if met else NO)[lang] for met in found["met"]]
    kept = {head: values for head, values in columns.items() if any(v is not None for v in values)}
    return pd.DataFrame({head[lang]: values for head, values in kept.items()})


def _names(programme: Programme, standard: Standard) -> dict[str, str]:
    lang = context().lang
    if standard.subject == "firm":
        return names_of(programme.code, "firm")
    if standard.subject == "inspection":
        return {key: name[lang] for key, name in CHECKLIST_ITEMS.items()}
    return {key: one.name[lang] for key, one in SUBJECTS.items()}


def _moment(value: object) -> str | None:
    if value is None or pd.isna(value):
        return None
    moment = pd.Timestamp(str(value))
    return f"{moment:%Y-%m-%d}" if moment == moment.normalize() else f"{moment:%Y-%m-%d %H:%M}"
