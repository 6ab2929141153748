"""Who handled a dispute and where: firm and lawyer, mediator, officer, room."""

import numpy as np
import pandas as pd

from sample_data.chenghua.duty import Roster
from sample_data.chenghua.figures import DATA_FROM, DOCKING, PEOPLE
from sample_data.draws import Array, Rng, only

INDOORS = {"joint": 0.95, "mobile": 0.08}
INDOORS_OTHERWISE = 0.5
BUSY = {"full_time": 5.0, "part_time": 1.0, "elder": 0.8}


def assign_handlers(
    frame: pd.DataFrame, registers: dict[str, pd.DataFrame], roster: Roster, rng: Rng
) -> pd.DataFrame:
    """Add firm, lawyer, mediator, officer and room."""
    firm, lawyer = _lawyers(frame, registers["lawyer"], roster)
    return frame.assign(
        firm=firm,
        lawyer=lawyer,
        mediator=_mediators(frame, registers["mediator"], registers["committee"], rng),
        officer=_officers(frame, registers["officer"], rng),
        room=_rooms(frame, registers["room"], rng),
    )


def _lawyers(frame: pd.DataFrame, lawyers: pd.DataFrame, roster: Roster) -> tuple[Array, Array]:
    """Docking: the lawyer on duty of the firm under contract. Else a community's adviser."""
    docking = (frame["register"] == DOCKING).to_numpy()
    day = (frame["accepted_on"].to_numpy() - DATA_FROM).astype("timedelta64[D]").astype(int)
    station = frame["station"].map({code: i for i, code in enumerate(roster.stations)}).to_numpy()
    advisers = lawyers[lawyers["role"] == "adviser"].set_index("area")["code"]
    advised = ((frame["lead"] == "lawyer") & (frame["register"] == PEOPLE)).to_numpy()
    adviser = only(advised, frame["community"].map(advisers))
    return (
        only(docking, roster.firm[station, day]),
        np.where(docking, roster.present[station, day], adviser),
    )


def _mediators(
    frame: pd.DataFrame, mediators: pd.DataFrame, committees: pd.DataFrame, rng: Rng
) -> Array:
    """A mediator in service that day: of the community, or of the industry's committee."""
    field = committees.dropna(subset="field").set_index("field")["code"]
    local = committees[committees["kind"] == "community"].set_index("area")["code"]
    towns = committees[committees["kind"] == "town"].set_index("area")["code"]
    by_industry = frame["type"].map(field).where(rng.random(len(frame)) < 0.15)
    home = frame["community"].map(local).where(rng.random(len(frame)) < 0.95)
    committee = by_industry.fillna(home).fillna(frame["town"].map(towns))
    led = (frame["lead"] == "mediator") | (rng.random(len(frame)) < 0.25)
    chosen = _in_service(committee, frame["accepted_on"].to_numpy(), mediators, rng)
    return only(led, chosen)


def _in_service(committee: pd.Series, day: Array, mediators: pd.DataFrame, rng: Rng) -> Array:
    """Draw by how busy a mediator is; who was not in service gives way to the first, who was."""
    busy = mediators["kind"].map(BUSY).to_numpy() * rng.lognormal(0, 1.0, len(mediators))
    chosen = np.full(len(committee), -1)
    groups = mediators.groupby("committee").indices
    for code, rows in pd.Series(np.arange(len(committee))).groupby(committee.to_numpy()):
        members = groups[code]
        weights = busy[members] / busy[members].sum()
        chosen[rows] = members[rng.choice(len(members), len(rows), p=weights)]
    started = mediators["appointed_on"].to_numpy()[chosen] <= day
    ended = mediators["dismissed_on"].to_numpy()[chosen] <= day
    first = committee.map(mediators.drop_duplicates("committee").set_index("committee")["code"])
    return np.asarray(np.where(started & ~ended, mediators["code"].to_numpy()[chosen], first))


def _officers(frame: pd.DataFrame, officers: pd.DataFrame, rng: Rng) -> Array:
    """An officer of the station: always in docking, elsewhere when police joined in."""
    groups = {code: group.to_numpy() for code, group in officers.groupby("station")["code"]}
    joined = (frame["register"] == DOCKING) | (
        (frame["mode"] == "joint") & (rng.random(len(frame)) < 0.4)
    )
    sizes = frame["station"].map({code: len(group) for code, group in groups.items()}).to_numpy()
    drawn = (rng.beta(0.8, 1.6, len(frame)) * sizes).astype(int)
    chosen = [groups[code][row] for code, row in zip(frame["station"], drawn, strict=True)]
    return only(joined, chosen)


def _rooms(frame: pd.DataFrame, rooms: pd.DataFrame, rng: Rng) -> Array:
    """Docking in the station's room, family and neighbours in special rooms where they are."""
    chosen = np.full(len(frame), None, dtype=object)
    docking = frame["register"] == DOCKING
    for kind, unit, where in (
        ("community", "area", ~docking),
        ("marriage", "area", ~docking & (frame["type"] == "family")),
        ("neighbour", "area", ~docking & (frame["type"] == "neighbour")),
        ("station", "station", docking),
    ):
        home = "community" if unit == "area" else "station"
        own = rooms[rooms["kind"] == kind].rename(columns={"code": "chosen", unit: "home"})
        _occupy(chosen, frame.loc[where, ["row", "accepted_on", home]], home, own)
    share = frame["mode"].map(INDOORS).fillna(INDOORS_OTHERWISE)
    return only(rng.random(len(frame)) < share, chosen)


def _occupy(chosen: Array, cases: pd.DataFrame, home: str, rooms: pd.DataFrame) -> None:
    """Write the room that was open that day at each case's home; the day it closes it is not."""
    pairs = cases.merge(
        rooms[["home", "chosen", "opened_on", "closed_on"]], left_on=home, right_on="home"
    )
    day = pairs["accepted_on"]
    ready = (day >= pairs["opened_on"]) & ~(day >= pairs["closed_on"])
    chosen[pairs.loc[ready, "row"].to_numpy()] = pairs.loc[ready, "chosen"].to_numpy()
