"""A paper as a workbook: typed cells, no formulas, and each figure with the cell it stands in."""

import io
from datetime import datetime

import pytest
from openpyxl import load_workbook

from dashboard.domain.text import Lang, Text
from dashboard.reports.files.export_words import MARK
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.paper.csv_files import grid_csv
from dashboard.reports.paper.document import (
    Card,
    Cards,
    Document,
    Grid,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Picture,
)
from dashboard.reports.paper.finding import found_again
from dashboard.reports.paper.long_list import list_workbook
from dashboard.reports.paper.quoting import Quotes
from dashboard.reports.paper.sheet_names import sheet_names
from dashboard.reports.paper.workbook import made
from tests.tiny.readers import WHOLE, docking

pytestmark = pytest.mark.usefixtures("on_tiny")
FORGED = ("=1+1", "+A1", "-2", "@SUM(A1)", "\t=1", "　=1", "＝1", "<r><t>x</t></r>")
COLUMNS = (
    Column(Text("派出所", "Station")),
    Column(Text("编号", "Number")),
    Column(Text("调解", "Mediated"), Kind.COUNT),
    Column(Text("成功率", "Rate"), Kind.SHARE),
    Column(Text("日期", "Day"), Kind.DAY),
    Column(Text("月份", "Month"), Kind.MONTH),
    Column(Text("金额", "Yuan"), Kind.YUAN),
)


def paper(*rows, charted=(), blocks=()):
    """A paper on the first half of 2020 in the docking register: 8 mediated, 4 of them settled."""
    quotes = Quotes(WHOLE, Lang.ZH)
    cited = [
        quotes.figure(key, key, docking(), page="trends") for key in ("mediated", "settlement_rate")
    ]
    own = quotes.figure("HS1", "mediated", docking(), page="stations", by=("station",), unit="HS1")
    grid = Grid(
        "各派出所", COLUMNS, rows, "分母少的不显示。", cites=((0, 2, "HS1"),), charted=charted
    )
    return Document(
        title="简报",
        subtitle="2020年",
        lang=Lang.ZH,
        about=(("数据截至", "2020年6月30日"),),
        blocks=(
            Heading("一、总体"),
            Paragraph(("共调解", cited[0], "，成功率", cited[1], "。")),
            Cards((Card("成功率", cited[1], "4/8"), Card("上所", own))),
            *blocks,
            grid,
            Note("注"),
            NewPage("内部核对"),
        ),
        quoted=tuple(quotes.taken.values()),
        methods=(("特点", "按规则写出"),),
        mark="导出 4711",
    )


ROW = ("上所", "0012", 2, 0.5, "2020-03-05", "2020-03-01", 1234.5)
OTHER = ("下所", "0013", 3, "样本不足（n=2）", "未登记", "2020-04", None)


def opened(content):
    return load_workbook(io.BytesIO(content))


def test_each_table_has_a_sheet_and_what_proves_them_comes_last():
    book = opened(made(paper(ROW)))
    assert book.sheetnames == ["简报", "各派出所", "指标解释", "数字出处"]
    assert all(sheet.page_setup.paperSize == 9 for sheet in book)
    sheet = book["各派出所"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B5", "A4:G5")
    assert "导出 4711" in sheet.oddFooter.left.text


def test_cells_are_what_they_are():
    sheet = opened(made(paper(ROW, OTHER)))["各派出所"]
    typed = [(cell.value, cell.number_format) for cell in sheet[5]]
    assert typed == [
        ("上所", "@"),
        ("0012", "@"),
        (2, "#,##0"),
        (0.5, "0.0%"),
        (datetime(2020, 3, 5), "yyyy-mm-dd"),
        (datetime(2020, 3, 1), "yyyy-mm"),
        (1234.5, "#,##0.00"),
    ]
    words = [cell.value for cell in sheet[6]]
    assert words == ["下所", "0013", 3, "样本不足（n=2）", "未登记", datetime(2020, 4, 1), None]
    assert sheet["A3"].value == "分母少的不显示。"


def test_words_that_look_like_formulas_stay_words():
    forged = [(*(words,) * 2, *ROW[2:]) for words in FORGED]
    document = paper(*forged, blocks=(Grid("=1+1", COLUMNS, (ROW,)), Paragraph(("=cmd()",))))
    book = opened(made(document))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    assert [row[0].value for row in book["各派出所"].iter_rows(min_row=5, max_row=12)] == [
        f"'{words}" for words in FORGED
    ]
    assert "'=cmd()" in [cell.value for cell in book["简报"]["A"]]


def test_every_figure_stands_with_its_number_its_origin_and_its_cells():
    document = paper(ROW)
    book = opened(made(document))
    heads, *rows = [[cell.value for cell in row] for row in book["数字出处"].iter_rows(min_row=3)]
    told = {row[0]: dict(zip(heads, row, strict=True)) for row in rows}
    assert {key: one["数值"] for key, one in told.items()} == {
        "mediated": 8,
        "settlement_rate": 0.5,
        "HS1": 2,
    }
    rate = told["settlement_rate"]
    assert (rate["分子"], rate["分母"], rate["口径"]) == (4, 8, "调解")
    assert rate["数据截至"] == datetime(2020, 6, 30)
    for one in document.quoted:
        assert found_again(WHOLE, one) == told[one.id]["数值"]
    places = told["HS1"]["所在单元格"].split("、")
    cells = [book[name][at] for name, at in (place.rsplit("!", 1) for place in places)]
    assert [cell.value for cell in cells] == [2, 2]
    words, card = (book["简报"][one.split("!")[1]] for one in rate["所在单元格"].split("、"))
    assert words.value == "共调解8 件，成功率50.0%。"
    assert (card.value, card.number_format) == (0.5, "0.0%")


def test_indicators_behind_the_figures_are_explained():
    sheet = opened(made(paper(ROW)))["指标解释"]
    assert [sheet[f"B{row}"].value for row in (4, 5)] == ["mediated", "settlement_rate"]
    assert sheet["C5"].value
    assert "按规则写出" in [cell.value for cell in sheet["B"]]


def test_a_table_of_numbers_is_drawn_by_the_spreadsheet_itself():
    picture = Picture("各所调解件数", {"mark": "bar"}, "柱")
    whole = paper(ROW, (*OTHER[:3], 0.2, *OTHER[4:]), charted=(3,), blocks=(picture,))
    book = opened(made(whole))
    assert [len(sheet._charts) for sheet in book] == [0, 1, 0, 0]
    assert not book["简报"]._images


def test_a_table_with_words_among_its_numbers_is_not_drawn():
    book = opened(made(paper(ROW, OTHER, charted=(3,))))
    assert not any(sheet._charts for sheet in book)


@pytest.mark.parametrize(
    ("titles", "names"),
    [
        (("表", "表", "表"), ["表", "表 2", "表 3"]),
        (("A/B:C", "a b c"), ["A B C", "a b c 2"]),
        (("", "'x'", "History"), ["表", "x", "History 2"]),
        (("甲" * 40, "甲" * 31), ["甲" * 31, "甲" * 29 + " 2"]),
    ],
)
def test_names_of_sheets_are_legal_and_told_apart(titles, names):
    assert sheet_names(titles, Lang.ZH) == names


def test_a_long_list_keeps_its_types_and_its_words_are_no_formulas():
    columns = (COLUMNS[1], COLUMNS[2], COLUMNS[4], COLUMNS[6])
    rows = [(words, 3, datetime(2020, 3, 5), 1.256) for words in (*FORGED, "0012", " <b>&  ")]
    content = list_workbook("清单", (("导出编号", "4711"),), columns, [*rows, (None,) * 4], Lang.ZH)
    book = opened(content)
    cells = [[cell.value for cell in row] for row in book["清单"].iter_rows(min_row=3)]
    assert cells[0] == ["编号", "调解", "日期", "金额"]
    assert [row[0] for row in cells[1:]] == [
        *(f"'{one}" for one in FORGED),
        "0012",
        " <b>&  ",
        None,
    ]
    assert cells[1][1:] == [3, datetime(2020, 3, 5), 1.26]
    assert not [cell for row in book["清单"] for cell in row if cell.data_type == "f"]
    assert book["清单"].auto_filter.ref == f"A3:D{3 + len(rows) + 1}"
    assert book["本件"]["B4"].value == "4711"


def test_a_table_as_csv_says_whence_it_comes():
    document = paper(("=1+1", "0012", 2, 0.5, "2020-03-05", None, -1.5))
    text = grid_csv(document, document.grids[0]).decode("utf-8")
    assert text.startswith("\ufeff件名,简报 · 2020年\r\n表,各派出所\r\n数据截至,2020年6月30日\r\n")
    assert text.splitlines()[-1] == "'=1+1,0012,2,0.5,2020-03-05,,-1.5"


def test_a_long_list_says_on_every_page_whose_it_is():
    about = (("导出编号", "4711"), (MARK[Lang.ZH], "A&B · 4711"))
    columns = (Column(Text("<r><b/></r>", ""), Kind.WORDS),)
    book = opened(list_workbook("2020年清单", about, columns, [("x",)], Lang.ZH))
    assert [sheet.oddFooter.left.text for sheet in book] == ["2020年清单 · A&&B · 4711"] * 2
    assert book["2020年清单"]["A3"].value == "'<r><b/></r>"
