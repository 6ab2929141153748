"""Roles, read strictly from ``config/roles.toml``: pages, fields and actions, deny by default."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.scope import Field
from dashboard.domain.settings import settings
from dashboard.domain.text import Text

MENU_LIMIT = 7


class Page(StrEnum):
    """Keys of the pages that a role can be given."""

    OVERVIEW = "overview"
    ZONES = "zones"
    STATIONS = "stations"
    TRENDS = "trends"
    COVERAGE = "coverage"
    NOTICES = "notices"
    FIRMS = "firms"
    PEOPLE = "people"
    DISPUTES = "disputes"
    DISPUTE = "dispute"
    KEY_CASES = "key_cases"
    DEFINITIONS = "definitions"
    FIGURE_CHECK = "figure_check"
    SIDE_BY_SIDE = "side_by_side"
    DATA_QUALITY = "data_quality"
    OWN_VIEWS = "own_views"
    ROLLOUT = "rollout"
    VISITS = "visits"
    BRIEFING = "briefing"
    IMPORTS = "imports"


LINKED = (
    Page.DISPUTE,
    Page.DEFINITIONS,
    Page.FIGURE_CHECK,
    Page.SIDE_BY_SIDE,
    Page.DATA_QUALITY,
    Page.OWN_VIEWS,
    Page.ROLLOUT,
    Page.VISITS,
)
"""Pages that other pages lead to."""


class Action(StrEnum):
    """What a role can do beside looking."""

    UPLOAD = "upload"
    MISJUDGEMENT = "misjudgement"
    ISSUE_NOTICE = "issue_notice"
    ANSWER_NOTICE = "answer_notice"
    CLOSE_NOTICE = "close_notice"
    VISIT_CARD = "visit_card"
    DRAW_DOSSIERS = "draw_dossiers"
    PROPOSE_GRADE = "propose_grade"
    CONFIRM_GRADE = "confirm_grade"


class Role(BaseModel):
    """One role as declared."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: Text
    pages: tuple[Page, ...]
    aside: tuple[Page, ...] = ()
    fields: tuple[Field, ...]
    actions: tuple[Action, ...] = ()
    landing: Page | None = None
    apart: bool = False

    @model_validator(mode="after")
    def _lands_inside(self) -> "Role":
        if self.pages and self.landing not in self.pages:
            raise ValueError("'landing' must be one of 'pages'")
        if not set(self.aside) <= set(self.pages):
            raise ValueError("'aside' names a page that is not in 'pages'")
        if self.apart and (self.pages or self.fields):
            raise ValueError("a role that stands apart sees no page and no field")
        if len(self.menu) > MENU_LIMIT:
            raise ValueError(f"the menu holds at most {MENU_LIMIT} pages")
        return self

    @property
    def menu(self) -> tuple[Page, ...]:
        """The pages that stand in the menu: all but those other pages lead to."""
        away = (*LINKED, *self.aside)
        return tuple(page for page in self.pages if page not in away)


def roles() -> Mapping[str, Role]:
    """Every declared role, by key, read once per configuration folder."""
    return _read(settings().config / "roles.toml")


def role_named(key: str) -> Role:
    """Return a role that must exist, or name those that do."""
    known = roles()
    if key not in known:
        raise BadRequest(f"Unknown role '{key}'. Known: {', '.join(known)}.")
    return known[key]


def may(role: str, action: Action) -> bool:
    """Tell whether a role holds an action; a role that is not declared holds none."""
    known = roles().get(role)
    return known is not None and action in known.actions


def may_become(held: str, role: str) -> bool:
    """Tell whether an account may change roles: never into or out of an administrator's."""
    return held == role or not (role_named(held).apart or role_named(role).apart)


@cache
def _read(path: Path) -> Mapping[str, Role]:
    try:
        return {key: Role(**raw) for key, raw in tomllib.loads(path.read_text("utf-8")).items()}
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(f"{path.name}: key '{where}': {first['msg']}.") from error
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise BadConfig(f"{path.name}: {error}.") from error
