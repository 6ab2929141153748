"""What can go wrong, said in one clear sentence to the person who can mend it.

DashboardError
    BadRequest      an unknown programme, metric, dimension, date or choice
        NotRecorded an indicator the programme's records cannot answer
        Refused     an act that is not done, said in both languages
    BadConfig       a settings or programme file that cannot be used (names file and key)
    BadFile         a file that cannot be loaded (names file, row and column)
    NoData          the case database is missing, corrupt or cannot be reached
        TooMany     the answer is longer than a page may ask for
    NotAllowed      the reader's account does not reach what was asked for
"""

from dashboard.domain.text import Text


class DashboardError(Exception):
    """Anything a reader or operator can understand and mend; ``said`` has it in both languages."""

    def __init__(self, said: str | Text) -> None:
        super().__init__(said if isinstance(said, str) else said.en)
        self.said = Text(said, said) if isinstance(said, str) else said


class BadRequest(DashboardError):
    """The request names something that does not exist."""


class NotRecorded(BadRequest):
    """The records of the programme cannot answer the indicator: not tracked is not zero."""


class Refused(BadRequest):
    """An act that is not done, said in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class BadConfig(DashboardError):
    """A configuration file cannot be used."""


class BadFile(DashboardError):
    """A file to load cannot be used."""


class NoData(DashboardError):
    """The case database is missing, corrupt or cannot be reached."""


class TooMany(NoData):
    """The answer has too many rows: a coarser question is needed."""


class NotAllowed(DashboardError):
    """The reader's account does not reach what was asked for."""
