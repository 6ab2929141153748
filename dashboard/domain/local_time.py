"""The calendar people live by: a moment becomes a day in Asia/Shanghai."""

from datetime import date, datetime, timedelta, timezone

SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")
"""No summer time since 1991: an offset needs no time zone database."""


def local(moment: datetime) -> datetime:
    """Return a moment as clocks in Shanghai show it."""
    return moment.astimezone(SHANGHAI)


def local_day(moment: datetime) -> date:
    """Return the calendar day a moment falls on."""
    return local(moment).date()
