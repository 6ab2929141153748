"""A claim of a subsidy as plain values, from the table the query layer gives."""

from dataclasses import dataclass, fields
from datetime import date

import pandas as pd


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim and its dispute as ``queries.subsidies`` lists them; null is not recorded."""

    subsidy: str
    payee_kind: str | None
    payee: str | None
    month: date
    claimed_on: date
    level: str | None
    amount_fen: int | None
    claimed_rule_from: date | None
    nth: int
    dispute_id: str | None
    is_known: bool
    is_reached: bool
    outcome: str | None
    closed_on: date | None
    recorded_level: str | None
    supported_level: str | None
    measured: bool | None
    dossier_complete: bool | None
    handler: str | None


def claims_of(table: pd.DataFrame) -> list[Claim]:
    """Read claims from a table of ``queries.subsidies.subsidy_claims``."""
    names = {"claimed_rule_from": "rule_from"}
    columns = {
        one.name: plain_values(table[names.get(one.name, one.name)]) for one in fields(Claim)
    }
    return [
        Claim(**dict(zip(columns, row, strict=True))) for row in zip(*columns.values(), strict=True)
    ]


def plain_values(column: pd.Series) -> list[object]:
    """Return a column as plain values: days, whole numbers, null for what is missing."""
    return [_plain(value) for value in column]


def _plain(value: object) -> object:
    if value is None or pd.isna(value):
        return None
    if isinstance(value, pd.Timestamp):
        return value.date()
    plain = value.item() if hasattr(value, "item") else value
    return int(plain) if isinstance(plain, float) else plain
