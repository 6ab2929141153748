"""One way to write a value down: the same value gives the same bytes, on every machine.

Keys sorted, no spaces, UTF-8, and no floating point: a number that is not whole is a string of
at most six decimals, rounded half to even, without trailing zeros ("0.911157", "31.5", "2").
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal

PLACES = Decimal("0.000001")
Value = (
    bool
    | int
    | float
    | str
    | Decimal
    | date
    | None
    | Mapping[str, "Value"]
    | list["Value"]
    | tuple["Value", ...]
)


def canonical(value: Value) -> str:
    """Return a value as text whose UTF-8 bytes can be kept and compared."""
    return json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def digest(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def number(value: float | Decimal) -> str:
    """Write a number that may not be whole."""
    exact = Decimal(repr(value)) if isinstance(value, float) else value
    rounded = exact.quantize(PLACES, ROUND_HALF_EVEN).normalize()
    return format(rounded + 0 if rounded else Decimal(0), "f")


def _plain(value: Value) -> object:
    if value is None or isinstance(value, (bool, int, str)):
        return value
    if isinstance(value, (float, Decimal)):
        return None if value != value else number(value)
    if isinstance(value, datetime):
        raise TypeError("a moment is written by the table it is stored in")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): _plain(one) for key, one in value.items()}
    return [_plain(one) for one in value]
