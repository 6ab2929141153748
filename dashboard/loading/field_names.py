"""What the fields of a mapping are called on screen; in English a field is named by its key."""

from collections.abc import Mapping

from dashboard.domain.records import COLUMNS
from dashboard.domain.text import Text
from dashboard.loading.fields import AMOUNT, NUMBER, targets_of

MORE: Mapping[str, Text] = {
    NUMBER: Text("纠纷编号", "number"),
    "register": Text("台账", "register"),
    "county": Text("区县", "county"),
    "type": Text("纠纷类型", "type"),
    "outcome": Text("结果", "outcome"),
    AMOUNT: Text("涉及金额（元）", "amount in yuan"),
    "seq": Text("当事人序号", "number of the party"),
    "role": Text("当事人身份", "role of the party"),
    "name": Text("当事人姓名", "name of the party"),
    "id_number": Text("身份证号", "identity number"),
    "credit_code": Text("统一社会信用代码", "unified social credit code"),
    "phone": Text("联系电话", "telephone"),
}
"""Fields that every programme has, beside those it may leave unrecorded."""


def field_name(field: str) -> Text:
    """Return what a field is called; an unknown one is called as it is written."""
    return MORE.get(field) or COLUMNS.get(field) or Text(field, field)


def said_field(field: str) -> Text:
    """Return a field for a sentence to an operator: its name in Chinese, its key in English."""
    return Text(field_name(field).zh, field)


def names_of(records: str) -> Mapping[str, Text]:
    """Return every field that a mapping of disputes or of parties may fill, in order."""
    return {field: field_name(field) for field in targets_of(records)}
