"""Every area with the number the map shows, its count of disputes, and what serves it."""

import pandas as pd
import streamlit as st

from dashboard.components.coverage.rooms import rooms_by_area
from dashboard.components.drawing.tables import show_table
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.units import outlines
from dashboard.reports.area.area_measures import CASES_KEY, AreaMeasure
from dashboard.reports.area.area_values import counted
from dashboard.reports.wording import code_name

COUNT, ROOMS = Text("件数", "Cases"), Text("在用调解室（间）", "Rooms open")
HEIGHT, ROWS = 420, 12
TENTHS, WHOLE = "%.1f", "localized"


def area_table(filters: Filters, values: pd.DataFrame, measure: AreaMeasure, level: str) -> None:
    """Draw one row per area, the highest first where something else than disputes is shown."""
    lang, code = context().lang, filters.programme
    shapes = ask(outlines, context().scope, code, level)[["code", "name", "parent", "station"]]
    table = shapes.assign(
        value=_by_code(shapes, values, level), count=_counts(filters, shapes, level)
    )
    columns: dict[str, object] = {dimension_name(code, level)[lang]: table["name"]}
    formats = {COUNT[lang]: st.column_config.NumberColumn(format=WHOLE)}
    if measure.key != CASES_KEY:
        table = table.sort_values(["value", "code"], ascending=[False, True])
        head = measure.metric.name[lang]
        columns = {dimension_name(code, level)[lang]: table["name"], head: table["value"]}
        form = TENTHS if measure.metric.unit.decimals else WHOLE
        formats[head] = st.column_config.NumberColumn(format=form)
    columns |= _served(filters, table, level)
    columns[COUNT[lang]] = table["count"]
    show_table(
        pd.DataFrame(columns),
        height=HEIGHT if len(table) > ROWS else "auto",
        columns=formats,
    )


def _served(filters: Filters, table: pd.DataFrame, level: str) -> dict[str, object]:
    """Return a zone's town and station, other areas' open rooms."""
    lang, code = context().lang, filters.programme
    if level == "zone":
        held = (("town", table["parent"]), ("station", table["station"]))
        named = [(dimension, names_of(code, dimension), codes) for dimension, codes in held]
        return {
            dimension_name(code, dimension)[lang]: [code_name(one, names, lang) for one in codes]
            for dimension, names, codes in named
        }
    open_rooms = rooms_by_area(filters, level)
    return {ROOMS[lang]: [open_rooms.get(one, 0) for one in table["code"]]} if open_rooms else {}


def _counts(filters: Filters, shapes: pd.DataFrame, level: str) -> pd.Series:
    base = programme_of(filters.programme).register_of(filters.register).base
    return _by_code(shapes, counted(context().scope, filters, base, level, ask=ask), level)


def _by_code(shapes: pd.DataFrame, values: pd.DataFrame, level: str) -> pd.Series:
    return shapes["code"].map(values.set_index(level)["value"])
