"""What a standard may keep records and units by: columns, and the codes each of them knows."""

from collections.abc import Mapping

from dashboard.domain.kinds import (
    CHECKLIST_ITEMS,
    CHECKLISTS,
    COMMITTEE_FIELDS,
    COMMITTEE_KINDS,
    MEDIATOR_KINDS,
    MEETINGS,
    RESOURCE_KINDS,
    ROOM_KINDS,
    TRAININGS,
    VENUES,
)
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import CHANNELS, LEVELS, TRACKS, TYPES

Columns = Mapping[str, Mapping[str, Text] | None]
"""A column's known codes by code; nothing where codes are an agency's own."""

_ROOMS: Columns = {"kind": ROOM_KINDS, "venue": VENUES, "host": None}
_COMMITTEES: Columns = {"kind": COMMITTEE_KINDS, "field": COMMITTEE_FIELDS}
_CASES: Columns = {
    "register": None,
    "type": TYPES,
    "track": TRACKS,
    "level": LEVELS,
    "channel": CHANNELS,
}
WHERE: Mapping[str, Columns] = {
    "firm": {"firm": None},
    "room": _ROOMS,
    "venue": {"venue": VENUES},
    "committee": _COMMITTEES,
    "resource": {"kind": RESOURCE_KINDS},
    "mediator": {"kind": MEDIATOR_KINDS},
    "video": _COMMITTEES,
    "duty": {"firm": None},
    "meeting": {"kind": MEETINGS},
    "training": {"kind": TRAININGS},
    "inspection": {"list": CHECKLISTS, "item": CHECKLIST_ITEMS},
    "dossier": _CASES,
    "feedback": _CASES,
}
"""By subject: what ``where`` may name."""
UNITS_WHERE: Mapping[str, Columns] = {
    "station": {"code": None, "county": None},
    "room": {**_ROOMS, "code": None, "county": None, "station": None},
    "mediator": {"kind": MEDIATOR_KINDS, "county": None, "station": None},
    "justice_office": {"code": None, "county": None},
    "committee": {**_COMMITTEES, "code": None, "county": None},
    **dict.fromkeys(("county", "town", "community", "zone"), {"code": None, "county": None}),
}
"""By unit: what ``units_where`` may name."""


def odd_choice(chosen: Mapping[str, tuple[str, ...]], known: Columns, called: str) -> str | None:
    """Say what is wrong with a choice of records or units, or nothing."""
    for name, codes in chosen.items():
        if name not in known:
            return f"'{called}' names '{name}', known: {', '.join(known) or 'nothing'}"
        words = known[name]
        odd = [code for code in codes if words is not None and code not in words]
        if odd or not codes:
            named = f"unknown code '{odd[0]}'" if odd else "no code"
            return f"'{called}.{name}' has {named}, known: {', '.join(words or ()) or 'any'}"
    return None
