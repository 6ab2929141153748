"""Standards on a day: how many of the units that are asked meet each, whole and unit by unit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.coverage.gaps import open_on, units_on
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.standards import Standard
from dashboard.queries.standards.required import required_units
from dashboard.reports.figure import Ask, directly

PLACES = ("county", "town", "station")
"""What a unit of a standard is known to lie in."""


@dataclass(frozen=True)
class Met:
    """How many of the units that are asked meet a standard."""

    meeting: int
    units: int

    @property
    def is_whole(self) -> bool:
        return self.meeting == self.units


@dataclass(frozen=True)
class Judged:
    """The units a standard asks something of on a day, and those of them with a gap."""

    standard: Standard
    asked: frozenset[str]
    missing: frozenset[str]

    @property
    def met(self) -> Met:
        return Met(len(self.asked) - len(self.missing), len(self.asked))


def judged_on(
    scope: Scope,
    programme: Programme,
    standard: Standard,
    on: date,
    spans: pd.DataFrame,
    ask: Ask = directly,
) -> Judged:
    """Return how the units in reach stand on a day; ``spans`` are the programme's gaps."""
    asked = frozenset(units_on(scope, programme, standard, on, ask)["unit"])
    gaps = open_on(spans, on)
    missing = asked & set(gaps[gaps["standard"] == standard.key]["unit"])
    return Judged(standard, asked, missing)


def met_by_unit(
    scope: Scope, programme: Programme, judged: Judged, ask: Ask = directly
) -> Mapping[str, Met]:
    """Return the same by the programme's own unit; empty where the records do not place them.

    A unit that is asked for several parts (a room of each kind) counts once for each of them.
    """
    standard = judged.standard
    if standard.unit != programme.unit and programme.unit not in PLACES:
        return {}
    home = _homes(scope, programme, standard, ask)
    found: dict[str, Met] = {}
    for unit in sorted(judged.asked):
        place = home.get(unit.rpartition("/")[0] if standard.each else unit)
        if place is not None:
            before = found.get(place, Met(0, 0))
            is_met = unit not in judged.missing
            found[place] = Met(before.meeting + is_met, before.units + 1)
    return found


def _homes(scope: Scope, programme: Programme, standard: Standard, ask: Ask) -> dict[str, str]:
    """Which of the programme's units each unit of a standard is, or lies in; null is nowhere."""
    table = ask(required_units, scope, programme.code, standard)
    place = "code" if standard.unit == programme.unit else programme.unit
    known = table[table[place].notna()]
    return dict(zip(known["code"].astype(str), known[place].astype(str), strict=True))
