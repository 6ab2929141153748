"""Zones or other areas in words and rows; what a clicked one holds, to open."""

import pandas as pd
import streamlit as st

from dashboard.components.cache import ask
from dashboard.components.case_table import case_table
from dashboard.components.context import context
from dashboard.components.links import cases_link
from dashboard.components.names import dimension_name, names_of, short_name
from dashboard.components.notices import empty
from dashboard.components.rooms import rooms_by_area
from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.cases import dispute_count, dispute_list
from dashboard.queries.units import outlines
from dashboard.reports.wording import code_name

VERDICT = Text(
    "**{n}** 个{unit}中，**{some}** 个有记录，**{none}** 个期内没有一件；合计 **{total:,}** 件。",
    "**{n}** by {unit}: **{some}** have records and **{none}** have none; **{total:,}** in all.",
)
ELSEWHERE = Text("另有 **{n:,}** 件未登记{unit}。", " Another **{n:,}** have no {unit} recorded.")
CAUTION = Text(
    "单个管理区件数少，不计算成功率；没有记录可能是没有纠纷，也可能是没有人登记。",
    "Zones have too few cases for a rate; no record may mean no dispute, or nobody to record it.",
)
NONE_IS_UNSURE = Text(
    "没有记录可能是没有纠纷，也可能是没有人登记。",
    "No record may mean no dispute, or nobody to record it.",
)
LATEST = Text("{name}：最近的纠纷", "{name}: latest disputes")
COUNT, ROOMS = Text("件数", "Cases"), Text("在用调解室（间）", "Rooms open")
NOT_YOURS = Text("这一单位的案件不在您的权限内。", "The cases of this unit are out of your reach.")


def area_verdict(filters: Filters, values: pd.DataFrame, level: str) -> None:
    """Say how many areas have records and how many have none."""
    lang, unit = context().lang, short_name(filters.programme, level)[context().lang].lower()
    known = values[values[level] != NOT_RECORDED]
    none, without = int((known["value"] == 0).sum()), len(values) - len(known)
    text = VERDICT[lang].format(
        n=len(known),
        unit=unit,
        some=len(known) - none,
        none=none,
        total=int(values["value"].sum()),
    )
    if without:
        n = int(values["value"].sum() - known["value"].sum())
        text += ELSEWHERE[lang].format(n=n, unit=unit)
    st.markdown(text)
    if level == "zone" or none:
        st.caption((CAUTION if level == "zone" else NONE_IS_UNSURE)[lang])


def unit_panel(filters: Filters, dimension: str, code: str) -> None:
    """Draw the disputes of a unit that was clicked; the code is looked up again under the reach."""
    lang, names = context().lang, names_of(filters.programme, dimension)
    if code not in names:
        st.info(NOT_YOURS[lang])
        return
    narrowed = filters.choose(**{dimension: code})
    st.markdown(f"**{LATEST.format(name=names[code])[lang]}**")
    total = int(ask(dispute_count, context().scope, narrowed)["n"].iloc[0])
    if not total:
        empty()
        return
    cases_link(narrowed, total)
    latest = ask(dispute_list, context().scope, narrowed, "", "cohort_on", True, 1, 8)
    case_table(latest, filters.programme, key="area_cases")


def area_table(filters: Filters, values: pd.DataFrame, metric: Metric, level: str) -> None:
    """Draw every area with its count, and what serves it: a zone's station, others' rooms."""
    lang, code = context().lang, filters.programme
    shapes = ask(outlines, context().scope, code, level)[["code", "name", "parent", "station"]]
    table = shapes.merge(values[[level, "value"]], left_on="code", right_on=level, how="left")
    columns: dict[str, object] = {dimension_name(code, level)[lang]: table["name"]}
    if level == "zone":
        for dimension, column in (("town", "parent"), ("station", "station")):
            names = names_of(code, dimension, beside=dimension == "station")
            told = [code_name(one, names, lang) for one in table[column]]
            columns[dimension_name(code, dimension)[lang]] = told
    columns[COUNT[lang]] = table["value"]
    open_rooms = rooms_by_area(filters, level)
    if level != "zone" and open_rooms:
        columns[ROOMS[lang]] = [open_rooms.get(one, 0) for one in table["code"]]
    formats = {COUNT[lang]: st.column_config.NumberColumn(format="localized")}
    st.dataframe(pd.DataFrame(columns), hide_index=True, height=420, column_config=formats)
