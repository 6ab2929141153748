"""A paper before it has a form: its figures are found again, and it opens as it was kept."""

from dataclasses import replace

import pytest

from dashboard.domain.text import Lang
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
    from_json,
)
from dashboard.reports.paper.finding import found_again
from dashboard.reports.paper.quoting import Quotes
from dashboard.reports.paper.view_code import view_address, view_code
from tests.tiny.readers import WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def quotes(scope=WHOLE):
    return Quotes(scope, Lang.ZH)


def mediated(found, station="", name="mediated"):
    by = ("station",) if station else ()
    return found.figure(name, "mediated", docking(), page="trends", by=by, unit=station)


def test_a_figure_is_quoted_with_all_it_needs_to_be_defended():
    found = quotes()
    assert mediated(found).text == "8 件"
    quoted = found.taken["mediated"]
    assert (quoted.value, quoted.numerator, quoted.denominator) == (8, 8, None)
    assert (quoted.data_to, quoted.basis) == ("2020-06-30", "调解")
    assert dict(quoted.query) == docking().to_query() | {"metric": "mediated"}


def test_a_printed_figure_is_found_again_for_its_reader():
    found = quotes()
    mediated(found, "HS3")
    assert found.taken["mediated"].value == 3
    assert found_again(WHOLE, found.taken["mediated"]) == 3
    assert found_again(head("HS1"), found.taken["mediated"]) is None


def test_two_figures_under_one_id_are_refused():
    found = quotes()
    mediated(found)
    with pytest.raises(ValueError, match="two figures"):
        mediated(found, "HS3")


def test_a_paper_opens_as_it_was_kept():
    found = quotes()
    cite = mediated(found)
    paper = Document(
        title="简报",
        subtitle="2020年",
        lang=Lang.ZH,
        about=(("数据截至", "2020年6月30日"),),
        blocks=(
            Heading("一、总体"),
            Paragraph(("调解", cite, "。")),
            Paragraph(("",), key="next"),
            Cards((Card("调解", cite),)),
            Picture("图", {"mark": "bar"}, "柱"),
            Grid("表", (), (("2020-01-01", 1, 2.5, None),), cites=((0, 1, "mediated"),)),
            Note("注"),
            NewPage("内部核对"),
        ),
        quoted=tuple(found.taken.values()),
    )
    assert from_json(paper.to_json()) == paper
    written = paper.with_texts({"next": "下月走访。", "unknown": "x"})
    assert written.free_texts == {"next": "下月走访。"}
    assert replace(written, blocks=paper.blocks) == paper


def test_the_code_of_a_view_does_not_depend_on_the_order_of_its_parameters():
    one, other = {"a": "1", "b": "2"}, {"b": "2", "a": "1"}
    assert view_address("trends", one) == "/trends?a=1&b=2"
    assert view_code("trends", one) == view_code("trends", other)
    assert view_code("trends", one) != view_code("stations", one)
    assert len(view_code("trends", one)) == 8
