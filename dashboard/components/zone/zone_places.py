"""Points of the map: stations with their open rooms; else the rooms of each area, as numbers."""

from datetime import date

import pandas as pd

from dashboard.charts.shapes import middle
from dashboard.components.coverage.rooms import kinds_counted, rooms_open
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.units import stations

MOST = 60
"""More points than this cannot be read, so they are left out."""
OPEN = Text("在用调解室：{kinds}", "Rooms open: {kinds}")
NONE_OPEN = Text("没有在用调解室", "No room open")


def station_places(programme: str, day: date) -> pd.DataFrame:
    """Return the stations to draw with the rooms open at them; none where they are too many."""
    found = ask(stations, context().scope, programme)
    if len(found) > MOST:
        return found.head(0)
    if not _knows_stations(programme):
        return found
    rooms = rooms_open(programme, day)
    at = {code: rooms[rooms["station"] == code] for code in found["code"]}
    return found.assign(
        rooms=[len(at[code]) for code in found["code"]],
        rooms_told=[kinds_told(at[code]) for code in found["code"]],
    )


def room_places(programme: str, level: str, shapes: pd.DataFrame, day: date) -> pd.DataFrame:
    """Return how many rooms are open in each area, at its middle; none where too many to read."""
    if "room" not in programme_of(programme).records:
        return pd.DataFrame(columns=["count"])
    column = "county" if level == "county" else "area"
    rooms, drawn = rooms_open(programme, day), shapes.dropna(subset=["geometry"])
    rows = [
        {"count": len(inside), "told": kinds_told(inside), "place": middle(row.geometry)}
        for row in drawn.itertuples()
        if len(inside := rooms[rooms[column] == row.code])
    ]
    frame = pd.DataFrame(rows if len(rows) <= MOST else [], columns=["count", "told", "place"])
    return frame.assign(
        longitude=[place[0] for place in frame["place"]],
        latitude=[place[1] for place in frame["place"]],
    )


def kinds_told(rooms: pd.DataFrame) -> str:
    """Say how many rooms of each kind are open, or that none is."""
    lang = context().lang
    if rooms.empty:
        return NONE_OPEN[lang]
    return OPEN.format(kinds=kinds_counted(rooms))[lang]


def _knows_stations(programme: str) -> bool:
    known = programme_of(programme)
    return "room" in known.records and "room.station" not in known.unrecorded
