"""Altair checks every chart against its schema: right in tests, a third of a page's time here."""

from altair.utils import schemapi


def trust_own_charts() -> None:
    """Stop checking charts while serving; the tests have checked each of them."""
    schemapi.DEBUG_MODE = False
