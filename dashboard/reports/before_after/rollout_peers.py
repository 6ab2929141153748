"""Stations of a roll-out as a reader may know them: peers by number, never by their start days."""

import pandas as pd

from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang
from dashboard.metrics.before_after import COUNTS
from dashboard.reports.before_after.rollout import Change
from dashboard.reports.before_after.rollout_groups import COMPARISON, STARTED, TREATED, UNKNOWN
from dashboard.reports.unit.unit_comparison import peers_shown

ORDER = (TREATED, COMPARISON, STARTED, UNKNOWN)


def stations_shown(found: Change, programme: Programme, lang: Lang) -> pd.DataFrame:
    """Return the stations group by group with ``shown``, what each is called for the reader.

    Those with names stand in the order they started, peers without in that of their counts.
    """
    counts = [name for name in COUNTS if name in found.units]
    units = found.units.assign(order=found.units["group"].map(ORDER.index))
    by_count = units.sort_values(
        [*counts, "order", "code"], ascending=[*(False for _ in counts), True, True]
    )
    own = list(units.loc[units["is_own"], "code"])
    shown = {
        code: said
        for said, code in peers_shown(programme, list(by_count["code"]), own, lang).items()
    }
    named = dict(zip(units["code"], units["name"], strict=True))
    place = {code: number for number, code in enumerate(by_count["code"])}
    units["shown"] = [named[code] if shown[code] == code else shown[code] for code in units["code"]]
    units["place"] = units["code"].map(place).mask(units["is_own"], 0)
    units["day"] = units["started_on"].where(units["is_own"])
    listed = units.sort_values(["order", "day", "place", "code"], ignore_index=True)
    return listed.drop(columns=["order", "day", "place"])
