"""Why a row as a whole is refused, and how to mend it: one sentence for every reason."""

import re
from functools import cache

from dashboard.domain.text import Text
from dashboard.loading import adoption, cells, derived, identifiers, points, readers, slugs

RAGGED = Text("本行 {found} 列，表头 {wanted} 列", "{found} cells under a header of {wanted}")
CONFLICT = Text("同一编号出现多次而内容不同", "a number that stands here again with other content")

GENERAL = Text(
    "按所述原因改正后重新导入。", "Correct what the reason names and load the file again."
)
IN_SOURCE = Text("在来源系统中核对后更正。", "Check it in the source system and correct it there.")
EXPORT = Text(
    "按文本格式重新导出，不要用表格软件另存。",
    "Export it again as text, without saving it in a spreadsheet.",
)
WRITE_DAY = Text(
    "写作 2019-03-05 或 2019年3月5日；其他写法在列映射的 format 中说明。",
    "Write it as 2019-03-05; name another form in the mapping (format).",
)
IDENTIFIER = Text(
    "按证件核对后更正；不是这种号码的，这一格留空。",
    "Check it against the document; leave the cell empty where it is another kind of number.",
)
CODES = Text(
    "改为登记的代码或名称，或在列映射的 values 中对应。",
    "Use a code or name of the register, or map the value in the mapping (values).",
)
SAME_NUMBER = Text(
    "同一编号只保留正确的一行；确为两件的，分别编号。",
    "Keep the one row that is right; where these are two disputes, number them apart.",
)
MENDS: tuple[tuple[Text, Text], ...] = (
    (cells.NOT_A_DATE, WRITE_DAY),
    (cells.NO_TIME, Text("补上时间，如 2019-03-05 11:25。", "Add the time: 2019-03-05 11:25.")),
    (cells.TOO_EARLY, IN_SOURCE),
    (cells.IN_FUTURE, IN_SOURCE),
    (cells.NOT_A_COUNT, Text("填非负整数，如 3。", "Write a whole number: 3.")),
    (cells.OUT_OF_RANGE, IN_SOURCE),
    (cells.NOT_MONEY, Text("填以元计的金额，如 1234.50。", "Write the amount in yuan: 1234.50.")),
    (cells.NOT_A_FLAG, Text("填“是”或“否”。", "Write yes or no.")),
    (cells.NOT_DEGREES, Text("填十进制度数，如 104.0657。", "Write decimal degrees: 104.0657.")),
    (cells.AMBIGUOUS, Text("改为其中一个的代码。", "Write the code of the one that is meant.")),
    (cells.NOT_A_CODE, CODES),
    (cells.DAMAGED, EXPORT),
    (cells.FORMULA, Text("在表格中改正公式，或填入值。", "Mend the formula, or write the value.")),
    (
        cells.NO_RESULT,
        Text("用表格软件打开并保存，再导入。", "Open and save it in a spreadsheet, then load it."),
    ),
    (cells.LOST, EXPORT),
    (cells.TOO_LONG, Text("缩短，或不映射此列。", "Shorten it, or leave the column unmapped.")),
    (
        readers.EMPTY,
        Text(
            "补填；来源没有的，在列映射中设 default。",
            "Fill it in, or set a default in the mapping.",
        ),
    ),
    (
        derived.NO_BASE,
        Text("补填台账计数所依据的日期。", "Fill in the day the register counts by."),
    ),
    (derived.CLOSED_FIRST, IN_SOURCE),
    (
        identifiers.NOT_A_PHONE,
        Text("写作 13800000000 或 028-80000000。", "Write it as 13800000000 or 028-80000000."),
    ),
    *(
        (reason, IDENTIFIER)
        for reason in (
            identifiers.NOT_AN_ID,
            identifiers.BAD_REGION,
            identifiers.BAD_BIRTH,
            identifiers.BAD_ID_CHECK,
            identifiers.NOT_A_CREDIT_CODE,
            identifiers.BAD_CREDIT_CHECK,
        )
    ),
    (
        adoption.NO_DISPUTE,
        Text(
            "先导入这件纠纷，再导入它的当事人；列映射的 source 要与纠纷的相同。",
            "Load the dispute first; the mapping's source must be that of the dispute.",
        ),
    ),
    (slugs.NO_NAME, Text("填这个单位的名称。", "Write the name of the unit.")),
    (
        points.OUTSIDE,
        Text(
            '核对经纬度；确在界外的，在列映射中设 outside = "empty"。',
            'Check the coordinates; where they are right, set outside = "empty" in the mapping.',
        ),
    ),
    (
        RAGGED,
        Text(
            "检查多出或缺少的分隔符与引号。", "Look for separators and quotes too many or too few."
        ),
    ),
    (CONFLICT, SAME_NUMBER),
)


@cache
def mend_of(reason: Text) -> Text:
    """Return how to mend what was refused for a reason, with or without values filled in."""
    return next((mend for form, mend in _forms() if form.fullmatch(reason.en)), GENERAL)


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Text], ...]:
    """Return the reasons as patterns: what is filled in may be anything."""
    anything = re.compile(r"\\{\w+\\}")
    return tuple(
        (re.compile(anything.sub(".*", re.escape(reason.en)), re.DOTALL), mend)
        for reason, mend in MENDS
    )
