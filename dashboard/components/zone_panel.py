"""What a clicked zone or station holds: its counts, and its latest disputes to open."""

import pandas as pd
import streamlit as st

from dashboard.components.cache import ask
from dashboard.components.case_table import case_table
from dashboard.components.context import context
from dashboard.components.links import cases_link
from dashboard.components.names import names_of
from dashboard.components.notices import empty
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.queries.cases import dispute_list, dispute_total
from dashboard.queries.units import zones
from dashboard.reports.wording import code_name

VERDICT = Text(
    "**{n}** 个管理区中，**{some}** 个有记录，**{none}** 个期内没有一件；合计 **{total:,}** 件。",
    "Of **{n}** zones **{some}** have records and **{none}** have none; **{total:,}** in all.",
)
CAUTION = Text(
    "单个管理区件数少，不计算成功率；没有记录可能是没有纠纷，也可能是没有人登记。",
    "Zones have too few cases for a rate; no record may mean no dispute, or nobody to record it.",
)
LATEST = Text("{name}：最近的纠纷", "{name}: latest disputes")
ZONE, TOWN, STATION, COUNT = (
    DIMENSIONS["zone"].name,
    DIMENSIONS["town"].name,
    DIMENSIONS["station"].name,
    Text("件数", "Cases"),
)
NOT_YOURS = Text("这一单位的案件不在您的权限内。", "The cases of this unit are out of your reach.")


def zone_verdict(values: pd.DataFrame) -> None:
    """Say how many zones have records and how many have none."""
    lang = context().lang
    none = int((values["value"] == 0).sum())
    text = VERDICT.format(
        n=len(values), some=len(values) - none, none=none, total=int(values["value"].sum())
    )
    st.markdown(text[lang])
    st.caption(CAUTION[lang])


def unit_panel(filters: Filters, dimension: str, code: str) -> None:
    """Draw the disputes of a unit that was clicked; the code is looked up again under the reach."""
    lang, names = context().lang, names_of(filters.programme, dimension)
    if code not in names:
        st.info(NOT_YOURS[lang])
        return
    narrowed = filters.choose(**{dimension: code})
    st.markdown(f"**{LATEST.format(name=names[code])[lang]}**")
    total = dispute_total(context().scope, narrowed)
    if not total:
        empty()
        return
    cases_link(narrowed, total)
    latest = ask(dispute_list, context().scope, narrowed, "", "cohort_on", True, 1, 8)
    case_table(latest, filters.programme, key="zone_cases")


def zone_table(filters: Filters, values: pd.DataFrame, metric: Metric) -> None:
    """Draw every zone with its 街道, station and count."""
    lang = context().lang
    shapes = ask(zones, context().scope, filters.programme)[["code", "name", "parent", "station"]]
    table = shapes.merge(values[["zone", "value"]], left_on="code", right_on="zone", how="left")
    towns = names_of(filters.programme, "town")
    stations = names_of(filters.programme, "station", beside=True)
    st.dataframe(
        pd.DataFrame(
            {
                ZONE[lang]: table["name"],
                TOWN[lang]: [code_name(code, towns, lang) for code in table["parent"]],
                STATION[lang]: [code_name(code, stations, lang) for code in table["station"]],
                COUNT[lang]: table["value"],
            }
        ),
        hide_index=True,
        height=420,
    )
