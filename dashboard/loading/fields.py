"""What a source column can be mapped to, and which codes each such field may hold."""

from collections.abc import Mapping

from sqlalchemy import Boolean, Date, DateTime, Double, Integer

from dashboard.database.schema import dispute
from dashboard.domain import vocabulary
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

DERIVED = (
    "dispute_id programme cohort_on cohort_month closed_month days_to_close batch amount_fen"
).split()
"""Columns of a dispute that the loader works out itself."""

NUMBER, AMOUNT = "number", "amount_yuan"
TARGETS = (
    NUMBER,
    *(column.name for column in dispute.columns if column.name not in DERIVED),
    AMOUNT,
)
"""Fields a mapping of disputes may fill. Money is read as yuan and stored as fen."""
PARTY_TARGETS = (NUMBER, "seq", "role", "name", "id_number", "credit_code", "phone")
"""Fields a mapping of parties may fill; ``number`` is that of their dispute."""
PERSONAL = ("name", "id_number", "credit_code", "phone")
"""Fields of parties that are masked before anything of them is kept or shown."""


def _of_type(*types: type) -> tuple[str, ...]:
    return tuple(
        column.name
        for column in dispute.columns
        if isinstance(column.type, types) and column.name in TARGETS
    )


REQUIRED = (NUMBER, "register", "outcome", "role", "name")
DAYS = _of_type(Date)
MOMENTS = _of_type(DateTime)
COUNTS = _of_type(Integer)
FLAGS = _of_type(Boolean)
DEGREES = _of_type(Double)
AREAS = ("county", "town", "community", "zone")
UNITS = (*AREAS, "station", "room", "firm", "lawyer", "mediator", "officer")
"""Fields whose codes must stand in the programme's registers."""
PEOPLE = ("lawyer", "mediator", "officer")
"""Fields whose refused value may be somebody's name."""

Known = Mapping[str, str]
"""What a cell may say, and the code it stands for: the code itself and both its names."""


def targets_of(records: str) -> tuple[str, ...]:
    """Return the fields that a mapping of disputes or of parties may fill."""
    return PARTY_TARGETS if records == "party" else TARGETS


def vocabulary_of(programme: Programme) -> dict[str, Known]:
    """Return what the coded fields of a programme may hold, by field."""
    used = {
        "type": _only(vocabulary.TYPES, programme.types),
        "level": _only(vocabulary.LEVELS, programme.levels),
        "track": _only(vocabulary.TRACKS, programme.tracks),
        "channel": _only(vocabulary.CHANNELS, programme.channels),
        "mode": _only(vocabulary.MODES, programme.modes),
        "lead": vocabulary.LEADS,
        "outcome": vocabulary.OUTCOMES,
        "agreement": vocabulary.AGREEMENTS,
        "conversion": vocabulary.CONVERSIONS,
        "dossier": vocabulary.DOSSIER,
        "role": vocabulary.PARTY_ROLES,
        "register": {register.key: register.name for register in programme.registers},
    }
    return {field: _spoken(names) for field, names in used.items()}


def _only(names: Mapping[str, Text], codes: tuple[str, ...]) -> Mapping[str, Text]:
    return {code: names[code] for code in codes if code in names}


def _spoken(names: Mapping[str, Text]) -> Known:
    by_name = {word: code for code, name in names.items() for word in (name.zh, name.en)}
    return by_name | {code: code for code in names}
