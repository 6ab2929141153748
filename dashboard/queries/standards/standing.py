"""What stands from one day to another: contracts, rooms, committees, people, pairs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd
from sqlalchemy import ColumnElement, Date, Table, cast, func, literal, null, select

from dashboard.database import schema
from dashboard.domain.scope import Field, Scope
from dashboard.domain.standards import Standard
from dashboard.queries.base import read_whole, require
from dashboard.queries.standards.required import reached_codes, town_of


@dataclass(frozen=True)
class Standing:
    """A register whose rows stand for some days. ``units`` says which column names a unit.

    Without ``starts`` a row has always stood, without ``ends`` it stands for ever;
    ``last_counts`` where the end is the last day itself. ``only`` must be recorded.
    """

    table: Table
    units: Mapping[str, str]
    starts: str | None = None
    ends: str | None = None
    last_counts: bool = False
    only: tuple[str, ...] = field(default=())


_IN_AREAS = {"community": "area", "town": "area", "county": "county"}
STANDING = {
    "firm": Standing(
        schema.firm_contract, {"station": "station"}, "valid_from", "valid_to", last_counts=True
    ),
    "room": Standing(schema.room, {"station": "station"} | _IN_AREAS, "opened_on", "closed_on"),
    "venue": Standing(schema.room, {"room": "code"}, "opened_on", "closed_on"),
    "committee": Standing(schema.committee, _IN_AREAS),
    "resource": Standing(schema.resource, {"county": "county"}),
    "mediator": Standing(
        schema.mediator,
        {"station": "station", "room": "room", "committee": "committee"} | _IN_AREAS,
        "appointed_on",
        "dismissed_on",
    ),
    "justice_office": Standing(
        schema.station, {"station": "code"}, "paired_on", only=("justice_office",)
    ),
    "station": Standing(schema.station, {"justice_office": "justice_office"}, "paired_on"),
    "licence": Standing(
        schema.mediator, {"mediator": "code"}, None, "licence_until", last_counts=True
    ),
    "start": Standing(schema.station, {"station": "code"}, "started_on", only=("started_on",)),
    "video": Standing(schema.committee, _IN_AREAS, "video_ready_on", only=("video_ready_on",)),
}


def standing_spans(scope: Scope, programme: str, standard: Standard) -> pd.DataFrame:
    """Count what stands at each unit in reach: ``unit, part, starts, ends, n``.

    ``part`` is the code of what ``each`` asks for, else empty. Null days mean always and for
    ever; ``ends`` is the first day without.
    """
    require(scope, Field.AGGREGATES)
    subject = STANDING[standard.subject]
    own, unit = subject.table.c, unit_of(standard)
    part = own[standard.each] if standard.each else literal("")
    rows = (
        select(unit.label("unit"), part.label("part"), _starts(subject), _ends(subject))
        .where(
            own.programme == programme,
            unit.in_(reached_codes(scope, programme, standard)),
            *(own[name].is_not(None) for name in subject.only),
            *(own[name].in_(codes) for name, codes in standard.where.items()),
        )
        .subquery()
    )
    return read_whole(select(*rows.c, func.count().label("n")).group_by(*rows.c))


def unit_of(standard: Standard) -> ColumnElement[str]:
    """Return which unit a row of the standard's register stands for."""
    subject = STANDING[standard.subject]
    column = subject.table.c[subject.units[standard.unit]]
    return town_of(column) if standard.unit == "town" else column


def _starts(subject: Standing) -> ColumnElement[Any]:
    column = subject.table.c[subject.starts] if subject.starts else null()
    return cast(column, Date).label("starts")


def _ends(subject: Standing) -> ColumnElement[Any]:
    if subject.ends is None:
        return cast(null(), Date).label("ends")
    end = subject.table.c[subject.ends]
    return cast(end + 1 if subject.last_counts else end, Date).label("ends")
