"""Firms side by side: what discriminates first, then what the rate can and cannot tell."""

from collections.abc import Callable

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.chance import standing
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import is_reached
from dashboard.queries.units import contracts, units
from dashboard.reports.figure import directly, figure
from dashboard.reports.narrowing import narrowed

Ask = Callable[..., pd.DataFrame]
RATES = ("duty_rate", "follow_up_rate", "dossier_rate", "satisfaction_rate", "in_time_rate")
GROUPS = {
    "above": Text("明显高于合并水平", "clearly above the pooled rate"),
    "high": Text("略高，处于预警线外", "above the alert limit"),
    "within": Text("差异不显著，同一档次", "cannot be told apart"),
    "low": Text("略低，处于预警线外", "below the alert limit"),
    "below": Text("低于预期，建议核查", "below expectation, worth a check"),
}


def rank_firms(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """List the firms in reach with everything a director weighs, one row per firm.

    ``rank`` goes by the lawyer-led settlement rate, ties share a rank; ``group`` says
    whether the rate differs from the pooled one at all. Firms in one group have no order.
    """
    table = ask(units, scope, filters.programme, "firm").rename(columns={"code": "firm"})
    table["stations"] = [_stations(scope, filters, firm, ask) for firm in table["firm"]]
    for lead in ("lawyer", "police"):
        table = table.merge(_led(scope, filters, lead, ask), on="firm", how="left")
    table = table.merge(_standing(table), on="firm")
    for key in (*RATES, "median_days", "excellents", "fails", "subsidy"):
        table = table.merge(_column(scope, filters, METRICS[key], ask), on="firm", how="left")
    table["rank"] = table["lawyer_rate"].rank(ascending=False, method="min")
    return table.sort_values(["rank", "firm"], na_position="last").reset_index(drop=True)


def _led(scope: Scope, filters: Filters, lead: str, ask: Ask) -> pd.DataFrame:
    answer = figure(
        scope, filters.choose(lead=lead), METRICS["settlement_rate"], ("firm",), ask=ask
    )
    names = {
        "value": f"{lead}_rate",
        "numerator": f"{lead}_settled",
        "denominator": f"{lead}_led",
        "low": f"{lead}_low",
        "high": f"{lead}_high",
        "shown": f"{lead}_shown",
    }
    return answer.rows.rename(columns=names)


def _standing(table: pd.DataFrame) -> pd.DataFrame:
    led, settled = table["lawyer_led"].fillna(0), table["lawyer_settled"].fillna(0)
    pooled = settled.sum() / led.sum() if led.sum() else 0.0
    groups = [standing(int(k), int(n), pooled) for k, n in zip(settled, led, strict=True)]
    return pd.DataFrame({"firm": table["firm"], "group": groups})


def _column(scope: Scope, filters: Filters, metric: Metric, ask: Ask) -> pd.DataFrame:
    if not is_reached(scope, metric):
        return pd.DataFrame({"firm": [], metric.key: []})
    rows = figure(scope, narrowed(filters, metric)[0], metric, ("firm",), ask=ask).rows
    parts = {"value": metric.key}
    if metric.denominator:
        parts |= {"numerator": f"{metric.key}_n", "denominator": f"{metric.key}_of"}
    return rows[["firm", *parts]].rename(columns=parts)


def _stations(scope: Scope, filters: Filters, firm: str, ask: Ask) -> tuple[str, ...]:
    table = ask(contracts, scope, filters.programme)
    during = (pd.to_datetime(table["valid_from"]) <= pd.Timestamp(filters.end)) & (
        table["valid_to"].isna()
        | (pd.to_datetime(table["valid_to"]) >= pd.Timestamp(filters.start))
    )
    return tuple(sorted(set(table[during & (table["firm"] == firm)]["station"])))
