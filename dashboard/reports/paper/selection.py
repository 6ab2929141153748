"""The selection a printed figure was asked with, read back from its parameters."""

from collections.abc import Mapping

from dashboard.domain.filters import Filters, choices_from, day


def filters_of(asked: Mapping[str, str]) -> Filters:
    """Read the selection a figure was asked with: the parameters of its view."""
    return Filters(
        programme=asked["programme"],
        register=asked["register"],
        start=day(asked["from"]),
        end=day(asked["to"]),
        choices=choices_from(asked),
        state=asked.get("state", ""),
    )
