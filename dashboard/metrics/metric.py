"""An indicator as an object: what is counted, over what, on which basis, when it is shown."""

from dataclasses import dataclass
from enum import StrEnum

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED, TIME_DIMENSIONS
from dashboard.domain.text import Text
from dashboard.metrics.statistics import wilson


class Direction(StrEnum):
    UP_IS_GOOD = "up"
    DOWN_IS_GOOD = "down"
    NEUTRAL = "neutral"


@dataclass(frozen=True)
class Unit:
    """How a value is written. ``scale`` turns what is stored into what is said."""

    key: str
    label: Text
    decimals: int = 0
    scale: float = 1
    d3: str = ",.0f"


CASES = Unit("cases", Text("件", "cases"))
PEOPLE = Unit("people", Text("人", "people"))
SHIFTS = Unit("shifts", Text("班", "shifts"))
CALLS = Unit("calls", Text("起", "calls"))
MINUTES = Unit("minutes", Text("分钟", "minutes"))
DAYS = Unit("days", Text("天", "days"))
YUAN = Unit("yuan", Text("元", "yuan"), scale=0.01)
MONTHS = Unit("months", Text("个月", "months"))
CLAIMS = Unit("claims", Text("笔", "claims"))
TIMES = Unit("times", Text("次", "times"))
ATTENDANCES = Unit("attendances", Text("人次", "attendances"))
ZONE_DAYS = Unit("zone_days", Text("区日", "zone-days"))
UNITS = Unit("units", Text("个", "units"))
POINTS = Unit("points", Text("分", "points"), decimals=1, d3=",.1f")
PERCENT = Unit("percent", Text("%", "%"), decimals=1, d3=".1%")


class Kind(StrEnum):
    COUNT = "count"
    RATE = "rate"
    QUANTILE = "quantile"
    MEAN = "mean"


@dataclass(frozen=True, kw_only=True)
class Metric:
    """One indicator, defined once. Its key never changes once published.

    ``numerator`` and ``denominator`` name columns of the counts of ``fact``; the
    denominator ``"base"`` stands for the register's own base (accepted, mediated …).
    ``bases`` are the bases a register must record for the indicator to mean anything;
    empty means any. ``needs`` are the columns of a dispute it rests on: where a programme
    does not record them it is "not recorded", never zero. ``needs_rule`` is the rule a programme
    must declare. Below ``minimum`` cases a rate is not shown as a rate.
    """

    key: str
    name: Text
    formula: Text
    basis: Text
    source: Text
    fact: str
    numerator: str
    denominator: str | None = None
    kind: Kind = Kind.COUNT
    unit: Unit = CASES
    direction: Direction = Direction.NEUTRAL
    minimum: int = 10
    bases: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    needs_rule: str | None = None
    needs_register: bool = True

    def values(self, counts: pd.DataFrame, base: str, minimum: int | None = None) -> pd.DataFrame:
        """Turn counts into this indicator, row by row.

        Adds ``value, numerator, denominator, low, high, shown``; a rate carries its Wilson
        95 % interval, and is null and not shown where too few cases stand behind it.
        """
        keys = [column for column in counts.columns if column in DIMENSION_KEYS]
        out = counts[keys].copy()
        out["numerator"] = counts[self.numerator]
        if self.kind == Kind.COUNT:
            out["value"] = counts[self.numerator] * self.unit.scale
            return _finish(out.assign(denominator=None, low=None, high=None, shown=True))
        column = base if self.denominator == "base" else str(self.denominator)
        out["denominator"] = counts[column]
        out["shown"] = out["denominator"] >= (self.minimum if minimum is None else minimum)
        if self.kind == Kind.QUANTILE:
            out["value"] = out["numerator"].astype("float64")
            out["numerator"] = None
            return _finish(_hidden(out.assign(low=None, high=None)))
        out["value"] = out["numerator"] / out["denominator"].where(out["denominator"] > 0)
        if self.kind == Kind.MEAN:
            return _finish(_hidden(out.assign(low=None, high=None)))
        out["low"], out["high"] = wilson(out["numerator"], out["denominator"])
        return _finish(_hidden(out))

    def zeros(self) -> dict[str, int]:
        """Return what a unit without any record counts as."""
        columns = [self.numerator, self.denominator or self.numerator]
        return dict.fromkeys(columns, 0)


COLUMNS = ["value", "numerator", "denominator", "low", "high", "shown"]
DIMENSION_KEYS = frozenset((*DIMENSIONS, *TIME_DIMENSIONS))


def name_missing(frame: pd.DataFrame, by: tuple[str, ...]) -> pd.DataFrame:
    """Give disputes without a value of a dimension the reserved code, so that none is dropped."""
    out = frame.copy()
    for dimension in by:
        if dimension not in ("month", "year"):
            out[dimension] = (
                out[dimension].astype(object).where(out[dimension].notna(), NOT_RECORDED)
            )
    return out


def _hidden(out: pd.DataFrame) -> pd.DataFrame:
    for column in ("value", "low", "high"):
        out[column] = out[column].where(out["shown"])
    return out


def _finish(out: pd.DataFrame) -> pd.DataFrame:
    keys = [column for column in out.columns if column not in COLUMNS]
    return out[keys + COLUMNS]
