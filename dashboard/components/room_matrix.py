"""Rooms by station and kind, and duty by station and month."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.charts.matrix import month_matrix, presence_matrix
from dashboard.components.cache import ask, rows_of
from dashboard.components.charts import chart
from dashboard.components.context import context
from dashboard.components.names import names_of
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import ROOM_KINDS
from dashboard.metrics import METRICS
from dashboard.queries.units import rooms, zones

COMMUNITIES = Text(
    "有在用调解室的社区 **{n}/{whole}** 个；专项调解室（婚姻、邻里）**{special}** 间；"
    "所属派出所有调解室的管理区 **{served}/{zones}** 个。",
    "**{n}/{whole}** communities have an open room; **{special}** special rooms; "
    "**{served}/{zones}** zones belong to a station with a room.",
)


def rooms_open(programme: str, day: date) -> pd.DataFrame:
    """Return the rooms in reach that were open on a day."""
    table = ask(rooms, context().scope, programme)
    opened = pd.to_datetime(table["opened_on"]) <= pd.Timestamp(day)
    closed = pd.to_datetime(table["closed_on"])
    return table[opened & (closed.isna() | (closed > pd.Timestamp(day)))]


def room_matrix(filters: Filters, day: date) -> None:
    """Draw how many rooms of each kind every station has on a day."""
    names = names_of(filters.programme, "station")
    table = rooms_open(filters.programme, day)
    counted = table.groupby(["station", "kind"]).size().rename("count")
    kinds = [kind for kind in ROOM_KINDS if kind in set(table["kind"]) and kind != "community"]
    grid = pd.MultiIndex.from_product([list(names), kinds], names=["station", "kind"])
    frame = counted.reindex(grid, fill_value=0).reset_index()
    frame["name"] = frame["station"].map(names)
    chart(presence_matrix, frame, context().lang)


def community_rooms(filters: Filters, day: date) -> None:
    """Say how many communities and zones are served, and how many rooms have a special subject."""
    table = rooms_open(filters.programme, day)
    whole = names_of(filters.programme, "community")
    have = set(table["area"].dropna()) & set(whole)
    special = int(table["kind"].isin(["marriage", "neighbour"]).sum())
    patrolled = ask(zones, context().scope, filters.programme)["station"]
    equipped = set(table.loc[table["kind"] == "station", "station"])
    text = COMMUNITIES.format(
        n=len(have),
        whole=len(whole),
        special=special,
        served=int(patrolled.isin(equipped).sum()),
        zones=len(patrolled),
    )
    st.markdown(text[context().lang])


def duty_matrix(filters: Filters) -> None:
    """Draw the shifts each station missed in each month of the period."""
    known = {key: value for key, value in filters.choices if key in ("station", "firm")}
    plain = Filters(
        programme=filters.programme,
        register=filters.register,
        start=filters.start,
        end=filters.end,
    ).choose(**known)
    rows = rows_of(context().scope, plain, METRICS["duty_rate"], ("station", "month"))
    rows["name"] = rows["station"].map(names_of(filters.programme, "station"))
    if not rows.empty:
        chart(month_matrix, rows, context().lang)
