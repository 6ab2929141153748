"""A single dispute's steps, and its masked parties."""

import pandas as pd
import streamlit as st

from dashboard.components.cases.case_record import Record
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE
from dashboard.domain import vocabulary
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.queries.cases import dispute_events, follow_ups, masked_parties

TIMELINE = Text("办理过程", "Timeline")
DATES_ONLY = Text("未登记逐步过程，以下为登记的日期。", "Steps are not recorded; these dates are.")
PARTIES = Text("当事人（已遮蔽）", "Parties (masked)")
NO_RIGHT = Text("您的角色不显示当事人信息。", "Your role does not show parties.")
NO_PARTIES = Text("本库未登记当事人。", "Parties are not recorded.")
DATES = {
    "found_on": Text("摸排发现", "Found"),
    "accepted_on": vocabulary.EVENTS["accepted"],
    "mediated_on": Text("开始调解", "Mediation began"),
    "closed_on": vocabulary.EVENTS["closed"],
    "confirmed_on": vocabulary.EVENTS["confirmed"],
    "due_on": vocabulary.EVENTS["due"],
    "performed_on": vocabulary.EVENTS["performed"],
}
HEADS = {
    "role": Text("身份", "Role"),
    "name": Text("姓名", "Name"),
    "id_number": Text("身份证号", "ID number"),
    "phone": Text("电话", "Phone"),
    "address": Text("住址", "Address"),
}


def timeline(record: Record) -> None:
    """Draw the steps from the call to the follow-up; without steps, the dates there are."""
    lang, scope, dispute_id = context().lang, context().scope, str(record["dispute_id"])
    st.markdown(f"**{TIMELINE[lang]}**")
    steps = ask(dispute_events, scope, dispute_id)
    for at, kind in steps.itertuples(index=False):
        name = vocabulary.EVENTS.get(kind)
        st.caption(f"{_moment(pd.Timestamp(at))}　**{name[lang] if name else kind}**")
    if steps.empty:
        _dates(record)
        _follow_ups(ask(follow_ups, scope, dispute_id))


def parties(dispute_id: str) -> None:
    """Draw the parties, masked; a role without that right sees a sentence instead."""
    lang, scope = context().lang, context().scope
    st.markdown(f"**{PARTIES[lang]}**")
    if not scope.may_see(Field.PARTIES_MASKED):
        st.caption(NO_RIGHT[lang])
        return
    frame = masked_parties(scope, dispute_id)
    if frame.empty:
        st.caption(NO_PARTIES[lang])
        return
    frame["role"] = [vocabulary.PARTY_ROLES[role][lang] for role in frame["role"]]
    st.dataframe(
        frame.rename(columns={key: head[lang] for key, head in HEADS.items()}),
        hide_index=True,
        placeholder=NONE,
    )


def _dates(record: Record) -> None:
    lang = context().lang
    st.caption(DATES_ONLY[lang])
    told = [(pd.Timestamp(str(record[key])), DATES[key]) for key in DATES if record[key]]
    for at, name in sorted(told, key=lambda pair: pair[0]):
        st.caption(f"{_moment(at)}　**{name[lang]}**")


def _follow_ups(frame: pd.DataFrame) -> None:
    for row in frame.itertuples(index=False):
        name = vocabulary.EVENTS["follow_up"][context().lang]
        st.caption(f"{row.done_on or row.due_on}　{name}")


def _moment(at: pd.Timestamp) -> str:
    whole = at.hour == 0 and at.minute == 0
    return f"{at:%Y-%m-%d}" if whole else f"{at:%Y-%m-%d %H:%M}"
