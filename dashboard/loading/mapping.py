"""Column mappings: how the files of one source platform become disputes, or their parties.

Declared in ``config/imports/<name>.toml``. An unknown, missing or ill-typed key stops
the load with the file and the key named.
"""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.field_names import said_field
from dashboard.loading.fields import Known, vocabulary_of
from dashboard.loading.mapping_checks import mistakes
from dashboard.loading.mapping_model import (
    AreaRule,
    FieldRule,
    FirmRule,
    ImportMapping,
    OutcomeRule,
)

__all__ = [
    "AreaRule",
    "FieldRule",
    "FirmRule",
    "ImportMapping",
    "OutcomeRule",
    "check_codes",
    "load_mapping",
    "mapping_from",
    "mapping_names",
]
NAME = re.compile(r"[A-Za-z0-9_-]+")
UNKNOWN = Text(
    "{folder} 中没有列映射“{name}”，已有：{known}。",
    "Unknown mapping '{name}' in {folder}. Known: {known}.",
)
WRONG = Text("列映射 {file} 的“{key}”不能使用：{what}。", "{file}: key '{key}': {what}.")
UNREADABLE = Text("列映射 {file} 无法读取：{what}。", "{file}: {what}.")
MANY_REGISTERS = Text(
    "列映射 {file} 缺“fields.register”：工作模式 {programme} 有多本台账（{known}）。",
    "{file}: key 'fields.register': programme {programme} has several registers, so it is needed."
    " Known: {known}.",
)
NO_SUCH_CODE = Text(
    "列映射 {file} 的“{key}”：“{code}”不是工作模式 {programme} 的{field}代码，可用：{known}。",
    "{file}: key '{key}': '{code}' is no {field} of programme {programme}. Known: {known}.",
)


def mapping_names(folder: Path) -> list[str]:
    """Return the names of the mappings of a configuration folder."""
    return sorted(file.stem for file in (folder / "imports").glob("*.toml"))


def load_mapping(folder: Path, name: str) -> ImportMapping:
    """Read a mapping of a configuration folder by name, or name those there are."""
    path = folder / "imports" / f"{name}.toml"
    if not NAME.fullmatch(name) or not path.is_file():
        known = ", ".join(mapping_names(folder)) or "none"
        raise BadRequest(UNKNOWN.format(name=name, folder=folder / "imports", known=known))
    try:
        text = path.read_text("utf-8")
    except (ValueError, OSError) as error:
        raise BadConfig(UNREADABLE.format(file=path.name, what=error)) from error
    return mapping_from(name, text)


def mapping_from(name: str, text: str) -> ImportMapping:
    """Read the text of a mapping file, or say which key of it cannot be used."""
    file = f"{name}.toml"
    try:
        mapping = ImportMapping(name=name, **tomllib.loads(text))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(
            WRONG.format(file=file, key=key, what=Text("写法不合要求", first["msg"]))
        ) from error
    except (ValueError, TypeError) as error:
        raise BadConfig(
            UNREADABLE.format(file=file, what=Text("不是合法的 TOML", str(error)))
        ) from error
    for key, wrong in mistakes(mapping):
        raise BadConfig(WRONG.format(file=file, key=key, what=wrong))
    return mapping


def check_codes(mapping: ImportMapping, programme: Programme) -> None:
    """Stop when a mapping turns cells into codes that the programme does not use."""
    is_open = mapping.records == "dispute" and "register" not in mapping.fields
    if is_open and len(programme.registers) > 1:
        names = ", ".join(register.key for register in programme.registers)
        said = {"file": mapping.file, "programme": programme.code, "known": names}
        raise BadConfig(MANY_REGISTERS.format(**said))
    for field, known in vocabulary_of(programme).items():
        for key, code in _given_codes(mapping, field):
            if any(part not in known for part in _parts(field, code)):
                raise BadConfig(
                    NO_SUCH_CODE.format(
                        file=mapping.file,
                        key=key,
                        code=code,
                        field=said_field(field),
                        programme=programme.code,
                        known=_codes(known),
                    )
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
