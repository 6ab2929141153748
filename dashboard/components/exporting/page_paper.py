"""A page as a paper: what was drawn in this rerun, in its order, with whole tables."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

from dashboard.components.exporting.paper_table import grid_of
from dashboard.components.exporting.paper_words import is_heading, lines_of, unmarked
from dashboard.components.exporting.sheet import Drawn, Listed, Said, Sheet, Shown
from dashboard.components.exporting.spec_words import alt_of, title_of
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.reports.paper.document import (
    Block,
    Card,
    Cards,
    Cite,
    Document,
    Grid,
    Heading,
    Note,
    Paragraph,
    Picture,
)
from dashboard.reports.paper.quoting import Quotes

NUMBER = Text("{name}：{value}", "{name}: {value}")
BEHIND = Text("（{behind}）", " ({behind})")
A_ROW = 4


@dataclass
class Laying:
    """A paper while its parts are laid one after the other; titles of tables are kept apart."""

    page: str
    quotes: Quotes
    heading: str = ""
    titles: dict[str, int] = field(default_factory=dict)

    def blocks(self, sheet: Sheet) -> Iterator[Block]:
        """Yield what a page drew, numbers by themselves four in a row."""
        for is_number, parts in groupby(sheet.parts, lambda part: isinstance(part, Shown)):
            if is_number:
                yield from self._numbers([part for part in parts if isinstance(part, Shown)])
                continue
            for part in parts:
                if isinstance(part, Said):
                    yield from self._said(part)
                elif isinstance(part, Drawn):
                    yield picture_of(part)
                elif isinstance(part, Listed):
                    yield self._grid(part)

    def _said(self, part: Said) -> Iterator[Block]:
        if not part.marked:
            yield Paragraph((part.text,))
            return
        for line in lines_of(part.text):
            told = unmarked(line)
            if is_heading(line) and not part.is_small:
                self.heading = told
                yield Heading(told)
            elif told:
                yield Note(told) if part.is_small else Paragraph((told,))

    def _numbers(self, parts: list[Shown]) -> Iterator[Block]:
        cards = [Card(part.name, self._cite(part), part.behind) for part in parts if part.key]
        for first in range(0, len(cards), A_ROW):
            yield Cards(tuple(cards[first : first + A_ROW]))
        for part in (one for one in parts if not one.key):
            behind = BEHIND.format(behind=part.behind) if part.behind else Text("", "")
            told = NUMBER.format(name=part.name, value=part.value)
            lang = self.quotes.lang
            yield Paragraph((told[lang] + behind[lang],))

    def _cite(self, part: Shown) -> Cite:
        if part.filters is None:
            raise ValueError(f"'{part.key}' is shown without its selection.")
        return self.quotes.figure(part.key, part.key, part.filters, page=self.page)

    def _grid(self, part: Listed) -> Grid:
        title = part.title or self.heading
        again = self.titles[title] = self.titles.get(title, 0) + 1
        return grid_of(part, f"{title}（{again}）" if again > 1 else title, self.quotes.lang)


def picture_of(part: Drawn) -> Picture:
    """Return a chart of a page as a picture of a paper."""
    spec = part.make()
    return Picture(part.title or title_of(spec), spec, alt_of(spec))


def page_paper(sheet: Sheet, page: str, about: tuple[tuple[str, str], ...], mark: str) -> Document:
    """Return what a page drew as a paper that says of itself what ``about`` says."""
    here = context()
    quotes = Quotes(here.scope, here.lang, ask=ask)
    blocks = [*_standing(sheet), *Laying(page, quotes, sheet.title).blocks(sheet)]
    return Document(
        title=unmarked(sheet.title),
        subtitle=unmarked(sheet.question),
        lang=here.lang,
        about=about,
        blocks=tuple(blocks),
        quoted=tuple(quotes.taken.values()),
        methods=sheet.formulas,
        mark=mark,
    )


def untitled(document_blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks as they are read from top to bottom: a table repeats no heading above it."""
    out: list[Block] = []
    heading = ""
    for block in document_blocks:
        if isinstance(block, Heading):
            heading = block.text
        is_told = isinstance(block, Grid) and block.title == heading
        out.append(Grid("", block.columns, block.rows) if is_told else block)
    return tuple(out)


def _standing(sheet: Sheet) -> list[Block]:
    return [Note(unmarked(sheet.standing))] if sheet.standing else []
