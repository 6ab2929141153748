"""Records that look odd, planted for the plausibility rules where no published total rests on them.

Each takes the rows of a programme and changes those of one unit in one stretch of days, so that a
rule finds it there and nowhere else. They touch when and how something was written down, never how
many disputes there are or how they ended.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.draws import Array
from sample_data.sample import Gap

Tables = dict[str, pd.DataFrame]


@dataclass(frozen=True, kw_only=True)
class Oddity:
    """What is planted: the rule it is for, the unit, and the days its disputes came in."""

    rule: str
    station: str
    register: str
    start: str
    end: str

    def rows(self, disputes: pd.DataFrame) -> Array:
        """Mark the unit's disputes of these days."""
        day = disputes["cohort_on"]
        marked: Array = (
            (disputes["station"] == self.station)
            & (disputes["register"] == self.register)
            & day.between(self.start, self.end)
        ).to_numpy()
        return marked


def plant(tables: Tables, oddities: tuple[Oddity, ...]) -> list[Gap]:
    """Change the rows in place of each oddity; return what was planted."""
    for one in oddities:
        tables |= CHANGES[one.rule](tables, one)
    return [_told(one) for one in oddities]


def _told(one: Oddity) -> Gap:
    return {
        "kind": f"alarm:{one.rule}",
        "unit": one.station,
        "register": one.register,
        "from": one.start,
        "to": one.end,
        "evidence": EVIDENCE[one.rule],
    }


def _satisfied(tables: Tables, one: Oddity) -> Tables:
    frame = tables["dispute"]
    asked = one.rows(frame) & frame["satisfaction"].notna().to_numpy()
    return {"dispute": frame.assign(satisfaction=frame["satisfaction"].mask(asked, 5))}


def _amounts(tables: Tables, one: Oddity) -> Tables:
    """Every sum ends in eight hundred, or in eighty where it is small."""
    frame = tables["dispute"]
    told = one.rows(frame) & (frame["amount_fen"].fillna(0) > 0).to_numpy()
    yuan = frame["amount_fen"] // 100
    heaped = (yuan // 1000 * 1000 + 800).where(yuan >= 1000, yuan // 100 * 100 + 80)
    return {"dispute": frame.assign(amount_fen=frame["amount_fen"].mask(told, heaped * 100))}


def _untracked(tables: Tables, one: Oddity) -> Tables:
    """Nobody looked at four in five, and the others show no conversion."""
    frame = tables["dispute"]
    rows = one.rows(frame) & frame["conversion"].notna().to_numpy()
    looked = np.cumsum(rows) % 5 == 0
    words = frame["conversion"].mask(rows, np.where(looked, "none", "not_tracked"))
    return {"dispute": frame.assign(conversion=words)}


def _minutes(tables: Tables, one: Oddity) -> Tables:
    """Entries are put down at the next five minutes."""
    frame = tables["dispute"]
    entered = frame["entered_at"].dt.ceil("5min")
    rows = one.rows(frame) & (entered.dt.normalize() == frame["entered_at"].dt.normalize())
    return {"dispute": frame.assign(entered_at=frame["entered_at"].mask(rows, entered))}


def _month_ends(tables: Tables, one: Oddity) -> Tables:
    """One in three waits for the last day of its month."""
    frame = tables["dispute"]
    day = frame["entered_at"].dt.normalize()
    last = day + pd.offsets.MonthEnd(0)
    third = one.rows(frame) & (np.arange(len(frame)) % 3 == 0)
    return {
        "dispute": frame.assign(
            entered_at=frame["entered_at"].mask(third, frame["entered_at"] + (last - day))
        )
    }


def _entries(tables: Tables, one: Oddity) -> Tables:
    """All entries of the fullest day get the time of its last one."""
    frame = tables["dispute"]
    return {"dispute": frame.assign(entered_at=_together(frame["entered_at"], one.rows(frame)))}


def _closings(tables: Tables, one: Oddity) -> Tables:
    """All closings of the fullest day get the time of its last one."""
    steps = tables["dispute_event"]
    ids = tables["dispute"].loc[one.rows(tables["dispute"]), "dispute_id"]
    rows = (steps["dispute_id"].isin(ids) & (steps["kind"] == "closed")).to_numpy()
    return {"dispute_event": steps.assign(at=_together(steps["at"], rows))}


def _together(moments: pd.Series, rows: Array) -> pd.Series:
    days = moments.dt.normalize()
    fullest = days[rows].value_counts().sort_index().idxmax()
    chosen = rows & (days == fullest).to_numpy()
    return moments.mask(chosen, moments[chosen].max())


CHANGES = {
    "all_satisfied": _satisfied,
    "amount_digits": _amounts,
    "zero_untracked": _untracked,
    "minute_digits": _minutes,
    "month_end": _month_ends,
    "same_minute_entries": _entries,
    "same_minute_closings": _closings,
}
EVIDENCE: Mapping[str, str] = {
    "all_satisfied": "every answer is 5",
    "amount_digits": "every sum ends in 8 hundred or 80",
    "zero_untracked": "four in five not tracked, no conversion",
    "minute_digits": "entered at full five minutes",
    "month_end": "one in three entered on the last day of the month",
    "same_minute_entries": "all entries of one day in one minute",
    "same_minute_closings": "all closings of one day in one minute",
}
PEOPLE, SWEEPS = "people_mediation", "sweep_ledger"
PLANTED = {
    programme: tuple(
        Oddity(rule=rule, station=station, register=register, start=start, end=end)
        for rule, station in stations.items()
    )
    for programme, register, start, end, stations in (
        (
            "chenghua",
            PEOPLE,
            "2021-01-01",
            "2021-12-31",
            {
                "all_satisfied": "CHS05",
                "amount_digits": "CHS06",
                "zero_untracked": "CHS07",
                "month_end": "CHS09",
                "minute_digits": "CHS11",
            },
        ),
        (
            "lixian",
            SWEEPS,
            "2021-01-01",
            "2021-12-31",
            {"same_minute_entries": "LXS05", "same_minute_closings": "LXS08"},
        ),
    )
}
"""By programme: outside published periods and units, or on what no source tells."""
