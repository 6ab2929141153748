"""What people type into a notice: a default left alone or typed over, and a deadline."""

from datetime import date, timedelta

from dashboard.domain.errors import Refused
from dashboard.domain.text import Lang, Text
from dashboard.domain.typed import checked

MOST_MATTER = 100
"""Characters of the matter: the letter is one page."""
MOST_OWNER = 40
LONGEST_DAYS = 366
NO_DEADLINE = Text("请给出期限。", "Give a deadline.")
BAD_DEADLINE = Text(
    "期限应在 {first} 至 {last} 之间。", "The deadline must be between {first} and {last}."
)


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
