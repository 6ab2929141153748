"""The first rows of a load as they were typed, for a person to look at before it counts."""

from collections.abc import Mapping

from sqlalchemy import Connection, select

from dashboard.loading.parties import SAID
from dashboard.loading.rejects import ROLE_OR_NUMBER, masked
from dashboard.loading.staging import Stage

ROWS = 20
LEFT_OUT = ("place", "file", "row", SAID, "programme", "cohort_month", "closed_month")
"""What the loader works out and nobody has to check."""

Shown = Mapping[str, str]
"""A row by column, values as they may be shown; what is not recorded is left out."""


def first_rows(connection: Connection, stage: Stage) -> tuple[Shown, ...]:
    """Return the first rows that passed, in the order of files and rows."""
    columns = [column for column in stage.arriving.c if column.name not in LEFT_OUT]
    statement = select(*columns).order_by(stage.arriving.c.place).limit(ROWS)
    return tuple(
        {
            name: masked("" if name in ROLE_OR_NUMBER else name, str(value))
            for name, value in row._mapping.items()
            if value is not None
        }
        for row in connection.execute(statement)
    )
