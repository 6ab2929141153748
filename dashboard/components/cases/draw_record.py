"""A draw on record: what came out by stratum, whether it can be drawn again, and a file."""

import re

import streamlit as st

from dashboard.access import draws
from dashboard.access.draws import DrawRecord
from dashboard.components.cases.case_table import case_table
from dashboard.components.cases.draw_export import draw_export, record_words, strata_table
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import plain
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.dossiers import disputes_named

FOUND = Text(
    "第 **{number}** 号抽卷：从 **{population}** 件中抽取 **{drawn}** 件。",
    "Draw **{number}**: **{drawn}** of **{population}** dossiers.",
)
LESS = Text("可抽的只有这些，少于所要的 {size} 件。", "There are no more: {size} were asked for.")
LEFT_OUT = Text(
    "抽取件数少于层数：有 {n} 层没有抽到，换种子也抽不到；要各层都有，请加大件数或减少分层。",
    "Fewer dossiers than strata: {n} strata got none, whatever the seed. Draw more, or use fewer "
    "strata.",
)
AGAIN = {
    True: Text(
        "在同一数据版本上重抽，结果一致。", "Drawn again on the same data version: the same."
    ),
    False: Text(
        "在同一数据版本上重抽，结果不一致，请查明原因。",
        "Drawn again on the same data version: not the same. Find out why.",
    ),
    None: Text(
        "数据已是另一版本（{now}），不能重抽比对；以本记录为准。",
        "The data are of another version now ({now}): not comparable; this record stands.",
    ),
}
NO_DRAW = Text("没有这次抽卷的记录。", "There is no such draw.")
ELSEWHERE = Text(
    "第 {number} 号抽卷属于另一工作模式。", "Draw {number} belongs to another programme."
)
OUT = Text(
    "其中 {n} 件现已不在您的权限内，未列出。", "{n} of them are out of your reach now: not listed."
)
WORD = Text("：", ": ")
NUMBER = re.compile(r"[0-9]{1,9}")


def draw_record(filters: Filters, asked: str) -> None:
    """Draw the record a link names: own draws alone, and of those what is in reach now."""
    lang, scope = context().lang, context().scope
    try:
        found = draws.find(scope, int(asked) if NUMBER.fullmatch(asked) else 0)
    except BadRequest:
        st.error(NO_DRAW[lang])
        return
    if found.draw.filters.programme != filters.programme:
        write_notice(ELSEWHERE.format(number=found.number)[lang])
        return
    _say(found)
    show_table(strata_table(found))
    frame = ask(disputes_named, scope, filters.programme, found.draw.ids)
    out = len(found.draw.ids) - len(frame)
    if out:
        st.warning(OUT.format(n=out)[lang])
    order = {one: place for place, one in enumerate(found.draw.ids)}
    frame = frame.sort_values("dispute_id", key=lambda ids: ids.map(order), ignore_index=True)
    draw_export(found, frame)
    case_table(frame, filters.programme, key="drawn_cases")


def _say(found: DrawRecord) -> None:
    lang, draw = context().lang, found.draw
    told = {"number": found.number, "population": f"{draw.population:,}", "drawn": len(draw.ids)}
    write(FOUND.format(**told)[lang])
    if len(draw.ids) < draw.size:
        write_small(LESS.format(size=draw.size)[lang])
    without = sum(stratum.drawn == 0 for stratum in draw.strata)
    if without:
        write_small(LEFT_OUT.format(n=without)[lang])
    between = WORD[lang]
    write_small(
        "；".join(f"{label}{between}{plain(value)}" for label, value in record_words(found)[1:])
    )
    again = draws.drawn_again(found)
    write_small(AGAIN[again.same].format(now=again.data_version)[lang])
