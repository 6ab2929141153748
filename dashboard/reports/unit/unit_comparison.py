"""Units side by side: rates, limits of chance, what the mix of cases lets expect, and a verdict.

Pages and the command line compare here, so that both say the same of the same unit.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
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
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.unit.casemix import mixed_tally, raw

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
        """How often 95 % limits alone flag somebody among units of this size and one rate.

        Zero where the limits are widened: they are no longer those of chance alone.
        """
        if self.dispersion.is_over:
            return 0.0
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
    tally, mix = mixed_tally(scope, wide, unit, ask=ask)
    judged = _judged_tally(tally, rows, unit)
    spread, mixed_spread = dispersion_of(raw(judged)), dispersion_of(judged)
    rows["standing"] = _standings(rows, unit, bands(raw(judged)), spread)
    rows = rows.merge(_mixed(tally, rows, unit), left_on=unit, right_index=True, how="left")
    fair = (rows["expected"] / rows["denominator"]).fillna(0.0).to_numpy(float)
    rows["adjusted_standing"] = _standings(rows, unit, bands(judged), mixed_spread, fair)
    return UnitComparison(
        metric=METRIC,
        filters=wide,
        unit=unit,
        mix=mix,
        rows=_with_burdens(rows, ask(unit_sizes, scope, programme.code, unit), unit),
        tally=tally,
        dispersion=spread,
        adjusted_dispersion=mixed_spread,
    )


def peers_shown(
    programme: Programme, codes: Sequence[str], own: Sequence[str], lang: Lang
) -> dict[str, str]:
    """Return what each unit is shown as -> its code: words, where a programme's peers are so.

    A reader's own units and disputes of no unit keep their codes. Peers are numbered in the
    order given, which must not be that of their codes.
    """
    if programme.peers == "named":
        return {code: code for code in codes}
    foreign = [code for code in codes if code not in own and code != NOT_RECORDED]
    words = {code: PEER.format(n=i + 1)[lang] for i, code in enumerate(foreign)}
    return {words.get(code, code): code for code in codes}


def rows_for(
    found: UnitComparison, own: Sequence[str], lang: Lang
) -> tuple[pd.DataFrame, dict[str, str]]:
    """Return the rows as a reader of some units of his own may see them, and shown -> code.

    Anonymous peers are numbered by volume and stand without residents and officers, which
    would tell who they are.
    """
    programme, unit = programme_of(found.filters.programme), found.unit
    ordered = found.rows.sort_values("denominator", ascending=False, kind="stable")
    codes = peers_shown(programme, list(ordered[unit]), own, lang)
    shown = {code: word for word, code in codes.items()}
    rows = found.rows.copy()
    if programme.peers == "anonymous":
        foreign = ~rows[unit].isin([*own, NOT_RECORDED])
        sizes = [burden.size for burden in BURDENS]
        told = [f"{burden.key}{end}" for burden in BURDENS for end in ("", "_low", "_high")]
        rows.loc[foreign, [*sizes, *told]] = np.nan
        rows = rows.loc[ordered.index]
    return rows.assign(**{unit: [shown[code] for code in rows[unit]]}), codes


def _judged_tally(tally: pd.DataFrame, rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """Units with enough cases; disputes of no unit are counted in the pool, not judged."""
    shown = rows.loc[rows["shown"], unit]
    return tally[tally["unit"].isin(shown) & (tally["unit"] != NOT_RECORDED)]


def _standings(
    rows: pd.DataFrame,
    unit: str,
    found: pd.Series,
    spread: Dispersion,
    expected: npt.NDArray[np.float64] | None = None,
) -> list[str]:
    """Told apart by the test of all together, else outside its own limits, else within.

    The limits go around the pooled rate, or around what is ``expected`` of each.
    """
    k, n = rows["numerator"].to_numpy(float), rows["denominator"].to_numpy(float)
    pooled = np.full(len(n), k.sum() / n.sum() if n.sum() else 0.0)
    around = pooled if expected is None else expected
    alone = outside(k, np.where(n > 0, n, np.nan), around, tau=spread.tau)
    return [
        "none" if code == NOT_RECORDED else _standing(found.get(code, "few"), place)
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
