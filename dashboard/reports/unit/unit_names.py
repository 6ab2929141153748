"""What areas in a reader's reach are called."""

from collections.abc import Callable

import pandas as pd

from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.queries.units import units


def area_names(
    scope: Scope, programme: Programme, ask: Callable[..., pd.DataFrame]
) -> dict[str, str]:
    """Return code -> name of the counties and towns a programme has, in reach."""
    names: dict[str, str] = {}
    for level in ("county", "town"):
        table = ask(units, scope, programme.code, level)
        names |= dict(zip(table["code"], table["name"], strict=True))
    return names
