"""What a cell says, by our rules: dates, times, numbers, money, yes or no, codes.

Every function returns the value, or raises ``BadCell`` with the reason.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from dashboard.domain.text import Text
from dashboard.loading.amounts import in_fen, lost_digits, whole_number
from dashboard.loading.days import moment_of
from dashboard.loading.field_names import said_field
from dashboard.loading.fields import Known
from dashboard.loading.spoken import matching_key, plain

EARLIEST = date(1949, 10, 1)
LARGEST_COUNT = 2**31 - 1
LARGEST_FEN = 2**63 - 1
DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{1,20})?")
DAMAGE = re.compile("[\x00-\x1f\N{REPLACEMENT CHARACTER}]")
LINES = re.compile(r"\s*[\r\n\t]\s*")
"""Where a cell goes on in another line."""
YES = frozenset(("true", "yes", "y", "t", "1", "是", "有", "已", "对", "√", "✓", "✔"))
NO = frozenset(("false", "no", "n", "f", "0", "否", "无", "未", "不", "×", "✗", "✘"))

NOT_A_DATE = Text("不是可识别的日期", "not a date in a known form")
TOO_EARLY = Text("早于 1949-10-01", "before 1949-10-01")
IN_FUTURE = Text("晚于导入当日", "after the day of loading")
NOT_A_COUNT = Text("不是非负整数", "not a whole number")
OUT_OF_RANGE = Text("应在 {low} 至 {high} 之间", "not between {low} and {high}")
NOT_MONEY = Text("不是金额（元，最多两位小数）", "not an amount in yuan with at most two decimals")
NOT_A_FLAG = Text("不是“是”或“否”", "neither yes nor no")
NOT_DEGREES = Text("不是经纬度", "not a coordinate in degrees")
AMBIGUOUS = Text("可能是 {found} 中的任一个", "may be any of {found}")
NO_TIME = Text("只有日期，没有时间", "a date without a time of day")
NOT_A_CODE = Text("不在“{field}”的取值范围内", "not a known {field}")
NOT_A_UNIT = Text("登记中没有这个{field}（代码或名称）", "not a known {field}")
DAMAGED = Text("含损坏字符", "holds a damaged character")
FAILED = frozenset(
    "#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED!".split()
)
"""What a cell shows whose formula failed."""
FORMULA = Text("公式出错", "a formula that failed")
NO_RESULT = Text("公式的结果没有保存在文件中", "a formula whose result was not saved")
LOST = Text(
    "号码末尾的数字已被表格软件丢失（精度丢失），请按文本重新导出",
    "its last digits were lost in a spreadsheet: export it again as text",
)
TOO_LONG = Text("超过 {most} 个字符", "longer than {most} characters")
LONGEST = 200

Reader = Callable[[str], object]


class BadCell(Exception):
    """A cell that cannot be used, with the reason in both languages."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def words(text: str) -> str:
    """Return a cell as text on one line, refusing damage that an earlier conversion left in it."""
    text = LINES.sub(" ", text)
    if DAMAGE.search(text):
        raise BadCell(DAMAGED)
    if lost_digits(text):
        raise BadCell(LOST)
    if len(text) > LONGEST:
        raise BadCell(TOO_LONG.format(most=LONGEST))
    return text


def moment(formats: Sequence[str], latest: date | None, *, date_1904: bool = False) -> Reader:
    """Return a reader of local times, none after ``latest``; ``formats`` alone where named."""

    def read(text: str) -> datetime:
        found = moment_of(text, formats, date_1904=date_1904)
        if found is None or found[1] is None:
            raise BadCell(NOT_A_DATE if found is None else NO_TIME)
        return datetime.combine(_plausible(found[0], latest), found[1])

    return read


def day(formats: Sequence[str], latest: date | None, *, date_1904: bool = False) -> Reader:
    """Return a reader of days; the time of day, where there is one, is left out."""

    def read(text: str) -> date:
        found = moment_of(text, formats, date_1904=date_1904)
        if found is None:
            raise BadCell(NOT_A_DATE)
        return _plausible(found[0], latest)

    return read


def count(low: int, high: int = LARGEST_COUNT) -> Reader:
    """Return a reader of whole numbers between two bounds, both included."""

    def read(text: str) -> int:
        found = whole_number(text)
        if found is None:
            raise BadCell(NOT_A_COUNT)
        if not low <= found <= high:
            raise BadCell(OUT_OF_RANGE.format(low=low, high=high))
        return found

    return read


def fen(unit: str = "") -> Reader:
    """Return a reader of amounts in yuan, or the unit of their column, into fen."""

    def read(text: str) -> int:
        found = in_fen(text, unit)
        if found is None or found > LARGEST_FEN:
            raise BadCell(NOT_MONEY)
        return found

    return read


def flag(text: str) -> bool:
    """Read yes or no, in Chinese or English."""
    seen = plain(text).lower()
    if seen not in YES | NO:
        raise BadCell(NOT_A_FLAG)
    return seen in YES


def degrees(limit: int) -> Reader:
    """Return a reader of degrees up to a limit on either side of zero."""

    def read(text: str) -> float:
        seen = plain(text)
        if not DEGREES.fullmatch(seen):
            raise BadCell(NOT_DEGREES)
        if abs(float(seen)) > limit:
            raise BadCell(OUT_OF_RANGE.format(low=-limit, high=limit))
        return float(seen)

    return read


def code(field: str, known: Known) -> Reader:
    """Return a reader of codes: the code itself, or its name, however it is written."""
    return named(known.items(), NOT_A_CODE.format(field=said_field(field)))


def unit(field: str, words: Iterable[tuple[str, str]]) -> Reader:
    """Return a reader of units of a register: by code, else by name where one unit has it."""
    return named(words, NOT_A_UNIT.format(field=said_field(field)))


def named(words: Iterable[tuple[str, str]], unknown: Text) -> Reader:
    """Return a reader of what words stand for; a code stands for itself, whatever it names."""
    exact: dict[str, set[str]] = {}
    alike: dict[str, set[str]] = {}
    for word, found in words:
        exact.setdefault(word, set()).add(found)
        alike.setdefault(matching_key(word), set()).add(found)

    def read(text: str) -> str:
        found = exact.get(text) or alike.get(matching_key(text), set())
        if text in found:
            return text
        if len(found) > 1:
            raise BadCell(AMBIGUOUS.format(found="、".join(sorted(found))))
        if not found:
            raise BadCell(unknown)
        return next(iter(found))

    return read


def codes(field: str, known: Known) -> Reader:
    """Return a reader of several codes in one cell, stored with commas."""
    read_one = code(field, known)

    def read(text: str) -> str:
        parts = [part.strip() for part in re.split(r"[,，、;；]", text) if part.strip()]
        return ",".join(str(read_one(part)) for part in parts)

    return read


def _plausible(found: date, latest: date | None) -> date:
    if found < EARLIEST:
        raise BadCell(TOO_EARLY)
    if latest is not None and found > latest:
        raise BadCell(IN_FUTURE)
    return found
