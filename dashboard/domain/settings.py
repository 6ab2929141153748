"""Where configuration, case database and state live, from the environment.

``DASHBOARD_CONFIG``    folder with programmes/, imports/, roles.toml (default: config/)
``DASHBOARD_DATABASE``  SQLAlchemy URL, or a snapshot folder (default: var/demo, built on first use)
``DASHBOARD_STATE``     SQLAlchemy URL of the state database (default: SQLite in var/)
"""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Programme, load_programmes

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Settings:
    """The three places this installation is made of."""

    config: Path
    database: str
    state: str

    @property
    def is_demo(self) -> bool:
        """Whether the demo snapshots serve, because no database is configured."""
        return self.database == str(ROOT / "var" / "demo")


def settings() -> Settings:
    """Read the environment anew, so that tests and commands can set it."""
    return Settings(
        config=Path(os.environ.get("DASHBOARD_CONFIG") or ROOT / "config"),
        database=os.environ.get("DASHBOARD_DATABASE") or str(ROOT / "var" / "demo"),
        state=os.environ.get("DASHBOARD_STATE") or f"sqlite:///{ROOT / 'var' / 'state.sqlite'}",
    )


@cache
def _programmes(config: Path) -> dict[str, Programme]:
    return load_programmes(config)


def programmes() -> dict[str, Programme]:
    """Every declared programme, by code, read once per configuration folder."""
    return _programmes(settings().config)


def programme_of(code: str) -> Programme:
    """Return a declared programme, or name those there are."""
    known = programmes()
    if code not in known:
        raise unknown_programme(code, known)
    return known[code]


def unknown_programme(code: str, known: Iterable[str]) -> BadRequest:
    """Return the refusal of a programme, naming those there are for whoever asked."""
    named = ", ".join(known)
    return BadRequest(f"Unknown programme '{code}'." + (f" Known: {named}." if named else ""))
