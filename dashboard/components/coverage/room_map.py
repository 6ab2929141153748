"""Which areas have how many open rooms, and which stations have none: a picture to read."""

from datetime import date

import pandas as pd

from dashboard.charts.classes import Words
from dashboard.charts.maps import zone_shapes
from dashboard.components.coverage.rooms import rooms_open
from dashboard.components.drawing.charts import chart
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import short_name
from dashboard.components.frame.notices import say
from dashboard.components.frame.recorded import has
from dashboard.components.zone.zone_places import station_places
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.places import unit_towns
from dashboard.queries.units import outlines

NO_ROOM = Words(zero=Text("0（没有在用调解室）", "0 (no room open)"))
ELSEWHERE = Text(
    "另有 {n} 间未登记所在{unit}，不在图上着色。",
    "Another {n} name no {unit} and colour nothing on the map.",
)


def room_map(filters: Filters, day: date) -> bool:
    """Draw open rooms by town or county, stations without one hollow; say whether it is drawn."""
    level = _level(filters) if has(filters, "rooms") else None
    if level is None:
        return False
    code, lang = filters.programme, context().lang
    shapes = ask(outlines, context().scope, code, level)
    places = _places(code, level, day)
    counted = places.value_counts().reindex(shapes["code"], fill_value=0)
    if not counted.sum():
        # Rooms whose place nobody recorded are no empty areas: nothing is coloured at all.
        return False
    frame = pd.DataFrame({level: counted.index, "rooms": counted.to_numpy()})
    values = METRICS["rooms"].values(frame, "")
    drawn = (shapes, station_places(code, day), values, METRICS["rooms"], lang)
    chart(zone_shapes, *drawn, words=NO_ROOM, called=short_name(code, level))
    without = len(places) - int(counted.sum())
    if without:
        unit = short_name(code, level)
        say(
            Text(
                ELSEWHERE.zh.format(n=without, unit=unit.zh),
                ELSEWHERE.en.format(n=without, unit=unit.en.lower()),
            )
        )
    return True


def _level(filters: Filters) -> str | None:
    for level in ("town", "county"):
        table = ask(outlines, context().scope, filters.programme, level)
        if len(table) > 1 and table["geometry"].notna().any():
            return level
    return None


def _places(programme: str, level: str, day: date) -> pd.Series:
    """Return the area of every open room, null where it names none."""
    rooms = rooms_open(programme, day)
    if level == "county":
        return rooms["county"]
    codes = tuple(sorted(rooms["code"]))
    found = ask(unit_towns, context().scope, programme, "room", codes)
    return rooms["code"].map(dict(zip(found["code"], found["town"], strict=True)))
