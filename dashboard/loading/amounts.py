"""Counts and money as people write them: 1.2万, 3,500元, 12件. Exact and whole, or nothing."""

import re
from decimal import Decimal

from dashboard.loading.spoken import plain

TIMES = {"": 1, "百": 100, "千": 1_000, "万": 10_000, "百万": 1_000_000, "亿": 100_000_000}
NUMBER = r"([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.([0-9]{1,6}))?"
COUNT = re.compile(rf"{NUMBER}(百|千|万|百万|亿)?(?:余)?[件人次起个名户场条]?")
MONEY = re.compile(rf"(?:人民币|¥|RMB|CNY)? ?{NUMBER} ?(百|千|万|百万|亿)?(?:元整|元)?")
LOST = re.compile(r"[0-9](?:\.[0-9]+)?E\+(?:1[4-9]|2[0-9])", re.IGNORECASE)
"""A number of more than fifteen digits that a spreadsheet kept as a number."""


def whole_number(text: str) -> int | None:
    """Return a count in ones; nothing where it is none, or not whole."""
    found = COUNT.fullmatch(plain(text))
    if found is None or (found[2] and not found[3]):
        return None
    return _whole(found, 1)


def in_fen(text: str, unit: str = "") -> int | None:
    """Return an amount in fen; ``unit`` (万) is that of the column, where the cell names none."""
    found = MONEY.fullmatch(plain(text))
    return None if found is None else _whole(found, 100, unit)


def lost_digits(text: str) -> bool:
    """Tell whether a number lost its last digits in a spreadsheet."""
    return LOST.fullmatch(plain(text)) is not None


def _whole(found: re.Match[str], parts: int, unit: str = "") -> int | None:
    number, decimals, named = found.groups()
    written = Decimal(f"{number.replace(',', '')}.{decimals or 0}")
    value = written * TIMES[named or unit] * parts
    return int(value) if value == value.to_integral_value() else None
