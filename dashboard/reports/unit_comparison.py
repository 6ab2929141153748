"""Units side by side: rates, limits of chance, what the mix of cases lets expect, and a verdict.

Pages and the command line compare here, so that both say the same of the same unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.bands import bands, dispersion_of
from dashboard.metrics.burden import BURDENS
from dashboard.metrics.casemix import adjusted
from dashboard.metrics.chance import false_alarm, outside
from dashboard.metrics.dispersion import Dispersion
from dashboard.metrics.metric import Metric
from dashboard.metrics.peers import peers
from dashboard.queries.sizes import unit_sizes
from dashboard.reports.casemix import mix_of, raw, tally_of
from dashboard.reports.figure import Ask, directly, figure

PEER = Text("同类单位 {n}", "Peer {n}")
METRIC = METRICS["settlement_rate"]
MIXED = (
    "expected",
    "difference",
    "difference_low",
    "difference_high",
    "adjusted",
    "adjusted_low",
    "adjusted_high",
)


@dataclass(frozen=True)
class UnitComparison:
    """A programme's units beside each other. ``filters`` is the selection without a unit chosen.

    ``rows`` has ``unit``'s column, then value to shown, ``standing`` (raw) and
    ``adjusted_standing``, expected and adjusted figures, and the caseload per size.
    """

    metric: Metric
    filters: Filters
    unit: str
    mix: tuple[str, ...]
    rows: pd.DataFrame
    tally: pd.DataFrame
    dispersion: Dispersion
    adjusted_dispersion: Dispersion

    @property
    def pooled(self) -> float:
        """The rate of all units together."""
        of = self.rows["denominator"].sum()
        return float(self.rows["numerator"].sum() / of) if of else float("nan")

    @property
    def false_alarm(self) -> float:
        """How often 95 % limits alone flag somebody among units of this size and one rate."""
        judged = self.rows.loc[self.rows["shown"], "denominator"].to_numpy(dtype=float)
        return false_alarm(judged, self.pooled)

    def peers_of(self, code: str, count: int = 3) -> list[str]:
        """Return the units most like one in size and mix, the nearest first."""
        return peers(_judged_tally(self.tally, self.rows, self.unit), code, count)


def compare_units(
    scope: Scope, filters: Filters, unit: str = "", *, ask: Ask = directly
) -> UnitComparison:
    """Compare the settlement rate of every unit in a scope, raw and for its mix of cases.

    ``unit`` is a dimension of units, the programme's own unless named. A chosen unit does not
    narrow the comparison. A unit with too few cases is counted in and not judged.
    """
    programme = programme_of(filters.programme)
    unit = unit or programme.unit
    wide = filters.choose(**{unit: ()})
    rows = figure(scope, wide, METRIC, (unit,), ask=ask).rows
    tally = tally_of(scope, wide, unit, ask=ask)
    judged = _judged_tally(tally, rows, unit)
    spread, mixed_spread = dispersion_of(raw(judged)), dispersion_of(judged)
    rows["standing"] = _standings(rows, unit, bands(raw(judged)), spread)
    rows = rows.merge(_mixed(tally, rows, unit), left_on=unit, right_index=True, how="left")
    rows["adjusted_standing"] = _adjusted_standings(rows, unit, bands(judged))
    return UnitComparison(
        metric=METRIC,
        filters=wide,
        unit=unit,
        mix=mix_of(programme),
        rows=_with_burdens(rows, ask(unit_sizes, scope, programme.code, unit), unit),
        tally=tally,
        dispersion=spread,
        adjusted_dispersion=mixed_spread,
    )


def peers_shown(
    programme: Programme, codes: Sequence[str], own: Sequence[str], lang: Lang
) -> dict[str, str]:
    """Return what each unit is shown as -> its code: words, where a programme's peers are so.

    A reader's own units and disputes of no unit keep their codes.
    """
    if programme.peers == "named":
        return {code: code for code in codes}
    foreign = [code for code in codes if code not in own and code != NOT_RECORDED]
    words = {code: PEER.format(n=i + 1)[lang] for i, code in enumerate(foreign)}
    return {words.get(code, code): code for code in codes}


def _judged_tally(tally: pd.DataFrame, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    return tally[tally["unit"].isin(rows.loc[rows["shown"], unit])]


def _standings(rows: pd.DataFrame, unit: str, found: pd.Series, spread: Dispersion) -> list[str]:
    """Told apart by the test of all together, else outside its own limits, else within."""
    k, n = rows["numerator"].to_numpy(float), rows["denominator"].to_numpy(float)
    pooled = float(k.sum() / n.sum()) if n.sum() else 0.0
    alone = outside(k, np.where(n > 0, n, np.nan), pooled, tau=spread.tau)
    return [
        _standing(found.get(code, "few"), place)
        for code, place in zip(rows[unit], alone, strict=True)
    ]


def _adjusted_standings(rows: pd.DataFrame, unit: str, found: pd.Series) -> list[str]:
    under, over = rows["difference_high"] < 0, rows["difference_low"] > 0
    alone = np.where(under, "low", np.where(over, "high", "within"))
    return [
        _standing(found.get(code, "few"), str(place))
        for code, place in zip(rows[unit], alone, strict=True)
    ]


def _mixed(tally: pd.DataFrame, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """What the mix of cases lets expect; no share where too few cases are behind it."""
    found = adjusted(tally)[list(MIXED)]
    shown = found.index.isin(rows.loc[rows["shown"], unit])
    shares = [name for name in MIXED if name != "expected"]
    found[shares] = found[shares].where(pd.Series(shown, index=found.index), np.nan)
    return found


def _standing(band: str, alone: str) -> str:
    return alone if band == "together" else band


def _with_burdens(rows: pd.DataFrame, sizes: pd.DataFrame, unit: str) -> pd.DataFrame:
    out = rows.merge(sizes, left_on=unit, right_on="code", how="left").drop(columns="code")
    for burden in BURDENS:
        found = burden.values(out["denominator"], out[burden.size])
        out[burden.key] = found["value"]
        out[f"{burden.key}_low"], out[f"{burden.key}_high"] = found["low"], found["high"]
    return out
