"""A page from top to bottom: title and question, filter bar, …, foot line."""

from collections.abc import Callable, Iterable
from typing import Protocol

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.frame.data_version import say_other_version
from dashboard.components.frame.filter_bar import filter_bar
from dashboard.components.frame.filter_choices import state_text
from dashboard.components.frame.filter_state import in_frame, reached
from dashboard.components.frame.head import head_line
from dashboard.components.frame.links import page_link
from dashboard.components.frame.names import dimension_name, names_for
from dashboard.components.frame.notices import synthetic_mark
from dashboard.components.frame.plain import plain
from dashboard.database.connection import case_database
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.wording import basis_text, code_name, day_text, period_text

STANDING = Text(
    "{programme} · {register} · {period} · 口径：{basis} · 数据截至 {data_to}",
    "{programme} · {register} · {period} · basis: {basis} · data to {data_to}",
)
ALL_OF_IT = Text("全部", "everything in reach")
OWN_REACH = Text("本人范围", "own units")
FOOT = Text(
    "口径与公式：{formulas}。 数据版本 {version}，数据截至 {data_to}。",
    "Formulas: {formulas}. Data version {version}, data to {data_to}.",
)
DEFINITIONS = Text("指标解释", "Definitions")
SEE_DEFINITIONS = Text("见指标解释", "see the definitions")


class Told(Protocol):
    """What a foot line says of a number: an indicator, or a caseload beside it."""

    @property
    def name(self) -> Text: ...

    @property
    def formula(self) -> Text: ...


def page_head(title: Text | Callable[[Programme], Text], question: Text) -> Filters:
    """Draw title, question, filter bar and what is set in words; return the selection.

    A title may follow the programme in the frame.
    """
    lang = context().lang
    mark = head_line(_title(title)[lang], question[lang])
    filters = filter_bar()
    programme = programme_of(filters.programme)
    with mark:
        synthetic_mark(programme)
    words = STANDING.format(
        programme=programme.short[lang],
        register=programme.register_of(filters.register).name[lang],
        period=period_text(filters.start, filters.end, lang),
        basis=basis_text(programme, filters, lang),
        data_to=day_text(data_to(programme.code), lang),
    )[lang]
    standing = f"{words} · {plain(choices_text(filters))}"
    st.caption(standing)
    say_other_version()
    sheet = context().sheet
    sheet.filters, sheet.standing = filters, standing
    return filters


def choices_text(filters: Filters) -> str:
    """Say in words what the selection is narrowed to, its state first."""
    lang = context().lang
    parts = [state_text(filters)] if filters.state else []
    for dimension, codes in filters.choices:
        names = names_for(filters.programme, dimension, codes)
        shown = "、".join(code_name(code, names, lang) for code in codes[:3])
        more = f" +{len(codes) - 3}" if len(codes) > 3 else ""
        name = dimension_name(filters.programme, dimension)[lang]
        parts.append(f"{name}：{shown}{more}")
    whole = OWN_REACH if context().scope.is_limited else ALL_OF_IT
    return "；".join(parts) or whole[lang]


def page_foot(filters: Filters, metrics: Iterable[Told]) -> None:
    """Draw the foot line: formulas, source, data version, and the way to the definitions."""
    lang, sheet = context().lang, context().sheet
    sheet.formulas = tuple((metric.name[lang], metric.formula[lang]) for metric in metrics)
    formulas = "；".join(f"{name} = {formula}" for name, formula in sheet.formulas)
    formulas = formulas or SEE_DEFINITIONS[lang]
    text = FOOT.format(
        formulas=formulas,
        version=case_database().version,
        data_to=day_text(data_to(filters.programme), lang),
    )
    st.divider()
    st.caption(text[lang])
    page_link("definitions", DEFINITIONS[lang], filters)


def _title(title: Text | Callable[[Programme], Text]) -> Text:
    if isinstance(title, Text):
        return title
    code = in_frame(reached(context().scope))
    if code is None:
        raise BadRequest("This account reaches no programme.")
    return title(programme_of(code))
