"""What is counted on registers: how many there are on a day, and who came and went."""

from collections.abc import Callable
from datetime import date

from sqlalchemy import Column, ColumnElement, and_, distinct, func, or_

from dashboard.database import schema
from dashboard.queries.facts.fact import AsOf, Fact, Measures, rows

Standing = Callable[[date], ColumnElement[bool]]


def _from_until(start: Column[date], end: Column[date], *, last_counts: bool = False) -> Standing:
    """Rows that stand on a day: begun, and not ended. An unknown beginning counts as begun."""

    def standing(day: date) -> ColumnElement[bool]:
        lasts = end >= day if last_counts else end > day
        return and_(or_(start.is_(None), start <= day), or_(end.is_(None), lasts))

    return standing


def _counted(name: str) -> Callable[[AsOf], Measures]:
    return lambda as_of: {name: func.count()}


def _mediator(as_of: AsOf) -> Measures:
    kind = schema.mediator.c.kind
    return {
        "mediators": rows(kind != "assistant"),
        "full_time_mediators": rows(kind == "full_time"),
        "assistants": rows(kind == "assistant"),
    }


def _contract(as_of: AsOf) -> Measures:
    c = schema.firm_contract.c
    return {
        "firms": func.count(distinct(c.firm)),
        "stations_with_firm": func.count(distinct(c.station)),
    }


def _lawyer(as_of: AsOf) -> Measures:
    role = schema.lawyer.c.role
    return {
        "resident_lawyers": rows(role == "resident"),
        "community_advisers": rows(role == "adviser"),
    }


def _station(as_of: AsOf) -> Measures:
    s = schema.station.c
    return {
        "stations": func.count(),
        "counties": func.count(distinct(s.county)),
        "paired_stations": func.count(s.justice_office),
    }


_m, _r, _c = schema.mediator.c, schema.room.c, schema.firm_contract.c
IS_MEDIATOR = _m.kind != "assistant"
IN_OFFICE = _from_until(_m.appointed_on, _m.dismissed_on)
PEOPLE = ("county", "station", "room", "mediator_kind")
FACTS = {
    "committee": Fact(
        table=schema.committee,
        dimensions=("county", "committee_kind"),
        columns={"committee_kind": "kind"},
        measures=_counted("committees"),
    ),
    "mediator": Fact(
        table=schema.mediator,
        standing=IN_OFFICE,
        dimensions=PEOPLE,
        columns={"mediator_kind": "kind"},
        measures=_mediator,
    ),
    "hiring": Fact(
        table=schema.mediator,
        when=_m.appointed_on,
        dimensions=PEOPLE,
        columns={"mediator_kind": "kind"},
        measures=_counted("hired"),
        only=IS_MEDIATOR,
    ),
    "dismissal": Fact(
        table=schema.mediator,
        when=_m.dismissed_on,
        dimensions=PEOPLE,
        columns={"mediator_kind": "kind"},
        measures=_counted("dismissed"),
        only=IS_MEDIATOR,
    ),
    "room": Fact(
        table=schema.room,
        standing=_from_until(_r.opened_on, _r.closed_on),
        dimensions=("county", "station", "room_kind"),
        columns={"room_kind": "kind"},
        measures=_counted("rooms"),
    ),
    "station": Fact(
        table=schema.station,
        standing=lambda day: or_(
            schema.station.c.started_on.is_(None), schema.station.c.started_on <= day
        ),
        dimensions=("county", "station"),
        columns={"station": "code"},
        measures=_station,
    ),
    "team": Fact(
        table=schema.police_team,
        dimensions=("county", "station"),
        measures=_counted("police_teams"),
    ),
    "officer": Fact(
        table=schema.officer,
        dimensions=("county", "station"),
        measures=_counted("officers"),
    ),
    "lawyer": Fact(
        table=schema.lawyer,
        dimensions=("county", "station", "firm", "lawyer_role"),
        columns={"lawyer_role": "role"},
        measures=_lawyer,
    ),
    "contract": Fact(
        table=schema.firm_contract,
        standing=_from_until(_c.valid_from, _c.valid_to, last_counts=True),
        dimensions=("county", "station", "firm"),
        measures=_contract,
    ),
    "zone": Fact(
        table=schema.area,
        only=schema.area.c.level == "zone",
        dimensions=("county", "town", "station"),
        columns={"town": "parent"},
        measures=_counted("zones"),
    ),
    "resource": Fact(
        table=schema.resource,
        dimensions=("county", "resource_kind"),
        columns={"resource_kind": "kind"},
        measures=_counted("resources"),
    ),
    "justice_office": Fact(
        table=schema.justice_office,
        dimensions=("county",),
        measures=_counted("justice_offices"),
    ),
}
