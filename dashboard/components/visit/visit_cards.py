"""Cards for inspection visits on screen: one previewed, all of them as a workbook to take along."""

import pandas as pd
import streamlit as st

from dashboard.access.roles import Action, may
from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.exporting.export_log import recorded_export
from dashboard.components.exporting.offer import offered
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import recorded
from dashboard.components.frame.screen import columns_shown
from dashboard.components.visit.visit_choice import Unit, chosen_units
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.reports.paper.formats import MIMES, Form
from dashboard.reports.visit.visit_block import Block
from dashboard.reports.visit.visit_card import visit_cards
from dashboard.reports.visit.visit_cases import OF_YEAR, TO_DATE
from dashboard.reports.visit.visit_facts import Card, visit_facts

TITLE = Text("点位卡", "Visit cards")
ABOUT = Text(
    "一个单位一页 A4：未达标事项、人员、上次检查、在调与超期、近 12 个月数字和可填写的检查清单。"
    "不随上方台账、期间和筛选变化。填好的卡由数据导入员导入。",
    "One A4 page a unit: standards missed, staff, last inspection, open and overdue disputes, "
    "twelve months in figures, and a checklist to fill in. Register, period and filter above do "
    "not change it. The importer loads filled cards.",
)
WHICH = Text("预览哪一张", "Which card to preview")
NOBODY = Text("请先选择要检查的单位。", "Choose a unit to visit first.")
MAKE = Text("生成点位卡（{n} 张）", "Make the cards ({n})")
DOWNLOAD = Text("下载 XLSX（{n} 张）", "Download XLSX ({n})")
LIST = Text("{name}（{n} 项）：{items}", "{name} ({n} items): {items}")
LISTS = Text("五、本次检查的项目", "5. What is checked this time")
NO_LIST = Text("没有声明可逐项核对的清单或标准。", "No checklist or standard is declared.")
JOINT = Text("；", "; ")


def cards_part(filters: Filters) -> list[Metric]:
    """Draw choice, preview and download of cards, for roles that may; return what is counted."""
    lang, programme = context().lang, programme_of(filters.programme)
    if not may(context().reader.role, Action.VISIT_CARD):
        return []
    st.markdown(f"#### {TITLE[lang]}")
    st.caption(ABOUT[lang])
    chosen = chosen_units(programme)
    if not chosen:
        st.info(NOBODY[lang], icon=":material/info:")
        return []
    _download(programme, chosen)
    _preview(_card(programme, _previewed(programme, chosen)))
    return recorded(filters, (*OF_YEAR[1:], *TO_DATE))


def _card(programme: Programme, unit: Unit) -> Card:
    here = context()
    return visit_facts(here.scope, programme, unit, all_gaps(programme), here.lang, ask=ask)


def _previewed(programme: Programme, chosen: list[Unit]) -> Unit:
    if len(chosen) == 1:
        return chosen[0]
    lang = context().lang
    names = {(kind, code): names_of(programme.code, kind)[code] for kind, code in chosen}
    return st.selectbox(
        WHICH[lang],
        chosen,
        format_func=names.__getitem__,
        key=f"visit_preview_{programme.code}_{lang}",
        width=320,
    )


def _download(programme: Programme, chosen: list[Unit]) -> None:
    """Make the workbook once it is asked for and on record."""
    lang, n = context().lang, len(chosen)
    if not st.button(MAKE.format(n=n)[lang], key="visit_make", icon=":material/print:"):
        return
    named = ",".join(f"{kind}:{code}" for kind, code in chosen)
    number = recorded_export(f"visit cards {programme.code} {named}")
    offered(
        f"visit-cards-{number}.xlsx",
        MIMES[Form.XLSX],
        visit_cards([_card(programme, unit) for unit in chosen]),
        number,
        DOWNLOAD.format(n=n),
    )


def _preview(card: Card) -> None:
    lang = card.lang
    with st.container(border=True, key="visit_card"):
        st.markdown(f"**{plain(card.name)}**")
        _lines(card.about[1:])
        _block(card.gaps)
        st.markdown(f"**{card.staff_title}**")
        _lines(card.staff)
        _block(card.checks)
        _block(card.cases)
        st.markdown(f"**{LISTS[lang]}**")
        for one in card.lists:
            items = JOINT[lang].join(item[lang] for item in one.items.values())
            st.markdown(LIST.format(name=one.name[lang], n=len(one.items), items=items)[lang])
        if not card.lists:
            st.caption(NO_LIST[lang])


def _lines(pairs: tuple[tuple[str, str], ...]) -> None:
    st.markdown("  \n".join(f":gray[{label}]　{plain(value)}" for label, value in pairs))


def _block(block: Block) -> None:
    st.markdown(f"**{block.title}**")
    if block.rows:
        frame = pd.DataFrame(block.rows, columns=list(block.heads))
        st.dataframe(columns_shown(frame, 3), hide_index=True)
    if block.note:
        st.caption(block.note)
