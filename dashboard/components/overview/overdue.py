"""Overdue disputes and broken rules: one line a rule, with the way to exactly its disputes."""

from dataclasses import replace

import streamlit as st

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link
from dashboard.components.frame.recorded import JOINT, say_left_out
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.gap.overdue import Checked, check_rules, not_recorded
from dashboard.reports.wording import day_text

TITLE = Text("超期与违规", "Overdue and broken rules")
UNTIL = Text("截至 {day}，不论所选期间", "to {day}, whatever period is chosen")
FOUND = Text(
    "核对 {rules} 项规则，**{broken}** 项有不合规的纠纷；件数最多的是{most}（**{n}** 件）。"
    "一件可同时违反几项。",
    "{rules} rules checked, **{broken}** of them broken by disputes; most often: {most} "
    "(**{n}**). A dispute may break several.",
)
NONE_FOUND = Text(
    "核对 {rules} 项规则，没有超期或违规的纠纷。",
    "{rules} rules checked: no dispute is overdue or breaks one.",
)
NONE_ASKED = Text("没有可以核对的纠纷。", "There is no dispute to check.")
LINE = Text(
    "{name} **{n}** 件 · {of_name}的 {of} 件中 · 最早自{since}起",
    "{name} **{n}** · of {of} {of_name} · since {since}",
)
NONE_BROKEN = Text("{name} 0 件 · {of_name}的 {of} 件中", "{name} 0 · of {of} {of_name}")
OPEN_RULE = Text("（来源没有规定，不作违规）", " (no rule in the source, not a breach)")
NOTHING_TO_CHECK = Text(
    "本台账没有可核对的纠纷：{what}。", "No dispute here these could be asked of: {what}."
)
NOT_CHECKED = Text(
    "没有登记或没有规定，故不核对：{what}。",
    "Not recorded, or without a rule, so not checked: {what}.",
)
FOLDED = Text("逐项查看", "Rule by rule")


def overdue_block(filters: Filters, *, folded: bool = False) -> None:
    """Draw what is overdue or breaks a rule on the data-to day; folded, the lines are a tap away.

    Units and choices of the selection count, its period and its own state do not.
    """
    lang = context().lang
    day = day_text(data_to(filters.programme), lang)
    found = check_rules(context().scope, replace(filters, state=""), ask=ask)
    asked = [one for one in found if one.of]
    with st.container(key="overdue_block", gap="xsmall"):
        write(f"**{TITLE[lang]}**　:gray[{UNTIL.format(day=day)[lang]}]")
        write(_verdict(asked)[lang])
        if folded:
            with st.expander(FOLDED[lang]):
                _lines(filters, found, asked)
        else:
            _lines(filters, found, asked)


def _verdict(asked: list[Checked]) -> Text:
    rules = [one for one in asked if one.check.is_breach]
    if not rules:
        return NONE_ASKED
    broken = [one for one in rules if one.count]
    if not broken:
        return NONE_FOUND.format(rules=len(rules))
    most = max(broken, key=lambda one: one.count)
    told = {"rules": len(rules), "broken": len(broken), "n": f"{most.count:,}"}
    name = most.check.metric.name
    return Text(
        FOUND.zh.format(most=name.zh, **told), FOUND.en.format(most=name.en.lower(), **told)
    )


def _lines(filters: Filters, found: list[Checked], asked: list[Checked]) -> None:
    lang = context().lang
    for one in asked:
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            write(_line(one), width="content")
            if one.count:
                cases_link(one.filters, one.count)
    unasked = [one.check.metric.name[lang] for one in found if not one.of]
    if unasked:
        write_small(NOTHING_TO_CHECK.format(what=JOINT[lang].join(unasked))[lang])
    say_left_out(filters, not_recorded(context().scope, filters), NOT_CHECKED)


def _line(one: Checked) -> str:
    """Write a rule's line: a flag where somebody must act, and words where no rule is broken."""
    lang = context().lang
    told = {
        "name": one.check.metric.name[lang],
        "n": f"{one.count:,}",
        "of": f"{one.of:,}",
        "of_name": one.check.of_name[lang],
    }
    if one.since is None:
        return f":material/check: {NONE_BROKEN[lang].format(**told)}"
    line = LINE[lang].format(since=day_text(one.since, lang), **told)
    if one.check.is_breach:
        return f":material/flag: {line}"
    return f":material/info: {line}{OPEN_RULE[lang]}"
