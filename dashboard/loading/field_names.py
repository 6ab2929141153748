"""What the fields of a mapping are called on screen; in English a field is named by its key."""

from collections.abc import Mapping

from dashboard.domain.records import COLUMNS
from dashboard.domain.text import Text
from dashboard.loading.fields import AMOUNT, NUMBER, TARGETS

MORE: Mapping[str, Text] = {
    NUMBER: Text("纠纷编号", "number"),
    "register": Text("台账", "register"),
    "county": Text("区县", "county"),
    "type": Text("纠纷类型", "type"),
    "outcome": Text("结果", "outcome"),
    AMOUNT: Text("涉及金额（元）", "amount in yuan"),
}
"""Fields that every programme has, beside those it may leave unrecorded."""


def field_name(field: str) -> Text:
    """Return what a field is called; an unknown one is called as it is written."""
    return MORE.get(field) or COLUMNS.get(field) or Text(field, field)


def said_field(field: str) -> Text:
    """Return a field for a sentence to an operator: its name in Chinese, its key in English."""
    return Text(field_name(field).zh, field)


NAMES: Mapping[str, Text] = {field: field_name(field) for field in TARGETS}
"""Every field a mapping may fill, in order."""
