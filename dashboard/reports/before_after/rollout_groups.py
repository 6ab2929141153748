"""Who has the scheme and who has not: stations by the day they started."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.queries.rollout import station_starts
from dashboard.queries.units import units
from dashboard.reports.figure import Ask, directly

TREATED, COMPARISON, STARTED, UNKNOWN = "treated", "comparison", "started", "unknown"
"""Groups: with the scheme; not started by the end of the window; started in it; no day known."""
NO_STARTS = Text(
    "{programme}没有登记派出所启用日，分不出已推行和未推行的单位，不作前后对比。",
    "Programme {programme} records no start days of stations: who had the scheme and who had "
    "not cannot be told, so before and after are not compared.",
)


NO_STATIONS = Text(
    "{programme}在您的比较范围内没有派出所的登记，不作前后对比。",
    "Programme {programme} has no stations on record within your comparison reach: before and "
    "after are not compared.",
)


@dataclass(frozen=True)
class Roll:
    """A programme's stations in the comparison reach, in the order they started.

    ``stations`` has code, name, county, started_on, is_own (may be named), and group;
    below ``minimum`` cases the programme shows no rate.
    """

    stations: pd.DataFrame
    data_to: date
    minimum: int

    @property
    def treated_days(self) -> list[date]:
        """The different start days of the treated stations, in order."""
        return sorted(set(self._days(self.stations["group"] == TREATED)))

    @property
    def other_days(self) -> list[date]:
        """The start days of the stations that are not treated, as far as recorded."""
        return self._days(self.stations["group"] != TREATED)

    @property
    def named(self) -> set[str]:
        """The stations a reader may choose by name: dated, in reach, and not a nameless peer."""
        known = self.stations["is_own"] & self.stations["started_on"].notna()
        return set(self.stations.loc[known, "code"])

    @property
    def offered_days(self) -> list[date]:
        """The start days to choose from: all, or beside nameless peers those of own stations.

        A day between them would move one peer's row to another group, and so tell who it is.
        """
        own = self.stations["is_own"]
        return self.days if own.all() else sorted(set(self._days(own))) or self.days[:1]

    @property
    def days(self) -> list[date]:
        """The different start days, in order."""
        return sorted(set(self._days(self.stations["started_on"].notna())))

    def started_by(self, day: date) -> pd.DataFrame:
        """Return the stations that had started by a day."""
        known = [pd.notna(own) and own <= day for own in self.stations["started_on"]]
        return self.stations[known]

    def size(self, group: str) -> int:
        return int((self.stations["group"] == group).sum())

    def grouped(self, end: date) -> "Roll":
        """Return the same with the stations that are not treated put into their groups."""
        pairs = zip(self.stations["group"], self.stations["started_on"], strict=True)
        groups = [group if group == TREATED else _group(day, end) for group, day in pairs]
        return replace(self, stations=self.stations.assign(group=groups))

    def _days(self, which: pd.Series) -> list[date]:
        return [day for day in self.stations.loc[which, "started_on"] if pd.notna(day)]


def why_no_rollout(scope: Scope, programme: Programme, *, ask: Ask = directly) -> Text | None:
    """Return why there is no before and after in a programme, or nothing where there is."""
    found = ask(station_starts, scope.beside(), programme.code)
    if found["started_on"].notna().any():
        return None
    said = NO_STATIONS if found.empty else NO_STARTS
    return Text(
        said.zh.format(programme=programme.short.zh), said.en.format(programme=programme.code)
    )


def has_rollout(scope: Scope, programme: Programme, *, ask: Ask = directly) -> bool:
    """Whether stations started one after the other, so that some can be compared with others."""
    return int(ask(station_starts, scope.beside(), programme.code)["started_on"].nunique()) > 1


def roll_of(scope: Scope, programme: Programme, *, ask: Ask = directly) -> Roll:
    """Return the stations to compare, or say that no start day is recorded."""
    absent = why_no_rollout(scope, programme, ask=ask)
    if absent:
        raise NotRecorded(absent.en)
    found = ask(station_starts, scope.beside(), programme.code).copy()
    days = [None if pd.isna(day) else pd.Timestamp(day).date() for day in found["started_on"]]
    found["started_on"] = pd.Series(days, index=found.index, dtype=object)
    own = set(ask(units, scope, programme.code, "station")["code"])
    found["is_own"] = [programme.peers == "named" or code in own for code in found["code"]]
    stations = found.assign(group=UNKNOWN)
    return Roll(stations, data_to(programme.code), programme.rules.minimum_cases)


def treated_codes(
    roll: Roll, *, units: tuple[str, ...] = (), started_by: date | None = None
) -> set[str]:
    """Return the stations asked for, else those that started by a day, else the first ones."""
    if units:
        return _checked(roll, units)
    day = started_by or roll.offered_days[0]
    codes = set(roll.started_by(day)["code"])
    if not codes:
        raise BadRequest(f"No station had started by {day}: the first did on {roll.days[0]}.")
    if roll.offered_days != roll.days and day not in roll.offered_days:
        offered = ", ".join(str(one) for one in roll.offered_days)
        raise BadRequest(f"Beside stations without names choose one of these days: {offered}.")
    return codes


def choose(roll: Roll, codes: set[str]) -> Roll:
    """Return the same with the treated stations marked."""
    groups = [TREATED if code in codes else UNKNOWN for code in roll.stations["code"]]
    return replace(roll, stations=roll.stations.assign(group=groups))


def _checked(roll: Roll, codes: tuple[str, ...]) -> set[str]:
    """Refuse a station that does not exist, may not be named, or has no start day."""
    known = roll.stations[roll.stations["is_own"]].set_index("code")["started_on"]
    unknown = [code for code in codes if code not in known.index]
    if unknown:
        raise BadRequest(f"Unknown station '{unknown[0]}'.")
    undated = [code for code in codes if known[code] is None]
    if undated:
        raise BadRequest(f"Station '{undated[0]}' has no start day recorded.")
    return set(codes)


def _group(day: object, end: date) -> str:
    if not isinstance(day, date):
        return UNKNOWN
    return COMPARISON if day > end else STARTED
