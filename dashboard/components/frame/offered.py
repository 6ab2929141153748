"""Which dimensions a programme's records know, and which codes of them it uses."""

from dashboard.components.frame.names import names_of
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme


def is_used(programme: Programme, dimension: str) -> bool:
    """Whether a programme cuts its disputes by a dimension."""
    if dimension in programme.unrecorded:
        return False
    if dimension == "county":
        return len(names_of(programme.code, dimension)) > 1
    if dimension == "room":
        return programme.unit == "room"
    if DIMENSIONS[dimension].of_people:
        return dimension in programme.records
    if DIMENSIONS[dimension].is_register:
        return bool(names_of(programme.code, dimension))
    return bool(_declared(programme).get(dimension, DIMENSIONS[dimension].codes))


def choices_of(programme: Programme, register: str, dimension: str) -> dict[str, str]:
    """Return code -> name of what a reader may choose from: units in reach, codes in use."""
    if not is_used(programme, dimension):
        return {}
    names = names_of(programme.code, dimension)
    used = _declared(programme) | {"lead": programme.register_of(register).leads}
    return {code: name for code, name in names.items() if code in used.get(dimension, names)}


def _declared(programme: Programme) -> dict[str, tuple[str, ...]]:
    return {
        "type": programme.types,
        "level": programme.levels,
        "track": programme.tracks,
        "channel": programme.channels,
        "mode": programme.modes,
        "lead": tuple(lead for register in programme.registers for lead in register.leads),
    }
