"""Plausibility alarms: each a sentence with its counts and the way to the cases."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import plain
from dashboard.components.trust.quality_answers import alarms_of
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.quality.alarm_rule import Rule
from dashboard.quality.alarm_rules import RULES
from dashboard.reports.trust.alarms import Alarm, not_checked
from dashboard.reports.wording import code_name

TITLE = Text("异常提醒（{n}）", "Alarms ({n})")
ABOUT = Text(
    "提醒只说“值得核对”，不说谁做错了。每条规则对全部单位合并检验（霍尔姆法），只有偶然时，"
    "一条规则在所选范围内误报的机会不超过 1%。",
    "An alarm says that something is worth a check, not that anybody did wrong. Each rule is "
    "tested on all units together (Holm): by chance alone it raises any alarm with a probability "
    "of at most 1%.",
)
LINE = Text("**{name}** · {unit}：{says}", "**{name}** · {unit}: {says}")
SEE = Text("查看案件", "See the cases")
NOTHING = Text(
    "按 {n} 条规则核对，没有值得核对的。", "{n} rules checked: nothing is worth a check."
)
NOT_CHECKED = Text("未登记，故不核对：{what}。", "Not recorded, so not checked: {what}.")
ONE = Text("{rule}（{missing}）", "{rule} ({missing})")
FOLDED = Text("核对规则与误报率", "The rules and how often they are wrong")
HEADS = {
    "name": Text("规则", "Rule"),
    "meaning": Text("含义", "What it means"),
    "threshold": Text("门槛", "Threshold"),
    "false_alarm": Text("误报", "False alarms"),
    "source": Text("门槛出处", "Threshold from"),
}
SEPARATOR = Text("、", ", ")


def alarm_block(filters: Filters) -> None:
    """Draw the open alarms, what could not be checked, and the rules a tap away."""
    lang, alarms, silent = context().lang, alarms_of(filters), not_checked(filters)
    with st.container(key="alarm_block", gap="xsmall"):
        write(f"**{TITLE.format(n=len(alarms))[lang]}**")
        write_small(ABOUT[lang])
        for alarm in alarms:
            _line(alarm)
        if not alarms:
            write_small(NOTHING.format(n=len(RULES) - len(silent))[lang])
        if silent:
            told = [ONE.format(rule=RULES[key].name, missing=silent[key])[lang] for key in silent]
            write_small(NOT_CHECKED.format(what=SEPARATOR[lang].join(told))[lang])
        with st.expander(FOLDED[lang]):
            _rules()


def _line(alarm: Alarm) -> None:
    lang, code = context().lang, alarm.filters.programme
    names = names_of(code, programme_of(code).unit)
    told = LINE.format(
        name=alarm.rule.name, unit=plain(code_name(alarm.unit, names, lang)), says=alarm.says
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        write(f":material/flag: {told[lang]}", width="content")
        page_link("disputes", SEE[lang], alarm.filters)


def _rules() -> None:
    lang = context().lang
    frame = pd.DataFrame([_row(rule) for rule in RULES.values()])
    table = frame.rename(columns={key: head[lang] for key, head in HEADS.items()})
    show_lines(table, 2)


def _row(rule: Rule) -> dict[str, str]:
    return {key: getattr(rule, key)[context().lang] for key in HEADS}
