"""Money and grades by rule, as the programme declares them, with their days of validity."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.components.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.rules import Grading, Subsidy
from dashboard.domain.text import Text
from dashboard.reports.wording import day_text

SUBSIDIES = Text("补贴与奖励", "Subsidies and rewards")
GRADINGS = Text("考评与等级", "Grades and appraisals")
HEADS = {
    "name": Text("名称", "Name"),
    "who": Text("对象", "For"),
    "amount": Text("金额（元）", "Amount (yuan)"),
    "by": Text("依据", "By"),
    "parts": Text("组成", "Parts"),
    "grades": Text("档次", "Grades"),
    "consequence": Text("后果", "Consequence"),
    "valid": Text("有效期", "Valid"),
    "source": Text("来源", "Source"),
}
WHO = {
    "firm": Text("律师事务所", "Firms"),
    "lawyer": Text("律师", "Lawyers"),
    "mediator": Text("调解员", "Mediators"),
    "officer": Text("民警", "Officers"),
    "room": Text("调解室", "Rooms"),
    "county": Text("区县", "Counties"),
}
PER = {
    "case": Text("每件", "a case"),
    "month": Text("每月", "a month"),
    "year": Text("每年", "a year"),
    "event": Text("每次", "an event"),
    "undefined": Text("计发单位未定义", "unit not defined by the source"),
}
UP_TO = Text("至多 {most}", "up to {most}")
FROM = Text("{least} 起", "from {least}")
NO_AMOUNT = Text("未说明", "not stated")
SINCE = Text("{start} 起", "since {start}")
UNTIL = Text("{start}—{end}", "{start} – {end}")


def subsidy_table(programme: Programme) -> None:
    """Draw the subsidies a programme declares."""
    if programme.subsidies:
        _table(SUBSIDIES, [_subsidy(one) for one in programme.subsidies])


def grading_table(programme: Programme) -> None:
    """Draw the gradings a programme declares: parts the source names, without weights."""
    if programme.gradings:
        _table(GRADINGS, [_grading(one) for one in programme.gradings])


def _subsidy(one: Subsidy) -> dict[str, str]:
    lang = context().lang
    return {
        "name": one.name[lang],
        "who": WHO[one.payee][lang],
        "amount": f"{_amount(one)[lang]} · {PER[one.per][lang]}",
        "by": one.by[lang] if one.by else "",
        "valid": _valid(one.valid_from, one.valid_to),
        "source": one.source[lang],
    }


def _grading(one: Grading) -> dict[str, str]:
    lang = context().lang
    joint = "、" if lang == "zh" else ", "
    return {
        "name": one.name[lang],
        "who": WHO[one.subject][lang],
        "parts": joint.join(part[lang] for part in one.parts),
        "grades": joint.join(grade[lang] for grade in one.grades),
        "consequence": one.consequence[lang] if one.consequence else "",
        "valid": _valid(one.valid_from, one.valid_to),
        "source": one.source[lang],
    }


def _amount(one: Subsidy) -> Text:
    least, most = one.least_yuan, one.most_yuan
    if least is not None and most is not None:
        text = f"{least:,}" if least == most else f"{least:,}–{most:,}"
        return Text(text, text)
    if most is not None:
        return UP_TO.format(most=f"{most:,}")
    return NO_AMOUNT if least is None else FROM.format(least=f"{least:,}")


def _valid(start: date, end: date | None) -> str:
    lang = context().lang
    if end is None:
        return SINCE.format(start=day_text(start, lang))[lang]
    return UNTIL.format(start=day_text(start, lang), end=day_text(end, lang))[lang]


def _table(title: Text, rows: list[dict[str, str]]) -> None:
    lang, frame = context().lang, pd.DataFrame(rows)
    frame = frame.loc[:, (frame != "").any()]
    heads = {key: head[lang] for key, head in HEADS.items()}
    st.markdown(f"**{title[lang]}**")
    st.table(frame.rename(columns=heads), border="horizontal", hide_index=True)
