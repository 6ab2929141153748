"""What is wrong with a mapping that its types alone cannot say."""

import codecs
from collections.abc import Iterator
from datetime import datetime

from dashboard.loading.fields import AMOUNT, DAYS, MOMENTS, NUMBER, TARGETS
from dashboard.loading.mapping_model import FieldRule, ImportMapping

BY_POINT = ("zone", "town", "county")
"""Levels of areas that have outlines."""


def mistakes(mapping: ImportMapping) -> Iterator[tuple[str, str]]:
    """Yield (key, what is wrong with it)."""
    try:
        codecs.lookup(mapping.encoding or "utf-8")
    except LookupError:
        yield "encoding", f"'{mapping.encoding}' is no known encoding"
    for field, rule in mapping.fields.items():
        yield from _field_mistakes(field, rule)
    yield from _missing(mapping)
    yield from _filled_twice(mapping)


def _field_mistakes(field: str, rule: FieldRule) -> Iterator[tuple[str, str]]:
    if field not in TARGETS:
        yield f"fields.{field}", f"a dispute has no such field. Known: {', '.join(TARGETS)}"
    if not (rule.column or rule.of or rule.from_point) and rule.default is None:
        yield f"fields.{field}", "names neither a column nor a default"
    if rule.of and (field != NUMBER or rule.column):
        yield f"fields.{field}.of", "only a number without a column is made of other columns"
    if rule.from_point and field not in BY_POINT:
        yield f"fields.{field}.from_point", f"only {', '.join(BY_POINT)} lie around a point"
    if rule.format and field not in (*DAYS, *MOMENTS):
        yield f"fields.{field}.format", "only dates and times have a format"
    if rule.unit and field != AMOUNT:
        yield f"fields.{field}.unit", "only money has a unit"
    for form in rule.format:
        if not _is_format(form):
            yield (
                f"fields.{field}.format",
                f"'{form}' is no date format with a four-digit year (%Y) and local time",
            )


def _missing(mapping: ImportMapping) -> Iterator[tuple[str, str]]:
    rule = mapping.fields.get(NUMBER)
    if rule is None or not (rule.column or rule.of):
        yield f"fields.{NUMBER}", "every dispute needs a number: name its column"
    points = any(rule.from_point for rule in mapping.fields.values())
    if points and not {"longitude", "latitude"} <= mapping.fields.keys():
        yield "fields.longitude", "an area found by its point needs longitude and latitude"
    if ("outcome" in mapping.fields) == (mapping.outcome is not None):
        yield "outcome", "give either fields.outcome or an [outcome] rule"
    if mapping.outcome is not None and mapping.outcome.when not in mapping.fields:
        yield "outcome.when", f"'{mapping.outcome.when}' is not among the fields"


def _filled_twice(mapping: ImportMapping) -> Iterator[tuple[str, str]]:
    for level, column in (("county", mapping.areas.county), ("town", mapping.areas.town)):
        if column is not None and level in mapping.fields:
            yield f"areas.{level}", f"fields.{level} gives it already"


def _is_format(form: str) -> bool:
    moment = datetime(2019, 12, 31, 23, 59)
    try:
        datetime.strptime(moment.strftime(form), form)
    except ValueError:
        return False
    return "%Y" in form and "%z" not in form
