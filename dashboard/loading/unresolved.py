"""Names of units that were refused, each once: what the registers or the mapping lack."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.text import Text
from dashboard.loading.fields import UNITS
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.rejects import Reject


def unresolved(
    rejects: Iterable[Reject], mapping: ImportMapping
) -> list[tuple[tuple[str, str, Text], int]]:
    """Return each refused name of a unit (column, name, reason), and in how many rows it stands."""
    columns = {rule.column for field, rule in mapping.fields.items() if field in UNITS}
    named = ((one.column, one.value, one.reason) for one in rejects if one.column in columns)
    return Counter(named).most_common()
