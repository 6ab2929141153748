"""What time it is: given to what needs it, so that limits can be tested."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from dashboard.domain.local_time import local_day

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """Read the wall clock, in UTC."""
    return datetime.now(UTC)


def today(clock: Clock = utc_now) -> date:
    """Return the calendar day in Asia/Shanghai, on which people keep their deadlines."""
    return local_day(clock())
