"""What the case database already holds of what cards speak of: units, and items checked before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import pandas as pd
from sqlalchemy import Connection, select

from dashboard.database.schema import checklist, load_batch, programme, room, station
from dashboard.loading.existing import in_portions


class Key(NamedTuple):
    """What is checked once: an item of a list at a unit on a day."""

    kind: str
    unit: str
    checked: str
    item: str
    day: date


@dataclass(frozen=True)
class Place:
    """A unit of the register: where it belongs, and from when until when it was there."""

    county: str
    station: str | None
    room: str | None
    since: date | None
    until: date | None


@dataclass(frozen=True)
class Before:
    """An item checked before: what was found, and the file that brought it, if one did."""

    met: bool
    file: str


def places(connection: Connection, code: str) -> dict[tuple[str, str], Place]:
    """Return the stations and rooms of a programme by kind and code."""
    found = {}
    s = select(station.c.code, station.c.county, station.c.started_on)
    for one in connection.execute(s.where(station.c.programme == code)):
        found["station", one.code] = Place(one.county, one.code, None, one.started_on, None)
    r = select(room.c.code, room.c.county, room.c.station, room.c.opened_on, room.c.closed_on)
    for row in connection.execute(r.where(room.c.programme == code)):
        found["room", row.code] = Place(
            row.county, row.station, row.code, row.opened_on, row.closed_on
        )
    return found


def data_end(connection: Connection, code: str) -> date | None:
    """Return the day a programme's data are complete for."""
    statement = select(programme.c.data_to).where(programme.c.code == code)
    return connection.execute(statement).scalar_one_or_none()


def checked_before(
    connection: Connection, code: str, keys: Iterable[Key]
) -> dict[Key, list[Before]]:
    """Return what stands in the checklists already for some items, whatever room of a station."""
    wanted = set(keys)
    found: dict[Key, list[Before]] = {}
    for kind in ("station", "room"):
        units = sorted({key.unit for key in wanted if key.kind == kind})
        c = checklist.c
        named = checklist.outerjoin(load_batch, load_batch.c.batch == c.batch)
        statement = select(
            c[kind].label("unit"), c.list, c.item, c.on_day, c.met, load_batch.c.file
        ).select_from(named)
        for some in in_portions(units):
            rows = statement.where(c.programme == code, c[kind].in_(some))
            for row in connection.execute(rows):
                day = pd.Timestamp(row.on_day).date()
                key = Key(kind, row.unit, row.list, row.item, day)
                if key in wanted:
                    found.setdefault(key, []).append(Before(bool(row.met), row.file or ""))
    return found
