"""How far a load has come, told to whoever watches."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Progress:
    """Rows done of all rows, and the seconds that took."""

    rows: int
    of: int
    seconds: float

    @property
    def rate(self) -> float:
        """Rows a second."""
        return self.rows / self.seconds if self.seconds else 0.0

    @property
    def left(self) -> float:
        """Seconds that are left at this rate."""
        return (self.of - self.rows) / self.rate if self.rate else 0.0


Watch = Callable[[Progress], None]


def unwatched(progress: Progress) -> None:
    """Tell nobody."""


@dataclass
class Counter:
    """Counts rows that are done and tells who watches."""

    of: int
    watch: Watch
    rows: int = 0
    started: float = field(default_factory=time.monotonic)

    def add(self, rows: int) -> None:
        """Count some rows more."""
        self.rows += rows
        self.watch(Progress(self.rows, self.of, time.monotonic() - self.started))
