"""A reader who reaches everything, for measuring."""

from dataclasses import replace

from dashboard.access.reader import Reader
from dashboard.domain.scope import OPERATOR, Field
from dashboard.domain.text import Lang
from dashboard.navigation import PAGES


def everything() -> Reader:
    """Return a reader with every page and the whole sample in reach."""
    return Reader(
        account="bench",
        role="political_legal",
        login_id="bench",
        scope=replace(OPERATOR, account="bench", fields=tuple(Field)),
        pages=tuple(entry.key for entry in PAGES),
        landing="overview",
        lang=Lang.ZH,
    )
