"""Numbers of people and organisations: telephone, identity card, unified social credit code.

Read as text, never as numbers: a spreadsheet that held one as a number has lost its end or its
leading zero, and what is left is refused. No reason repeats the value.
"""

import re
from datetime import date

from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

from dashboard.domain.text import Text
from dashboard.loading.cells import LOST, BadCell, Reader, words
from dashboard.loading.spoken import plain

NOT_A_PHONE = Text(
    "不是电话号码（11 位手机号，或带区号的固定电话）",
    "not a telephone number (a mobile one of 11 digits, or one with its area code)",
)
NOT_AN_ID = Text("不是 18 位或 15 位身份证号", "not an identity number of 18 or 15 digits")
BAD_REGION = Text("身份证号的地区代码不存在", "an identity number of no region")
BAD_BIRTH = Text("身份证号中的出生日期不成立", "an identity number with an impossible birth date")
BAD_ID_CHECK = Text("身份证号校验位不符", "an identity number whose check digit is wrong")
NOT_A_CREDIT_CODE = Text(
    "不是 18 位统一社会信用代码", "not a unified social credit code of 18 characters"
)
BAD_CREDIT_CHECK = Text(
    "统一社会信用代码校验位不符", "a unified social credit code whose check character is wrong"
)

REGIONS = frozenset(
    "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54"
    " 61 62 63 64 65 71 81 82 83".split()
)
"""First digits of a card: provinces, and 83 for residents from Taiwan. Counties come and go while
cards keep the code of their day, so no more of it is judged. A foreigner's card has a 9 before."""
EARLIEST_BIRTH = date(1880, 1, 1)
AS_NUMBER = re.compile(r"[0-9](?:\.[0-9]+)?E\+?[0-9]+", re.IGNORECASE)
ROUNDED = re.compile(r"[0-9]{15}000")
WHOLE = re.compile(r"([0-9]+)\.0+")
BETWEEN = re.compile(r"[、,;/]")
APART = re.compile(r"[\s\-‐‑–—.()]")
MOBILE = re.compile(r"(?:(?:\+|00)?86)?(1[3-9][0-9]{9})")
LANDLINE = re.compile(r"(?:(?:\+|00)86)?(0(?:10|2[0-9]|[3-9][0-9]{2}))([2-9][0-9]{6,7})")
SERVICE = re.compile(r"[48]00[0-9]{7}")
ABROAD = re.compile(r"(?:\+|00)(?!86)[1-9][0-9]{7,14}")


def phone(text: str) -> str:
    """Read the telephone numbers of a cell: mobile ones in digits, others behind their area code.

    >>> phone("+86 138-1234-5678"), phone("（028）8765 4321"), phone("１３８１２３４５６７８")
    ('13812345678', '028-87654321', '13812345678')
    """
    seen = _held_as_text(text)
    return "、".join(_one_phone(APART.sub("", part)) for part in BETWEEN.split(seen))


def id_number(latest: date) -> Reader:
    """Return a reader of identity numbers, of 18 digits; of the older ones the 18 they became."""

    def read(text: str) -> str:
        seen = APART.sub("", _held_as_text(text)).upper()
        if re.fullmatch("[0-9]{15}", seen):
            seen = f"{seen[:6]}19{seen[6:]}"
            seen += ric.calc_check_digit(f"{seen}0")
        if not re.fullmatch("[0-9]{17}[0-9X]", seen):
            raise BadCell(NOT_AN_ID)
        _check_id(seen, latest)
        return seen

    return read


def credit_code(text: str) -> str:
    """Read a unified social credit code: 18 digits and capital letters, by its check character."""
    seen = APART.sub("", _held_as_text(text)).upper()
    try:
        return str(uscc.validate(seen))
    except ValidationError as error:
        if re.fullmatch("[0-9]{8}[0-9A-HJ-NPQRTUWXY]{10}", seen):
            raise BadCell(LOST if ROUNDED.fullmatch(seen) else BAD_CREDIT_CHECK) from error
        raise BadCell(NOT_A_CREDIT_CODE) from error


def _held_as_text(text: str) -> str:
    """Return a number without what a spreadsheet added, or refuse what it took away."""
    seen = plain(words(text))
    if AS_NUMBER.fullmatch(seen):
        raise BadCell(LOST)
    return WHOLE.sub(r"\1", seen) if WHOLE.fullmatch(seen) else seen


def _one_phone(seen: str) -> str:
    mobile, landline = MOBILE.fullmatch(seen), LANDLINE.fullmatch(seen)
    if mobile:
        return mobile[1]
    if landline:
        return f"{landline[1]}-{landline[2]}"
    if SERVICE.fullmatch(seen) or ABROAD.fullmatch(seen):
        return seen
    raise BadCell(NOT_A_PHONE)


def _check_id(number: str, latest: date) -> None:
    region = number[1:3] if number[0] == "9" else number[:2]
    wrong = None
    if region not in REGIONS:
        wrong = BAD_REGION
    elif not _is_birth(number, latest):
        wrong = BAD_BIRTH
    elif number[-1] != ric.calc_check_digit(number):
        # Fifteen digits are all that a spreadsheet keeps of a number: the last three become zeros.
        wrong = LOST if ROUNDED.fullmatch(number) else BAD_ID_CHECK
    if wrong is not None:
        raise BadCell(wrong)


def _is_birth(number: str, latest: date) -> bool:
    try:
        return EARLIEST_BIRTH <= ric.get_birth_date(number) <= latest
    except ValidationError:
        return False
