"""Issuing a notice: choose what it is about, see the evidence, write, send."""

from dataclasses import replace
from datetime import date

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.notice.notice_choice import choose_matter
from dashboard.components.notice.notice_panel import LABELS, evidence_told, facts, open_notice
from dashboard.components.notice.notice_steps import deadline_input
from dashboard.components.notice.notice_subjects import (
    Asked,
    asked_by_link,
    evidence_of,
    forget_asked,
)
from dashboard.domain.errors import Refused
from dashboard.domain.filters import Filters
from dashboard.domain.notice import ABOUTS, DAYS_GIVEN, KINDS, Evidence, Kind
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.supervision.issuing import body_of, issue
from dashboard.supervision.rights import may_issue
from dashboard.supervision.typed import MOST_MATTER, MOST_OWNER, typed_over

ISSUE = Text("发函", "Issue")
ANOTHER = Text("另选事项", "Choose another matter")
GONE = Text(
    "没有这一事项：可能已补上或办结，也可能不在您的权限内。",
    "There is no such matter: it may be mended or closed, or out of your reach.",
)
KIND = Text("种类", "Kind")
DEADLINE = Text("办理期限", "Deadline")
SEND = Text("发出{kind}", "Issue the {kind}")


def issue_panel(filters: Filters) -> None:
    """Draw, for who may issue, the choice of a matter or the form on the one that was chosen."""
    if not may_issue(context().reader):
        return
    asked = asked_by_link()
    if asked is None:
        choose_matter(filters)
        return
    with st.container(border=True):
        _on_one(filters, asked)


def _on_one(filters: Filters, asked: Asked) -> None:
    lang = context().lang
    st.markdown(f"**{ISSUE[lang]} · {ABOUTS[asked.about][lang]}**")
    evidence = evidence_of(programme_of(filters.programme), asked)
    if evidence is None:
        st.info(GONE[lang])
    else:
        left, right = st.columns((2, 3), gap="large")
        with left:
            _evidence(evidence)
        with right:
            _form(evidence)
    if st.button(ANOTHER[lang], key="notice_another", type="tertiary"):
        forget_asked()
        st.rerun()


def _evidence(found: Evidence) -> None:
    body = body_of(found.programme, context().reader.role)[context().lang]
    facts(evidence_told(found) | {"body": body})


def _form(found: Evidence) -> None:
    lang = context().lang
    kind = _kind()
    own = f"{found.standard}_{found.unit}_{found.dispute_id}_{lang}"
    with st.form("notice_issue", enter_to_submit=False):
        matter = st.text_area(
            LABELS["matter"][lang], found.matter[lang], max_chars=MOST_MATTER, key=f"matter_{own}"
        )
        owner = st.text_input(
            LABELS["owner"][lang], found.owner[lang], max_chars=MOST_OWNER, key=f"owner_{own}"
        )
        deadline = deadline_input(DEADLINE, DAYS_GIVEN[kind], f"{own}_{kind}")
        sent = st.form_submit_button(SEND.format(kind=KINDS[kind][lang].lower())[lang])
    if sent:
        _send(found, kind, matter, owner, deadline)


def _kind() -> Kind:
    lang, kinds = context().lang, list(Kind.__members__.values())
    return st.radio(
        KIND[lang],
        kinds,
        format_func=lambda one: KINDS[Kind(one)][lang],
        horizontal=True,
        key=f"notice_kind_{lang}",
    )


def _send(found: Evidence, kind: Kind, matter: str, owner: str, deadline: date) -> None:
    """Issue the notice and open it; a refusal says why and leaves the words typed."""
    lang = context().lang
    try:
        written = replace(
            found,
            matter=typed_over(found.matter, lang, matter, MOST_MATTER),
            owner=typed_over(found.owner, lang, owner, MOST_OWNER),
        )
        issued = issue(context().reader, written, kind, deadline=deadline)
    except Refused as refused:
        st.warning(refused.text[lang])
    else:
        forget_asked()
        open_notice(issued.key)
