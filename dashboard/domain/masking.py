"""Display masking of personal data. Masking twice changes nothing."""

import re
import unicodedata

COMPOUND_SURNAMES = frozenset(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐".split()
    + "夏侯 长孙 宇文 司徒 端木 百里 南宫 西门".split()
)
NOTES = frozenset("已故 男 女 未成年 监护人 法定代理人".split())
BETWEEN_PEOPLE = re.compile(r"([、，,;；/（）()]\s*)")
LANDLINE = re.compile(r"(0\d{2,3})-([\d*]{3,4})(\d{4})")
STREET = re.compile(r"^(.*?(?:街道|镇|乡|县|区|市))")


def mask_name(name: str) -> str:
    """Keep the surname, one asterisk per further character; several people one by one.

    >>> mask_name("欧阳娜娜"), mask_name("张三、李四"), mask_name("Zhang San")
    ('欧阳**', '张*、李*', 'Z**** ***')
    """
    parts = BETWEEN_PEOPLE.split(name)
    return "".join(
        part if part in NOTES or BETWEEN_PEOPLE.fullmatch(part) else _mask_person(part)
        for part in parts
    )


def mask_id_number(number: str) -> str:
    """Keep the first six and last four of an 18-digit number, less of anything shorter."""
    plain = _plain(number)
    if len(plain) == 18:
        return f"{plain[:6]}********{plain[-4:]}"
    if len(plain) == 15:
        return f"{plain[:6]}******{plain[-3:]}"
    return f"{plain[:1]}{'*' * max(len(plain) - 3, 1)}{plain[-2:]}" if len(plain) > 3 else "***"


def mask_phone(phone: str) -> str:
    """Keep the first three and last four digits of each number in the cell."""
    plain = unicodedata.normalize("NFKC", phone)
    numbers = re.split(r"([、，,;；/])", plain)
    return "".join(part if part in "、，,;；/" else _mask_number(part) for part in numbers if part)


def mask_address(address: str) -> str:
    """Keep the address down to the street or town, mask the rest."""
    found = STREET.match(address)
    return f"{found.group(1)}***" if found else "***"


def _mask_person(text: str) -> str:
    """Mask word by word: after the first, a word in Latin letters is a given name."""
    words = re.split(r"(\s+)", text)
    first = next((place for place, word in enumerate(words) if word.strip()), 0)
    return "".join(
        "*" * len(word)
        if place > first and word[:1].isascii() and word.strip()
        else _mask_word(word)
        for place, word in enumerate(words)
    )


def _mask_word(word: str) -> str:
    if not word.strip():
        return word
    if "·" in word:
        head, *rest = word.split("·")
        return "·".join([_keep(head, 1), *("*" * len(part) for part in rest)])
    if len(word) == 1:
        return "*"
    return _keep(word, 2 if word[:2] in COMPOUND_SURNAMES and len(word) > 2 else 1)


def _keep(text: str, shown: int) -> str:
    return text[:shown] + "*" * (len(text) - shown)


def _mask_number(text: str) -> str:
    landline = LANDLINE.fullmatch(text.strip())
    if landline:
        area, middle, last = landline.groups()
        return f"{area}-{'*' * len(middle)}{last}"
    digits = re.sub(r"[^\d*]", "", text)
    country = re.fullmatch(r"(?:00)?86(1\d{10})", digits)
    local = country.group(1) if country else digits
    if len(local) <= 7:
        return "*" * len(local)
    return f"{local[:3]}{'*' * (len(local) - 7)}{local[-4:]}"


def _plain(text: str) -> str:
    # Twice: what stood apart by a space or in lower case can be one character afterwards.
    joined = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    return unicodedata.normalize("NFKC", joined)
