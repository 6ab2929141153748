"""A single dispute: what, who led, dossier, agreement, performance; only what is recorded."""

from collections.abc import Iterable

import pandas as pd

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.components.frame.offered import is_used
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import JOINT
from dashboard.domain import vocabulary
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme
from dashboard.domain.records import COLUMNS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.wording import code_name, day_text

Record = dict[str, object]
NOT_RECORDED = Text("未登记", "Not recorded")
YES_NO = {True: Text("是", "Yes"), False: Text("否", "No")}
FACTS = Text("基本情况", "Facts")
TRIAGE = Text("分流与主调", "Triage and lead")
AGREEMENT = Text("协议与履行", "Agreement and performance")
DOSSIER = Text("卷宗（一案一卷）", "Dossier")
MISSING = Text("缺：{items}", "Missing: {items}")
COMPLETE = Text("齐全", "Complete")
NO_DOSSIER = Text("口头协议，不要求立卷", "Oral agreement: no dossier required")
RULE_BROKEN = Text(
    "民事类应由律师主调、治安类应由民警主调；本件不符。",
    "Civil cases are led by lawyers, public-order ones by police; this one is not.",
)
LEFT_OUT = Text(
    "本工作模式的台账不登记：{what}。", "Registers of this programme do not record {what}."
)
LED_BY = {"civil": "lawyer", "public_order": "police"}
FACT_KEYS = (
    "type level outcome room county town community zone station channel platform mode accepted_on"
    " closed_on days_to_close people_involved amount_fen is_sensitive criminal_risk"
).split()
TRIAGE_KEYS = (
    "track lead firm lawyer_name officer mediator_name committee_name hearing inquiry_status"
).split()
AGREEMENT_KEYS = (
    "agreement confirmed_on due_on performed_on satisfaction conversion prevented_conversion"
    " is_secondary fed_back_on"
).split()
BEHIND = {
    "days_to_close": "closed_on",
    "lawyer_name": "lawyer",
    "mediator_name": "mediator",
    "committee_name": "committee",
}
"""The column a line rests on, where it is another one."""
WHERE_SO = ("prevented_conversion", "is_secondary", "fed_back_on", "inquiry_status", "platform")
"""Lines only some disputes can have: left out where there is nothing to say."""
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
    "is_secondary": Text("引发次生纠纷", "Secondary dispute"),
    "criminal_risk": Text("有转刑事风险", "Risk of turning criminal"),
    "inquiry_status": Text("调查取证", "Inquiry"),
    "fed_back_on": Text("向移送方反馈日", "Result returned"),
    "lawyer_name": Text("律师", "Lawyer"),
    "officer": Text("民警（警号）", "Officer (number)"),
    "mediator_name": Text("调解员", "Mediator"),
    "committee_name": Text("调委会", "Committee"),
}


def facts(record: Record) -> None:
    """Draw what the dispute is about, where, and how it ended."""
    _block(FACTS, record, FACT_KEYS)


def triage(record: Record) -> None:
    """Draw track and lead, and say when the rule of who leads was not kept."""
    _block(TRIAGE, record, TRIAGE_KEYS)
    leads = _programme(record).register_of(str(record["register"])).leads
    expected = LED_BY.get(str(record["track"]))
    if set(LED_BY.values()) <= set(leads) and expected not in (None, record["lead"]):
        write_notice(RULE_BROKEN[context().lang], kind="warning")


def agreement(record: Record) -> None:
    """Draw agreement, performance, satisfaction and conversion."""
    _block(AGREEMENT, record, AGREEMENT_KEYS)


def dossier(record: Record) -> None:
    """Draw which papers the dossier holds and which it lacks, where the programme records it."""
    lang = context().lang
    if {"dossier", "dossier_complete"} & set(_programme(record).unrecorded):
        return
    write(f"**{DOSSIER[lang]}**")
    if record["dossier_complete"] is None:
        write_small(NO_DOSSIER[lang])
        return
    held = set(str(record["dossier"] or "").split(","))
    lacking = [name[lang] for key, name in vocabulary.DOSSIER.items() if key not in held]
    for key, name in vocabulary.DOSSIER.items():
        mark = ":material/check_box:" if key in held else ":material/check_box_outline_blank:"
        write_small(f"{mark} {name[lang]}")
    write_small(MISSING.format(items="、".join(lacking))[lang] if lacking else COMPLETE[lang])


def left_out(record: Record) -> None:
    """Name what the programme's registers do not record of any dispute."""
    lang, absent = context().lang, _programme(record).unrecorded
    asked = [BEHIND.get(key, key) for key in (*FACT_KEYS, *TRIAGE_KEYS, *AGREEMENT_KEYS)]
    kinds = [key for key in (*asked, "dossier") if not _is_unit(key)]
    names = [COLUMNS[key][lang] for key in dict.fromkeys(kinds) if key in absent]
    if names:
        write_small(LEFT_OUT.format(what=JOINT[lang].join(names))[lang])


def _programme(record: Record) -> Programme:
    return programme_of(str(record["programme"]))


def _is_unit(key: str) -> bool:
    """Whether a column names a unit or a person: one the programme has none of is not missed."""
    if key in ("lawyer", "mediator", "committee", "officer"):
        return True
    return key in DIMENSIONS and DIMENSIONS[key].is_register


def _block(title: Text, record: Record, keys: Iterable[str]) -> None:
    lang, programme = context().lang, _programme(record)
    lines = [
        {"": _label(programme, key)[lang], " ": plain(_said(record, key))}
        for key in keys
        if _is_told(record, programme, key)
    ]
    if lines:
        write(f"**{title[lang]}**")
        show_lines(pd.DataFrame(lines), headed=False)


def _is_told(record: Record, programme: Programme, key: str) -> bool:
    if BEHIND.get(key, key) in programme.unrecorded or (key in WHERE_SO and record[key] is None):
        return False
    if key not in DIMENSIONS or is_used(programme, key):
        return True
    return record[key] is not None and key != "county"


def _label(programme: Programme, key: str) -> Text:
    return dimension_name(programme.code, key) if key in DIMENSIONS else LABELS[key]


def _said(record: Record, key: str) -> str:
    lang, value = context().lang, record[key]
    if value is None:
        return NOT_RECORDED[lang]
    if key in DIMENSIONS:
        return code_name(value, names_of(str(record["programme"]), key), lang)
    if key == "amount_fen":
        return f"{float(str(value)) / 100:,.2f}"
    if key == "inquiry_status":
        return vocabulary.INQUIRY[str(value)][lang]
    if isinstance(value, bool):
        return YES_NO[value][lang]
    if key.endswith("_on"):
        return day_text(pd.Timestamp(str(value)).date(), lang)
    return f"{value:.0f}" if isinstance(value, float) else str(value)
