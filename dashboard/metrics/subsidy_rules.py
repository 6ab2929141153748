"""What a rule gives for one payment, in fen: an amount, a range, a ceiling alone, or undefined.

A rule per year is claimed by the month, a twelfth each.
"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.money import Subsidy, in_force
from dashboard.domain.vocabulary import LEVELS
from dashboard.metrics.subsidy_claim import plain_values

FEN, MONTHS_OF_A_YEAR = 100, 12
BY_DISPUTE = ("case", "event")
NO_LEVEL = -1


@dataclass(frozen=True)
class Given:
    """Least and most that a rule gives; null is what the source does not say."""

    least: int | None = None
    most: int | None = None

    @property
    def is_defined(self) -> bool:
        return self.least is not None and self.most is not None

    def admits(self, fen: int) -> bool:
        """Whether an amount contradicts nothing the rule says."""
        above_least = self.least is None or fen >= self.least
        return above_least and (self.most is None or fen <= self.most)


UNDEFINED = Given()


def given(version: Subsidy, code: str | None) -> Given:
    """Return what a version gives for a level or grade."""
    yields = version.yields(code)
    if yields is None:
        return Given(None, _share(version, version.most_yuan))
    return Given(_share(version, yields[0]), _share(version, yields[1]))


def _share(version: Subsidy, yuan: int | None) -> int | None:
    """What one claim is of an amount, in fen rounded half up."""
    if yuan is None:
        return None
    parts = MONTHS_OF_A_YEAR if version.unit == "year" else 1
    return (yuan * FEN * 2 + parts) // (2 * parts)


def is_by_dispute(versions: tuple[Subsidy, ...], key: str) -> bool:
    """Whether a subsidy is paid for single disputes, not for months."""
    return any(one.key == key and one.unit in BY_DISPUTE for one in versions)


def version_on(versions: tuple[Subsidy, ...], key: str, day: date | None) -> Subsidy | None:
    """Return the version in force on a day; nothing where there is none, or no day."""
    return None if day is None else in_force(versions, key, day)


def rank(level: str | None) -> int:
    """Place a level, the lowest first; ``NO_LEVEL`` for what is none."""
    return [*LEVELS].index(level) if level in LEVELS else NO_LEVEL


def earned_level(recorded: str | None, supported: str | None, *, measured: bool) -> str | None:
    """Return the level a dispute earns: as recorded, but no higher than its marks support.

    Where a mark could not be looked at, or none is declared, the record alone counts.
    """
    if supported is None or not measured or rank(recorded) <= rank(supported):
        return recorded
    return supported if supported in LEVELS else None


def worth(entitled: pd.DataFrame, version: Subsidy) -> pd.DataFrame:
    """Return what a version gives for counted disputes, of the registers it pays for.

    ``entitled`` is of ``queries.entitlements``, closed while the version was in force. Adds
    ``cases`` (with a complete dossier), ``unfiled`` (dossier not recorded: nothing can be said),
    ``least_fen`` and ``most_fen`` of the cases, null where no amount is defined for the level.
    """
    registers = version.registers or tuple(entitled["register"])
    paid = entitled[entitled["register"].isin(registers)].reset_index(drop=True)
    filed = pd.Series(plain_values(paid["dossier_complete"]), dtype=object)
    paid["cases"] = paid["n"].where(filed.map(lambda value: value is True).astype(bool), 0)
    paid["unfiled"] = paid["n"].where(filed.isna(), 0)
    names = ("level", "supported_level", "measured", "cases")
    rows = zip(*(plain_values(paid[name]) for name in names), strict=True)
    sums = [_worth(version, *row) for row in rows]
    found = pd.DataFrame(sums, columns=["least_fen", "most_fen"], index=paid.index)
    return pd.concat([paid, found.astype("float64")], axis=1)


def _worth(
    version: Subsidy, level: str | None, supported: str | None, measured: bool, cases: int
) -> tuple[int | None, int | None]:
    gives = given(version, earned_level(level, supported, measured=measured))
    if gives.least is None or gives.most is None:
        return None, None
    return gives.least * cases, gives.most * cases
