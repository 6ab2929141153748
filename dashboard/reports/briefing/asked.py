"""What a briefing is asked for: of which programme, about what, for which month."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from dashboard.domain.scope import Field
from dashboard.domain.text import Lang, Text


class Subject(StrEnum):
    """What a briefing is about."""

    MONTHLY = "monthly"
    FIRMS = "firms"
    STATIONS = "stations"
    COVERAGE = "coverage"


SUBJECTS = {
    Subject.MONTHLY: Text("月度工作", "Month"),
    Subject.FIRMS: Text("律所考评", "Firms"),
    Subject.STATIONS: Text("单位对比", "Units compared"),
    Subject.COVERAGE: Text("覆盖与督办", "Coverage"),
}


def right_to(subject: Subject | None) -> Field:
    """Return the right a briefing of a subject rests on."""
    return Field.FIRMS if subject == Subject.FIRMS else Field.AGGREGATES


@dataclass(frozen=True)
class Asked:
    """A briefing as it is asked for. ``month`` is a first day; ``choices`` narrow the selection.

    ``internal`` adds the page for internal checking, which is never part of what is read out.
    """

    programme: str
    subject: Subject
    month: date
    lang: Lang = Lang.ZH
    choices: tuple[tuple[str, tuple[str, ...]], ...] = ()
    internal: bool = False
