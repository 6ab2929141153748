"""Periods as whole numbers: what follows each other differs by one step, on every engine."""

from datetime import date, timedelta

from sqlalchemy import ColumnElement, Date, Integer, cast, func, literal

EPOCH = date(2000, 1, 3)
"""A Monday: days and weeks are counted from it."""
STEPS = {"day": 1, "week": 7, "month": 1, "quarter": 3, "half_year": 6, "year": 12}
"""How far apart the numbers of two periods are that follow each other."""


def number_of(day: ColumnElement[date], period: str) -> ColumnElement[int]:
    """Return the number of the period a day lies in: days since the epoch, or months."""
    if period in ("day", "week"):
        start = cast(func.date_trunc(period, day), Date)
        return cast(start - literal(EPOCH, Date), Integer)
    months = cast(func.extract("year", day) * 12 + func.extract("month", day) - 1, Integer)
    return months - months % STEPS[period]


def first_day(number: int, period: str) -> date:
    """Return the first day of a numbered period."""
    if period in ("day", "week"):
        return EPOCH + timedelta(days=number)
    return date(number // 12, number % 12 + 1, 1)


def day_after(number: int, period: str) -> date:
    """Return the day after a numbered period."""
    return first_day(number + STEPS[period], period)
