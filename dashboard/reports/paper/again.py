"""Asking again for what a paper says: what several of its figures rest on is made once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.metrics import METRICS
from dashboard.reports.figure import Ask, directly, figure
from dashboard.reports.paper.once import once

Made = TypeVar("Made")


@dataclass
class Again:
    """A reader asking again, and what he has been told so far."""

    scope: Scope
    ask: Ask = directly
    _told: dict[tuple[object, ...], object] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.ask = once(self.ask)

    def kept(self, key: tuple[object, ...], make: Callable[[], Made]) -> Made:
        """Return what is made under a key, made the first time alone."""
        if key not in self._told:
            self._told[key] = make()
        return cast(Made, self._told[key])

    def rows(
        self, filters: Filters, key: str, by: tuple[str, ...] = (), *, beside: bool = False
    ) -> pd.DataFrame:
        """Return an indicator's rows, of the reader's own or of what stands beside it."""
        scope = self.scope.beside() if beside else self.scope

        def make() -> pd.DataFrame:
            return figure(scope, filters, METRICS[key], by, ask=self.ask).rows

        return self.kept(("figure", scope, filters, key, by), make)
