"""A reader who reaches everything, for measuring."""

from dashboard.access.reader import Reader
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.text import Lang
from dashboard.navigation import PAGES


def everything() -> Reader:
    """Return a reader with every page and the whole sample in reach."""
    scope = Scope(
        account="bench",
        role="political_legal",
        programmes=ALL,
        counties=ALL,
        stations=ALL,
        firms=ALL,
        comparison_counties=ALL,
        comparison_stations=ALL,
        fields=tuple(Field),
    )
    return Reader(
        account="bench",
        role="political_legal",
        login_id="bench",
        scope=scope,
        pages=tuple(entry.key for entry in PAGES),
        landing="overview",
        lang=Lang.ZH,
    )
