"""A programme: one supervised scheme with its own rules, standards and figures.

Declared in ``config/programmes/<code>.toml`` and nowhere else. An unknown, missing
or ill-typed key stops the start with the file and the key named.
"""

import tomllib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field, ValidationError, model_validator

from dashboard.domain import vocabulary
from dashboard.domain.checks import Checks
from dashboard.domain.declared import Declared
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.extent import CHINA, Extent
from dashboard.domain.money import Budget, Grading, LevelMark, Subsidy, never_two_at_once
from dashboard.domain.published import Article, Published
from dashboard.domain.records import COLUMNS, FIELDS, RECORDS
from dashboard.domain.rules import (
    Annotation,
    Rules,
    Target,
    Undefined,
    View,
)
from dashboard.domain.standards import Standard
from dashboard.domain.text import Text

Basis = Literal["found", "accepted", "mediated"]
Unit = Literal["station", "county", "town", "room"]
Level = Literal["county", "town", "community", "zone"]


def _codes(words: Mapping[str, Text]) -> AfterValidator:
    def known(codes: tuple[str, ...]) -> tuple[str, ...]:
        for code in codes:
            if code not in words:
                raise ValueError(f"unknown code '{code}', known: {', '.join(words)}")
        return codes

    return AfterValidator(known)


def _named_once(standards: tuple[Standard, ...]) -> tuple[Standard, ...]:
    keys = [standard.key for standard in standards]
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f"'{key}' is declared more than once")
    return standards


class Register(Declared):
    """A book disputes are counted in (台账). ``base`` is what its settlement rate rests on."""

    key: str
    name: Text
    base: Basis
    counts: tuple[Basis, ...]
    leads: Annotated[tuple[str, ...], _codes(vocabulary.LEADS)] = ()

    @model_validator(mode="after")
    def _base_is_counted(self) -> Self:
        if self.base not in self.counts:
            raise ValueError(f"register '{self.key}': its base '{self.base}' is not in 'counts'")
        return self


class Programme(Declared):
    """One scheme as declared. ``code`` is the file's name.

    ``unit`` is what is compared; ``called`` renames dimensions in the programme's own words.
    ``bodies`` names, by role, the body that signs that role's supervision notices.
    ``records`` are the facts its case database holds, ``unrecorded`` the columns of a dispute
    (or ``record.column`` of another) it leaves empty: what rests on them is named as not
    recorded, never shown as zero. ``extent`` is where its areas lie.
    """

    code: str
    title: Text
    short: Text
    article: Article | None = None
    unit: Unit
    called: dict[str, Text] = {}
    bodies: dict[str, Text] = {}
    peers: Literal["named", "anonymous"]
    synthetic: bool
    default_start: date
    default_end: date
    areas: tuple[str, ...]
    extent: Extent = CHINA
    area_levels: tuple[Level, ...]
    records: Annotated[tuple[str, ...], _codes(RECORDS)]
    unrecorded: Annotated[tuple[str, ...], _codes(COLUMNS | FIELDS)] = ()
    registers: tuple[Register, ...] = Field(alias="register", min_length=1)
    standards: Annotated[tuple[Standard, ...], AfterValidator(_named_once)] = Field(
        alias="standard", default=()
    )
    targets: tuple[Target, ...] = Field(alias="target", default=())
    subsidies: Annotated[tuple[Subsidy, ...], AfterValidator(never_two_at_once)] = Field(
        alias="subsidy", default=()
    )
    gradings: Annotated[tuple[Grading, ...], AfterValidator(never_two_at_once)] = Field(
        alias="grading", default=()
    )
    budgets: tuple[Budget, ...] = Field(alias="budget", default=())
    level_marks: tuple[LevelMark, ...] = Field(alias="level_mark", default=())
    views: tuple[View, ...] = Field(alias="view", default=())
    annotations: tuple[Annotation, ...] = Field(alias="annotation", default=())
    undefined: tuple[Undefined, ...] = ()
    published: tuple[Published, ...] = ()
    checks: Checks = Field(alias="check", default=())
    types: Annotated[tuple[str, ...], _codes(vocabulary.TYPES)]
    levels: Annotated[tuple[str, ...], _codes(vocabulary.LEVELS)]
    tracks: Annotated[tuple[str, ...], _codes(vocabulary.TRACKS)]
    channels: Annotated[tuple[str, ...], _codes(vocabulary.CHANNELS)]
    modes: Annotated[tuple[str, ...], _codes(vocabulary.MODES)]
    rules: Rules
    assumptions: tuple[Text, ...] = ()

    @model_validator(mode="after")
    def _rules_rest_on_what_is_recorded(self) -> Self:
        rules = self.rules
        if rules.stall_after_days is not None and "event" not in self.records:
            raise ValueError("rules.stall_after_days needs the record 'event'")
        needs = {"leads": ("track", "lead"), "inquiry_must_continue": ("track", "inquiry_status")}
        for rule, columns in needs.items():
            missing = set(columns) & set(self.unrecorded)
            if getattr(rules, rule) is not None and missing:
                raise ValueError(f"rules.{rule} needs the column '{min(missing)}'")
        return self

    @model_validator(mode="after")
    def _money_names_what_is_declared(self) -> Self:
        registers = {register.key for register in self.registers}
        named = {key for one in self.subsidies for key in one.registers}
        named |= {one.register_key for one in self.gradings if one.register_key}
        if named - registers:
            raise ValueError(f"no register '{min(named - registers)}' to pay or grade for")
        paid = {one.key for one in self.subsidies}
        unpaid = {key for one in self.budgets for key in one.subsidies} - paid
        if unpaid:
            raise ValueError(f"a budget names '{min(unpaid)}', which is no subsidy")
        unknown = {one.level for one in self.level_marks} - set(self.levels)
        if unknown:
            raise ValueError(f"a level mark names '{min(unknown)}', not in 'levels'")
        return self

    @model_validator(mode="after")
    def _leads_are_in_use(self) -> Self:
        leads = self.rules.leads or {}
        unknown = set(leads) - set(self.tracks)
        if unknown:
            raise ValueError(f"rules.leads names the track '{min(unknown)}', not in 'tracks'")
        if leads and not any(self.rules_of(one).leads for one in self.registers):
            raise ValueError("rules.leads: no register records all of these leads")
        return self

    def rules_of(self, register: Register) -> Rules:
        """Return the rules a register is held to: who leads, only where it records those leads."""
        leads = set((self.rules.leads or {}).values())
        if leads <= set(register.leads):
            return self.rules
        return self.rules.model_copy(update={"leads": None})

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
