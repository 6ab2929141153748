"""A single dispute's steps, and its masked parties."""

import pandas as pd
import streamlit as st

from dashboard.components.cases.case_record import Record
from dashboard.components.drawing.writing import write, write_small
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
NOT_PRINTED = Text(
    "当事人信息已遮蔽，不随页面打印或导出。", "Parties are masked, and not printed or exported."
)
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
PARTY_ROLES = {
    "applicant": Text("申请人", "Applicant"),
    "respondent": Text("被申请人", "Respondent"),
}


def timeline(record: Record) -> None:
    """Draw the steps from the call to the follow-up; without steps, the dates there are."""
    lang, scope, dispute_id = context().lang, context().scope, str(record["dispute_id"])
    write(f"**{TIMELINE[lang]}**")
    steps = ask(dispute_events, scope, dispute_id)
    for at, kind in steps.itertuples(index=False):
        name = vocabulary.EVENTS.get(kind)
        write_small(f"{_moment(pd.Timestamp(at))}　**{name[lang] if name else kind}**")
    if steps.empty:
        _dates(record)
        _follow_ups(ask(follow_ups, scope, dispute_id))


def parties(dispute_id: str) -> None:
    """Draw the parties, masked; a role without that right sees a sentence instead."""
    lang, scope = context().lang, context().scope
    write(f"**{PARTIES[lang]}**")
    if not scope.may_see(Field.PARTIES_MASKED):
        write_small(NO_RIGHT[lang])
        return
    frame = masked_parties(scope, dispute_id)
    if frame.empty:
        write_small(NO_PARTIES[lang])
        return
    context().sheet.say(NOT_PRINTED[lang], is_small=True)
    frame["role"] = [PARTY_ROLES[role][lang] for role in frame["role"]]
    st.dataframe(
        frame.rename(columns={key: head[lang] for key, head in HEADS.items()}),
        hide_index=True,
        placeholder=NONE,
    )


def _dates(record: Record) -> None:
    lang = context().lang
    write_small(DATES_ONLY[lang])
    told = [(pd.Timestamp(str(record[key])), DATES[key]) for key in DATES if record[key]]
    for at, name in sorted(told, key=lambda pair: pair[0]):
        write_small(f"{_moment(at)}　**{name[lang]}**")


def _follow_ups(frame: pd.DataFrame) -> None:
    for row in frame.itertuples(index=False):
        name = vocabulary.EVENTS["follow_up"][context().lang]
        write_small(f"{row.done_on or row.due_on}　{name}")


def _moment(at: pd.Timestamp) -> str:
    whole = at.hour == 0 and at.minute == 0
    return f"{at:%Y-%m-%d}" if whole else f"{at:%Y-%m-%d %H:%M}"
