"""The looks of a paper in Word as styles: who edits one changes all paragraphs of its kind."""

import re
from dataclasses import dataclass
from typing import cast

from docx.document import Document as Letter
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.part import Part
from docx.oxml.ns import qn
from docx.shared import Length, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from dashboard.reports.files.official_letter import (
    CENTRE,
    FANGSONG,
    HEITI,
    KAITI,
    LEFT,
    LINE,
    RIGHT,
    SIZE_2,
    SIZE_3,
    SONGTI,
    XIAOBIAOSONG,
)

BODY, TITLE, SUBTITLE, NOTE, CAPTION, MARK = (
    "Normal",
    "Title",
    "Subtitle",
    "Note",
    "Caption",
    "Header",
)
CELL, NUMBER_CELL, SMALL_CELL = "Cell", "Number Cell", "Small Cell"
HEAD_CELL, NUMBER_HEAD_CELL = "Head Cell", "Number Head Cell"
CARD_VALUE, DRAWING = "Card Value", "Drawing"
HEADINGS = {1: "Heading 1", 2: "Heading 2"}
SIZE_SMALL, SIZE_CELL, SIZE_TINY = 10.5, 10.5, 7.5
INSTEAD = {
    XIAOBIAOSONG: "华文中宋",
    FANGSONG: "仿宋",
    KAITI: "楷体",
    HEITI: "SimHei",
    SONGTI: "SimSun",
}
"""Which font Word takes where one is missing; Windows has these."""
_CLOSE = WD_ALIGN_PARAGRAPH.LEFT


@dataclass(frozen=True)
class Look:
    """How a kind of paragraph looks; ``line`` in points, none for the font's own."""

    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH = LEFT
    line: Length | None = LINE
    indent: int = 0
    before: float = 0


LOOKS = {
    BODY: Look(FANGSONG, SIZE_3, indent=2),
    TITLE: Look(XIAOBIAOSONG, SIZE_2, CENTRE),
    SUBTITLE: Look(KAITI, SIZE_3, CENTRE),
    "Heading 1": Look(HEITI, SIZE_3, indent=2),
    "Heading 2": Look(KAITI, SIZE_3, indent=2),
    NOTE: Look(FANGSONG, SIZE_SMALL, _CLOSE, Pt(16), before=3),
    CAPTION: Look(HEITI, SIZE_SMALL, CENTRE, Pt(20), before=6),
    MARK: Look(SONGTI, SIZE_TINY, RIGHT, None),
    CELL: Look(FANGSONG, SIZE_CELL, _CLOSE, Pt(16)),
    HEAD_CELL: Look(HEITI, SIZE_CELL, _CLOSE, Pt(16)),
    NUMBER_HEAD_CELL: Look(HEITI, SIZE_CELL, RIGHT, Pt(16)),
    NUMBER_CELL: Look(FANGSONG, SIZE_CELL, RIGHT, Pt(16)),
    SMALL_CELL: Look(SONGTI, SIZE_TINY, _CLOSE, Pt(10)),
    DRAWING: Look(SONGTI, SIZE_TINY, CENTRE, None, before=6),
    CARD_VALUE: Look(HEITI, 12, _CLOSE, Pt(22)),
}


def set_styles(letter: Letter) -> None:
    """Give a letter the styles of a paper, black and with the fonts that GB/T 9704 names."""
    for name, look in LOOKS.items():
        _set(_style(letter, name), look)
    _name_other_fonts(letter)


def _style(letter: Letter, name: str) -> ParagraphStyle:
    if name in letter.styles:
        return cast(ParagraphStyle, letter.styles[name])
    return cast(ParagraphStyle, letter.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))


def _set(style: ParagraphStyle, look: Look) -> None:
    font, form = style.font, style.paragraph_format
    font.name, font.size, font.bold, font.italic = look.font, Pt(look.size), False, False
    font.color.rgb = RGBColor(0, 0, 0)
    _set_fonts(style, look.font)
    form.alignment, form.widow_control = look.align, False
    form.space_before, form.space_after = Pt(look.before), Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY if look.line else WD_LINE_SPACING.SINGLE
    if look.line:
        form.line_spacing = look.line
    form.first_line_indent = Pt(look.indent * look.size)
    _indent_by_characters(style, look.indent)
    style.quick_style, style.hidden = True, False


def _set_fonts(style: ParagraphStyle, font: str) -> None:
    """Name the font for every script; a theme's font would go before it."""
    named = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in list(named.attrib):
        if str(attribute).lower().endswith("theme"):
            del named.attrib[attribute]
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        named.set(qn(script), font)


def _indent_by_characters(style: ParagraphStyle, characters: int) -> None:
    """Say the indent in characters, which Word keeps to when the size is changed."""
    properties = style.element.get_or_add_pPr()
    properties.get_or_add_ind().set(qn("w:firstLineChars"), str(characters * 100))
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _name_other_fonts(letter: Letter) -> None:
    """Name, in the table of fonts, what stands in for one that a machine lacks."""
    part: Part = letter.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    entries = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/></w:font>'
        for font, other in INSTEAD.items()
    )
    table = part.blob.decode("utf-8")
    part._blob = re.sub("</w:fonts>", f"{entries}</w:fonts>", table).encode("utf-8")
