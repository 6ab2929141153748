"""The gaps planted, standard by standard, as a correct evaluation of the rows finds them."""

import numpy as np
import pandas as pd

from sample_data.chenghua import patrol
from sample_data.chenghua.duty import Roster
from sample_data.chenghua.organisations import LAPSED_FROM, LAPSED_STATION, LAPSED_UNTIL
from sample_data.chenghua.places import Places
from sample_data.chenghua.rooms import (
    BARE,
    CLOSED_FROM,
    CLOSED_STATION,
    CLOSED_UNTIL,
    LATE_KIND,
    LATE_OPENED,
    LATE_STATION,
)
from sample_data.chenghua.service import CADENCES
from sample_data.draws import Array
from sample_data.planting import gap, missed, spans
from sample_data.sample import Gap

DUTY_SINCE = np.datetime64("2019-01-01", "s")
SPECIAL_SINCE, COMMITTEES_SINCE = "2020-01-01", "2018-01-01"


def gaps(
    places: Places,
    rota: Roster,
    misses: dict[str, Array],
    unpatrolled: Array,
    unseated: pd.DataFrame,
) -> list[Gap]:
    """Every gap of every standard, as JSON-able records."""
    zones = places.zones["code"].tolist()
    return [
        *_presence(),
        *_duty(rota),
        *_cadences(places, misses),
        *missed("zone_patrol", zones, unpatrolled, patrol.SPAN, "day(s)"),
        *_special_rooms(),
        *_committees(unseated),
    ]


def _presence() -> list[Gap]:
    return [
        gap("station_firm", LAPSED_STATION, LAPSED_FROM, LAPSED_UNTIL, "contract lapsed"),
        gap("station_room", CLOSED_STATION, CLOSED_FROM, CLOSED_UNTIL, "room closed for works"),
    ]


def _duty(rota: Roster) -> list[Gap]:
    """Months with a day that was not staffed for the whole seven hours."""
    since = rota.span >= DUTY_SINCE
    months, index = np.unique(rota.span[since].astype("datetime64[M]"), return_inverse=True)
    reasons = {
        "absent": rota.absent,
        "short": rota.short,
        "without contract": np.asarray(pd.isna(rota.firm)),
    }
    found = []
    for station, code in enumerate(rota.stations):
        days = {
            name: np.bincount(index, weights=mask[station, since]).astype(int)
            for name, mask in reasons.items()
        }
        failed = np.sum(list(days.values()), axis=0) > 0
        for start, end, length in spans(failed, months):
            first = int(np.searchsorted(months, np.datetime64(start, "M")))
            within = {name: each[first : first + length].sum() for name, each in days.items()}
            evidence = ", ".join(f"{count} {name}" for name, count in within.items() if count)
            found.append(gap("duty_hours", code, start, end, f"days: {evidence}"))
    return found


def _cadences(places: Places, misses: dict[str, Array]) -> list[Gap]:
    codes = places.communities["code"].tolist()
    return [
        record
        for cadence in CADENCES
        for record in missed(
            cadence.standard,
            codes,
            misses[cadence.kind][:, cadence.complete],
            cadence.starts[cadence.complete],
            f"{cadence.kind}(s)",
        )
    ]


def _special_rooms() -> list[Gap]:
    """Stations without a special room of a kind, and one whose room opened late."""
    never = [
        gap("special_room", f"{station}/{kind}", SPECIAL_SINCE, None, f"no {kind} room")
        for kind, stations in BARE.items()
        for station in stations
    ]
    unit = f"{LATE_STATION}/{LATE_KIND}"
    return [*never, gap("special_room", unit, SPECIAL_SINCE, LATE_OPENED, "opened late")]


def _committees(unseated: pd.DataFrame) -> list[Gap]:
    return [
        gap("community_committee", code, COMMITTEES_SINCE, None, "no committee")
        for code in unseated["area"]
    ]
