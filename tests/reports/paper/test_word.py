"""A paper as a Word file: to GB/T 9704, real headings and tables, figures found by their ids."""

import io
from dataclasses import replace
from functools import cache

import docx
import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from dashboard.reports.paper.document import NewPage
from dashboard.reports.paper.word import made
from dashboard.reports.paper.word_figures import FIGURE, SOURCE, bookmark
from tests.reports.paper.papers import (
    EMOJI,
    FREE,
    LONG,
    NASTY,
    QUOTED,
    RARE,
    briefing,
    nasty,
    stations,
    told,
)


@cache
def read(paper=briefing) -> docx.document.Document:
    return docx.Document(io.BytesIO(made(paper())))


def named(letter, tag: str, attribute: str) -> list[str]:
    return [one.get(qn(attribute)) for one in letter.element.iter(qn(tag))]


def east_asian(style) -> str:
    return style.element.rPr.rFonts.get(qn("w:eastAsia"))


def test_the_page_is_that_of_an_official_letter():
    section = read().sections[0]
    margins = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(margin.mm) for margin in margins] == [37, 35, 28, 26]
    assert "PAGE" in section.footer._element.xml
    assert briefing().mark in section.header.paragraphs[0].text


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Normal", "仿宋_GB2312", 16),
        ("Title", "方正小标宋简体", 22),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
    ],
)
def test_styles_have_the_fonts_and_sizes_of_the_standard_in_black(style, font, points):
    found = read().styles[style]
    assert (east_asian(found), found.font.size, found.font.bold) == (font, Pt(points), False)
    assert found.paragraph_format.line_spacing == Pt(28)
    assert str(found.font.color.rgb) == "000000"


def test_a_font_that_is_missing_has_another_named():
    parts = {str(part.partname): part.blob for part in read().part.package.iter_parts()}
    table = parts["/word/fontTable.xml"].decode("utf-8")
    assert '<w:font w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>' in table


def test_headings_are_headings_and_free_text_is_paragraphs_to_edit():
    said = [(one.style.name, one.text) for one in read().paragraphs]
    assert ("Title", "成华区公调对接工作月度简报") in said
    assert ("Heading 1", "一、总体情况") in said
    assert ("Heading 2", "（一）单位之间") in said
    assert [text for style, text in said if style == "Normal"][-3:] == FREE.splitlines()


def test_every_sentence_is_there_with_its_figures():
    said = [one.text for one in read().paragraphs]
    sentences = [block.text for block in briefing().blocks if getattr(block, "parts", None)]
    assert [one for one in sentences if one not in said and one != FREE] == []


def test_tables_are_tables_whose_heads_repeat():
    cards, grid, sources = read().tables
    assert [cell.text for cell in cards.rows[1].cells][:2] == ["968 件", "91.1%"]
    assert [cell.text for cell in grid.rows[1].cells] == [
        "和畅派出所",
        "69",
        "91.3%",
        "在正常波动内",
    ]
    assert {cell.text for cell in sources.rows[1].cells} == {"2019年11月"}
    assert [cell.text for cell in sources.rows[4].cells][:4] == [
        "3",
        "调解成功率",
        "91.1%",
        "882/968",
    ]
    assert len(named(read(), "w:tblHeader", "w:val")) == 2


def test_every_figure_is_marked_by_its_id_and_leads_to_its_source():
    marks = set(named(read(), "w:bookmarkStart", "w:name"))
    assert {bookmark(kind, one.id) for one in QUOTED for kind in (FIGURE, SOURCE)} <= marks
    assert set(named(read(), "w:hyperlink", "w:anchor")) <= marks
    assert len(marks) == len(named(read(), "w:bookmarkStart", "w:name"))


def test_ids_stay_apart_as_bookmarks_that_word_can_read():
    ids = ["type:wages", "type_wages", "类型:工资", "x" * 80, "x" * 81, "a b", ""]
    names = [bookmark(FIGURE, one) for one in ids]
    assert len(set(names)) == len(ids)
    assert all(len(name) <= 36 and name.replace("_", "").isascii() for name in names)


def test_charts_have_words_for_those_who_cannot_see_them():
    drawn = [one._inline.docPr for one in read().inline_shapes]
    assert [one.get("descr") for one in drawn] == ["纠纷类型件数", "各派出所调解成功率及95%区间"]
    assert [one.width for one in read().inline_shapes] == [Mm(156)] * 2


def test_nasty_words_are_words():
    text = "\n".join(one.text for one in read(nasty).paragraphs)
    assert f"{RARE}野{EMOJI}" in text
    assert text.count(NASTY) >= 5
    assert read(nasty).tables[1].rows[1].cells[0].text == LONG
    assert "w:altChunk" not in read(nasty).element.xml


def test_what_xml_cannot_hold_is_left_out_and_the_file_opens():
    paper = replace(nasty(), blocks=(told("甲\x00乙\x1f丙\ud800"),))
    assert "甲乙丙" in [one.text for one in docx.Document(io.BytesIO(made(paper))).paragraphs]


def test_a_page_apart_and_a_wide_table_have_sections_of_their_own():
    grid = stations()
    wide = replace(grid, columns=grid.columns * 2, rows=tuple(row * 2 for row in grid.rows))
    paper = replace(briefing(), blocks=(wide, NewPage("内部核对"), told("核对。")))
    sections = docx.Document(io.BytesIO(made(paper))).sections
    turned = [one.orientation == WD_ORIENT.LANDSCAPE for one in sections]
    heads = [one.header.paragraphs[0].text.split("　")[0] for one in sections]
    assert turned == [False, True, False, False]
    assert heads[2:] == ["内部核对", "数字出处"]


def test_the_file_says_no_day_it_was_made():
    own = read().core_properties
    assert (own.title, own.author, own.created) == (briefing().title, "", None)
