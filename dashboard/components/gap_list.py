"""Coverage: standards met and missed on a day, and every gap with its owner."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.cache import ask
from dashboard.components.context import context
from dashboard.components.recorded import JOINT
from dashboard.components.screen import columns_shown
from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.kept import gap_spans
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.standards import Standard
from dashboard.domain.text import Text
from dashboard.reports.wording import day_text

HEADS = {
    "unit": Text("单位", "Unit"),
    "standard": Text("标准", "Standard"),
    "measured": Text("实有 / 应有", "Measured / required"),
    "since": Text("自", "Since"),
    "days": Text("已持续（天）", "Days so far"),
    "until": Text("至（不含）", "Until (exclusive)"),
    "owner": Text("责任单位", "Owner"),
    "source": Text("依据", "Source"),
}
DURING = Text("所选期间内出现过的缺口（{n}）", "Gaps at any time in the chosen period ({n})")
NONE_OPEN = Text(
    "**{day}**，{n} 项标准全部达标，没有缺口。", "On **{day}** all {n} standards are met; no gap."
)
OPEN_GAPS = Text(
    "**{day}** 有 **{n}** 处缺口，涉及 {standards} 项标准；"
    "最早的自 {oldest} 起：{unit}，{standard}。",
    "On **{day}** there are **{n}** gaps in {standards} standards; the oldest since {oldest}: "
    "{unit}, {standard}.",
)
SUBJECTS = {
    "firm": Text("律所入驻", "firms at stations"),
    "room": Text("调解室设置", "mediation rooms"),
    "duty": Text("值守时间", "duty hours"),
    "call": Text("顾问电话", "adviser calls"),
    "visit": Text("顾问上门", "adviser visits"),
    "lecture": Text("法律讲座", "lectures"),
}
"""What standards can be about."""
UNDECLARED = Text(
    "没有声明标准，故不核对：{what}。",
    "Without a declared standard, so not checked: {what}.",
)
UNDEFINED = Text("来源未定义：{what}。", " Not defined by the source: {what}.")
NO_STANDARD = Text(
    "这一工作模式没有声明覆盖标准。", "This programme declares no coverage standard."
)


def all_gaps(programme: Programme) -> pd.DataFrame:
    """Return every gap span in the reader's reach, evaluated once per data version."""
    return ask(_spans, context().scope, programme.code)


def gap_verdict(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Say in one sentence how many gaps are open and which is the oldest."""
    lang, still = context().lang, open_on(spans, day)
    if not programme.standards:
        st.info(NO_STANDARD[lang])
        return
    if still.empty:
        n = len(programme.standards)
        st.markdown(NONE_OPEN.format(day=day_text(day, lang), n=n)[lang])
        return
    oldest = still.sort_values("since").iloc[0]
    text = OPEN_GAPS.format(
        day=day_text(day, lang),
        n=len(still),
        standards=still["standard"].nunique(),
        oldest=day_text(oldest["since"], lang),
        unit=oldest["name"],
        standard=_standard(programme, oldest["standard"]).name[lang],
    )
    st.markdown(text[lang])


def say_undeclared(programme: Programme) -> None:
    """Name what the programme sets no standard for, and standards its source leaves undefined."""
    lang = context().lang
    declared = {standard.subject for standard in programme.standards}
    absent = [name[lang] for key, name in SUBJECTS.items() if key not in declared]
    unclear = [one.name[lang] for one in programme.undefined if one.key.startswith("standard_")]
    parts = [
        text[lang].format(what=JOINT[lang].join(names))
        for text, names in ((UNDECLARED, absent), (UNDEFINED, unclear))
        if names
    ]
    if parts:
        st.caption("".join(parts))


def rate_cards(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Draw one small card per standard: units meeting it of all units."""
    lang = context().lang
    if not programme.standards:
        return
    rates = coverage_rates(context().scope, programme, spans, day, ask)
    with st.grid(3, min_column_width=150, gap="small"):
        for row in rates.itertuples(index=False):
            standard = _standard(programme, row.standard)
            st.metric(
                standard.name[lang],
                f"{row.meeting}/{row.units}",
                help=f"{standard.requirement[lang]} · {standard.source[lang]}",
                border=True,
            )


def gap_table(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Draw one row per open gap: unit, standard, measured, since when, owner, source."""
    still = open_on(spans, day).sort_values(["standard", "since", "unit"])
    if still.empty:
        return
    lang, days = context().lang, [(day - since).days + 1 for since in still["since"]]
    table = _named(programme, still)
    table.insert(4, HEADS["days"][lang], days)
    st.dataframe(columns_shown(table, 4), hide_index=True)


def gaps_during(programme: Programme, spans: pd.DataFrame, start: date, end: date) -> None:
    """Draw, a click away, every gap that was open on some day of a period, with its end."""
    lang = context().lang
    ends = [until is None or until > start for until in spans["until"]]
    found = spans[(spans["since"] <= end) & pd.Series(ends, index=spans.index, dtype=bool)]
    with st.expander(DURING.format(n=len(found))[lang]):
        table = _named(programme, found.sort_values(["since", "standard", "unit"]))
        untils = list(found.sort_values(["since", "standard", "unit"])["until"])
        table.insert(4, HEADS["until"][lang], untils)
        st.dataframe(table, hide_index=True)


def _named(programme: Programme, gaps: pd.DataFrame) -> pd.DataFrame:
    lang = context().lang
    standards = [_standard(programme, key) for key in gaps["standard"]]
    pairs = zip(gaps["measured"], gaps["required"], strict=True)
    return pd.DataFrame(
        {
            HEADS["unit"][lang]: list(gaps["name"]),
            HEADS["standard"][lang]: [standard.name[lang] for standard in standards],
            HEADS["measured"][lang]: [f"{got:g} / {needed:g}" for got, needed in pairs],
            HEADS["since"][lang]: list(gaps["since"]),
            HEADS["owner"][lang]: [standard.owner[lang] for standard in standards],
            HEADS["source"][lang]: [standard.source[lang] for standard in standards],
        }
    )


def _spans(scope: Scope, code: str) -> pd.DataFrame:
    return gap_spans(scope, programme_of(code), ask)


def _standard(programme: Programme, key: str) -> Standard:
    return next(standard for standard in programme.standards if standard.key == key)
