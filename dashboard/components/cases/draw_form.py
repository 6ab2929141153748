"""Drawing dossiers by lot: how many, by which strata, with which seed."""

import secrets

import streamlit as st

from dashboard.access import draws
from dashboard.components.cases.draw_record import draw_record
from dashboard.components.drawing.writing import write, write_notice, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.frame.names import dimension_name
from dashboard.components.frame.offered import is_used
from dashboard.components.frame.recorded import LEFT_OUT
from dashboard.domain.filters import Filters
from dashboard.domain.records import COLUMNS
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.files.dossier_draw import MOST, MOST_SEED, draw_dossiers, strata_of

TITLE = Text("随机抽卷", "Dossiers by lot")
ABOUT = Text(
    "从上方所选范围内已办结且登记了卷宗的纠纷中，分层随机抽取要调阅的卷宗。每次抽取都记录在案，"
    "不能修改或删除。",
    "Draws dossiers to pull from the closed disputes with a dossier in the selection above, by "
    "stratum. Every draw is put on record and cannot be changed or deleted.",
)
SIZE = Text("抽取件数", "How many")
SEED = Text("种子（默认随机）", "Seed (random unless you set one)")
STRATA = Text("分层依据（可不选）", "Strata (may be left out)")
STRATA_HINT = Text("不分层", "no strata")
GO = Text("抽取并记录", "Draw and put on record")
NONE = Text(
    "所选范围内没有已办结且登记了卷宗的纠纷。", "No closed dispute with a dossier in the selection."
)
USUAL = 20
NEXT_SEED, PARAMETER = "draw_seed", "draw"
WAY = Text("随机抽卷", "Draw dossiers by lot")


def way_to_draw(filters: Filters) -> None:
    """Draw the way to the draw, for readers who have it."""
    if "visits" in context().pages and draws.may_draw(context().scope):
        page_link("visits", WAY[context().lang], filters)


def draw_part(filters: Filters) -> None:
    """Draw the form and the draw on record that the link names, for roles that may draw."""
    lang = context().lang
    if not draws.may_draw(context().scope):
        return
    write(f"#### {TITLE[lang]}")
    if "dossier_complete" in programme_of(filters.programme).unrecorded:
        write_notice(LEFT_OUT.format(what=COLUMNS["dossier_complete"][lang])[lang])
        return
    write_small(ABOUT[lang])
    _form(filters)
    asked = st.query_params.get(PARAMETER, "")
    if asked:
        draw_record(filters, asked)


def _form(filters: Filters) -> None:
    lang, programme = context().lang, programme_of(filters.programme)
    offered = [one for one in strata_of(filters, ()) if is_used(programme, one)]
    seed = st.session_state.setdefault(NEXT_SEED, secrets.randbelow(MOST_SEED + 1))
    with st.form(f"draw_{programme.code}_{lang}", border=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            size = st.number_input(SIZE[lang], 1, MOST, USUAL, width=140, key=f"draw_size_{lang}")
            by = st.multiselect(
                STRATA[lang],
                offered,
                format_func=lambda one: dimension_name(programme.code, one)[lang],
                placeholder=STRATA_HINT[lang],
                key=f"draw_by_{programme.code}_{lang}",
                width=320,
            )
            chosen = st.number_input(
                SEED[lang], 0, MOST_SEED, seed, width=200, key=f"draw_seed_{seed}_{lang}"
            )
        if st.form_submit_button(GO[lang], icon=":material/casino:"):
            _draw(filters, int(size), int(chosen), tuple(by))


def _draw(filters: Filters, size: int, seed: int, by: tuple[str, ...]) -> None:
    """Draw, put on record, and show the record; a new seed is laid out for the next time."""
    here = context()
    draw = draw_dossiers(here.scope, filters, size=size, seed=seed, by=by, ask=ask)
    if not draw.ids:
        write_notice(NONE[here.lang], icon=":material/search_off:")
        return
    number = draws.record(here.scope, draw, login_id=here.reader.login_id)
    st.session_state.pop(NEXT_SEED, None)
    st.query_params[PARAMETER] = str(number)
    st.rerun()
