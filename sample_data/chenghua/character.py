"""What kind of case it is: level, channel, mode, who leads, how many people, how delicate."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import DOCKING
from sample_data.chenghua.profiles import (
    CHANNELS,
    CROWDED,
    LEVEL_OF_TYPE,
    LEVELS,
    MODES,
    MODES_OF,
    ONLINE_GROWTH,
    USUAL_LEVEL,
)
from sample_data.draws import Array, Rng, pick_each

MANY = 10


def characterise(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add everything about a case that is known when it comes in."""
    levels = np.array([LEVEL_OF_TYPE.get(kind, USUAL_LEVEL) for kind in frame["type"]])
    frame = frame.assign(level=pick_each(rng, LEVELS, levels), channel=_channels(frame, rng))
    pairs = zip(frame["register"], frame["level"], strict=True)
    modes = np.array([MODES_OF[pair] for pair in pairs])
    frame = frame.assign(mode=pick_each(rng, MODES, modes), lead=_leads(frame, rng))
    frame["platform"] = _platforms(frame, rng)
    frame["people_involved"] = _people(frame, rng)
    return frame.assign(**_delicacy(frame, rng))


def _channels(frame: pd.DataFrame, rng: Rng) -> Array:
    codes = sorted({code for shares in CHANNELS.values() for code in shares})
    tables = {
        register: [shares.get(code, 0.0) for code in codes] for register, shares in CHANNELS.items()
    }
    weights = np.array([tables[register] for register in frame["register"]])
    weights[:, codes.index("online")] *= frame["year"].map(ONLINE_GROWTH).to_numpy()
    return pick_each(rng, codes, weights)


def _leads(frame: pd.DataFrame, rng: Rng) -> Array:
    """Docking: lawyers lead civil cases, police the others. Otherwise mediators, or an adviser."""
    docked = np.where(frame["track"] == "civil", "lawyer", "police")
    legal = frame["type"].isin(["contract", "labour", "wages", "business", "online_finance"])
    share = np.where(legal, 0.17, 0.04) * np.where(frame["community"].isna(), 0, 1)
    other = np.where(rng.random(len(frame)) < share, "lawyer", "mediator")
    return np.where(frame["register"] == DOCKING, docked, other).astype(object)


def _platforms(frame: pd.DataFrame, rng: Rng) -> Array:
    growth = frame["year"].map({2017: 0.06, 2018: 0.18, 2019: 0.34, 2020: 0.46, 2021: 0.52})
    small = frame["mode"].isin(["on_the_spot", "oral"]) & (rng.random(len(frame)) < growth)
    app = small | (frame["channel"] == "online")
    platform = np.where(app, "mobile_app", "smart_justice")
    return np.where(frame["register"] == DOCKING, "police_net", platform).astype(object)


def _people(frame: pd.DataFrame, rng: Rng) -> Array:
    size = len(frame)
    few = 1 + rng.geometric(0.66, size)
    many = MANY + np.floor(rng.lognormal(1.7, 0.9, size)).astype(np.int64)
    crowded = rng.random(size) < frame["type"].map(CROWDED).fillna(0.0015)
    return np.where(crowded, np.minimum(many, 120), np.minimum(few, MANY - 1))


def _delicacy(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """Sensitive, criminal risk, hearing: likelier the harder the case."""
    level = frame["level"]
    hard = level.map({"ordinary": 0.0, "difficult": 1.0, "major": 4.0}).to_numpy()
    tense = frame["type"].isin(["family", "neighbour", "compensation", "wages"]).to_numpy()
    draw = rng.random((3, len(frame)))
    grave = (frame["type"] == "unnatural_death").to_numpy()
    crowd = (frame["people_involved"] >= MANY).to_numpy()
    hearing = level.map({"ordinary": 0.001, "difficult": 0.11, "major": 0.46}).to_numpy()
    return {
        "is_sensitive": draw[0] < 0.0008 + 0.009 * hard + 0.06 * crowd + 0.4 * grave,
        "criminal_risk": draw[1] < (0.0025 + 0.008 * hard) * np.where(tense, 1.5, 0.5),
        "hearing": draw[2] < hearing,
    }
