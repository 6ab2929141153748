"""What is wrong with a mapping that its types alone cannot say."""

import codecs
from collections.abc import Iterator
from datetime import datetime

from dashboard.domain.text import Text
from dashboard.loading.fields import AMOUNT, DAYS, MOMENTS, NUMBER, targets_of
from dashboard.loading.mapping_model import FieldRule, ImportMapping

Wrong = tuple[str, Text]
"""A key, and what is wrong with it."""
NO_ENCODING = Text("不认识编码“{name}”", "'{name}' is no known encoding")
NO_FIELD = {
    "dispute": Text(
        "纠纷没有这个字段，可用：{known}", "a dispute has no such field. Known: {known}"
    ),
    "party": Text("当事人没有这个字段，可用：{known}", "a party has no such field. Known: {known}"),
}
NO_SOURCE = Text("既没有列也没有默认值", "names neither a column nor a default")
NOT_MADE = Text(
    "只有没有编号列的编号才由其他列生成",
    "only a number without a column is made of other columns",
)
NOT_AROUND = Text("只有 {known} 可按坐标归属", "only {known} lie around a point")
NO_FORMAT = Text("只有日期和时间有格式", "only dates and times have a format")
NO_UNIT = Text("只有金额有单位", "only money has a unit")
BAD_FORMAT = Text(
    "“{form}”不是含四位年份（%Y）的当地日期格式",
    "'{form}' is no date format with a four-digit year (%Y) and local time",
)
NO_NUMBER = Text("每件纠纷要有编号：请写明它的列", "every dispute needs a number: name its column")
NO_PARTY = Text(
    "当事人要有纠纷编号、身份和姓名：请写明它的列",
    "a party needs the number of its dispute, a role and a name: name their columns",
)
NOT_OF_PARTIES = Text("只有纠纷的列映射才有这一节", "only a mapping of disputes has such a section")
NO_POINT = Text(
    "按坐标归属需要经度和纬度", "an area found by its point needs longitude and latitude"
)
ONE_OUTCOME = Text(
    "fields.outcome 与 [outcome] 规则只写其一", "give either fields.outcome or an [outcome] rule"
)
NOT_THERE = Text("“{name}”不在字段之中", "'{name}' is not among the fields")
TWICE = Text("fields.{level} 已经给出", "fields.{level} gives it already")
BY_POINT = ("zone", "town", "county")
"""Levels of areas that have outlines."""


def mistakes(mapping: ImportMapping) -> Iterator[Wrong]:
    """Yield (key, what is wrong with it)."""
    try:
        codecs.lookup(mapping.encoding or "utf-8")
    except LookupError:
        yield "encoding", NO_ENCODING.format(name=mapping.encoding)
    targets = targets_of(mapping.records)
    for field, rule in mapping.fields.items():
        if field not in targets:
            yield f"fields.{field}", NO_FIELD[mapping.records].format(known=", ".join(targets))
        yield from _field_mistakes(field, rule)
    yield from _of_parties(mapping) if mapping.records == "party" else _missing(mapping)
    yield from _filled_twice(mapping)


def _field_mistakes(field: str, rule: FieldRule) -> Iterator[Wrong]:
    if not (rule.column or rule.of or rule.from_point) and rule.default is None:
        yield f"fields.{field}", NO_SOURCE
    if rule.of and (field != NUMBER or rule.column):
        yield f"fields.{field}.of", NOT_MADE
    if rule.from_point and field not in BY_POINT:
        yield f"fields.{field}.from_point", NOT_AROUND.format(known=", ".join(BY_POINT))
    if rule.format and field not in (*DAYS, *MOMENTS):
        yield f"fields.{field}.format", NO_FORMAT
    if rule.unit and field != AMOUNT:
        yield f"fields.{field}.unit", NO_UNIT
    for form in rule.format:
        if not _is_format(form):
            yield f"fields.{field}.format", BAD_FORMAT.format(form=form)


def _of_parties(mapping: ImportMapping) -> Iterator[Wrong]:
    for field in (NUMBER, "role", "name"):
        rule = mapping.fields.get(field, FieldRule())
        if not rule.column and (field != "role" or rule.default is None):
            yield f"fields.{field}", NO_PARTY
    areas = mapping.areas.county or mapping.areas.town
    for section, given in (
        ("outcome", mapping.outcome),
        ("firms", mapping.firms),
        ("areas", areas),
    ):
        if given:
            yield section, NOT_OF_PARTIES


def _missing(mapping: ImportMapping) -> Iterator[Wrong]:
    rule = mapping.fields.get(NUMBER)
    if rule is None or not (rule.column or rule.of):
        yield f"fields.{NUMBER}", NO_NUMBER
    points = any(rule.from_point for rule in mapping.fields.values())
    if points and not {"longitude", "latitude"} <= mapping.fields.keys():
        yield "fields.longitude", NO_POINT
    if ("outcome" in mapping.fields) == (mapping.outcome is not None):
        yield "outcome", ONE_OUTCOME
    if mapping.outcome is not None and mapping.outcome.when not in mapping.fields:
        yield "outcome.when", NOT_THERE.format(name=mapping.outcome.when)


def _filled_twice(mapping: ImportMapping) -> Iterator[Wrong]:
    for level, column in (("county", mapping.areas.county), ("town", mapping.areas.town)):
        if column is not None and level in mapping.fields:
            yield f"areas.{level}", TWICE.format(level=level)


def _is_format(form: str) -> bool:
    moment = datetime(2019, 12, 31, 23, 59)
    try:
        datetime.strptime(moment.strftime(form), form)
    except ValueError:
        return False
    return "%Y" in form and "%z" not in form
