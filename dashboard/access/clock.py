"""What time it is: given to what needs it, so that limits can be tested."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Read the wall clock, in UTC."""
    return datetime.now(UTC)
