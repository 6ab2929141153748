"""A paper as a Word file to GB/T 9704, to be edited: real headings and tables, figures marked."""

import io

from docx.document import Document as Letter
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.section import Section
from docx.shared import Length, Mm
from docx.text.paragraph import Paragraph as WordParagraph

from dashboard.domain.text import Lang
from dashboard.reports.files.official_letter import blank_letter
from dashboard.reports.paper.document import (
    Block,
    Cards,
    Document,
    Grid,
    Heading,
    NewPage,
    Note,
    Paragraph,
    Picture,
)
from dashboard.reports.paper.drawing import png, share_of_width, svg
from dashboard.reports.paper.printed_words import (
    FIND_AGAIN,
    METHODS,
    SOURCES,
    Parts,
    annex,
    is_wide,
    lines_of,
    pairs_text,
)
from dashboard.reports.paper.word_blocks import write_cards, write_grid, write_sources
from dashboard.reports.paper.word_figures import Figures, plain
from dashboard.reports.paper.word_styles import (
    BODY,
    CAPTION,
    DRAWING,
    HEADINGS,
    MARK,
    NOTE,
    SMALL_CELL,
    SUBTITLE,
    TITLE,
    set_styles,
)

WIDTH, WIDTH_TURNED = Mm(156), Mm(225)
"""What A4 leaves between its margins, upright and turned."""
DOTS, PLOT = 1240, 620
"""Dots of a chart across the width: twice those of the screen."""
BETWEEN = "　"
LANGUAGES = {Lang.ZH: "zh-CN", Lang.EN: "en-GB"}


def made(document: Document) -> bytes:
    """Return a paper as a Word file."""
    writing = _Writing(document)
    writing.head()
    for block in document.blocks:
        writing.block(block)
    writing.annex()
    out = io.BytesIO()
    writing.letter.save(out)
    return out.getvalue()


class _Writing:
    """A Word file while it is written, from top to bottom."""

    def __init__(self, document: Document) -> None:
        self.document, self.figures = document, Figures(document)
        self.letter: Letter = blank_letter(plain(document.title), "", None)
        self.letter.core_properties.language = LANGUAGES[document.lang]
        self.running, self.is_turned = "", False
        set_styles(self.letter)
        self._mark(self.letter.sections[0])

    def head(self) -> None:
        """Write the title and what the paper says of itself."""
        self._line(self.document.title, TITLE)
        if self.document.subtitle:
            self._line(self.document.subtitle, SUBTITLE)
        self._line(pairs_text(self.document.about, self.document.lang), NOTE)

    def block(self, block: Block) -> None:
        """Write one block; the page is turned for a wide table."""
        if isinstance(block, NewPage):
            return self._new_page(block.title)
        is_turned = isinstance(block, Grid) and is_wide(block)
        if is_turned != self.is_turned:
            self._new_page(self.running, is_turned=is_turned)
        match block:
            case Heading(text, level):
                self._line(text, HEADINGS[level])
            case Paragraph():
                self._paragraph(block)
            case Cards() | Grid():
                self._table(block)
            case Picture():
                self._picture(block)
            case Note(text):
                self._line(text, NOTE)
        return None

    def annex(self) -> None:
        """Write how things are counted, and where each figure comes from."""
        lang, found = self.document.lang, annex(self.document)
        if self.document.methods or found.periods:
            self._new_page(SOURCES[lang])
        if self.document.methods:
            self._line(METHODS[lang], HEADINGS[1])
        for name, told in self.document.methods:
            self._line(f"{name}{BETWEEN}{told}", NOTE)
        if found.periods:
            self._line(SOURCES[lang], HEADINGS[1])
            self._line(FIND_AGAIN[lang], NOTE)
            self._line(pairs_text(found.shared, lang), NOTE)
            write_sources(self.letter, self.figures, found, WIDTH)

    def _line(self, text: str, style: str) -> WordParagraph:
        return self.letter.add_paragraph(plain(text), style)

    def _paragraph(self, block: Paragraph) -> None:
        for line in lines_of(block):
            self._sentence(self._line("", BODY), line)

    def _sentence(self, paragraph: WordParagraph, parts: Parts) -> None:
        for part in parts:
            if isinstance(part, str):
                paragraph.add_run(plain(part))
            else:
                self.figures.cite(paragraph, part)

    def _table(self, block: Cards | Grid) -> None:
        """Write a table, apart from what stands around it: two that touch become one."""
        width: Length = WIDTH_TURNED if self.is_turned else WIDTH
        if isinstance(block, Cards):
            self._line("", SMALL_CELL)
            write_cards(self.letter, self.figures, block, width)
            self._line("", SMALL_CELL)
            return
        if block.title:
            self._line(block.title, CAPTION).paragraph_format.keep_with_next = True
        write_grid(self.letter, self.figures, block, width)
        self._line(block.note, NOTE if block.note else SMALL_CELL)

    def _picture(self, block: Picture) -> None:
        if "title" not in block.spec:
            self._line(block.title, CAPTION).paragraph_format.keep_with_next = True
        run = self._line("", DRAWING).add_run()
        width = Length(int(WIDTH * share_of_width(svg(block, PLOT))))
        drawn = run.add_picture(io.BytesIO(png(block, DOTS, PLOT)), width=width)
        for side in ("distT", "distB", "distL", "distR"):
            drawn._inline.set(side, "0")
        own = drawn._inline.docPr
        own.set("title", plain(block.title))
        own.set("descr", plain(block.alt))

    def _new_page(self, running: str, *, is_turned: bool = False) -> None:
        """Begin a page, in Word a section: it has its own running title, and may be turned."""
        section = self.letter.add_section(WD_SECTION.NEW_PAGE)
        self.letter.paragraphs[-1].style = SMALL_CELL
        if is_turned != self.is_turned:
            section.orientation = WD_ORIENT.LANDSCAPE if is_turned else WD_ORIENT.PORTRAIT
            width, height = section.page_width, section.page_height
            section.page_width, section.page_height = height, width
        self.running, self.is_turned = running, is_turned
        section.header.is_linked_to_previous = False
        self._mark(section)

    def _mark(self, section: Section) -> None:
        paragraph = section.header.paragraphs[0]
        paragraph.style = MARK
        told = (self.running, self.document.mark)
        paragraph.add_run(plain(BETWEEN.join(filter(None, told))))
