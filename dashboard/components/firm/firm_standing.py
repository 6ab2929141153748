"""Near dismissal and to praise, on the firms page: the sentence, its figures, the chance beside."""

from collections.abc import Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import show_lines
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.firm.firm_misjudgement import threshold_entered
from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.components.frame.plain import named_plainly, plain
from dashboard.components.frame.screen import NONE
from dashboard.components.staffing.praise_box import praise_box
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.reports.firm.chance_words import chance_words
from dashboard.reports.firm.firm_dismissal import not_counted, window_text
from dashboard.reports.firm.firm_praise import firm_praises
from dashboard.reports.firm.firm_standing import Standing, Standings, standings
from dashboard.reports.staffing.standing_figures import INDICATORS, Compared
from dashboard.reports.staffing.standing_words import WITHOUT, indicator_name, months_text, sentence
from dashboard.reports.wording import share_text

NEAR = Text("不合格与辞退：按规则可以说的话", "Fails and dismissal: what may be said by rule")
PRAISE = Text("可表扬：按规则可以说的话", "To praise: what may be said by rule")
NOBODY = Text(
    "各项都没有符合规则的表扬：没有值守全勤的，也没有明显高于其余的。",
    "Nobody to praise by rule: no full roster, and nobody clearly above the others.",
)
OF_ALL_WORK = Text(
    "考评针对律所的全部工作：除期间外，上方的其他筛选不影响这一栏。",
    "A grade is of all a firm did: of the choices above, only the period narrows this block.",
)
MONTH, CONTRACT = Text("月份", "Month"), Text("合同期 {n} 个月合计", "{n} months of the contract")
CELL = Text(
    "{k:,}/{of:,}；各家 {all_k:,}/{all_of:,}（{rate}）",
    "{k:,}/{of:,}; all firms {all_k:,}/{all_of:,} ({rate})",
)


def firm_standing(filters: Filters, table: pd.DataFrame) -> None:
    """Draw the firms with a fail, those near dismissal first, and then those to praise."""
    lang, scope = context().lang, context().scope.beside()
    found = remember(standings, scope, filters)
    if found is not None:
        write(f"**{NEAR[lang]}**")
        for one in found.listed:
            _box(one)
        for note in _notes(found):
            write_small(note[lang])
    write(f"**{PRAISE[lang]}**")
    praised = firm_praises(scope, filters, named_plainly(table), ask=ask)
    for praise in praised:
        praise_box(praise)
    if not praised:
        write_small(NOBODY[lang])


def _box(one: Standing) -> None:
    """One firm: what may be said and its figures; beside them the chance, and the window."""
    lang = context().lang
    with st.container(border=True):
        left, right = st.columns((3, 2), gap="large")
        with left:
            write(sentence(replace(one, name=plain(one.name)))[lang])
            show_lines(_figures(one), 2)
        with right, st.container(gap="xsmall"):
            said, *notes = chance_words(one, threshold_entered())
            write(said[lang])
            for note in (*notes, window_text(one.limit)):
                write_small(note[lang])


def _notes(found: Standings) -> list[Text]:
    """Who is not listed and why: every firm is in one of these sentences or listed."""
    unlisted = [WITHOUT.format(n=found.without)] if found.without else []
    return [*unlisted, *not_counted(named_plainly(found.record)), OF_ALL_WORK]


def _figures(one: Standing) -> pd.DataFrame:
    """A row for every failed month and one for the contract, a column for every indicator."""
    lang = context().lang
    rows = [(months_text([month]), _of(one.by_month, month)) for month in one.fails]
    whole = CONTRACT.format(n=len(one.graded))
    rows.append((whole, {figure.key: figure for figure in one.of_contract}))
    keys = [key for key in INDICATORS if any(key in figures for _, figures in rows)]
    return pd.DataFrame(
        [
            {MONTH[lang]: name[lang]}
            | {indicator_name(key)[lang]: _cell(figures.get(key)) for key in keys}
            for name, figures in rows
        ]
    )


def _of(figures: Sequence[Compared], month: object) -> dict[str, Compared]:
    return {one.key: one for one in figures if one.months == (month,)}


def _cell(one: Compared | None) -> str:
    if one is None or not one.all_of:
        return NONE
    counts = {name: getattr(one, name) for name in ("k", "of", "all_k", "all_of")}
    rate = share_text(one.all_k / one.all_of)
    return CELL.format(**counts, rate=rate)[context().lang]
