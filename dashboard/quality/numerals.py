"""Counts, money and percentages in Chinese running text, as printed.

Full-width and Arabic digits, separators, 万 and 亿, 余 and 约, 百分之 with digits or characters.
Dates, hours, ordinals and long digit strings (telephone and identity numbers) are passed over.
"""

import re
from dataclasses import dataclass
from fractions import Fraction

from dashboard.domain.published import Bound
from dashboard.quality.printed import POINT

_WIDE = "０１２３４５６７８９％．－＋〇"
_PLAIN = "0123456789%.-+零"
_TRADITIONAL = "調糾紛達總數處減較億萬餘參與協議過來員戶間調檢應際實當環滿對導總個"
_SIMPLIFIED = "调纠纷达总数处减较亿万余参与协议过来员户间调检应际实当环满对导总个"
PLAIN = str.maketrans(_WIDE + _TRADITIONAL, _PLAIN + _SIMPLIFIED)
"""Character for character, so that places in the text stay the same."""

SCALES = {"亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100}
FAMILIES = {
    "%": "share",
    "个百分点": "points",
    "百分点": "points",
    "人次": "attendances",
    "件次": "times",
    "件": "cases",
    "起": "cases",
    "宗": "cases",
    "例": "cases",
    "人": "people",
    "名": "people",
    "位": "people",
    "户": "units",
    "家": "units",
    "个": "units",
    "所": "units",
    "支": "units",
    "间": "units",
    "次": "times",
    "场": "times",
    "元": "money",
}
COUNTED = ("cases", "people", "attendances", "units", "times")
LONGEST = 10
"""Digits without separators beyond this are a telephone or identity number, not a count."""

_CHARACTERS = "零一二两三四五六七八九十百千万点"
_UNITS = "|".join(FAMILIES)
_AFTER = r"年|月|日|号|时|点|分钟|秒|小时|天|周|岁|条|版|楼|层|米|公里|度|[:：]\d|[A-Za-z]"
NUMBER = re.compile(
    rf"""
    (?P<hundredths>百分之)?
    (?P<sign>(?<![\d%件起人元日月])[-+−])?
    (?:(?P<digits>\d{{1,3}}(?:,\d{{3}})+(?!\d)|\d+)(?:\.(?P<decimals>\d+))?
      |(?P<characters>[{_CHARACTERS}]{{1,}}(?=余|多|{_UNITS})|(?<=百分之)[{_CHARACTERS}]+))
    (?P<over>余|多)?\ ?(?P<scale>[亿万千百])?(?P<over_after>余|多)?\ ?
    (?P<unit>{_UNITS})?
    (?P<above>以上|及以上)?(?P<around>左右|上下)?
    """,
    re.VERBOSE,
)
_NO_COUNT_AFTER = re.compile(r"(?:第|[A-Za-z]|\d[:：]|\d\s*[-—–~～]+\s*)$")
_OVER_BEFORE = re.compile(r"(?:超过|超|逾|突破)$")
_ABOUT_BEFORE = re.compile(r"(?<![最附])(?:近|约|将近)$")


@dataclass(frozen=True)
class Number:
    """A number of a text: where it stands, what it counts, and how finely it is printed."""

    start: int
    end: int
    text: str
    family: str
    value: Fraction
    step: Fraction
    bound: Bound | None


def plain(text: str) -> str:
    """Return a text with plain digits and simplified characters, place for place."""
    return text.translate(PLAIN)


def numbers_in(text: str) -> list[Number]:
    """Return the numbers of a text that count something, in order."""
    simple = plain(text)
    found = (_number(simple, match, text) for match in NUMBER.finditer(simple))
    return [number for number in found if number is not None]


def _number(simple: str, match: re.Match[str], text: str) -> Number | None:
    if _is_something_else(simple, match):
        return None
    value = _value(match)
    if value is None:
        return None
    scale = SCALES.get(match["scale"] or "", 1)
    is_share = bool(match["hundredths"]) or match["unit"] == "%"
    bound = _bound(simple, match)
    step = _step(match, value, bound, is_share) * scale * (POINT if is_share else 1)
    return Number(
        start=match.start(),
        end=match.end(),
        text=text[match.start() : match.end()],
        family="share" if is_share else FAMILIES.get(match["unit"] or "", "bare"),
        value=value * scale * (POINT if is_share else 1),
        step=step,
        bound=bound,
    )


def _is_something_else(simple: str, match: re.Match[str]) -> bool:
    """Whether digits are a date, an hour, an ordinal, a range, a code or a word like 一起."""
    before, after = simple[max(match.start() - 6, 0) : match.start()], simple[match.end() :][:6]
    if match["characters"] and not match["hundredths"]:
        whole = len(match["characters"]) > 1 and re.search("[十百千万]", match["characters"])
        return not whole or before.endswith("第")
    digits = match["digits"] or ""
    return bool(
        _NO_COUNT_AFTER.search(before)
        or (match["unit"] == "个" and re.match(r"月|小时|多|工作日", after))
        or (match["unit"] is None and re.match(_AFTER, after))
        or re.match(r"\s*[-—–~～至]+\s*\d", after)
        or (len(digits) > LONGEST and "," not in digits)
    )


def _value(match: re.Match[str]) -> Fraction | None:
    if match["characters"]:
        value = of_characters(match["characters"])
    else:
        decimals = match["decimals"] or ""
        value = Fraction(f"{match['digits'].replace(',', '')}.{decimals or 0}")
    return -value if value is not None and match["sign"] in ("-", "−") else value


def _step(match: re.Match[str], value: Fraction, bound: Bound | None, is_share: bool) -> Fraction:
    """Return how finely digits are printed; a plain count is exact unless it is 余 or 约."""
    if match["decimals"]:
        return Fraction(1, 10 ** len(match["decimals"]))
    if match["characters"] and "点" in match["characters"]:
        return Fraction(1, 10 ** len(match["characters"].split("点")[1]))
    if bound and not is_share:
        digits = str(int(abs(value)))
        return (
            Fraction(10 ** (len(digits) - len(digits.rstrip("0")))) if int(value) else Fraction(1)
        )
    return Fraction(1) if is_share or match["scale"] else Fraction(0)


def _bound(simple: str, match: re.Match[str]) -> Bound | None:
    before = simple[max(match.start() - 4, 0) : match.start()]
    if match["over"] or match["over_after"] or match["above"] or _OVER_BEFORE.search(before):
        return "at_least"
    return "about" if match["around"] or _ABOUT_BEFORE.search(before) else None


def of_characters(text: str) -> Fraction | None:
    """Read a number in characters (八十四点九, 三百二十, 一万二千); None when it is no number."""
    whole, point, decimals = text.partition("点")
    value = _whole(whole)
    if value is None or point and not decimals:
        return None
    digits = ["零一二三四五六七八九".find(sign) for sign in decimals.replace("两", "二")]
    if -1 in digits:
        return None
    tail = sum((Fraction(d, 10 ** (i + 1)) for i, d in enumerate(digits)), Fraction(0))
    return value + tail


def _whole(text: str) -> Fraction | None:
    left, ten_thousands, right = text.partition("万")
    if ten_thousands:
        high, low = _whole(left), _whole(right) if right else Fraction(0)
        return None if high is None or low is None else high * 10_000 + low
    value, digit, least = 0, None, 10_000
    for sign in text.replace("两", "二").replace("零", ""):
        if sign in "十百千":
            unit = {"十": 10, "百": 100, "千": 1_000}[sign]
            if unit >= least or digit is None and (sign != "十" or value):
                return None
            value, digit, least = value + (digit or 1) * unit, None, unit
        elif digit is not None:
            return None
        else:
            digit = "一二三四五六七八九".find(sign) + 1
    return Fraction(value + (digit or 0)) if text else None
