"""Cards for inspection visits: a workbook of one A4 page a unit, filled in and loaded back."""

import io
import re
from collections.abc import Sequence

from xlsxwriter.workbook import Workbook

from dashboard.domain.text import Lang, Text
from dashboard.domain.visits import (
    CARD,
    DAY,
    FILLED,
    INSPECTOR,
    ITEM,
    MET,
    NOT_MET,
    NOTE,
    RESULT,
)
from dashboard.reports.files.visit_sheet import LAST, Cell, Paper
from dashboard.reports.visit.visit_block import Block
from dashboard.reports.visit.visit_facts import Card

TITLE = Text("点位卡 · 现场检查", "Inspection visit card")
TODAY = Text("五、本次检查", "5. This inspection")
VISITED_ON = Text("检查日期（如 2019-03-05）", "Day of the visit (such as 2019-03-05)")
INSPECTED_BY = Text("检查人", "Inspector")
ITEM_HEADS = (
    Text("清单", "List"),
    Text("项目", "Item"),
    Text("结果", "Result"),
    Text("备注", "Remark"),
)
HOW = Text(
    "结果填“达到”或“未达到”；备注不写当事人信息。填好后交数据导入员导入。",
    "Result: met or not met. No party data in remarks. Hand the filled card to the importer.",
)
NO_LIST = Text(
    "本单位没有声明可逐项核对的清单或标准。", "No checklist or standard is declared for this unit."
)
CHOOSE = Text("请选择“达到”或“未达到”。", "Choose met or not met.")
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "in_memory": True,
}
NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']|[\x00-\x1f]")
GAPS = ((1, 3), (4, 4), (5, 6), (7, LAST))
CHECKS = ((1, 2), (3, 4), (5, 5), (6, LAST))
CASES = ((1, 2), (3, 3), (4, 4), (5, 5), (6, 6), (7, 7), (8, LAST))
ITEMS = ((1, 2), (3, RESULT - 1), (RESULT, RESULT), (NOTE, LAST))


def visit_cards(cards: Sequence[Card]) -> bytes:
    """Write a workbook with one sheet a card and nothing else."""
    out = io.BytesIO()
    with Workbook(out, OPTIONS) as book:
        for number, card in enumerate(cards, start=1):
            _write(Paper.add(book, _sheet_name(number, card.name), card.code.text), card)
    return out.getvalue()


def _write(paper: Paper, card: Card) -> None:
    lang = card.lang
    paper.line([Cell(1, LAST, TITLE[lang], "title")], f"{CARD} {card.code.text}")
    _pairs(paper, card.about)
    _block(paper, card.gaps, GAPS)
    paper.section(card.staff_title)
    _pairs(paper, card.staff)
    _block(paper, card.checks, CHECKS)
    _block(paper, card.cases, CASES)
    _fill_in(paper, card)
    # Without a password: it keeps marks and printed words from slips, and from nobody.
    paper.sheet.protect("", {"format_rows": True, "format_columns": True})


def _pairs(paper: Paper, pairs: Sequence[tuple[str, str]]) -> None:
    """Write labels and values, two of each to a row."""
    for place in range(0, len(pairs), 2):
        cells = []
        for (label, value), column in zip(pairs[place : place + 2], (1, 5), strict=False):
            last = LAST if column == 5 or place + 1 == len(pairs) else 4
            cells += [Cell(column, column, label, "label"), Cell(column + 1, last, value)]
        paper.line(cells)


def _block(paper: Paper, block: Block, columns: Sequence[tuple[int, int]]) -> None:
    paper.section(block.title)
    if block.rows:
        paper.table(columns, (block.heads, *block.rows))
    paper.note(block.note)


def _fill_in(paper: Paper, card: Card) -> None:
    """Write what is filled in on the spot: day, name, and a result for every item."""
    lang = card.lang
    paper.section(TODAY[lang])
    if not card.lists:
        paper.note(NO_LIST[lang])
        return
    for label, mark, style in ((VISITED_ON, DAY, "day"), (INSPECTED_BY, INSPECTOR, "fill")):
        cells = [Cell(1, FILLED - 1, label[lang], "label"), Cell(FILLED, LAST, "", style)]
        paper.line(cells, mark)
    paper.table(ITEMS, [[head[lang] for head in ITEM_HEADS]])
    for checked in card.lists:
        for item, words in checked.items.items():
            _item(paper, (checked.name[lang], words[lang]), f"{ITEM} {checked.key}/{item}", lang)
    paper.note(HOW[lang])


def _item(paper: Paper, words: tuple[str, str], mark: str, lang: Lang) -> None:
    (name, item), (of_list, of_item, result, remark) = words, ITEMS
    cells = [
        Cell(*of_list, name),
        Cell(*of_item, item),
        Cell(*result, "", "fill"),
        Cell(*remark, "", "remark"),
    ]
    row = paper.line(cells, mark)
    choice = {"validate": "list", "source": [MET[lang], NOT_MET[lang]]}
    paper.sheet.data_validation(row, RESULT, row, RESULT, choice | {"error_message": CHOOSE[lang]})


def _sheet_name(number: int, name: str) -> str:
    """Return a name a workbook takes: unique by its number, without signs it forbids."""
    return f"{number} {NOT_IN_A_NAME.sub(' ', name)}"[:31].rstrip()
