"""Subsidies added up: claimed, in doubt, what may be paid, what the rules give."""

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.subsidies import FINDINGS
from dashboard.queries.units import units
from dashboard.reports.figure import Ask, directly
from dashboard.reports.money.subsidies import FEN, checked_claims, of_claims
from dashboard.reports.money.subsidy_given import given_by_rule

BY = ("payee", "month", "subsidy", "county", "station")
TOTALS = (
    "unit name claims claimed doubtful doubtful_yuan allowed unstated cases unfiled"
    " given_least given_most undefined unclaimed"
).split()
COUNTED = ["claims", "claimed", "doubtful", "doubtful_yuan", "allowed", "unstated"]


def subsidy_totals(scope: Scope, filters: Filters, by: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Add up the claims of a period and what the rules give, one row per unit of ``by``.

    Columns ``TOTALS``, money in yuan. ``doubtful`` claims have a finding, ``allowed`` is the sum
    over those whose rule defines an amount and ``unstated`` counts the others. ``cases`` are the
    payments the rules make, ``unfiled`` the disputes whose dossier is not recorded beside them,
    ``given_least`` and ``given_most`` what the cases come to (null where nothing is defined),
    ``undefined`` names the subsidies without an amount, ``unclaimed`` counts the cases of the
    others that no claim names. Highest sums claimed first, months in order.
    """
    if by not in BY:
        raise BadRequest(f"Cannot add up by '{by}'. Known: {', '.join(BY)}.")
    claims = checked_claims(scope, filters, ask=ask)
    claimed = claimed_by(claims, by)
    rule = _given(given_by_rule(scope, of_claims(filters), by, ask=ask))
    whole = claimed.join(rule, how="outer").rename_axis("unit").reset_index()
    unclaimed = whole["claims"].isna()
    whole[COUNTED] = whole[COUNTED].astype("float64").mask(unclaimed, 0.0)
    names = _names(scope, filters.programme, by, ask)
    whole["name"] = [names.get(unit) for unit in whole["unit"]]
    whole["undefined"] = [one if isinstance(one, tuple) else () for one in whole["undefined"]]
    order = ["unit"] if by == "month" else ["claimed", "unit"]
    ascending = [True] if by == "month" else [False, True]
    return whole.sort_values(order, ascending=ascending, ignore_index=True)[TOTALS]


def _names(scope: Scope, code: str, by: str, ask: Ask) -> dict[object, str]:
    """What the units are called: of payees, those the programme's subsidies are paid to."""
    if by == "subsidy":
        return {one.key: one.name.zh for one in programme_of(code).subsidies}
    paid = {one.payee for one in programme_of(code).subsidies} & {"firm", "mediator", "room"}
    registers = {"payee": sorted(paid), "month": []}.get(by, [by])
    tables = [ask(units, scope, code, one) for one in registers]
    return {row.code: row.name for table in tables for row in table.itertuples(index=False)}


def claimed_by(claims: pd.DataFrame, by: str) -> pd.DataFrame:
    """Add up checked claims by one of their columns: ``COUNTED``, by unit.

    ``allowed`` is null where no rule defines what a claim without a finding may come to.
    """
    doubtful = claims["findings"].map(bool).astype(bool)
    rows = pd.DataFrame(
        {
            "unit": _units(claims[by]),
            "claims": 1,
            "claimed": claims["amount"],
            "doubtful": doubtful.astype("int64"),
            "doubtful_yuan": claims["amount"].where(doubtful, 0),
            "allowed": claims["allowed"],
            "unstated": claims["allowed"].isna().astype("int64"),
        }
    )
    sums = rows.groupby("unit")[COUNTED].sum().astype("float64")
    open_ones = sums["claims"] - sums["doubtful"]
    sums["allowed"] = sums["allowed"].mask((open_ones > 0) & (sums["unstated"] == open_ones))
    return sums


def whole_total(claims: pd.DataFrame) -> dict[str, float | None]:
    """Add up all of some checked claims: ``COUNTED``, zeros where there are none."""
    if claims.empty:
        return dict.fromkeys(COUNTED, 0.0)
    sums = claimed_by(claims.assign(subsidy="all"), "subsidy").iloc[0]
    return {name: None if pd.isna(sums[name]) else float(sums[name]) for name in COUNTED}


def findings_by_kind(claims: pd.DataFrame) -> pd.DataFrame:
    """Count checked claims by what is wrong with them: ``finding, claims, yuan``.

    A claim with two findings stands under both.
    """
    rows = [
        {"finding": key, "claims": int(hit.sum()), "yuan": float(claims["amount"][hit].sum())}
        for key in FINDINGS
        for hit in [claims["findings"].map(lambda keys, key=key: key in keys).astype(bool)]
    ]
    return pd.DataFrame(rows)


def _given(rows: pd.DataFrame) -> pd.DataFrame:
    """Add up what the rules give by unit; what is undefined adds to no sum."""
    unit, defined = _units(rows["unit"]), rows["least_fen"].notna()
    sums = pd.DataFrame(
        {
            "cases": rows["cases"],
            "unfiled": rows["unfiled"],
            "given_least": rows["least_fen"] / FEN,
            "given_most": rows["most_fen"] / FEN,
            "unclaimed": rows["unclaimed"].where(defined),
        },
        dtype="float64",
    )
    added = sums.groupby(unit).sum(min_count=1)
    undefined = rows["subsidy"][~defined].groupby(unit[~defined]).unique()
    added["undefined"] = undefined.map(lambda keys: tuple(sorted(keys)))
    return added


def _units(column: pd.Series) -> pd.Series:
    """Units as codes or days; what is not recorded has the reserved code and is not dropped."""
    if column.name == "month":
        return column.map(lambda day: pd.Timestamp(day).date())
    return column.astype(object).where(column.notna(), NOT_RECORDED)
