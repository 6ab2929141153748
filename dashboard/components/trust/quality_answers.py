"""What the data-quality page asks more than once, answered once per reach and selection."""

import pandas as pd

from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.reports.trust import data_quality
from dashboard.reports.trust.alarms import Alarm, open_alarms


def alarms_of(filters: Filters) -> list[Alarm]:
    """Return the open alarms of the reader's units."""
    return remember(_alarms, context().scope, filters)


def filled_of(filters: Filters) -> pd.DataFrame:
    """Return completeness per field and source system."""
    return data_quality.filled(context().scope, filters, ask=ask)


def delay_of(filters: Filters, by: tuple[str, ...] = ()) -> pd.DataFrame:
    """Return the days from the basis day to the entry."""
    return data_quality.entry_delay(context().scope, filters, by, ask=ask)


def sources_of(filters: Filters) -> list[data_quality.Source]:
    """Return the last days of each source system."""
    return data_quality.freshness(context().scope, filters, ask=ask)


def provisional_of(filters: Filters) -> pd.DataFrame:
    """Return the months that may still change."""
    return data_quality.provisional_months(context().scope, filters, ask=ask)


def _alarms(scope: Scope, filters: Filters) -> list[Alarm]:
    return open_alarms(scope, filters, ask=ask)
