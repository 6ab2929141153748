"""What codes are called: units from the registers in reach, coded values from the vocabulary."""

from dashboard.components.cache import ask
from dashboard.components.context import context
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.queries.units import units


def names_of(programme: str, dimension: str, *, beside: bool = False) -> dict[str, str]:
    """Return code -> name of a dimension; ``beside`` names the units compared with, too."""
    here = context()
    declared = DIMENSIONS[dimension]
    if not declared.is_register:
        return {code: name[here.lang] for code, name in declared.codes.items()}
    scope = here.scope.beside() if beside else here.scope
    table = ask(units, scope, programme, dimension)
    return dict(zip(table["code"], table["name"], strict=True))
