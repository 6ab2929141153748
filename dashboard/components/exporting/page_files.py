"""The files a page can be taken along as, each saying by whom, when and of which data."""

from dataclasses import dataclass, replace
from enum import StrEnum

from dashboard.access.clock import utc_now
from dashboard.access.export_store import File
from dashboard.components.exporting.export import taken
from dashboard.components.exporting.page_paper import (
    page_paper,
    picture_of,
    titled_lists,
    untitled,
)
from dashboard.components.exporting.paper_words import unmarked
from dashboard.components.exporting.sheet import Sheet
from dashboard.components.exporting.spec_words import with_lines
from dashboard.components.frame.context import context
from dashboard.domain.text import Text
from dashboard.reports.files.case_file import CSV
from dashboard.reports.files.export_words import Taken, about_lines, about_nothing_selected, mark
from dashboard.reports.paper.csv_files import grid_csv
from dashboard.reports.paper.document import Document, Picture
from dashboard.reports.paper.drawing import png, svg
from dashboard.reports.paper.formats import MIMES, Form, rendered

LONGEST = 60
MOST_ROWS = 2_000
"""Rows of all tables of a page that are set for paper: more take everybody's time, not one's."""
PICTURE_PIXELS, PICTURE_WIDTH = 1600, 800


class Way(StrEnum):
    """A way to take a page, a table or a chart of it along; its value ends the file's name."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    CSV = "csv"
    PNG = "png"
    SVG = "svg"


WAYS = {
    Way.PDF: Text("整页 PDF（打印）", "Whole page, PDF (to print)"),
    Way.DOCX: Text("整页 Word", "Whole page, Word"),
    Way.XLSX: Text("全部表格 XLSX", "All tables, XLSX"),
    Way.CSV: Text("一张表 CSV", "One table, CSV"),
    Way.PNG: Text("一张图 PNG", "One chart, PNG"),
    Way.SVG: Text("一张图 SVG", "One chart, SVG"),
}
PICTURES, TABLES, PAPERS = (Way.PNG, Way.SVG), (Way.XLSX, Way.CSV), (Way.PDF, Way.DOCX)


@dataclass(frozen=True)
class Asked:
    """What is to be taken along of a page: in which way, which table or chart, what for."""

    page: str
    way: Way
    place: int
    purpose: str


def ways(sheet: Sheet) -> list[Way]:
    """Return the ways a page can be taken along: tables and charts where it has some."""
    absent = (*(() if sheet.lists else TABLES), *(() if sheet.drawings else PICTURES))
    return [way for way in Way if way not in absent]


def choices(sheet: Sheet, way: Way) -> list[str]:
    """Return the titles of what there is to choose from; whole pages have no choice."""
    if way in PICTURES:
        return [_called(picture_of(part)) for part in sheet.drawings]
    return [title for title, _ in titled_lists(sheet)] if way == Way.CSV else []


def fits_on_paper(sheet: Sheet, way: Way) -> bool:
    """Tell whether a page can be taken along in a way: one that is set for paper is not endless."""
    return way not in PAPERS or sum(len(part.make()) for part in sheet.lists) <= MOST_ROWS


def page_file(sheet: Sheet, asked: Asked, number: str) -> File:
    """Return the file, under the number its export is recorded with."""
    told = _taken(sheet, asked, number)
    if asked.way in PICTURES:
        picture = picture_of(sheet.drawings[asked.place])
        name = f"{_called(picture)}-{number}.{asked.way}"
        lines = filter(None, (unmarked(sheet.standing), mark(told)))
        return _drawn(name, replace(picture, spec=with_lines(picture.spec, *lines)), asked.way)
    paper = page_paper(sheet, asked.page, tuple(_about(sheet, told)), mark(told))
    name = f"{paper.title}-{number}.{asked.way}"
    if asked.way == Way.CSV:
        return File(name, CSV, grid_csv(paper, paper.grids[asked.place]))
    form = Form(asked.way)
    return File(name, MIMES[form], rendered(_read_down(paper, form), form))


def _called(picture: Picture) -> str:
    """Return a short name for a chart: its title, else the beginning of what is seen."""
    return (picture.title or picture.alt)[:LONGEST]


def _taken(sheet: Sheet, asked: Asked, number: str) -> Taken:
    if sheet.filters is not None:
        return taken(number, asked.purpose, sheet.filters)
    return Taken(
        number=number,
        who=context().reader.account,
        at=utc_now(),
        purpose=asked.purpose,
        selection=unmarked(sheet.question),
    )


def _about(sheet: Sheet, told: Taken) -> list[tuple[str, str]]:
    lang = context().lang
    if sheet.filters is None:
        return [*about_nothing_selected(told, lang)]
    return [*about_lines(sheet.filters, told, lang)]


def _read_down(paper: Document, form: Form) -> Document:
    """Return a paper whose tables repeat no heading, but in a workbook, where each is alone."""
    return paper if form == Form.XLSX else replace(paper, blocks=untitled(paper.blocks))


def _drawn(name: str, picture: Picture, way: Way) -> File:
    if way == Way.SVG:
        return File(name, "image/svg+xml", svg(picture, PICTURE_WIDTH).encode("utf-8"))
    return File(name, MIMES[Form.PNG], png(picture, PICTURE_PIXELS, PICTURE_WIDTH))
