"""Dates and times as people and spreadsheets write them; year first, so nothing is ambiguous."""

import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dashboard.loading.spoken import plain

DIGITS = dict(zip("〇○零一二三四五六七八九", "000123456789", strict=True))
YEAR, SMALL = "[〇○零一二三四五六七八九]{4}", "[一二三四五六七八九十]{1,3}"
SPOKEN = re.compile(rf"({YEAR})年({SMALL})月({SMALL})[日号]")
WRITTEN = re.compile(
    r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})[日号]?|(\d{2})(\d{2}))"
    r"(?:[ T]*(\S.*))?"
)
UNBROKEN = re.compile(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})")
CLOCK = re.compile(
    r"(上午|下午|中午|晚上|凌晨)? ?(\d{1,2})[:时点] ?"
    r"(?:(\d{1,2})(?:[:分] ?(?:(\d{1,2})(?:\.\d{1,6})?秒?)?)?)?"
)
AFTERNOON = ("下午", "晚上", "中午")
SERIAL = re.compile(r"(\d{5})(?:\.(\d+))?")
FIRST_DAYS = {False: date(1899, 12, 30), True: date(1904, 1, 1)}
"""Day 0 of the two calendars of workbooks; the first is off before March 1900, which none uses."""
Parts = tuple[date, time | None]


def moment_of(text: str, formats: Sequence[str] = (), *, date_1904: bool = False) -> Parts | None:
    """Return the day and, where it is written, the time of a cell; nothing where it is no date.

    ``formats`` are tried alone where a mapping names them.
    """
    seen = plain(text)
    try:
        if formats:
            return _of_formats(seen, formats)
        return _unbroken(seen) or _written(_in_digits(seen)) or _serial(seen, date_1904)
    except ValueError:
        return None


def _of_formats(text: str, formats: Sequence[str]) -> Parts | None:
    for form in formats:
        try:
            found = datetime.strptime(text, form)
        except ValueError:
            continue
        return found.date(), found.time() if "%H" in form or "%I" in form else None
    return None


def _written(text: str) -> Parts | None:
    found = WRITTEN.fullmatch(text)
    if found is None:
        return None
    year, _, *pairs, rest = found.groups()
    month, day = (part for part in pairs if part is not None)
    return date(int(year), int(month), int(day)), _clock(rest)


def _clock(text: str | None) -> time | None:
    """Return a time of day; what follows a date and is none makes the cell no date."""
    if text is None:
        return None
    found = CLOCK.fullmatch(text.strip())
    if found is None:
        raise ValueError(text)
    half, hour, minute, second = found.groups()
    later = 12 if half in AFTERNOON and int(hour) < 12 else 0
    return time(int(hour) + later, int(minute or 0), int(second or 0))


def _unbroken(text: str) -> Parts | None:
    found = UNBROKEN.fullmatch(text)
    if found is None:
        return None
    moment = datetime(*map(int, found.groups()))  # type: ignore[arg-type]
    return moment.date(), moment.time()


def _serial(text: str, date_1904: bool) -> Parts | None:
    """Return the day a workbook counts from its first one, with the part of a day that is past."""
    found = SERIAL.fullmatch(text)
    if found is None:
        return None
    day = FIRST_DAYS[date_1904] + timedelta(days=int(found[1]))
    if found[2] is None:
        return day, None
    past = timedelta(seconds=round(float(f"0.{found[2]}") * 86_400))
    moment = datetime.combine(day, time()) + past
    return moment.date(), moment.time()


def _in_digits(text: str) -> str:
    """Write a date in Chinese numerals in digits."""

    def digits(found: re.Match[str]) -> str:
        year = "".join(DIGITS[sign] for sign in found[1])
        return f"{year}年{_number(found[2])}月{_number(found[3])}日"

    return SPOKEN.sub(digits, text)


def _number(text: str) -> int:
    """Return a number below one hundred: 五, 十, 十五, 二十, 二十五."""
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int("".join(DIGITS[sign] for sign in text))
    return 10 * int(DIGITS[tens] if tens else 1) + int(DIGITS[ones] if ones else 0)
