"""One rate on every basis its register records, and other registers beside it, never added."""

from dataclasses import replace

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.counts import counts
from dashboard.reports.figure import Ask, directly, figure


def has_bases(metric: Metric) -> bool:
    """Return whether a rate rests on the register's own base, so that another could stand there."""
    return metric.kind == Kind.RATE and metric.denominator == "base"


def bases_of(programme: Programme, register: Register) -> tuple[str, ...]:
    """Return the bases a register records, its closed disputes included."""
    recorded = [basis for basis in BASES if basis in (*register.counts, "closed")]
    return tuple(basis for basis in recorded if f"{basis}_on" not in programme.unrecorded)


def rate_by_basis(
    scope: Scope, filters: Filters, metric: Metric, *, ask: Ask = directly
) -> pd.DataFrame:
    """Return a rate's numerator over each basis of the same cohort: one row per basis.

    Columns: register, basis, value, numerator, denominator, low, high, shown, and ``is_base``
    on the row the register's rates rest on. A basis that does not hold the whole numerator
    (settled without ever being accepted) is counted but gives no rate.
    """
    answer = figure(scope, filters, metric, ask=ask)
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    counted = ask(counts, scope, answer.filters, metric.fact, ())
    lines = [
        _line(counted, metric, basis, programme.rules.minimum_cases)
        for basis in bases_of(programme, register)
    ]
    out = pd.concat(lines, ignore_index=True)
    out.insert(0, "register", register.key)
    return out.assign(is_base=out["basis"] == register.base)


def registers_beside(
    scope: Scope, filters: Filters, metric: Metric, *, ask: Ask = directly
) -> pd.DataFrame:
    """Return the same rate of the programme's other registers, each on its own base."""
    programme = programme_of(filters.programme)
    others = [one for one in programme.registers if one.key != filters.register]
    lines = [
        figure(scope, replace(filters, register=one.key), metric, ask=ask).rows.assign(
            register=one.key, basis=one.base
        )
        for one in others
    ]
    return pd.concat(lines, ignore_index=True) if lines else pd.DataFrame()


def _line(counted: pd.DataFrame, metric: Metric, basis: str, minimum: int) -> pd.DataFrame:
    holds = bool((counted[metric.numerator] <= counted[basis]).all())
    least = minimum if holds else int(counted[basis].max()) + 1
    known = counted if holds else counted.assign(**{metric.numerator: 0})
    row = replace(metric, denominator=basis).values(known, basis, least)
    row["numerator"] = counted[metric.numerator]
    row.insert(0, "basis", basis)
    return row
