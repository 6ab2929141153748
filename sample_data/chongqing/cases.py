"""The dispute table: every case drawn as numbers, then put into the words of the schema."""

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.domain.vocabulary import DOSSIER
from sample_data.chongqing.agreements import Aftermath, follow
from sample_data.chongqing.coding import NONE, dates, flags, whole, words
from sample_data.chongqing.figures import ACCEPTED, PROGRAMME, REGISTER, SPAN
from sample_data.chongqing.handlers import Hands, assign
from sample_data.chongqing.intake import Cases, intake
from sample_data.chongqing.organisations import Committees
from sample_data.chongqing.outcomes import Endings, conclude
from sample_data.chongqing.people import Mediators
from sample_data.chongqing.places import Places
from sample_data.chongqing.profiles import (
    AGREEMENTS,
    CHANNELS,
    CONVERSIONS,
    LEVELS,
    OUTCOMES,
    PLATFORMS,
    TYPES,
)
from sample_data.draws import Array, month, stream

PAPERS = list(DOSSIER)[:5]


def disputes(
    places: Places, committees: Committees, people: Mediators, rooms: pd.DataFrame, seed: int
) -> pd.DataFrame:
    """Return all disputes in the order they were accepted."""
    cases = intake(places, stream(seed, "intake"))
    endings = conclude(cases, stream(seed, "outcomes"))
    after = follow(cases, endings, stream(seed, "agreements"))
    hands = assign(cases, committees, people, rooms, places, stream(seed, "handlers"))
    return pd.DataFrame(
        _origin(cases, places)
        | _handled(hands, committees, people, rooms)
        | _ended(cases, endings)
        | _followed(cases, endings, after)
    )


def _origin(cases: Cases, places: Places) -> dict[str, pd.Series]:
    """Who and where: town and station only where somebody of the town or station had the case."""
    everyone = np.ones(ACCEPTED, dtype=bool)
    local = ~cases.channel_is("court", "petition")
    platform = words(cases.platform, PLATFORMS)
    return {
        "dispute_id": _ids(cases.platform),
        "programme": words(np.zeros(ACCEPTED, dtype=np.int64), [PROGRAMME]),
        "register": words(np.zeros(ACCEPTED, dtype=np.int64), [REGISTER]),
        "county": words(cases.county, places.counties["code"].tolist()),
        "town": words(np.where(local, cases.town, NONE), places.towns["code"].tolist()),
        "station": words(cases.station, places.stations["code"].tolist()),
        "platform": platform,
        "channel": words(cases.channel, CHANNELS),
        "type": words(cases.kind, list(TYPES)),
        "level": words(cases.level, LEVELS),
        "people_involved": whole(cases.people, everyone),
        "is_sensitive": flags(cases.sensitive, everyone),
        "criminal_risk": flags(cases.risky, everyone),
    }


def _ids(platform: Array) -> pd.Series:
    """Identifiers numbered over all platforms in the order of acceptance."""
    heads = words(platform, [f"{PROGRAMME}:{code}:" for code in PLATFORMS])
    numbers = pc.cast(pa.array(np.arange(1, ACCEPTED + 1)), pa.large_string())
    padded, nothing = pc.utf8_lpad(numbers, 6, "0"), pa.scalar("", pa.large_string())
    joined = pc.binary_join_element_wise(pa.array(heads), padded, nothing)
    return pd.Series(pd.array(joined, dtype="str"))


def _handled(
    hands: Hands, committees: Committees, people: Mediators, rooms: pd.DataFrame
) -> dict[str, pd.Series]:
    return {
        "committee": words(hands.committee, committees.frame["code"].tolist()),
        "mediator": words(hands.mediator, people.frame["code"].tolist()),
        "room": words(hands.room, rooms["code"].tolist()),
    }


def _ended(cases: Cases, endings: Endings) -> dict[str, pd.Series]:
    accepted, closed = dates(cases.day), dates(endings.closed)
    return {
        "accepted_on": accepted,
        "cohort_on": accepted,
        "cohort_month": _months(cases.day),
        "mediated_on": dates(endings.mediated),
        "closed_on": closed,
        "closed_month": _months(endings.closed),
        "days_to_close": whole(endings.closed - cases.day, endings.ended),
        "outcome": words(endings.outcome, OUTCOMES),
    }


def _months(day: Array) -> pd.Series:
    first = month(SPAN)[np.maximum(day, 0)]
    return pd.Series(np.where(day < 0, np.datetime64("NaT", "s"), first))


def _followed(cases: Cases, endings: Endings, after: Aftermath) -> dict[str, pd.Series]:
    judged = endings.ended & (after.papers >= 0)
    return {
        "agreement": words(after.agreement, AGREEMENTS),
        "amount_fen": whole(after.fen, after.fen_known),
        "due_on": _due(after),
        "performed_on": dates(after.performed),
        "confirmed_on": dates(after.confirmed),
        "fed_back_on": dates(after.fed_back),
        "conversion": words(after.conversion, CONVERSIONS),
        "prevented_conversion": words(after.prevented, CONVERSIONS),
        "satisfaction": whole(after.marks, after.marks > 0),
        "dossier": words(after.papers, _paper_lists()),
        "dossier_complete": flags(after.complete, judged),
    }


def _due(after: Aftermath) -> pd.Series:
    """Days money is due; the only ones that may lie after the last day of the data."""
    due = SPAN[0] + np.maximum(after.due, 0).astype("timedelta64[D]")
    return pd.Series(
        np.where(after.due < 0, np.datetime64("NaT", "s"), due.astype("datetime64[s]"))
    )


def _paper_lists() -> list[str]:
    """What each pattern of bits says in words."""
    return [
        ",".join(paper for place, paper in enumerate(PAPERS) if bits >> place & 1)
        for bits in range(1 << len(PAPERS))
    ]
