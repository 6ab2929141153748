"""The list of what was planted, for tests and whoever wants to find it again."""

import numpy as np
import pandas as pd

from sample_data.chongqing import quarters
from sample_data.chongqing.figures import DATA_TO, REGISTER, ROOM_FROM_OFFICERS
from sample_data.chongqing.intake import MANY
from sample_data.chongqing.outcomes import DIFFERING_COUNTY
from sample_data.chongqing.places import Places
from sample_data.chongqing.rooms import SMALLER_FROM
from sample_data.draws import Array
from sample_data.planting import gap, missed
from sample_data.sample import Gap

WITHIN_DAYS = 30
NEW_FIELDS = ("finance", "intellectual_property")
FIRST, AFTER = "2018-01-01", "2019-05-01"


def planted(frame: pd.DataFrame, places: Places, rooms: pd.DataFrame) -> list[Gap]:
    """Everything planted, as JSON-able records."""
    return [
        _differing(frame, places),
        *_overdue(frame),
        *_key_cases(frame),
        *_without_room(places, rooms),
    ]


def _differing(frame: pd.DataFrame, places: Places) -> Gap:
    code = places.counties["code"][DIFFERING_COUNTY]
    own = frame[frame["county"] == code]
    settled, all_settled = ((each["outcome"] == "settled").sum() for each in (own, frame))
    return {
        "kind": "station_differs",
        "unit": code,
        "register": REGISTER,
        "from": FIRST,
        "to": AFTER,
        "evidence": f"{settled} of {len(own)} settled, all counties {all_settled} of {len(frame)}",
    }


def _overdue(frame: pd.DataFrame) -> list[Gap]:
    latest = pd.Timestamp(DATA_TO) - pd.Timedelta(days=WITHIN_DAYS)
    late = frame[(frame["outcome"] == "open") & (frame["accepted_on"] < latest)]
    after = (late["accepted_on"] + pd.Timedelta(days=WITHIN_DAYS + 1)).dt.date
    return [
        {
            "kind": "overdue",
            "unit": unit,
            "register": REGISTER,
            "from": day.isoformat(),
            "to": None,
            "evidence": f"accepted {accepted.date()}, open",
        }
        for unit, day, accepted in zip(late["dispute_id"], after, late["accepted_on"], strict=True)
    ]


def _key_cases(frame: pd.DataFrame) -> list[Gap]:
    """How many key cases there are, in all and by reason: too many to list one by one."""
    reasons = {
        "major": frame["level"] == "major",
        "sensitive": frame["is_sensitive"],
        "unnatural_death": frame["type"] == "unnatural_death",
        "many_people": frame["people_involved"] >= MANY,
        "criminal_risk": frame["criminal_risk"],
    }
    held = pd.DataFrame(reasons).astype(bool)
    counts = {"any": int(held.any(axis=1).sum())} | {key: int(held[key].sum()) for key in held}
    return [
        {
            "kind": "key_cases",
            "unit": reason,
            "register": REGISTER,
            "from": FIRST,
            "to": AFTER,
            "evidence": f"{count} disputes",
            "count": count,
        }
        for reason, count in counts.items()
    ]


def _without_room(places: Places, rooms: pd.DataFrame) -> list[Gap]:
    """Stations of 15 to 19 officers without a room at the end: no source asks one of them."""
    opened = rooms[(rooms["kind"] == "station") & rooms["closed_on"].isna()]["station"]
    stations = places.stations
    middle = stations["officers"].between(SMALLER_FROM, ROOM_FROM_OFFICERS - 1)
    bare = stations[middle & ~np.isin(stations["code"], opened)]
    return [
        {
            "kind": "without_room",
            "unit": code,
            "from": None,
            "to": None,
            "evidence": f"{officers} officers, below the {ROOM_FROM_OFFICERS} of the source",
        }
        for code, officers in zip(bare["code"], bare["officers"].tolist(), strict=True)
    ]


def gaps(places: Places, committees: pd.DataFrame, untrained: Array) -> list[Gap]:
    """Every gap of every standard: what the source says of all holds, so these are few."""
    codes = places.counties["code"].tolist()
    return [
        *_new_fields(codes, committees),
        *missed("training", codes, untrained, quarters.COMPLETE, "quarter(s)"),
    ]


def _new_fields(codes: list[str], committees: pd.DataFrame) -> list[Gap]:
    """Counties without a committee of a new field: the source says promoted, not required."""
    has = set(zip(committees["county"], committees["field"], strict=True))
    return [
        gap("new_fields", f"{code}/{field}", FIRST, None, "no committee")
        for field in NEW_FIELDS
        for code in codes
        if (code, field) not in has
    ]
