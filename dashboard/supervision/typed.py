"""What people type into a notice: cleaned of what no letter can hold, never longer than fits."""

import unicodedata
from datetime import date, timedelta

from dashboard.domain.notice import Refused
from dashboard.domain.text import Lang, Text

MOST = 500
"""Characters of a feedback, a result or a reason."""
MOST_MATTER = 100
"""Characters of the matter: the letter is one page."""
MOST_OWNER = 40
LONGEST_DAYS = 366
EMPTY = Text("请填写内容。", "Write something first.")
TOO_LONG = Text("文字超过 {most} 字。", "The text is longer than {most} characters.")
NO_DEADLINE = Text("请给出期限。", "Give a deadline.")
BAD_DEADLINE = Text(
    "期限应在 {first} 至 {last} 之间。", "The deadline must be between {first} and {last}."
)


def checked(text: str, most: int = MOST, *, one_line: bool = False) -> str:
    """Return a text without control and direction marks, or refuse an empty or too long one."""
    kept = "".join(sign for sign in text if sign == "\n" or not _is_control(sign))
    said = " ".join(kept.split()) if one_line else kept.strip()
    if not said:
        raise Refused(EMPTY)
    if len(said) > most:
        raise Refused(TOO_LONG.format(most=most))
    return said


def typed_over(default: Text, lang: Lang, text: str, most: int) -> Text:
    """Return what was typed, in both languages; a default left as it was keeps its own two."""
    said = checked(text, most, one_line=True)
    return default if said == default[lang] else Text(said, said)


def checked_deadline(deadline: date | None, today: date) -> date:
    """Return a deadline that is today or later and not out of all measure."""
    if deadline is None:
        raise Refused(NO_DEADLINE)
    last = today + timedelta(days=LONGEST_DAYS)
    if not today <= deadline <= last:
        raise Refused(BAD_DEADLINE.format(first=today, last=last))
    return deadline


def _is_control(sign: str) -> bool:
    """Whether a character cannot be seen: such turn text around, or break the file it goes into."""
    return unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Co", "Cn")
