"""A paper as PDF: what went in can be read out, each figure leads to its source."""

import io
import re
from dataclasses import replace
from functools import cache

import pypdf
import pytest

from dashboard.domain.text import Lang
from dashboard.reports.paper.document import Document, NewPage, Picture
from dashboard.reports.paper.formats import Form, rendered
from dashboard.reports.paper.pdf import made
from tests.reports.paper.papers import (
    FREE,
    LONG,
    NASTY,
    QUOTED,
    briefing,
    nasty,
    stations,
    told,
)


def opened(paper: Document) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(made(paper)))


def written(*blocks: object, **more: object) -> pypdf.PdfReader:
    """A paper of these blocks, opened; without charts it is made in no time."""
    return opened(replace(briefing(), blocks=blocks, **more))


@cache
def read(paper=briefing) -> pypdf.PdfReader:
    return opened(paper())


def words(reader: pypdf.PdfReader) -> str:
    """All words in order, without the spaces and breaks that lines put between them."""
    return squeezed("".join(page.extract_text() for page in reader.pages))


def squeezed(text: str) -> str:
    return re.sub(r"[\s\u200b]+", "", text)


def parts_of(reader: pypdf.PdfReader) -> list[dict]:
    found = (reader.get_object(number) for number in range(1, reader.trailer["/Size"]))
    return [part for part in found if isinstance(part, dict)]


def test_every_sentence_can_be_read_out_of_the_file():
    text = words(read())
    for block in briefing().blocks:
        assert squeezed(getattr(block, "text", "")) in text
    for name in (
        "调解成功率",
        "和畅派出所",
        "龙潭工业园区派出所",
        "劳动报酬",
        "统计口径",
        "数字出处",
    ):
        assert name in text
    for line in FREE.splitlines():
        assert squeezed(line) in text


def test_nothing_in_a_name_runs_as_markup():
    text = words(read(nasty))
    assert text.count(squeezed(NASTY)) >= 10
    assert LONG in text
    assert "野〔U+1F600〕" in text
    assert "王〔U+20BB7〕" in text


def test_fonts_are_inside_and_only_the_shipped_ones():
    found = [part for part in parts_of(read()) if part.get("/Type") == "/FontDescriptor"]
    names = {font["/FontName"].split("+")[1].removesuffix("-Identity-H") for font in found}
    assert names == {"MediationSansSC-Regular", "MediationSansSC-Bold"}
    assert all("/FontFile3" in font for font in found)


def test_every_figure_leads_to_its_source_by_its_id():
    reader = read()
    links = [
        note.get_object()["/Dest"] for page in reader.pages for note in page.get("/Annots", [])
    ]
    ids = {f"figure:{one.id}" for one in QUOTED}
    assert set(reader.named_destinations) == ids
    assert set(links) == ids


def test_a_source_says_what_defends_the_figure():
    text = squeezed(read().pages[-1].extract_text())
    assert "出处码2019年11月1调解" in text
    assert "3调解成功率91.1%882/968共调解/v/7K3M9QXA" in text
    assert "数据截至：2019-12-31" in text
    assert "数据版本：c0ffee12" in text


def test_a_month_takes_two_pages_and_its_annex_each_numbered_and_marked():
    pages = [squeezed(page.extract_text()) for page in read().pages]
    assert len(pages) == 3
    for number, page in enumerate(pages, 1):
        assert f"—{number}—" in page
        assert squeezed(briefing().mark) in page
    assert "数字出处" not in pages[1]


def test_the_same_paper_is_the_same_file_and_says_no_day():
    assert made(briefing()) == made(briefing()) == rendered(briefing(), Form.PDF)
    told_of_itself = read().metadata
    assert told_of_itself["/Title"] == briefing().title
    assert not {"/CreationDate", "/ModDate"} & set(told_of_itself)
    assert read().trailer["/Root"]["/Lang"].startswith("zh")


def test_charts_are_lines_with_words_for_those_who_cannot_see_them():
    reader = read()
    assert not [image for page in reader.pages for image in page.images]
    assert "各派出所调解成功率及95%区间" in [part.get("/Alt") for part in parts_of(reader)]


def test_the_heads_of_a_long_table_stand_on_each_of_its_pages():
    grid = replace(stations(), rows=stations().rows * 20)
    pages = written(grid, methods=(), quoted=()).pages
    assert len(pages) > 2
    assert all("调解成功率" in page.extract_text() for page in pages)


def test_a_table_too_wide_for_the_page_turns_it():
    grid = stations()
    wide = replace(grid, columns=grid.columns * 2, rows=tuple(row * 2 for row in grid.rows))
    boxes = [page.mediabox for page in written(wide, told("下文。")).pages]
    assert [box.width > box.height for box in boxes] == [False, True, False, False]


def test_a_page_apart_has_its_running_title():
    first, second, _ = written(told("正文。"), NewPage("内部核对"), told("核对。")).pages
    assert "内部核对" not in first.extract_text()
    assert "内部核对" in second.extract_text()


def test_a_figure_that_was_never_quoted_is_refused():
    with pytest.raises(KeyError, match="rate"):
        written(told("率", "rate"), quoted=())


def test_a_chart_without_a_title_is_given_that_of_its_picture():
    bare = Picture("一根柱", {"data": {"values": [{"n": 1}]}, "mark": "bar"}, "一")
    assert "一根柱" in written(bare).pages[0].extract_text()


def test_an_english_paper_is_english_where_the_form_speaks():
    text = words(written(told("Cases ", "mediated"), lang=Lang.EN))
    assert "Wherefigurescomefrom" in text
    assert "数字出处" not in text
