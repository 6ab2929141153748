"""Rooms by unit and kind, and duty by station and month."""

from datetime import date

import pandas as pd
import streamlit as st

from dashboard.charts.matrix import month_matrix, presence_matrix
from dashboard.components.coverage.room_map import room_map
from dashboard.components.coverage.rooms import kinds_counted, rooms_open
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask, rows_of
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of, short_name
from dashboard.components.frame.recorded import has, say_left_out
from dashboard.domain.filters import Filters
from dashboard.domain.kinds import ROOM_KINDS, VENUES
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.units import zones
from dashboard.reports.wording import code_name

COMMUNITIES = Text(
    "有在用调解室的社区 **{n}/{whole}** 个；专项调解室（婚姻、邻里）**{special}** 间；"
    "所属派出所有调解室的管理区 **{served}/{zones}** 个。",
    "**{n}/{whole}** communities have an open room; **{special}** special rooms; "
    "**{served}/{zones}** zones belong to a station with a room.",
)
OPEN = Text("在用调解室 **{n}** 间：{kinds}。", "**{n}** rooms are open: {kinds}.")
HOST, VENUE, OPENED = (
    Text("设立单位", "Host"),
    Text("场所", "Venue"),
    Text("启用日", "Opened"),
)
AT_ONCE = 20
"""A matrix of more rows, or of one kind of room, stands a click away."""
MATRIX = Text("各单位调解室（矩阵）", "Rooms by unit (matrix)")
MOST_ROWS = 60
"""A matrix of more stations than this cannot be read: counties stand in for them."""


def rooms_told(filters: Filters, day: date) -> None:
    """Say how many rooms of each kind are open, or that rooms are not recorded."""
    lang = context().lang
    if not has(filters, "rooms"):
        say_left_out(filters, ("rooms",))
        return
    found = rooms_open(filters.programme, day)
    write(OPEN.format(n=len(found), kinds=kinds_counted(found))[lang])


def room_matrix(filters: Filters, day: date) -> None:
    """Draw how many rooms of each kind every unit has on a day; studios, one row each."""
    if not has(filters, "rooms"):
        return
    if programme_of(filters.programme).unit == "room":
        _room_list(filters, day)
        return
    unit = _unit(filters.programme)
    names = names_of(filters.programme, unit)
    table = rooms_open(filters.programme, day)
    counted = table.groupby([unit, "kind"]).size().rename("count")
    kinds = [kind for kind in ROOM_KINDS if kind in set(table["kind"]) and kind != "community"]
    grid = pd.MultiIndex.from_product([list(names), kinds], names=[unit, "kind"])
    frame = counted.reindex(grid, fill_value=0).reset_index()
    frame["name"] = frame[unit].map(names)
    shown = (presence_matrix, frame, context().lang)
    if len(kinds) > 1 and len(names) <= AT_ONCE:
        chart(*shown, called=short_name(filters.programme, unit))
        return
    with st.expander(MATRIX[context().lang]):
        chart(*shown, called=short_name(filters.programme, unit))


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
    write(text[context().lang])


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
    called = short_name(filters.programme, "station")
    if not rows.empty:
        chart(month_matrix, rows, context().lang, called=called)


def _unit(programme: str) -> str:
    stations = names_of(programme, "station")
    return "station" if 0 < len(stations) <= MOST_ROWS else "county"


def _room_list(filters: Filters, day: date) -> None:
    lang, code = context().lang, filters.programme
    table, towns = rooms_open(code, day), names_of(code, "town")
    venues = {key: name[lang] for key, name in VENUES.items()}
    show_table(
        pd.DataFrame(
            {
                dimension_name(code, "room")[lang]: table["name"],
                dimension_name(code, "town")[lang]: [
                    code_name(area, towns, lang) for area in table["area"]
                ],
                HOST[lang]: table["host"],
                VENUE[lang]: [code_name(venue, venues, lang) for venue in table["venue"]],
                OPENED[lang]: table["opened_on"],
            }
        ),
        columns={OPENED[lang]: st.column_config.DateColumn(format="YYYY-MM-DD")},
    )


def room_pictures(filters: Filters, day: date) -> None:
    """Draw which unit has which room, on a map and as a matrix, and duty by month below."""
    left, right = st.columns(2, gap="large")
    with left:
        drawn = room_map(filters, day)
    with right if drawn else left:
        room_matrix(filters, day)
    if has(filters, "duty_rate"):
        duty_matrix(filters)
