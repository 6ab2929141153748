"""A page as a paper: what was drawn in this rerun, in its order, with whole tables."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
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
from dashboard.reports.paper.printed_words import is_wide
from dashboard.reports.paper.quoting import Quotes

NUMBER = Text("{name}：{value}", "{name}: {value}")
BEHIND = Text("（{behind}）", " ({behind})")
AGAIN = Text("{title}（{n}）", "{title} ({n})")
A_ROW = 4


@dataclass(frozen=True)
class Laying:
    """How the parts of a page are laid: of which page, for whom, its tables' titles by identity."""

    page: str
    quotes: Quotes
    titles: Mapping[int, str]

    def blocks(self, sheet: Sheet) -> Iterator[Block]:
        """Yield what a page drew, numbers by themselves four in a row."""
        for is_number, parts in groupby(sheet.parts, lambda part: isinstance(part, Shown)):
            if is_number:
                yield from self._numbers([part for part in parts if isinstance(part, Shown)])
                continue
            for part in parts:
                if isinstance(part, Said):
                    yield from _said(part)
                elif isinstance(part, Drawn):
                    yield picture_of(part)
                elif isinstance(part, Listed):
                    yield grid_of(part, self.titles[id(part)], self.quotes.lang)

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


def titled_lists(sheet: Sheet) -> list[tuple[str, Listed]]:
    """Return the tables of a page with their titles: their own, else the heading above them.

    No two have the same.
    """
    found: list[tuple[str, Listed]] = []
    heading, times = unmarked(sheet.title), Counter[str]()
    for part in sheet.parts:
        if isinstance(part, Said):
            heading = _heading_in(part) or heading
        elif isinstance(part, Listed):
            title = part.title or heading
            times[title] += 1
            again = AGAIN.format(title=title, n=times[title])[context().lang]
            found.append((again if times[title] > 1 else title, part))
    return found


def picture_of(part: Drawn) -> Picture:
    """Return a chart of a page as a picture of a paper."""
    spec = part.make()
    return Picture(part.title or title_of(spec), spec, alt_of(spec))


def page_paper(sheet: Sheet, page: str, about: tuple[tuple[str, str], ...], mark: str) -> Document:
    """Return what a page drew as a paper that says of itself what ``about`` says."""
    here = context()
    quotes = Quotes(here.scope, here.lang, ask=ask)
    titles = {id(part): title for title, part in titled_lists(sheet)}
    blocks = [*_standing(sheet), *Laying(page, quotes, titles).blocks(sheet)]
    return Document(
        title=unmarked(sheet.title),
        subtitle=unmarked(sheet.question),
        lang=here.lang,
        about=about,
        blocks=noted(blocks),
        quoted=tuple(quotes.taken.values()),
        methods=sheet.formulas,
        mark=mark,
    )


def untitled(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return blocks as they are read from top to bottom: a table repeats no heading above it.

    A wide one, which turns the page, takes its heading along.
    """
    out: list[Block] = []
    heading = ""
    for block in blocks:
        if isinstance(block, Heading):
            heading = block.text
        if isinstance(block, Grid) and block.title == heading and not is_wide(block):
            out.append(replace(block, title=""))
            continue
        if isinstance(block, Grid) and out and out[-1] == Heading(block.title):
            out.pop()
        out.append(block)
    return tuple(out)


def noted(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """Return blocks with the small print right under a table as part of it: no page parts them."""
    out: list[Block] = []
    for block in blocks:
        above = out[-1] if out else None
        if isinstance(block, Note) and isinstance(above, Grid) and not above.note:
            out[-1] = replace(above, note=block.text)
        else:
            out.append(block)
    return tuple(out)


def _said(part: Said) -> Iterator[Block]:
    if not part.marked:
        yield Paragraph((part.text,))
        return
    for line in lines_of(part.text):
        told = unmarked(line)
        if is_heading(line) and not part.is_small:
            yield Heading(told)
        elif told:
            yield Note(told) if part.is_small else Paragraph((told,))


def _heading_in(part: Said) -> str:
    """Return the last heading in words, or nothing."""
    if part.is_small or not part.marked:
        return ""
    lines = [line for line in lines_of(part.text) if is_heading(line)]
    return unmarked(lines[-1]) if lines else ""


def _standing(sheet: Sheet) -> list[Block]:
    return [Note(unmarked(sheet.standing))] if sheet.standing else []
