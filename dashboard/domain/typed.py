"""What people type: cleaned of what no letter can hold, never longer than fits."""

import unicodedata

from dashboard.domain.errors import Refused
from dashboard.domain.text import Text

MOST = 500
"""Characters of a feedback, a result or a reason."""
EMPTY = Text("请填写内容。", "Write something first.")
TOO_LONG = Text("文字超过 {most} 字。", "The text is longer than {most} characters.")


def checked(text: str, most: int = MOST, *, one_line: bool = False) -> str:
    """Return a text without control and direction marks, or refuse an empty or too long one."""
    kept = seen_only(text)
    said = " ".join(kept.split()) if one_line else kept
    if not said:
        raise Refused(EMPTY)
    if len(said) > most:
        raise Refused(TOO_LONG.format(most=most))
    return said


def seen_only(text: str) -> str:
    """Return what can be seen of a text, its lines kept: of unseen marks alone nothing is left."""
    return "".join(sign for sign in text if sign == "\n" or not _is_control(sign)).strip()


def _is_control(sign: str) -> bool:
    """Whether a character cannot be seen: such turn text around, or break the file it goes into."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")
