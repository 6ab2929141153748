"""What is printed of a paper's cells and figures: the same words in PDF and Word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import NOTHING, Column, Kind
from dashboard.reports.paper.document import Cell, Cite, Document, Grid, Paragraph, Quoted
from dashboard.reports.wording import month_text

METHODS, SOURCES = (
    Text("统计口径", "How it is counted"),
    Text("数字出处", "Where figures come from"),
)
FIND_AGAIN = Text(
    "以下按期间列出文中每个数字。登录后打开“/v/出处码”，即见该数字所在页面及同一筛选条件。",
    "Every figure of the text, by period. Signed in, open /v/CODE to see the view it stands in.",
)
HEADS = {
    "number": Text("序号", "No."),
    "name": Text("指标", "Figure"),
    "shown": Text("数值", "Value"),
    "counts": Text("分子/分母", "Numerator/\ndenominator"),
    "basis": Text("口径", "Basis"),
    "data_to": Text("数据截至", "Data to"),
    "version": Text("数据版本", "Data version"),
    "code": Text("出处码", "Code"),
}
OFTEN_THE_SAME = ("data_to", "version")
LONGEST, IN_THE_TEXT = 60, Text("见正文", "see the text")
"""Characters of a value that a column has room for: a sentence is not said twice."""
NUMERIC = (Kind.COUNT, Kind.NUMBER, Kind.YUAN, Kind.SHARE)
WIDE = 110
"""Characters of a row that upright A4 has no room for."""
Parts = tuple[str | Cite, ...]


@dataclass(frozen=True)
class Annex:
    """数字出处: what holds for every figure, the columns, and by period a row for each figure.

    A row has its figure's id; the periods stand in the order the paper names them in.
    """

    shared: tuple[tuple[str, str], ...]
    keys: tuple[str, ...]
    heads: tuple[str, ...]
    periods: tuple[tuple[str, tuple[tuple[str, tuple[str, ...]], ...]], ...]


def annex(document: Document) -> Annex:
    """Return where each figure comes from; what is the same for all is said once."""
    lang, order = document.lang, {one.period: None for one in document.quoted}
    found = [one for period in order for one in document.quoted if one.period == period]
    told = [_told(number, quoted, lang) for number, quoted in enumerate(found, 1)]
    once = [key for key in OFTEN_THE_SAME if len({row[key] for row in told}) == 1]
    keys = [key for key in HEADS if key not in once]
    rows = [(one, tuple(row[key] for key in keys)) for one, row in zip(found, told, strict=True)]
    return Annex(
        shared=tuple((HEADS[key][lang], told[0][key]) for key in once),
        keys=tuple(keys),
        heads=tuple(HEADS[key][lang] for key in keys),
        periods=tuple(
            (period, tuple((one.id, cells) for one, cells in rows if one.period == period))
            for period in order
        ),
    )


def _told(number: int, quoted: Quoted, lang: Lang) -> dict[str, str]:
    return {
        "number": str(number),
        "name": quoted.name,
        "shown": quoted.shown if len(quoted.shown) <= LONGEST else IN_THE_TEXT[lang],
        "counts": _counts(quoted),
        "basis": quoted.basis,
        "data_to": quoted.data_to,
        "version": quoted.version,
        "code": f"/v/{quoted.code}",
    }


def _counts(quoted: Quoted) -> str:
    """Write numerator and denominator; a count has only the first."""
    parts = (quoted.numerator, quoted.denominator)
    return "/".join(plain_number(part) for part in parts if part is not None) or NOTHING


def pairs_text(pairs: Sequence[tuple[str, str]], lang: Lang) -> str:
    """Write labels and values in a line: 期间：2019年　数据截至：2019年12月31日."""
    colon, between = ("：", "　") if lang == Lang.ZH else (": ", "   ")
    return between.join(f"{label}{colon}{value}" for label, value in pairs)


def plain_number(value: float) -> str:
    """Write a number: whole as 3,448, else with two decimals."""
    return f"{value:,.0f}" if value == int(value) else f"{value:,.2f}"


def cell_text(column: Column, value: Cell, lang: Lang) -> str:
    """Write a cell as its column says; what is not recorded is a dash."""
    if value is None:
        return NOTHING
    if isinstance(value, str):
        return month_text(date.fromisoformat(value), lang) if _is_month(column, value) else value
    if column.kind == Kind.SHARE:
        return f"{value:.1%}"
    if column.kind in (Kind.YUAN, Kind.NUMBER):
        return f"{value:,.{2 if column.kind == Kind.YUAN else 1}f}"
    return plain_number(value)


def _is_month(column: Column, value: str) -> bool:
    return column.kind == Kind.MONTH and len(value) == len("2019-03-01")


def is_numeric(column: Column) -> bool:
    """Say whether a column holds numbers, which stand at the right."""
    return column.kind in NUMERIC


def is_wide(grid: Grid) -> bool:
    """Say whether a table asks for more than upright A4 has room for."""
    return sum(column.width for column in grid.columns) > WIDE


def lines_of(paragraph: Paragraph) -> list[Parts]:
    """Return a paragraph as it is set: each line of a free text is a paragraph of its own."""
    lines: list[list[str | Cite]] = [[]]
    for part in paragraph.parts:
        if isinstance(part, Cite):
            lines[-1].append(part)
            continue
        first, *others = part.splitlines() or [""]
        lines[-1].append(first)
        lines.extend([other] for other in others)
    return [tuple(line) for line in lines if any(_said(part) for part in line)]


def _said(part: str | Cite) -> bool:
    return isinstance(part, Cite) or bool(part.strip())
