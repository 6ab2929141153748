"""The export button of the list of disputes: the reader's own columns, row by row, up to a cap."""

from collections.abc import Iterator
from functools import partial

import pandas as pd

from dashboard.components.cases.case_table import COLUMNS, head_of, is_known
from dashboard.components.exporting.export import Export, LongList, export_button
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import seen
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.queries.cases import disputes_in_parts, recorded_columns
from dashboard.reports.files.sheet_table import Column, Kind, Row
from dashboard.reports.wording import code_name

CAP = 50_000
TITLE = Text("纠纷清单", "Disputes")
CAPPED = Text(
    "超过 {cap} 件，只导出前 {cap} 件。", "Over {cap}: only the first {cap} are exported."
)
KINDS = {
    "cohort_on": Kind.DAY,
    "days_to_close": Kind.COUNT,
    "amount": Kind.YUAN,
    "people_involved": Kind.COUNT,
    "satisfaction": Kind.COUNT,
}
WIDTHS = {"dispute_id": 30, "cohort_on": 12, "days_to_close": 10, "amount": 14}
SEARCHED = Text("编号含“{search}”", "number contains '{search}'")
LONGEST = 60
"""Characters of a search that are told; a number of a dispute is shorter."""
HELD_AS = {"amount": "amount_fen"}


def export_cases(filters: Filters, search: str) -> None:
    """Offer the disputes of a selection as a file, with the reader's own columns."""
    capped = CAPPED.format(cap=f"{CAP:,}")
    told = SEARCHED.format(search=seen(search)[:LONGEST])[context().lang] if search else ""
    make = partial(cases_to_take, filters, search)
    export_button(filters, Export("disputes", TITLE, make, CAP, capped, told))


def cases_to_take(filters: Filters, search: str) -> LongList:
    """Return the disputes of a selection for a file: columns with something in them, all rows."""
    scope, programme = context().scope, filters.programme
    found = recorded_columns(scope, filters, search)
    filled = dict(zip(found["column"], found["n"], strict=True))
    keys = [key for key in COLUMNS if is_known(programme, key) and HELD_AS.get(key, key) in filled]
    columns = tuple(
        Column(head_of(programme, key), KINDS.get(key, Kind.WORDS), WIDTHS.get(key, 16), False)
        for key in keys
    )
    n = min(int(filled.get("dispute_id", 0)), CAP)
    return LongList(columns, _rows(filters, search, keys), n)


def _rows(filters: Filters, search: str, keys: list[str]) -> Iterator[Row]:
    for frame in disputes_in_parts(context().scope, filters, search, most=CAP):
        yield from zip(*(_cells(frame, key, filters.programme) for key in keys), strict=True)


def _cells(frame: pd.DataFrame, key: str, programme: str) -> list[object]:
    values = frame[HELD_AS.get(key, key)]
    if key in DIMENSIONS:
        lang, names = context().lang, names_of(programme, key)
        told = {code: code_name(code, names, lang) for code in values.unique()}
        return [told[code] for code in values]
    if key == "amount":
        return [None if pd.isna(fen) else fen / 100 for fen in values]
    return [None if pd.isna(one) else _whole(one) for one in values]


def _whole(value: object) -> object:
    """Return a value as what it is: a day, a number without a point nought, words."""
    if isinstance(value, pd.Timestamp):
        return value.date()
    return int(value) if isinstance(value, float) and value.is_integer() else value
