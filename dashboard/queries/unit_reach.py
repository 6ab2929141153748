"""Which rows of the registers a reader reaches, as clauses: the one place that says so."""

from sqlalchemy import ColumnElement, Table, and_, false, or_, select

from dashboard.database import schema
from dashboard.domain.scope import ALL, Scope


def in_programmes(scope: Scope, column: ColumnElement[str]) -> ColumnElement[bool]:
    """Keep the programmes a reader reaches."""
    return column.is_not(None) if scope.programmes == ALL else column.in_(scope.programmes)


def reached(scope: Scope, table: Table, *names: str) -> list[ColumnElement[bool]]:
    """Keep what lies in the reach of some of its columns: county, station, firm."""
    reaches = {"county": scope.counties, "station": scope.stations, "firm": scope.firms}
    return [table.c[name].in_(reaches[name]) for name in names if reaches[name] != ALL]


def of_stations(scope: Scope) -> list[ColumnElement[bool]]:
    """Keep the stations a reader reaches."""
    s = schema.station.c
    return [
        column.in_(reach)
        for column, reach in ((s.county, scope.counties), (s.code, scope.stations))
        if reach != ALL
    ]


def of_rooms(scope: Scope) -> list[ColumnElement[bool]]:
    """Rooms of the reader's counties; with stations limited, theirs and their communities'."""
    r, a = schema.room.c, schema.area.c
    clauses = reached(scope, schema.room, "county")
    if scope.stations == ALL:
        return clauses
    communities = select(a.code).where(a.level == "community", a.station.in_(scope.stations))
    theirs = and_(r.station.is_(None), r.area.in_(communities))
    return [*clauses, or_(r.station.in_(scope.stations), theirs)]


def of_mediators(scope: Scope) -> list[ColumnElement[bool]]:
    """Mediators of the reader's counties and stations; none names a firm, so with those none."""
    clauses = reached(scope, schema.mediator, "county", "station")
    return clauses if scope.firms == ALL else [*clauses, false()]


def of_offices(scope: Scope) -> list[ColumnElement[bool]]:
    """Justice offices of the reader's counties; with stations limited, those paired with his."""
    o, s = schema.justice_office.c, schema.station.c
    clauses = reached(scope, schema.justice_office, "county")
    if scope.stations == ALL:
        return clauses
    paired = select(s.justice_office).where(s.code.in_(scope.stations))
    return [*clauses, o.code.in_(paired)]


def of_committees(scope: Scope) -> list[ColumnElement[bool]]:
    """Committees of the reader's counties; none names a station, so with those limited none."""
    clauses = reached(scope, schema.committee, "county")
    return clauses if scope.stations == ALL else [*clauses, false()]


def of_areas(scope: Scope, level: str) -> ColumnElement[bool]:
    """Areas of the reader's counties; with stations limited, those with a zone of his stations."""
    a = schema.area.c
    county = a.county.is_not(None) if scope.counties == ALL else a.county.in_(scope.counties)
    if scope.stations == ALL:
        return county
    patrolled = schema.area.alias("patrolled")
    zone_towns = select(patrolled.c.parent).where(
        patrolled.c.level == "zone", patrolled.c.station.in_(scope.stations)
    )
    by_level = {
        "county": county,
        "zone": a.station.in_(scope.stations),
        "town": a.code.in_(zone_towns),
        "community": a.station.in_(scope.stations),
    }
    return and_(county, by_level[level])


def of_firms(scope: Scope) -> ColumnElement[bool]:
    """Firms that have, or had, a contract at a station the reader reaches.

    A firm without any contract belongs to no station: it shows to whoever reaches all of them.
    """
    own, c = schema.firm.c.code, schema.firm_contract.c
    under_contract = select(c.firm).where(
        *reached(scope, schema.firm_contract, "county", "station", "firm")
    )
    if scope.counties != ALL or scope.stations != ALL:
        return own.in_(under_contract)
    without = own.not_in(select(c.firm))
    is_own = own.is_not(None) if scope.firms == ALL else own.in_(scope.firms)
    return or_(own.in_(under_contract), and_(without, is_own))
