"""The font that is shipped for paper, and what it cannot write.

Paper must look the same on a machine without any Chinese font. The font covers GB 2312 and the
通用规范汉字表; of a rare sign its number is printed, for a sign left out would be read past.
"""

import re
import unicodedata
from functools import cache
from pathlib import Path

import typst

FONT = "Mediation Sans SC"
FOLDER = Path(__file__).parent / "fonts"
_INVISIBLE = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


@cache
def fonts() -> typst.Fonts:
    """Return the shipped font and no other, whatever the machine has."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FOLDER]
    )


def written(text: str) -> str:
    """Return words as the shipped font can write them: a sign it lacks as 〔U+20BB7〕."""
    plain = _INVISIBLE.sub("", text)
    if not set(plain) - _covered():
        return plain
    return "".join(map(_sign, plain))


def _sign(sign: str) -> str:
    if sign in _covered():
        return sign
    if unicodedata.category(sign) in ("Cc", "Cf", "Zs"):
        return " " if sign.isspace() else ""
    return f"〔U+{ord(sign):04X}〕"


@cache
def _covered() -> frozenset[str]:
    lines = (FOLDER / "covered.txt").read_text("utf-8")
    return frozenset(lines.replace("\n", "")) | {" ", "\n"}
