"""Firms side by side: what tells them apart, and what their rate can and cannot tell."""

from collections.abc import Callable

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.bands import bands
from dashboard.metrics.casemix import adjusted
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.posterior import rank_posterior
from dashboard.metrics.recorded import why_absent
from dashboard.queries.units import contracts, units
from dashboard.reports.figure import directly, figure
from dashboard.reports.firm.firm_grades import grade_record
from dashboard.reports.narrowing import narrowed
from dashboard.reports.unit.casemix import raw, recorded_units, tally_of

Ask = Callable[..., pd.DataFrame]
FIRST = (
    "firm led value low high adjusted p_best p_bottom_two rank_low rank_high band fails grade"
).split()
TESTED = ("duty_rate", "in_time_rate", "follow_up_rate", "dossier_rate", "entered_in_time_rate")
"""What tells firms apart before the settlement rate does: each tested over all firms."""
BESIDE = ("median_days", "satisfaction_rate", "performance_rate", "excellents", "subsidy")
MIXED = ("expected", "adjusted", "difference")
"""The records only some roles may read, whoever's firm it is."""
ORDER = {"above": 0, "together": 1, "below": 2}


def rank_firms(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """List the firms in reach with everything a director weighs, one row per firm.

    ``value`` is the settlement rate on the disputes lawyers led, null with too few of them;
    ``band`` says whether it can be told from the others at all, ``band_adjusted`` the same
    within equal cases. Ranks are among the firms whose rate is shown; the others have none.
    Firms of one band have no order and stand by code.
    """
    table = ask(units, scope, filters.programme, "firm").rename(columns={"code": "firm"})
    led = _led(scope, filters, "lawyer", ask)
    for part in (
        led,
        _compared(scope, filters, led.loc[led["value"].notna(), "firm"], ask),
        grade_record(scope, filters, ask=ask),
        _led(scope, filters, "police", ask),
        *(_column(scope, filters, METRICS[key], ask) for key in (*TESTED, *BESIDE)),
    ):
        table = table.merge(part, on="firm", how="left")
    hidden = [name for name in table if str(name).startswith((*MIXED, "band"))]
    table.loc[table["value"].isna(), hidden] = None
    stations = _stations(scope, filters, ask)
    table["stations"] = [stations.get(firm, ()) for firm in table["firm"]]
    place = table["band"].map(ORDER).fillna(len(ORDER))
    ordered = table.assign(place=place).sort_values(["place", "firm"], ignore_index=True)
    rest = [name for name in table.columns if name not in FIRST]
    return ordered[[*FIRST, *rest]]


def _led(scope: Scope, filters: Filters, lead: str, ask: Ask) -> pd.DataFrame:
    answer = figure(
        scope, filters.choose(lead=lead), METRICS["settlement_rate"], ("firm",), ask=ask
    )
    names = {"denominator": "led", "numerator": "settled"}
    rows = answer.rows.drop(columns="shown").rename(columns=names)
    if lead == "lawyer":
        return rows
    return rows.rename(columns={name: f"{lead}_{name}" for name in rows if name != "firm"})


def _compared(scope: Scope, filters: Filters, shown: pd.Series, ask: Ask) -> pd.DataFrame:
    """What the lawyer-led disputes of all firms say together: adjusted, bands, ranks of some."""
    tally = recorded_units(tally_of(scope, filters.choose(lead="lawyer"), "firm", ask=ask))
    sums = tally.groupby("unit")[["successes", "trials"]].sum()
    sums = sums[sums.index.isin(shown)]
    mixed = adjusted(tally).filter(regex="|".join(f"^{name}" for name in MIXED))
    out = mixed.join(rank_posterior(sums["successes"], sums["trials"]))
    out["band"], out["band_adjusted"] = bands(raw(tally)), bands(tally)
    return out.rename_axis("firm").reset_index()


def _column(scope: Scope, filters: Filters, metric: Metric, ask: Ask) -> pd.DataFrame:
    """An indicator by firm with its counts, and its band where it is tested; null if unrecorded."""
    key, programme = metric.key, programme_of(filters.programme)
    counted = {"numerator": f"{key}_n", "denominator": f"{key}_of"} if metric.denominator else {}
    if metric.kind == Kind.QUANTILE:
        del counted["numerator"]
    names = {"value": key} | counted
    tested = [f"{key}_band"] if key in TESTED else []
    if why_absent(metric, programme, programme.register_of(filters.register), scope):
        return pd.DataFrame(columns=["firm", *names.values(), *tested])
    rows = figure(scope, narrowed(filters, metric)[0], metric, ("firm",), ask=ask).rows
    out = rows[["firm", *names]].rename(columns=names)
    return out.assign(**{name: _bands(rows) for name in tested})


def _bands(rows: pd.DataFrame) -> pd.Series:
    """The band of each row's firm among all of them; none where there are too few cases."""
    parts = {"firm": "unit", "numerator": "successes", "denominator": "trials"}
    tally = recorded_units(rows.rename(columns=parts)[list(parts.values())].assign(stratum=""))
    found = rows["firm"].map(bands(tally[tally["trials"] > 0]))
    return found.where(rows["shown"].astype(bool))


def _stations(scope: Scope, filters: Filters, ask: Ask) -> dict[str, tuple[str, ...]]:
    """Return the stations each firm had a contract with during the period."""
    table = ask(contracts, scope, filters.programme)
    during = (pd.to_datetime(table["valid_from"]) <= pd.Timestamp(filters.end)) & (
        table["valid_to"].isna()
        | (pd.to_datetime(table["valid_to"]) >= pd.Timestamp(filters.start))
    )
    return {
        str(firm): tuple(sorted(set(own["station"]))) for firm, own in table[during].groupby("firm")
    }
