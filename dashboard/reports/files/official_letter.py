"""The form of an official letter (GB/T 9704-2012): page, typefaces, lines, page number, signature.

A4 with margins of 37, 35, 28 and 26 mm, 28 points a line, text in 三号仿宋. Fonts are named, not
embedded: agencies have them; where one is missing the reader's program takes another.
"""

from datetime import date, datetime

from docx import Document
from docx.document import Document as Letter
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from dashboard.domain.text import Lang
from dashboard.reports.wording import day_text

FANGSONG, XIAOBIAOSONG, HEITI, KAITI, SONGTI = (
    "仿宋_GB2312",
    "方正小标宋简体",
    "黑体",
    "楷体_GB2312",
    "宋体",
)
SIZE_2, SIZE_3, SIZE_4 = 22, 16, 14
"""二号, 三号 and 四号, in points."""
LINE, NARROW_LINE = Pt(28), Pt(22)
LEFT, CENTRE, RIGHT = (
    WD_ALIGN_PARAGRAPH.JUSTIFY,
    WD_ALIGN_PARAGRAPH.CENTER,
    WD_ALIGN_PARAGRAPH.RIGHT,
)


def blank_letter(title: str, author: str, at: datetime | None) -> Letter:
    """Return an empty letter with its page, its page number and what it says of itself.

    One without a time says nothing of when it was made: the template's own day would be wrong.
    """
    letter = Document()
    section = letter.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(25)
    for spoken in letter.styles.element.iter(qn("w:lang")):
        spoken.set(qn("w:eastAsia"), "zh-CN")
    own = letter.core_properties
    own.title, own.author, own.comments, own.language = title, author, "", "zh-CN"
    if at is None:
        _forget_days(own._element)
    else:
        own.created = own.modified = at.replace(tzinfo=None)
    _number_pages(section.footer.paragraphs[0])
    return letter


def mark(letter: Letter, text: str) -> None:
    """Write a remark at the head of every page."""
    paragraph = letter.sections[0].header.paragraphs[0]
    _said(paragraph, text, HEITI, SIZE_4)
    paragraph.alignment = CENTRE


def line(
    letter: Letter,
    text: str,
    font: str = FANGSONG,
    *,
    size: int = SIZE_3,
    align: WD_ALIGN_PARAGRAPH = LEFT,
    indent: int = 0,
) -> Paragraph:
    """Add a paragraph; ``indent`` is that of its first line, in characters."""
    paragraph = letter.add_paragraph()
    form = paragraph.paragraph_format
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = LINE if size > SIZE_4 else NARROW_LINE
    form.space_before = form.space_after = Pt(0)
    form.first_line_indent, form.widow_control = Pt(indent * size), False
    paragraph.alignment = align
    _said(paragraph, text, font, size)
    return paragraph


def signature(letter: Letter, body: str, day: date) -> None:
    """Sign at the right after an empty line: the body two characters in, the day four."""
    for text, characters in ((body, 2), (day_text(day, Lang.ZH), 4)):
        form = line(letter, text, align=RIGHT).paragraph_format
        form.right_indent = Pt(characters * SIZE_3)
        form.space_before = LINE if text == body else Pt(0)
        form.keep_with_next = text == body


def _forget_days(properties: BaseOxmlElement) -> None:
    for name in ("dcterms:created", "dcterms:modified"):
        for day in properties.findall(qn(name)):
            properties.remove(day)


def _number_pages(paragraph: Paragraph) -> None:
    """Write — 1 — at the right of the foot, a character in."""
    paragraph.alignment = RIGHT
    paragraph.paragraph_format.right_indent = Pt(SIZE_4)
    _said(paragraph, "— ", SONGTI, SIZE_4)
    _mark_field(_said(paragraph, "", SONGTI, SIZE_4), "begin")
    asked = OxmlElement("w:instrText")
    asked.text = "PAGE"
    _said(paragraph, "", SONGTI, SIZE_4)._r.append(asked)
    _mark_field(_said(paragraph, "", SONGTI, SIZE_4), "separate")
    _said(paragraph, "1", SONGTI, SIZE_4)
    _mark_field(_said(paragraph, "", SONGTI, SIZE_4), "end")
    _said(paragraph, " —", SONGTI, SIZE_4)


def _mark_field(run: Run, kind: str) -> None:
    mark = OxmlElement("w:fldChar")
    mark.set(qn("w:fldCharType"), kind)
    run._r.append(mark)


def _said(paragraph: Paragraph, text: str, font: str, size: int) -> Run:
    run = paragraph.add_run(text)
    run.font.name, run.font.size = font, Pt(size)
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run
