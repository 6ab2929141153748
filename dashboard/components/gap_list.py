"""Coverage: standards met and missed on a day, and every gap with its owner."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.cache import ask
from dashboard.components.context import context
from dashboard.components.screen import columns_shown
from dashboard.coverage.gaps import coverage_rates, gap_spans, open_on
from dashboard.domain.programme import Programme, Standard
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.wording import day_text

HEADS = {
    "unit": Text("单位", "Unit"),
    "standard": Text("标准", "Standard"),
    "measured": Text("实有 / 应有", "Measured / required"),
    "since": Text("自", "Since"),
    "days": Text("已持续（天）", "Days so far"),
    "owner": Text("责任单位", "Owner"),
    "source": Text("依据", "Source"),
}
RATE = Text("达标", "Met")
NONE_OPEN = Text(
    "**{day}**，{n} 项标准全部达标，没有缺口。", "On **{day}** all {n} standards are met; no gap."
)
OPEN_GAPS = Text(
    "**{day}** 有 **{n}** 处缺口，涉及 {standards} 项标准；"
    "最早的自 {oldest} 起：{unit}，{standard}。",
    "On **{day}** there are **{n}** gaps in {standards} standards; the oldest since {oldest}: "
    "{unit}, {standard}.",
)
NO_STANDARD = Text(
    "这一工作模式没有声明覆盖标准。", "This programme declares no coverage standard."
)


def all_gaps(programme: Programme) -> pd.DataFrame:
    """Return every gap span in the reader's reach, evaluated once per data version."""
    return ask(_spans, context().scope, programme.code)


def gap_verdict(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Say in one sentence how many gaps are open and which is the oldest."""
    lang, still = context().lang, open_on(spans, day)
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


def rate_cards(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Draw one small card per standard: units meeting it of all units."""
    lang = context().lang
    rates = coverage_rates(context().scope, programme, spans, day, ask)
    with st.grid(max(len(rates), 1), min_column_width=170, gap="small"):
        for row in rates.itertuples(index=False):
            standard = _standard(programme, row.standard)
            st.metric(
                standard.name[lang],
                f"{row.meeting}/{row.units}",
                help=f"{standard.requirement[lang]}（{standard.source[lang]}）",
                border=True,
            )


def gap_table(programme: Programme, spans: pd.DataFrame, day: date) -> None:
    """Draw one row per open gap: unit, standard, measured, since when, owner, source."""
    lang, still = context().lang, open_on(spans, day).sort_values(["standard", "since", "unit"])
    if still.empty:
        return
    rows = []
    for gap in still.itertuples(index=False):
        standard = _standard(programme, gap.standard)
        rows.append(
            {
                HEADS["unit"][lang]: gap.name,
                HEADS["standard"][lang]: standard.name[lang],
                HEADS["measured"][lang]: f"{gap.measured:g} / {gap.required:g}",
                HEADS["since"][lang]: gap.since,
                HEADS["days"][lang]: (day - gap.since).days + 1,
                HEADS["owner"][lang]: standard.owner[lang],
                HEADS["source"][lang]: standard.source[lang],
            }
        )
    st.dataframe(columns_shown(pd.DataFrame(rows), 4), hide_index=True)


def _spans(scope: Scope, code: str) -> pd.DataFrame:
    return gap_spans(scope, programme_of(code), ask)


def _standard(programme: Programme, key: str) -> Standard:
    return next(standard for standard in programme.standards if standard.key == key)
