"""A programme: one supervised scheme with its own rules, standards and figures.

Declared in ``config/programmes/<code>.toml`` and nowhere else. An unknown, missing
or ill-typed key stops the start with the file and the key named.
"""

import tomllib
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.text import Text

Basis = Literal["found", "accepted", "mediated"]


class Declared(BaseModel):
    """Something read from a programme file: strict and immutable."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Register(Declared):
    """A book disputes are counted in (台账). ``base`` is what its settlement rate rests on."""

    key: str
    name: Text
    base: Basis
    counts: tuple[Basis, ...]
    leads: tuple[str, ...] = ()


class Standard(Declared):
    """A requirement units are checked against; ``dashboard.coverage`` has one module per kind."""

    key: str
    kind: Literal["presence", "duty_hours", "cadence"]
    name: Text
    unit: Literal["station", "community"]
    requirement: Text
    subject: str
    period: Literal["day", "week", "month", "quarter"]
    required: float = Field(gt=0)
    owner: Text
    source: Text
    since: date


class Published(Declared):
    """A figure printed somewhere, kept beside what the records give."""

    id: str
    metric: str
    register_key: str = Field(alias="register")
    start: date = Field(alias="from")
    end: date = Field(alias="to")
    stated: float
    numerator: int | None = None
    denominator: int | None = None
    source: Text
    note: Text


class DutyHours(Declared):
    """The hours a resident lawyer is on duty every day, local time."""

    starts: int = Field(ge=0, le=23)
    ends: int = Field(ge=1, le=24)


class Rules(Declared):
    """Rules of the scheme; what no source defines is marked so in ``undefined``."""

    settle_within_days: int
    fails_to_dismiss: int
    many_people: int
    minimum_cases: int
    duty: DutyHours
    undefined: tuple[Text, ...] = ()


class Programme(Declared):
    """One scheme as declared. ``code`` is the file's name."""

    code: str
    title: Text
    short: Text
    unit: Literal["station", "county", "town"]
    peers: Literal["named", "anonymous"]
    synthetic: bool
    default_start: date
    default_end: date
    areas: tuple[str, ...]
    area_levels: tuple[Literal["town", "community", "zone"], ...]
    registers: tuple[Register, ...] = Field(alias="register", min_length=1)
    standards: tuple[Standard, ...] = Field(alias="standard", default=())
    published: tuple[Published, ...] = ()
    types: tuple[str, ...]
    levels: tuple[str, ...]
    tracks: tuple[str, ...]
    channels: tuple[str, ...]
    modes: tuple[str, ...]
    rules: Rules
    assumptions: tuple[Text, ...] = ()

    def register_of(self, key: str | None) -> Register:
        """Return a register by key; a programme with several needs it named."""
        known = {register.key: register for register in self.registers}
        if key in known:
            return known[key]
        names = ", ".join(known)
        if key is None and len(known) == 1:
            return self.registers[0]
        if key is None:
            raise BadRequest(f"Programme {self.code} has several registers: name one of {names}.")
        raise BadRequest(f"Unknown register '{key}' in programme {self.code}. Known: {names}.")


def load_programme(path: Path) -> Programme:
    """Read one programme file."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        return Programme(code=path.stem, **raw)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(f"{path.name}: key '{key}': {first['msg']}.") from error
    except (tomllib.TOMLDecodeError, TypeError) as error:
        raise BadConfig(f"{path.name}: {error}.") from error


def load_programmes(folder: Path) -> dict[str, Programme]:
    """Read every programme of a configuration folder, by code."""
    files = sorted((folder / "programmes").glob("*.toml"))
    if not files:
        raise BadConfig(f"No programme file in {folder / 'programmes'}.")
    return {path.stem: load_programme(path) for path in files}
