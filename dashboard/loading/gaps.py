"""Keeping the gaps that were found with the data they were found in."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import pandas as pd
from sqlalchemy import Connection, delete

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.database.connection import unpublished
from dashboard.loading.targets import Derive


@dataclass(frozen=True)
class Found:
    """Rows for the tables ``gap`` and ``judged_standard``."""

    gaps: pd.DataFrame
    judged: pd.DataFrame


Find: TypeAlias = Callable[[], Found]


def keeping(find: Find) -> Derive:
    """Return what finds the gaps in what was written so far, and writes them beside it."""

    def keep(connection: Connection) -> None:
        with unpublished(connection):
            found = find()
        for table in (schema.gap, schema.judged_standard):
            connection.execute(delete(table))
        append(connection, {"gap": found.gaps, "judged_standard": found.judged})

    return keep
