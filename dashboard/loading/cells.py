"""What a cell says, by our rules: dates, times, numbers, money, yes or no, codes.

Every function returns the value, or raises ``BadCell`` with the reason.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime

from dashboard.domain.text import Text
from dashboard.loading.fields import Known

DAY_FORMATS = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日")
MOMENT_FORMATS = tuple(f"{day} {time}" for day in DAY_FORMATS for time in ("%H:%M:%S", "%H:%M"))
"""Year first, so that nothing is ambiguous; a mapping may name others."""
ALL_FORMATS = (*DAY_FORMATS, *MOMENT_FORMATS)
EARLIEST = date(1949, 10, 1)
LARGEST_COUNT = 2**31 - 1
MONEY = re.compile(r"¥?([0-9]{1,12}|[0-9]{1,3}(?:,[0-9]{3}){1,3})(?:\.([0-9]{1,2}))?元?")
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?")
DAMAGE = re.compile("[\x00-\x1f\N{REPLACEMENT CHARACTER}]")
YES = frozenset(("true", "yes", "y", "1", "是", "有"))
NO = frozenset(("false", "no", "n", "0", "否", "无"))

NOT_A_DATE = Text("不是可识别的日期", "not a date in a known form")
TOO_EARLY = Text("早于 1949-10-01", "before 1949-10-01")
IN_FUTURE = Text("晚于导入当日", "after the day of loading")
NOT_A_COUNT = Text("不是非负整数", "not a whole number")
OUT_OF_RANGE = Text("应在 {low} 至 {high} 之间", "not between {low} and {high}")
NOT_MONEY = Text("不是金额（元，最多两位小数）", "not an amount in yuan with at most two decimals")
NOT_A_FLAG = Text("不是“是”或“否”", "neither yes nor no")
NOT_DEGREES = Text("不是经纬度", "not a coordinate in degrees")
NOT_A_CODE = Text("不在“{field}”的取值范围内", "not a known {field}")
DAMAGED = Text("含损坏字符", "holds a damaged character")
TOO_LONG = Text("超过 {most} 个字符", "longer than {most} characters")
LONGEST = 200

Reader = Callable[[str], object]


class BadCell(Exception):
    """A cell that cannot be used, with the reason in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def words(text: str) -> str:
    """Return a cell as text, refusing damage that an earlier conversion left in it."""
    if DAMAGE.search(text):
        raise BadCell(DAMAGED)
    if len(text) > LONGEST:
        raise BadCell(TOO_LONG.format(most=LONGEST))
    return text


def moment(formats: Sequence[str], latest: date | None) -> Reader:
    """Return a reader of local times in any of the formats, none after ``latest``."""
    return lambda text: _moment(text, formats, latest)


def day(formats: Sequence[str], latest: date | None) -> Reader:
    """Return a reader of days; the time of day, where there is one, is left out."""
    return lambda text: _moment(text, formats, latest).date()


def count(low: int, high: int = LARGEST_COUNT) -> Reader:
    """Return a reader of whole numbers between two bounds, both included."""

    def read(text: str) -> int:
        plain = _plain(text)
        if not re.fullmatch(r"[0-9]{1,10}", plain):
            raise BadCell(NOT_A_COUNT)
        if not low <= int(plain) <= high:
            raise BadCell(OUT_OF_RANGE.format(low=low, high=high))
        return int(plain)

    return read


def fen(text: str) -> int:
    """Read an amount in yuan into fen."""
    found = MONEY.fullmatch(_plain(text))
    if found is None:
        raise BadCell(NOT_MONEY)
    yuan, decimals = found.groups()
    return int(yuan.replace(",", "")) * 100 + int((decimals or "").ljust(2, "0"))


def flag(text: str) -> bool:
    """Read yes or no, in Chinese or English."""
    plain = _plain(text).lower()
    if plain not in YES | NO:
        raise BadCell(NOT_A_FLAG)
    return plain in YES


def degrees(limit: int) -> Reader:
    """Return a reader of degrees up to a limit on either side of zero."""

    def read(text: str) -> float:
        plain = _plain(text)
        if not DEGREES.fullmatch(plain):
            raise BadCell(NOT_DEGREES)
        if abs(float(plain)) > limit:
            raise BadCell(OUT_OF_RANGE.format(low=-limit, high=limit))
        return float(plain)

    return read


def code(field: str, known: Known) -> Reader:
    """Return a reader of codes: the code itself, or its name in either language."""

    def read(text: str) -> str:
        if text not in known:
            raise BadCell(NOT_A_CODE.format(field=field))
        return known[text]

    return read


def codes(field: str, known: Known) -> Reader:
    """Return a reader of several codes in one cell, stored with commas."""
    read_one = code(field, known)

    def read(text: str) -> str:
        parts = [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]
        return ",".join(str(read_one(part)) for part in parts)

    return read


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip()


def _moment(text: str, formats: Sequence[str], latest: date | None) -> datetime:
    for form in formats:
        try:
            found = datetime.strptime(_plain(text), form)
        except ValueError:
            continue
        return _plausible(found, latest)
    raise BadCell(NOT_A_DATE)


def _plausible(found: datetime, latest: date | None) -> datetime:
    if found.date() < EARLIEST:
        raise BadCell(TOO_EARLY)
    if latest is not None and found.date() > latest:
        raise BadCell(IN_FUTURE)
    return found
