"""Which reader a field's cells go through, for one programme and mapping."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading import cells, fields, identifiers
from dashboard.loading.cells import BadCell, Reader
from dashboard.loading.fields import Known
from dashboard.loading.mapping import FieldRule, ImportMapping
from dashboard.loading.spoken import matching_key

EMPTY = Text("必填项为空", "empty, and required")
MEMORY = 65_536
FUTURE_ALLOWED = ("due_on",)
PLAIN_READERS: dict[str, Reader] = {
    **dict.fromkeys(fields.COUNTS, cells.count(0)),
    **dict.fromkeys(fields.FLAGS, cells.flag),
    "satisfaction": cells.count(1, 5),
    "seq": cells.count(1),
    "phone": identifiers.phone,
    "credit_code": identifiers.credit_code,
    "longitude": cells.degrees(180),
    "latitude": cells.degrees(90),
}


def readers_of(
    mapping: ImportMapping, programme: Programme, *, units: Mapping[str, Reader], latest: date
) -> dict[str, Reader]:
    """Return the reader of every mapped field; ``units`` holds those of the registers."""
    known = fields.vocabulary_of(programme)
    return {
        name: _with_rule(
            name,
            rule,
            units.get(name) or _reader(name, rule, known, latest, date_1904=mapping.date_1904),
        )
        for name, rule in mapping.fields.items()
    }


def _with_rule(name: str, rule: FieldRule, plain: Reader) -> Reader:
    """Put the mapping's default and values before a reader, and remember what it said."""

    alike = {matching_key(value): code for value, code in rule.values.items()}

    def read(text: str) -> object:
        filled = text or rule.default
        if filled:
            return plain(rule.values.get(filled) or alike.get(matching_key(filled), filled))
        if name in fields.REQUIRED:
            raise BadCell(EMPTY)
        return None

    return lru_cache(MEMORY)(read)


def _reader(
    name: str, rule: FieldRule, known: Mapping[str, Known], latest: date, *, date_1904: bool
) -> Reader:
    past = None if name in FUTURE_ALLOWED else latest
    if name == "dossier":
        return cells.codes(name, known[name])
    if name in known:
        return cells.code(name, known[name])
    if name in fields.DAYS:
        return cells.day(rule.format, past, date_1904=date_1904)
    if name in fields.MOMENTS:
        return cells.moment(rule.format, past, date_1904=date_1904)
    if name == fields.AMOUNT:
        return cells.fen(rule.unit)
    if name == "id_number":
        return identifiers.id_number(latest)
    return PLAIN_READERS.get(name, cells.words)
