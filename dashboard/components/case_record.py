"""A single dispute: what, who led, dossier, agreement, performance, and its masked parties."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.components.cache import ask
from dashboard.components.context import context
from dashboard.components.names import names_of
from dashboard.domain import vocabulary
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.queries.cases import dispute_events, follow_ups, masked_parties
from dashboard.reports.wording import code_name, day_text

Record = dict[str, object]
NOT_RECORDED = Text("未登记", "Not recorded")
YES_NO = {True: Text("是", "Yes"), False: Text("否", "No")}
FACTS = Text("基本情况", "Facts")
TRIAGE = Text("分流与主调", "Triage and lead")
AGREEMENT = Text("协议与履行", "Agreement and performance")
DOSSIER = Text("卷宗（一案一卷）", "Dossier")
TIMELINE = Text("办理过程", "Timeline")
PARTIES = Text("当事人（已遮蔽）", "Parties (masked)")
NO_PARTIES = Text("您的角色不显示当事人信息。", "Your role does not show parties.")
MISSING = Text("缺：{items}", "Missing: {items}")
COMPLETE = Text("齐全", "Complete")
NO_DOSSIER = Text("口头协议，不要求立卷", "Oral agreement: no dossier required")
RULE_BROKEN = Text(
    "民事类应由律师主调、治安类应由民警主调；本件不符。",
    "Civil cases are led by lawyers, public-order ones by police; this one is not.",
)
HANDLERS = ("lawyer_name", "officer", "mediator_name")
LED_BY = {"civil": "lawyer", "public_order": "police"}
LABELS = {
    "accepted_on": Text("受理（调解）日", "Accepted"),
    "closed_on": Text("办结日", "Closed"),
    "days_to_close": Text("办理天数", "Days to close"),
    "people_involved": Text("涉及人数", "People involved"),
    "amount_fen": Text("涉及金额（元）", "Amount (yuan)"),
    "due_on": Text("约定履行日", "Performance due"),
    "performed_on": Text("履行日", "Performed"),
    "confirmed_on": Text("司法确认日", "Judicial confirmation"),
    "satisfaction": Text("满意度（1—5）", "Satisfaction (1-5)"),
    "hearing": Text("听证参与", "Hearing"),
    "is_sensitive": Text("敏感", "Sensitive"),
    "criminal_risk": Text("有转刑事风险", "Risk of turning criminal"),
    "lawyer_name": Text("律师", "Lawyer"),
    "officer": Text("民警（警号）", "Officer (number)"),
    "mediator_name": Text("调解员", "Mediator"),
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


def facts(record: Record) -> None:
    """Draw what the dispute is about, where, and how it ended."""
    keys = ("type", "level", "outcome", "town", "community", "zone", "station", "channel", "mode")
    more = ("accepted_on", "closed_on", "days_to_close", "people_involved", "amount_fen")
    _block(FACTS, record, (*keys, *more, "is_sensitive", "criminal_risk"))


def triage(record: Record) -> None:
    """Draw track and lead, and say when the rule of who leads was not kept."""
    _block(TRIAGE, record, ("track", "lead", "firm", *HANDLERS, "hearing"))
    expected = LED_BY.get(str(record["track"]))
    if record["register"] == "station_docking" and expected not in (None, record["lead"]):
        st.warning(RULE_BROKEN[context().lang])


def agreement(record: Record) -> None:
    """Draw agreement, performance, satisfaction and conversion."""
    keys = ("agreement", "confirmed_on", "due_on", "performed_on", "satisfaction", "conversion")
    _block(AGREEMENT, record, keys)


def dossier(record: Record) -> None:
    """Draw which papers the dossier holds and which it lacks."""
    lang = context().lang
    st.markdown(f"**{DOSSIER[lang]}**")
    if record["dossier_complete"] is None:
        st.caption(NO_DOSSIER[lang])
        return
    held = set(str(record["dossier"] or "").split(","))
    lacking = [name[lang] for key, name in vocabulary.DOSSIER.items() if key not in held]
    for key, name in vocabulary.DOSSIER.items():
        mark = ":material/check_box:" if key in held else ":material/check_box_outline_blank:"
        st.caption(f"{mark} {name[lang]}")
    st.caption(MISSING.format(items="、".join(lacking))[lang] if lacking else COMPLETE[lang])


def timeline(dispute_id: str) -> None:
    """Draw the steps from the call to the follow-up."""
    lang, scope = context().lang, context().scope
    st.markdown(f"**{TIMELINE[lang]}**")
    steps = ask(dispute_events, scope, dispute_id)
    for at, kind in steps.itertuples(index=False):
        name = vocabulary.EVENTS.get(kind)
        st.caption(f"{_moment(pd.Timestamp(at))}　**{name[lang] if name else kind}**")
    if steps.empty:
        st.caption(NOT_RECORDED[lang])
        _follow_ups(ask(follow_ups, scope, dispute_id))


def parties(dispute_id: str) -> None:
    """Draw the parties, masked; a role without that right sees a sentence instead."""
    lang, scope = context().lang, context().scope
    st.markdown(f"**{PARTIES[lang]}**")
    if not scope.may_see(Field.PARTIES_MASKED):
        st.caption(NO_PARTIES[lang])
        return
    frame = masked_parties(scope, dispute_id)
    frame["role"] = [PARTY_ROLES[role][lang] for role in frame["role"]]
    st.dataframe(
        frame.rename(columns={key: head[lang] for key, head in HEADS.items()}), hide_index=True
    )


def _follow_ups(frame: pd.DataFrame) -> None:
    for row in frame.itertuples(index=False):
        name = vocabulary.EVENTS["follow_up"][context().lang]
        st.caption(f"{row.done_on or row.due_on}　{name}")


def _block(title: Text, record: Record, keys: Iterable[str]) -> None:
    lang = context().lang
    st.markdown(f"**{title[lang]}**")
    lines = []
    for key in keys:
        label = DIMENSIONS[key].name if key in DIMENSIONS else LABELS[key]
        lines.append({"": label[lang], " ": _said(record, key)})
    st.table(pd.DataFrame(lines), border="horizontal", hide_index=True, hide_header=True)


def _said(record: Record, key: str) -> str:
    lang, value = context().lang, record[key]
    if value is None:
        return NOT_RECORDED[lang]
    if key in DIMENSIONS:
        return code_name(value, names_of(str(record["programme"]), key), lang)
    if key == "amount_fen":
        return f"{float(str(value)) / 100:,.2f}"
    if isinstance(value, bool):
        return YES_NO[value][lang]
    if key.endswith("_on"):
        return day_text(pd.Timestamp(str(value)).date(), lang)
    return f"{value:.0f}" if isinstance(value, float) else str(value)


def _moment(at: pd.Timestamp) -> str:
    whole = at.hour == 0 and at.minute == 0
    return f"{at:%Y-%m-%d}" if whole else f"{at:%Y-%m-%d %H:%M}"
