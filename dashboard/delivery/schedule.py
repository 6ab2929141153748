"""Which reports go to whom and when: ``schedules.toml`` in the configuration folder.

Without that file nothing is scheduled. Names and passwords of a mail server are never in it.
"""

import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.settings import settings
from dashboard.domain.text import Lang
from dashboard.reports.briefing.asked import Subject
from dashboard.reports.paper.formats import Form

FILE = "schedules.toml"
LAST_SURE_DAY = 28
"""Every month has this day."""
Key = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9_-]{0,39}$")]
Address = Annotated[str, Field(pattern=r"^[^@\s<>,;]+@[^@\s<>,;]+$")]


class Mail(Declared):
    """The mail server of the agency's own network. ``timeout`` is in seconds.

    A report goes in the clear only where somebody has written ``security = "none"``.
    """

    host: str
    port: int = 25
    sender: Address
    security: Literal["none", "starttls", "tls"] = "starttls"
    timeout: float = 30


class Recipient(Declared):
    """Whose report: an account, and where its mail goes."""

    account: str
    mail: Address | None = None


class Schedule(Declared):
    """A briefing that falls due on a day of each month, about the month before."""

    key: Key
    programme: str
    subject: Subject
    day: int = Field(ge=1, le=LAST_SURE_DAY)
    forms: tuple[Form, ...] = (Form.PDF,)
    lang: Lang = Lang.ZH
    folder: Path | None = None
    recipients: tuple[Recipient, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Self:
        lost = [one.account for one in self.recipients if not one.mail and not self.folder]
        if lost:
            raise ValueError(f"'{lost[0]}' has no mail address and there is no folder")
        twice = [
            name for name, n in Counter(one.account for one in self.recipients).items() if n > 1
        ]
        if twice:
            raise ValueError(f"'{twice[0]}' is named twice")
        return self

    def last_due(self, on: date) -> date:
        """Return the last day up to ``on`` on which the report fell due."""
        first = on.replace(day=1) if on.day >= self.day else _month_before(on)
        return first.replace(day=self.day)


class Schedules(Declared):
    """All that is scheduled, and the way mail goes."""

    mail: Mail | None = None
    schedule: tuple[Schedule, ...] = ()

    @model_validator(mode="after")
    def _can_be_sent(self) -> Self:
        mailed = [one.key for one in self.schedule if any(to.mail for to in one.recipients)]
        if mailed and self.mail is None:
            raise ValueError(f"schedule '{mailed[0]}' sends mail, but there is no [mail]")
        twice = [key for key, n in Counter(one.key for one in self.schedule).items() if n > 1]
        if twice:
            raise ValueError(f"two schedules are called '{twice[0]}'")
        return self

    def named(self, key: str) -> Schedule:
        """Return a schedule, or name those there are."""
        found = {one.key: one for one in self.schedule}
        if key not in found:
            known = ", ".join(found) or "none"
            raise BadRequest(f"There is no schedule '{key}'. Known: {known}.")
        return found[key]


def month_about(due: date) -> date:
    """Return the first day of the month a report that falls due is about: the one before."""
    return _month_before(due)


def schedules() -> Schedules:
    """Read what is scheduled; a mistake names file and key."""
    path = settings().config / FILE
    try:
        return Schedules.model_validate(tomllib.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return Schedules()
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadConfig(f"{path}: {error}.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadConfig(f"{path}: {where}: {first['msg']}.") from error


def _month_before(day: date) -> date:
    return date(day.year - (day.month == 1), (day.month - 2) % 12 + 1, 1)
