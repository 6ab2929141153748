"""Who handled a dispute and where: committee and mediator, or the room of whoever sent it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.chongqing.coding import NONE
from sample_data.chongqing.figures import FIELDS
from sample_data.chongqing.intake import Cases
from sample_data.chongqing.organisations import Committees
from sample_data.chongqing.people import Mediators
from sample_data.chongqing.places import Places
from sample_data.chongqing.profiles import TYPES, by_type
from sample_data.draws import Array, Rng

FIELD_OF_TYPE = {
    "medical": ("medical", 0.72),
    "traffic": ("traffic", 0.46),
    "labour": ("labour", 0.32),
    "wages": ("labour", 0.22),
    "property": ("property", 0.30),
    "family": ("family", 0.07),
    "consumer": ("consumer", 0.26),
    "land": ("land", 0.12),
    "environment": ("environment", 0.16),
    "demolition": ("demolition", 0.26),
    "contract": ("finance", 0.06),
    "business": ("intellectual_property", 0.05),
    "housing": ("urban_management", 0.07),
}
"""The field a type belongs to, and how often the county's committee of the field takes it."""
AT_WORK = {"labour": 0.07, "wages": 0.03, "compensation": 0.01}
"""How often the committee of an enterprise takes a case of a type."""
BY_TOWN = 0.2
"""How often the town's own committee takes a case, not that of a village or community."""


@dataclass
class Hands:
    """Numbers in the registers of committees, mediators and rooms; ``NONE`` where none."""

    committee: Array
    mediator: Array
    room: Array


def assign(
    cases: Cases,
    committees: Committees,
    people: Mediators,
    rooms: pd.DataFrame,
    places: Places,
    rng: Rng,
) -> Hands:
    """Give each case a mediator, and a committee or, when it was sent, a room."""
    upper = _one_of(committees.upper, committees.uppers, cases.county, rng)
    committee = np.where(cases.sent, upper, _committees(cases, committees, upper, rng))
    return Hands(
        committee=np.where(cases.sent, NONE, committee),
        mediator=_mediators(cases, committee, people, rng),
        room=_rooms(cases, rooms, places),
    )


def _one_of(first: Array, count: Array, county: Array, rng: Rng) -> Array:
    """One of a county's committees of a kind, the first of which is known."""
    step = (count[county] * rng.random(len(county))).astype(np.int64)
    return np.asarray(first[county] + step)


def _committees(cases: Cases, committees: Committees, upper: Array, rng: Rng) -> Array:
    """Village or community mostly, the town for some, others where type or level call for them."""
    size = len(cases.day)
    below = (committees.below[cases.town] * rng.random(size) ** 1.25).astype(np.int64)
    hard = np.array([1.0, 2.2, 2.8])[cases.level]
    step = np.where(rng.random(size) < BY_TOWN * hard, 0, 1 + below)
    chosen = committees.local[cases.town] + step
    column, share = _field_of_type()
    industry = committees.field[cases.county, column[cases.kind]]
    fits = (column[cases.kind] >= 0) & (industry >= 0) & (rng.random(size) < share[cases.kind])
    chosen = np.where(fits, industry, chosen)
    at_work = by_type(AT_WORK)[cases.kind] * (committees.firms > 0)[cases.county]
    firm = _one_of(committees.firm, committees.firms, cases.county, rng)
    chosen = np.where(rng.random(size) < at_work, firm, chosen)
    raised = rng.random(size) < np.array([0.0, 0.03, 0.34])[cases.level]
    return np.where(raised, upper, chosen)


def _field_of_type() -> tuple[Array, Array]:
    fields = list(FIELDS)
    given = [FIELD_OF_TYPE.get(code) for code in TYPES]
    column = [fields.index(pair[0]) if pair else NONE for pair in given]
    return np.array(column), np.array([pair[1] if pair else 0.0 for pair in given])


def _mediators(cases: Cases, committee: Array, people: Mediators, rng: Rng) -> Array:
    """A member in service that day, the first ones busier; else the first, who always serves."""
    start, size = people.start[committee], people.size[committee]
    chosen = start + (size * rng.random(len(size)) ** 1.5).astype(np.int64)
    serving = (people.since[chosen] <= cases.day) & (cases.day < people.until[chosen])
    return np.where(serving, chosen, start)


def _rooms(cases: Cases, rooms: pd.DataFrame, places: Places) -> Array:
    """The room at the court, the petition office or the station that sent the case."""
    room = np.full(len(cases.day), NONE)
    for kind in ("court", "petition"):
        first = int(np.flatnonzero(rooms["kind"] == kind)[0])
        room = np.where(cases.channel_is(kind), first + cases.county, room)
    own = rooms[rooms["kind"] == "station"].reset_index().set_index("station")["index"]
    by_station = own.reindex(places.stations["code"]).fillna(NONE).to_numpy().astype(np.int64)
    return np.where(cases.station >= 0, by_station[cases.station], room)
