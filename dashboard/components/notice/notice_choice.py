"""Choosing what a notice is to be about: an open gap, an overdue dispute or a key case in reach."""

import pandas as pd
import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.recorded import has
from dashboard.components.notice.notice_subjects import MOST, Asked, open_cases, open_gaps
from dashboard.domain.filters import Filters
from dashboard.domain.notice import ABOUTS, About
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.gap.gaps import standard_of, unit_text
from dashboard.reports.wording import day_text

CHOOSE = Text("发出提示函、督办函", "Issue a reminder or notice")
WHAT = Text("事项种类", "About")
STANDARD, UNIT = Text("标准", "Standard"), Text("单位", "Unit")
WHICH = Text("纠纷（本台账，最早的在前）", "Dispute (of this register, the oldest first)")
OF = Text("{name}（{n} 处）", "{name} ({n})")
SINCE = Text("{name}（自 {day} 起）", "{name} (since {day})")
CASE = Text("{id}（{day}）", "{id} ({day})")
NEXT = Text("对此事项发函", "Write on this matter")
NOTHING = Text("没有可以发函的事项。", "There is nothing of the kind to write about.")
NOT_ALL = Text(
    "只列最早的 {most} 件；其他纠纷可从其详情页发函。",
    "Only the oldest {most} are listed; any other can be written about from its own page.",
)


def choose_matter(filters: Filters) -> None:
    """Draw the choice; what is chosen goes into the link and is looked up again from there."""
    lang = context().lang
    with st.expander(CHOOSE[lang], icon=":material/outgoing_mail:"):
        about = st.radio(
            WHAT[lang],
            _offered(filters),
            format_func=lambda one: ABOUTS[About(one)][lang],
            horizontal=True,
            key=f"notice_about_{lang}",
        )
        asked = _gap(filters) if about == About.GAP else _case(filters, about)
        if asked is None:
            st.caption(NOTHING[lang])
        elif st.button(NEXT[lang], key="notice_next"):
            st.query_params.update(asked.to_query())
            st.rerun()


def _offered(filters: Filters) -> list[About]:
    return [one for one in About if one != About.KEY_CASE or has(filters, "key_cases")]


def _gap(filters: Filters) -> Asked | None:
    lang, programme = context().lang, programme_of(filters.programme)
    gaps = open_gaps(programme)
    if gaps.empty:
        return None
    counted = gaps["standard"].value_counts()
    names = {
        one.key: OF.format(name=one.name[lang], n=counted[one.key])[lang]
        for one in programme.standards
        if one.key in counted.index
    }
    key = f"{filters.programme}_{lang}"
    standard = choice_of(STANDARD, names, f"notice_standard_{key}")
    own = gaps[gaps["standard"] == standard].drop_duplicates("unit")
    rule = standard_of(programme, standard)
    told = {
        str(gap["unit"]): SINCE.format(name=unit_text(rule, gap, lang), day=_day(gap["since"]))[
            lang
        ]
        for _, gap in own.iterrows()
    }
    return Asked(About.GAP, standard, choice_of(UNIT, told, f"notice_unit_{key}_{standard}"))


def _case(filters: Filters, about: About) -> Asked | None:
    lang, listed = context().lang, open_cases(filters, about)
    if listed.empty:
        return None
    told = {
        str(row.dispute_id): CASE.format(id=row.dispute_id, day=_day(row.cohort_on))[lang]
        for row in listed[["dispute_id", "cohort_on"]].itertuples(index=False)
    }
    key = f"{filters.programme}_{filters.register}_{about}_{lang}"
    dispute = choice_of(WHICH, told, f"notice_case_{key}")
    if len(listed) == MOST:
        st.caption(NOT_ALL.format(most=MOST)[lang])
    return Asked(about, dispute=dispute)


def choice_of(label: Text, names: dict[str, str], key: str) -> str:
    """Draw a choice between codes by their names, and return the code chosen."""
    lang = context().lang
    return st.selectbox(label[lang], list(names), format_func=names.__getitem__, key=key)


def _day(day: object) -> str:
    return day_text(pd.Timestamp(str(day)).date(), context().lang)
