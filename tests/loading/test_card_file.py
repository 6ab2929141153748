"""Workbooks that anybody may have made: each is read within its limits, or refused in words."""

import io
import zipfile

import pytest

from dashboard.domain.errors import BadFile
from dashboard.loading import card_file
from dashboard.loading.card_file import read_workbook
from tests.tiny.visits import hill, rewritten, workbook, write_config

SHEET = "xl/worksheets/sheet1.xml"


@pytest.fixture
def good(on_tiny, tmp_path, monkeypatch):
    config = write_config(tmp_path / "config")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    return workbook(hill(config))


@pytest.fixture
def refused(tmp_path):
    def read(content):
        path = tmp_path / "card.xlsx"
        path.write_bytes(content)
        with pytest.raises(BadFile) as error:
            read_workbook(path)
        return str(error.value)

    return read


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(f"{name}.xml", content)
    return out.getvalue()


def test_a_workbook_is_read_cell_by_cell(good, tmp_path):
    path = tmp_path / "card.xlsx"
    path.write_bytes(good)
    (sheet,) = read_workbook(path).sheets
    assert sheet.name == "1 Upper_station"
    assert sheet.rows[0][1] == "点位卡 · 现场检查"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "card.xlsx is empty."),
        (b"a,b\n1,2\n", "not a workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "not a workbook"),
        (packed(a="<a/>"), "not a workbook"),
        (packed(a="<a>"), "a part is broken"),
        (packed(a='<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "declares a document type"),
        (bytes(5_000_001), "larger than 5 MB"),
    ],
    ids=["empty", "text", "old", "no sheet", "broken", "entities", "large"],
)
def test_what_is_no_workbook_is_said_in_words(refused, content, told):
    assert told in refused(content)


def test_a_file_that_is_not_there_is_said(tmp_path):
    with pytest.raises(BadFile, match="cannot be read"):
        read_workbook(tmp_path / "no.xlsx")


@pytest.mark.parametrize("share", [0.3, 0.6, 0.9, 0.99])
def test_a_file_cut_short_is_refused(good, refused, share):
    assert "not a workbook" in refused(good[: int(len(good) * share)])


def test_a_workbook_that_unpacks_to_too_much_is_refused_before_it_is_unpacked(refused):
    content = packed(a=f"<a>{' ' * 45_000_000}</a>")
    assert len(content) < 100_000
    assert "unpacks to more than 40 MB" in refused(content)


def test_a_size_that_is_declared_too_small_is_not_believed(good, refused):
    # The length of the sheet in the zip's own list, told as one byte.
    at = good.rindex(SHEET.encode()) - 46
    assert good[at : at + 4] == b"PK\x01\x02"
    lying = good[: at + 24] + (1).to_bytes(4, "little") + good[at + 28 :]
    assert "not a workbook" in refused(lying)


@pytest.mark.parametrize(
    "row",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="400"><c r="AE400"><v>1</v></c></row>',
        f'<row r="400">{"<c/>" * 31}</row>',
        '<row r="501"><c r="A501"/></row>',
        '<row r="400"><c r="A&#53;00000"/></row>',
        '<row r="400"><c r="$A$1"/></row>',
        '<x:row xmlns:x="u" r="400"><x:c r="ZZZ1"/></x:row>',
    ],
)
def test_a_cell_far_out_is_refused_before_a_sheet_is_laid_out(good, refused, row):
    wide = rewritten(good, SHEET, lambda xml: xml.replace("</sheetData>", f"{row}</sheetData>"))
    assert "no card is so large" in refused(wide)


def test_rows_without_cells_may_lie_far_out(good, tmp_path):
    path = tmp_path / "card.xlsx"
    far = '<row r="1048576" ht="12"></row></sheetData>'
    path.write_bytes(rewritten(good, SHEET, lambda xml: xml.replace("</sheetData>", far)))
    assert len(read_workbook(path).sheets[0].rows) < 60


def test_the_same_part_twice_is_refused(good, refused):
    out = io.BytesIO(good)
    with (
        pytest.warns(UserWarning, match="Duplicate name"),
        zipfile.ZipFile(out, "a") as made,
    ):
        made.writestr(SHEET, "<worksheet/>")
    assert "twice" in refused(out.getvalue())


def test_too_many_sheets_are_refused(good, refused, monkeypatch):
    monkeypatch.setattr(card_file, "MOST_SHEETS", 0)
    assert "more than 0 sheets" in refused(good)


def filled(book, rows):
    """The workbook with rows put at the end of its sheet."""
    return rewritten(book, SHEET, lambda xml: xml.replace("</sheetData>", f"{rows}</sheetData>"))


def test_one_text_shared_by_all_cells_is_refused_before_it_is_written_out_in_each(good, refused):
    # Five kilobytes that a reader would unfold into fifteen gigabytes.
    text = f"<si><t>{'A' * 1_000_000}</t></si></sst>"
    long = rewritten(good, "xl/sharedStrings.xml", lambda xml: xml.replace("</sst>", text))
    assert "more than 2000 characters" in refused(long)


@pytest.mark.parametrize(
    "around", ["{}", "<is><t>{}</t></is>", "<is><c/><si/><r><t>{}</t></r></is>"]
)
def test_a_cell_of_too_many_characters_is_refused(good, refused, around):
    words = around.format("<v>x</v>" * 2_001)
    assert "more than 2000 characters" in refused(filled(good, f'<row r="90"><c>{words}</c></row>'))


def test_cells_that_hold_too_much_together_are_refused(good, refused, monkeypatch):
    monkeypatch.setattr(card_file, "MOST_SIGNS_IN_ALL", 20)
    assert "more than 20 characters in all" in refused(good)


def test_a_part_in_another_encoding_is_refused(good, refused):
    """Its markup would be words here, and a cell in the last row and column to the reader."""
    far = b'<worksheet><sheetData><row><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
    hidden = "\ufeff<a>".encode("utf-16-le") + far.ljust(100) + "</a>".encode("utf-16-le")
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(good)) as given, zipfile.ZipFile(out, "w") as made:
        for part in given.infolist():
            made.writestr(part, hidden if part.filename == SHEET else given.read(part))
    assert "not in UTF-8" in refused(out.getvalue())
