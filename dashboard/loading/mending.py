"""How to mend what was refused: by the reason, else by what kind of field its column fills."""

from collections import Counter
from collections.abc import Iterable

from dashboard.domain.text import Text
from dashboard.loading import cells, derived, fields, readers
from dashboard.loading.fields import AMOUNT, NUMBER, UNITS
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.rejects import Reject

ROW = Text(
    "检查这一行的分隔符、引号和换行，补齐或删去多出的格",
    "check separators, quotes and line breaks of this row",
)
BY_REASON = {
    cells.LOST: Text("在来源系统把这一列按文本导出", "export the column as text"),
    cells.DAMAGED: Text(
        "文件曾按错误的编码另存：用来源系统的原件",
        "use the original: it was saved in a wrong encoding",
    ),
    readers.EMPTY: Text(
        "补填，或在列映射写 default", "fill it in, or give a default in the mapping"
    ),
    derived.NO_BASE: Text(
        "补填这一日期：台账按它计入", "fill in the day: the register counts on it"
    ),
    derived.CLOSED_FIRST: Text("核对受理与办结两个日期", "check the two days"),
}
DAY = Text(
    "写成 2019-03-05 或 2019年3月5日；别的写法在列映射写 format",
    "write 2019-03-05, or name the format in the mapping",
)
CODE = Text(
    "改成代码或名称，或在列映射的 values 中写明对应的代码",
    "write the code or its name, or give its code under values in the mapping",
)
UNIT = Text(
    "在登记中补上这个单位，或在列映射的 values 中写明它的代码",
    "add the unit to the register, or give its code under values in the mapping",
)
COUNT = Text("写成整数，如 12 或 1.2万", "write a whole number")
MONEY = Text("写成以元计的数，如 3,500 或 3.5万元", "write an amount in yuan, as 3,500")
FLAG = Text("写成 是 或 否", "write yes or no")
DEGREES = Text("写成十进制度数，如 104.0668", "write decimal degrees, as 104.0668")
SAME_NUMBER = Text(
    "查明哪一行正确，留下一行；编号相同的两件纠纷要分开编号",
    "keep the row that is right, or number the two disputes apart",
)
OTHER = Text("按原因改正这一格", "correct the cell as the reason says")


def mend(reject: Reject, mapping: ImportMapping) -> Text:
    """Return in one sentence how the cell or row that was refused can be mended."""
    if not reject.column:
        return ROW
    if reject.reason in BY_REASON:
        return BY_REASON[reject.reason]
    filled = {field for field, rule in mapping.fields.items() if rule.column == reject.column}
    return next((said for kind, said in _kinds() if filled & kind), OTHER)


def unresolved(
    rejects: Iterable[Reject], mapping: ImportMapping
) -> list[tuple[tuple[str, str, Text], int]]:
    """Return each refused name of a unit once (column, name, reason), and in how many rows."""
    columns = {rule.column for field, rule in mapping.fields.items() if field in UNITS}
    named = ((one.column, one.value, one.reason) for one in rejects if one.column in columns)
    return Counter(named).most_common()


def _kinds() -> Iterable[tuple[set[str], Text]]:
    yield {*fields.DAYS, *fields.MOMENTS}, DAY
    yield {*UNITS, "county"}, UNIT
    yield {*fields.COUNTS}, COUNT
    yield {AMOUNT}, MONEY
    yield {*fields.FLAGS}, FLAG
    yield {*fields.DEGREES}, DEGREES
    yield {NUMBER}, SAME_NUMBER
    yield {"register", "outcome", "type", "level", "track", "channel", "mode", "lead"}, CODE
    yield {"agreement", "conversion", "dossier"}, CODE
