"""Credentials files in streamlit-authenticator's format: read once, never written.

Below its own keys each user may carry the reaches of an account (programmes, counties,
stations, firms, comparison_counties, comparison_stations) and a language.
"""

from pathlib import Path
from typing import Any

import yaml  # type: ignore[import-untyped]
from pydantic import BaseModel, ConfigDict, ValidationError

from dashboard.access import passwords
from dashboard.access.accounts import Account
from dashboard.domain.errors import BadFile
from dashboard.domain.scope import REACHES
from dashboard.domain.text import Lang


class Credential(BaseModel):
    """One user of the file; keys that only streamlit-authenticator uses are passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    password: str
    roles: tuple[str, ...]
    lang: Lang = Lang.ZH
    programmes: tuple[str, ...] = ()
    counties: tuple[str, ...] = ()
    stations: tuple[str, ...] = ()
    firms: tuple[str, ...] = ()
    comparison_counties: tuple[str, ...] = ()
    comparison_stations: tuple[str, ...] = ()


def read_credentials(path: Path) -> list[tuple[Account, str]]:
    """Return the accounts of a file with their password hashes; plain passwords are refused."""
    return [_account(path, str(name), raw) for name, raw in _usernames(path).items()]


def _usernames(path: Path) -> dict[Any, Any]:
    try:
        content = yaml.safe_load(path.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadFile(f"{path.name}: {error}.") from error
    credentials = content.get("credentials") if isinstance(content, dict) else None
    found = credentials.get("usernames") if isinstance(credentials, dict) else None
    if not isinstance(found, dict):
        raise BadFile(f"{path.name}: key 'credentials.usernames' is missing.")
    return found


def _account(path: Path, name: str, raw: object) -> tuple[Account, str]:
    try:
        read = Credential.model_validate(raw)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise BadFile(f"{path.name}: user '{name}', key '{where}': {first['msg']}.") from error
    if len(read.roles) != 1:
        raise BadFile(f"{path.name}: user '{name}', key 'roles': exactly one role is needed.")
    if not passwords.is_hash(read.password):
        raise BadFile(f"{path.name}: user '{name}', key 'password': a bcrypt hash is needed.")
    reaches = {reach: getattr(read, reach) for reach in REACHES}
    return Account(name=name, role=read.roles[0], lang=read.lang, **reaches), read.password
