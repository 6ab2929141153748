"""A form as declared: ``config/forms/<name>.toml``, which cell of the template takes what."""

import re
import tomllib
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import Field, ValidationError, model_validator

from dashboard.domain.declared import Declared
from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.domain.settings import settings
from dashboard.domain.text import Text

FOLDER = "forms"
NAME = re.compile(r"[a-z0-9_]{1,64}")
Period = Literal["month", "year_to_date", "last_12_months", "same_month_last_year"]
Part = Literal["value", "numerator", "denominator"]
About = Literal[
    "programme", "body", "month", "first_day", "last_day", "data_to", "version", "export"
]
At = Annotated[str, Field(pattern=r"^[A-Z]{1,3}[1-9][0-9]{0,6}$")]
Letters = Annotated[str, Field(pattern=r"^[A-Z]{1,3}$")]


class Counted(Declared):
    """An indicator for a cell: in which register, narrowed to what, over which period.

    ``scale`` is what the number is multiplied by (100 for a share written as 91.1, 0.0001 for
    yuan in 万元). ``register`` is for programmes with several.
    """

    metric: str | None = None
    register_key: str | None = Field(default=None, alias="register")
    where: dict[str, tuple[str, ...]] = {}
    period: Period = "month"
    part: Part = "value"
    scale: float = 1


class FormCell(Counted):
    """One cell: an indicator, a figure of another sheet by its id, or what the file is about."""

    sheet: str
    at: At
    quoted: str | None = None
    document: Literal["assessment", "indicators"] | None = None
    about: About | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        said = [name for name in ("metric", "quoted", "about") if getattr(self, name)]
        if len(said) != 1:
            raise ValueError(f"'{self.at}' names one of metric, quoted and about, not {len(said)}")
        if (self.quoted is None) != (self.document is None):
            raise ValueError(f"'{self.at}': 'quoted' and 'document' go together")
        return self


class FormColumn(Counted):
    """A column of a row that is repeated for every unit."""

    metric: str
    at: Letters


class FormRows(Declared):
    """A row that is repeated for every unit of a kind, from one row of the template to another."""

    sheet: str
    first_row: int = Field(ge=1, le=1_048_576)
    last_row: int = Field(ge=1, le=1_048_576)
    by: str | None = None
    name: Letters
    code: Letters | None = None
    columns: tuple[FormColumn, ...] = Field(alias="column", min_length=1)

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.first_row > self.last_row:
            raise ValueError("'last_row' is above 'first_row'")
        return self


class Form(Declared):
    """A form as declared. ``programmes`` are those it can be filled for.

    ``provenance`` adds a sheet with the origin of every figure; a form that is read by another
    program does without.
    """

    key: str
    name: Text
    template: str
    programmes: tuple[str, ...] = Field(min_length=1)
    provenance: bool = True
    cells: tuple[FormCell, ...] = Field(alias="cell", default=())
    rows: tuple[FormRows, ...] = ()

    @property
    def file(self) -> str:
        """The name of the file it is declared in."""
        return f"{self.key}.toml"

    @property
    def template_path(self) -> Path:
        return _folder() / self.template

    @model_validator(mode="after")
    def _template_is_beside_it(self) -> Self:
        if Path(self.template).name != self.template or not self.template.endswith(".xlsx"):
            raise ValueError(f"'template' is an .xlsx file beside this one, not '{self.template}'")
        return self


def load_form(name: str, programme: str) -> Form:
    """Return a form by name, if it can be filled for a programme; else name those that can."""
    known = {path.stem: path for path in sorted(_folder().glob("*.toml"))}
    found = _read(known[name]) if NAME.fullmatch(name) and name in known else None
    if found is None or programme not in found.programmes:
        forms = [_read(path) for path in known.values()]
        names = ", ".join(one.key for one in forms if programme in one.programmes) or "none"
        raise BadRequest(f"Unknown form '{name}' for {programme}. Known: {names}.")
    return found


def _folder() -> Path:
    return settings().config / FOLDER


def _read(path: Path) -> Form:
    try:
        return Form(key=path.stem, **tomllib.loads(path.read_text("utf-8")))
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "?"
        raise BadConfig(f"{path.name}: key '{key}': {first['msg']}.") from error
    except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
        raise BadConfig(f"{path.name}: {error}.") from error
