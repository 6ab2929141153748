"""A table of a page as it is printed: typed columns, every row, words without marks."""

import re
from collections.abc import Callable, Mapping
from datetime import date

import pandas as pd

from dashboard.components.exporting.paper_words import unmarked
from dashboard.components.exporting.sheet import Listed
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import Column, Kind, number_of
from dashboard.reports.paper.document import Cell, Grid

TENTHS = re.compile(r"%[+]?\.1f")
HUNDREDTHS = re.compile(r"%\.?\d*f%%")
PLAIN = re.compile(r"%[+]?\.?\d*[df]|localized|plain|")
YES, NO = Text("是", "yes"), Text("否", "no")
NARROWEST, WIDEST = 8, 28
"""Characters of a column; more run over several lines."""
Told = tuple[Kind, list[Cell]]


def grid_of(listed: Listed, title: str, lang: Lang) -> Grid:
    """Return a table of a page as one of a paper; little charts in cells are left out."""
    frame = listed.make()
    heads = [head for head in frame.columns if not _is_chart(frame[head])]
    told = [
        _column(frame[head], _form(listed.columns.get(str(head))), listed.marked, lang)
        for head in heads
    ]
    columns = [
        _head(str(head) if listed.headed else "", kind, cells)
        for head, (kind, cells) in zip(heads, told, strict=True)
    ]
    rows = zip(*(cells for _, cells in told), strict=True)
    return Grid(title, tuple(columns), tuple(rows))


def _head(head: str, kind: Kind, cells: list[Cell]) -> Column:
    longest = max([_characters(head), *(_characters(str(cell)) for cell in cells)])
    return Column(Text(head, head), kind, min(max(longest + 1, NARROWEST), WIDEST), is_summed=False)


def _column(values: pd.Series, form: str, marked: bool, lang: Lang) -> Told:
    known = [one for one in values if not _is_absent(one)]
    if known and all(isinstance(one, date) for one in known):
        return Kind.DAY, _each(values, lambda one: pd.Timestamp(str(one)).date().isoformat())
    if known and all(number_of(one) is not None for one in known):
        return _numbers(values, form)
    return Kind.WORDS, _each(values, lambda one: _words(one, marked, lang))


def _numbers(values: pd.Series, form: str) -> Told:
    if form == "percent":
        return Kind.SHARE, _each(values, _number)
    if HUNDREDTHS.fullmatch(form):
        return Kind.SHARE, _each(values, lambda one: _number(one) / 100)
    if not PLAIN.fullmatch(form):
        return Kind.WORDS, _each(values, lambda one: form % _number(one))
    if all(_number(one).is_integer() for one in values if not _is_absent(one)):
        return Kind.COUNT, _each(values, lambda one: int(_number(one)))
    return Kind.NUMBER if TENTHS.fullmatch(form) else Kind.YUAN, _each(values, _number)


def _each(values: pd.Series, told: Callable[[object], Cell]) -> list[Cell]:
    """Tell each value; what is not recorded stays nothing."""
    return [None if _is_absent(one) else told(one) for one in values]


def _words(value: object, marked: bool, lang: Lang) -> str:
    if isinstance(value, bool):
        return (YES if value else NO)[lang]
    return unmarked(str(value)) if marked else str(value)


def _form(config: object) -> str:
    """Return the format a column is written in, as Streamlit's configuration has it."""
    kind = config.get("type_config") if isinstance(config, Mapping) else None
    form = kind.get("format") if isinstance(kind, Mapping) else None
    return str(form or "")


def _number(value: object) -> float:
    return float(str(value))


def _is_absent(value: object) -> bool:
    return value is None or bool(pd.isna(value))


def _is_chart(values: pd.Series) -> bool:
    return any(isinstance(one, list | tuple) for one in values)


def _characters(text: str) -> int:
    """Return how wide words are; a Chinese character takes two places."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)
