"""Who handled a dispute: the assistant in the joint room, or a mediator of the town; officers."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, only

IN_THE_ROOM = 0.55
JOINED = 0.3
"""Share of civil disputes in which an officer takes part."""


def handlers(frame: pd.DataFrame, registers: dict[str, pd.DataFrame], rng: Rng) -> pd.DataFrame:
    """Add mediator, committee, room and officer of what was accepted."""
    taken = frame["accepted_on"].notna().to_numpy()
    police = (frame["lead"] == "police").to_numpy()
    indoors = police | (rng.random(len(frame)) < IN_THE_ROOM) | (frame["told"] >= 0).to_numpy()
    people = registers["mediator"]
    assistants = people[people["kind"] == "assistant"]
    local = people[people["kind"] == "part_time"]
    mediator = np.where(
        indoors,
        _in_service(frame, "station", assistants, rng),
        _in_service(frame, "town", local.rename(columns={"area": "town"}), rng),
    )
    committee = pd.Series(mediator).map(people.set_index("code")["committee"])
    with_officer = taken & (police | (rng.random(len(frame)) < JOINED))
    officer = _in_service(frame, "station", registers["officer"], rng)
    return frame.assign(
        mediator=only(taken, mediator),
        committee=only(taken, committee),
        room=only(taken & indoors, frame["station"].str.replace("LXS", "LXR")),
        officer=only(with_officer, officer),
    )


def _in_service(frame: pd.DataFrame, home: str, people: pd.DataFrame, rng: Rng) -> Array:
    """One of each dispute's station or town in service that day, some busier than others."""
    chosen = np.full(len(frame), None, dtype=object)
    day, drawn = frame["found_on"].to_numpy(), rng.random(len(frame))
    for code, at in frame.groupby(home).indices.items():
        own = people[people[home] == code]
        there = own["appointed_on"].to_numpy() <= day[at][:, None]
        if "dismissed_on" in own:
            there &= ~(own["dismissed_on"].to_numpy() <= day[at][:, None])
        edges = np.cumsum(there * rng.lognormal(0, 0.8, len(own)), axis=1)
        place = (drawn[at][:, None] * edges[:, -1:] >= edges).sum(axis=1)
        chosen[at] = own["code"].to_numpy(dtype=object)[place]
    return chosen
