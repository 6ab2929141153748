"""What a generator hands over, in exactly the columns of the case database."""

from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlalchemy import Table, types

Gap = dict[str, object]


@dataclass(frozen=True)
class Sample:
    """Rows per table of the case database, and the list of what was planted in them."""

    tables: dict[str, pd.DataFrame]
    planted: list[Gap]


def _dtype(kind: types.TypeEngine[object]) -> Any:
    if isinstance(kind, types.Date | types.DateTime):
        return "datetime64[s]"
    if isinstance(kind, types.Boolean):
        return "boolean"
    if isinstance(kind, types.Integer):
        return "Int64"
    return "float64" if isinstance(kind, types.Double) else "str"


def conform(table: Table, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame with the table's columns in their order and types; absent ones are null."""
    return pd.DataFrame(
        {
            column.name: frame[column.name].astype(_dtype(column.type))
            if column.name in frame
            else pd.Series(index=frame.index, dtype=_dtype(column.type))
            for column in table.columns
        }
    ).reset_index(drop=True)
