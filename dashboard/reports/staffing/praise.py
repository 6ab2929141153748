"""What a praise consists of: the sentence, the figures under it, what has to be said with it."""

from dataclasses import dataclass

from dashboard.domain.text import Text


@dataclass(frozen=True, kw_only=True)
class Praise:
    """One firm, person or room to praise, by code and name."""

    unit: str
    name: str
    sentence: Text
    figures: tuple[Text, ...]
    caveats: tuple[Text, ...]


@dataclass(frozen=True)
class Praised:
    """Whom one grading lets praise, and in words who was left out and why."""

    praises: tuple[Praise, ...]
    notes: tuple[Text, ...]
