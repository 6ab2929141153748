"""The briefing as it stands now: written by rule, with the free texts the reader wrote into it."""

import streamlit as st

from dashboard.access.clock import today
from dashboard.components.briefing.paper_html import BY_HAND
from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.domain.typed import MOST, checked, seen_only
from dashboard.editions.rights import briefed
from dashboard.reports.briefing.asked import Asked
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.sent import Sent
from dashboard.reports.paper.document import Document, Paragraph
from dashboard.supervision.register import notices

LABELS = {
    "opening": Text("开场白", "Opening"),
    "features": Text("补充说明", "More to say"),
    "next": Text("下一步安排", "What is planned next"),
}
LABEL = Text("{what}（{mark}，不填则不列入）", "{what} ({mark}; left out when empty)")
HINT = Text("纯文字，最多 {most} 字", "Plain text, up to {most} characters")
OTHER = Text("其他内容", "Anything else")


def briefing_now(asked: Asked) -> Document:
    """Return the briefing of the data as they stand, with what the reader wrote into it."""
    return by_rule(asked).with_texts(_texts(asked))


def text_box(asked: Asked, paragraph: Paragraph) -> None:
    """Draw a free text of a briefing, to be written here."""
    lang = context().lang
    what = LABELS.get(paragraph.key, OTHER)
    widget = _widget(asked, paragraph.key)
    st.session_state.setdefault(widget, paragraph.text)
    label = LABEL.format(what=what, mark=BY_HAND)[lang]
    with st.expander(label, icon=":material/edit:"):
        st.text_area(
            label,
            key=widget,
            max_chars=MOST,
            height=100,
            placeholder=HINT.format(most=MOST)[lang],
            label_visibility="collapsed",
            persist_state="session",
        )


def by_rule(asked: Asked) -> Document:
    """Return the briefing as the rules write it, made once per reach and data version."""
    here = context()
    scope = briefed(here.scope)
    sent = Sent(tuple(notices(scope, asked.programme)), today())
    return remember(_written, scope, asked, here.reader.account, sent)


def _written(scope: Scope, asked: Asked, who: str, sent: Sent) -> Document:
    return briefing(scope, asked, ask=ask, who=who, sent=sent)


def _texts(asked: Asked) -> dict[str, str]:
    """Return what was written, what was emptied included; unseen marks are no words."""
    typed = {key: st.session_state.get(_widget(asked, key)) for key in by_rule(asked).free_texts}
    return {
        key: checked(str(text)) if seen_only(str(text)) else ""
        for key, text in typed.items()
        if text is not None
    }


def _widget(asked: Asked, key: str) -> str:
    """Return a text's widget: one of its own per programme, subject, month and units."""
    whose = f"{asked.programme}_{asked.subject}_{asked.month:%Y-%m}_{asked.choices}"
    return f"briefing_text_{key}_{whose}"
