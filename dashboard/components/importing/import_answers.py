"""What no column of an unknown file says, asked in words: number, register, outcome, date order."""

from collections.abc import Mapping

import streamlit as st

from dashboard.components.frame.context import context
from dashboard.components.importing.import_values import code_names
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading import fields
from dashboard.loading.confirmed import DAY_FIRST, MONTH_FIRST
from dashboard.loading.field_names import field_name
from dashboard.loading.fields import NUMBER
from dashboard.loading.files.parent import TextTable
from dashboard.loading.mapping import OutcomeRule
from dashboard.loading.suggest import values_of
from dashboard.loading.suggested_answers import ADDED, Answers
from dashboard.loading.suggested_values import fits_both_orders

NUMBER_OF = Text(
    "文件没有编号列时，用哪些列的内容生成编号（内容全同的行算重复）",
    "No column of numbers: columns whose content makes one (rows alike in all are duplicates)",
)
ROLE = Text("全部行的当事人身份", "Role of the parties of all rows")
REGISTER = Text("全部行计入哪本台账", "Register of all rows")
OUTCOME = Text("文件没有结果列时，结果怎样记", "No column of outcomes: how is it recorded?")
BY_CLOSING = Text("有办结日记为调解成功，没有记为在调", "settled where closed, else open")
ALL_OPEN = Text("全部记为在调", "all open")
ADD = Text(
    "登记中没有的{field}名称加入登记（否则拒收）",
    "Add unknown names of the {field} to the register (else refused)",
)
ORDER = Text("“{column}”的日期先写", "Dates in '{column}' begin with the")
ORDERS = {MONTH_FIRST: Text("月", "month"), DAY_FIRST: Text("日", "day")}
CHOOSE = Text("请选择", "Choose")


def answers_of(
    table: TextTable,
    programme: Programme,
    chosen: Mapping[str, str],
    *,
    suggested: Answers,
    key: str,
) -> Answers:
    """Ask for what the chosen columns leave open; return what was answered."""
    filled = set(chosen.values())
    if suggested.records == "party":
        role = {} if "role" in filled else _code_of("role", ROLE, programme, suggested, key)
        return Answers(records="party", defaults=role)
    defaults: dict[str, str] = {}
    rule, open_all = None, False
    if "register" not in filled and len(programme.registers) > 1:
        defaults |= _code_of("register", REGISTER, programme, suggested, key)
    if "outcome" not in filled:
        rule, open_all = _outcome("closed_on" in filled, key)
        defaults |= {"outcome": "open"} if open_all else {}
    number = () if NUMBER in filled else _number_of(table, key)
    added = tuple(field for field in ADDED if field in filled and _is_added(field, key))
    return Answers(defaults, number, rule, added)


def orders_of(table: TextTable, chosen: Mapping[str, str], key: str) -> dict[str, str]:
    """Ask for the order of day and month where a column's dates fit both; return it by column."""
    lang, values = context().lang, values_of(table)
    orders: dict[str, str] = {}
    for column, field in chosen.items():
        if field in (*fields.DAYS, *fields.MOMENTS) and fits_both_orders(values[column]):
            order = st.selectbox(
                ORDER.format(column=column)[lang],
                list(ORDERS),
                index=None,
                format_func=lambda one: ORDERS[one][lang],
                placeholder=CHOOSE[lang],
                key=f"order_{column}_{key}",
            )
            orders |= {column: order} if order else {}
    return orders


def _number_of(table: TextTable, key: str) -> tuple[str, ...]:
    lang, columns = context().lang, list(values_of(table))
    chosen = st.multiselect(
        NUMBER_OF[lang], columns, placeholder=CHOOSE[lang], key=f"number_of_{key}"
    )
    return tuple(chosen)


def _code_of(
    field: str, question: Text, programme: Programme, suggested: Answers, key: str
) -> dict[str, str]:
    """Ask for the code that a field has in every row."""
    lang, names = context().lang, code_names(programme, field)
    guessed = suggested.defaults.get(field)
    chosen = st.selectbox(
        question[lang],
        list(names),
        index=list(names.values()).index(guessed) if guessed else None,
        placeholder=CHOOSE[lang],
        key=f"{field}_{key}",
    )
    return {field: names[chosen]} if chosen else {}


def _outcome(has_closing: bool, key: str) -> tuple[OutcomeRule | None, bool]:
    lang = context().lang
    offered = [BY_CLOSING, ALL_OPEN] if has_closing else [ALL_OPEN]
    chosen = st.selectbox(
        OUTCOME[lang],
        offered,
        index=None,
        format_func=lambda one: one[lang],
        placeholder=CHOOSE[lang],
        key=f"outcome_{key}",
    )
    by_closing = OutcomeRule(when="closed_on", present="settled", absent="open")
    return (by_closing if chosen == BY_CLOSING else None), chosen == ALL_OPEN


def _is_added(field: str, key: str) -> bool:
    said = ADD.format(field=field_name(field))[context().lang]
    return st.checkbox(said, key=f"add_{field}_{key}")
