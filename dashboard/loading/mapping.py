"""Column mappings: how the files of one source platform become disputes.

Declared in ``config/imports/<name>.toml``. An unknown, missing or ill-typed key stops
the load with the file and the key named.
"""

import codecs
import re
import tomllib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Literal

from pydantic import Field, ValidationError

from dashboard.domain.declared import Declared
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.programme import Programme
from dashboard.loading.fields import AMOUNT, DAYS, MOMENTS, NUMBER, TARGETS, Known, vocabulary_of

NAME = re.compile(r"[A-Za-z0-9_-]+")


class FieldRule(Declared):
    """Where one field of a dispute comes from. ``default`` stands for an empty cell.

    ``unit`` is that of a column of money whose cells do not name it: 万 for 万元.
    """

    column: str | None = Field(default=None, min_length=1)
    values: dict[str, str] = {}
    default: str | None = None
    format: tuple[str, ...] = ()
    unit: Literal["", "百", "千", "万", "百万", "亿"] = ""


class OutcomeRule(Declared):
    """The outcome of a source that does not record it: by whether a field is filled."""

    when: str
    present: str
    absent: str


class AreaRule(Declared):
    """Columns that name areas; areas not yet in the register are added to it."""

    county: str | None = Field(default=None, min_length=1)
    town: str | None = Field(default=None, min_length=1)


class ImportMapping(Declared):
    """One mapping as declared. ``source`` is the middle part of every dispute id.

    ``encoding``, ``delimiter``, ``sheet`` and ``header_row`` are found out unless they are named.
    """

    name: str
    source: str = Field(pattern=r"^[A-Za-z0-9_-]+$")
    encoding: str = ""
    delimiter: str = Field(default="", max_length=1)
    sheet: str = ""
    header_row: int = Field(default=0, ge=0)
    date_1904: bool = False
    fields: dict[str, FieldRule]
    outcome: OutcomeRule | None = None
    areas: AreaRule = AreaRule()

    @property
    def file(self) -> str:
        return f"{self.name}.toml"

    def columns(self) -> Iterator[tuple[str, str]]:
        """Yield every source column that is read, after the key that names it."""
        for field, rule in self.fields.items():
            if rule.column is not None:
                yield f"fields.{field}.column", rule.column
        for level, column in (("county", self.areas.county), ("town", self.areas.town)):
            if column is not None:
                yield f"areas.{level}", column


def load_mapping(folder: Path, name: str) -> ImportMapping:
    """Read a mapping of a configuration folder by name, or name those there are."""
    path = folder / "imports" / f"{name}.toml"
    if not NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(sorted(file.stem for file in path.parent.glob("*.toml"))) or "none"
        raise BadRequest(f"Unknown mapping '{name}' in {folder / 'imports'}. Known: {known}.")
    try:
        mapping = ImportMapping(name=name, **tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(f"{path.name}: key '{key}': {first['msg']}.") from error
    except (ValueError, TypeError, OSError) as error:
        raise BadConfig(f"{path.name}: {error}.") from error
    for key, wrong in _mistakes(mapping):
        raise BadConfig(f"{path.name}: key '{key}': {wrong}.")
    return mapping


def check_codes(mapping: ImportMapping, programme: Programme) -> None:
    """Stop when a mapping turns cells into codes that the programme does not use."""
    if "register" not in mapping.fields and len(programme.registers) > 1:
        names = ", ".join(register.key for register in programme.registers)
        raise BadConfig(
            f"{mapping.file}: key 'fields.register': programme {programme.code} has several"
            f" registers, so it is needed. Known: {names}."
        )
    for field, known in vocabulary_of(programme).items():
        for key, code in _given_codes(mapping, field):
            if any(part not in known for part in _parts(field, code)):
                raise BadConfig(
                    f"{mapping.file}: key '{key}': '{code}' is no {field} of programme"
                    f" {programme.code}. Known: {_codes(known)}."
                )


def _given_codes(mapping: ImportMapping, field: str) -> Iterator[tuple[str, str]]:
    rule = mapping.fields.get(field, FieldRule())
    for value, code in rule.values.items():
        yield f"fields.{field}.values.{value}", code
    if rule.default is not None:
        yield f"fields.{field}.default", rule.default
    if field == "outcome" and mapping.outcome is not None:
        yield "outcome.present", mapping.outcome.present
        yield "outcome.absent", mapping.outcome.absent


def _parts(field: str, code: str) -> list[str]:
    return code.split(",") if field == "dossier" else [code]


def _codes(known: Known) -> str:
    return ", ".join(dict.fromkeys(known.values()))


def _mistakes(mapping: ImportMapping) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong with it) for what the types alone cannot say."""
    try:
        codecs.lookup(mapping.encoding or "utf-8")
    except LookupError:
        yield "encoding", f"'{mapping.encoding}' is no known encoding"
    for field, rule in mapping.fields.items():
        yield from _field_mistakes(field, rule)
    yield from _missing(mapping)


def _field_mistakes(field: str, rule: FieldRule) -> Iterator[tuple[str, str]]:
    if field not in TARGETS:
        yield f"fields.{field}", f"a dispute has no such field. Known: {', '.join(TARGETS)}"
    if rule.column is None and rule.default is None:
        yield f"fields.{field}", "names neither a column nor a default"
    if rule.format and field not in (*DAYS, *MOMENTS):
        yield f"fields.{field}.format", "only dates and times have a format"
    if rule.unit and field != AMOUNT:
        yield f"fields.{field}.unit", "only money has a unit"
    for form in rule.format:
        if not _is_format(form):
            yield (
                f"fields.{field}.format",
                f"'{form}' is no date format with a four-digit year (%Y) and local time",
            )


def _missing(mapping: ImportMapping) -> Iterator[tuple[str, str]]:
    rule = mapping.fields.get(NUMBER)
    if rule is None or rule.column is None:
        yield f"fields.{NUMBER}", "every dispute needs a number: name its column"
    if ("outcome" in mapping.fields) == (mapping.outcome is not None):
        yield "outcome", "give either fields.outcome or an [outcome] rule"
    if mapping.outcome is not None and mapping.outcome.when not in mapping.fields:
        yield "outcome.when", f"'{mapping.outcome.when}' is not among the fields"
    for level, column in (("county", mapping.areas.county), ("town", mapping.areas.town)):
        if column is not None and level in mapping.fields:
            yield f"areas.{level}", f"fields.{level} gives it already"


def _is_format(form: str) -> bool:
    moment = datetime(2019, 12, 31, 23, 59)
    try:
        datetime.strptime(moment.strftime(form), form)
    except ValueError:
        return False
    return "%Y" in form and "%z" not in form
