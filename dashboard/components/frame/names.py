"""What codes and dimensions are called: units from the registers in reach, the rest declared."""

from collections.abc import Iterable

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.units import named, units


def names_of(programme: str, dimension: str, *, beside: bool = False) -> dict[str, str]:
    """Return code -> name of a dimension; ``beside`` names the units compared with, too.

    People are too many for it: ``names_for`` looks up those that are meant.
    """
    here = context()
    declared = DIMENSIONS[dimension]
    if declared.of_people:
        raise BadRequest(f"Every name of '{dimension}' at once is not to be had.")
    if not declared.is_register:
        return {code: name[here.lang] for code, name in declared.codes.items()}
    scope = here.scope.beside() if beside else here.scope
    table = ask(units, scope, programme, dimension)
    return dict(zip(table["code"], table["name"], strict=True))


def names_for(programme: str, dimension: str, codes: Iterable[object]) -> dict[str, str]:
    """Return code -> name of those codes that are in reach; people are looked up one by one."""
    if not DIMENSIONS[dimension].of_people:
        return names_of(programme, dimension)
    asked = tuple(str(code) for code in codes)
    table = ask(named, context().scope, programme, dimension, asked)
    return dict(zip(table["code"], table["name"], strict=True))


def dimension_name(programme: str, dimension: str) -> Text:
    """Return what a programme calls a dimension."""
    return programme_of(programme).called.get(dimension) or DIMENSIONS[dimension].name


def short_name(programme: str, dimension: str) -> Text:
    """Return the same without what stands in brackets, for titles and sentences."""
    name = dimension_name(programme, dimension)
    return Text(name.zh.split("（")[0], name.en.split(" (")[0])
