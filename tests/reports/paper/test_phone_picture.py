"""A paper as a picture for a phone: one screen, what stands out, never the internal page."""

import struct
from dataclasses import replace

from dashboard.reports.paper.document import Heading, NewPage
from dashboard.reports.paper.phone_picture import made, picture_data
from tests.reports.paper.papers import FREE, briefing, nasty, told


def size(png: bytes) -> tuple[int, int]:
    return struct.unpack(">II", png[16:24])


def test_it_is_as_wide_as_a_phone_and_no_higher_than_its_screen():
    width, height = size(made(briefing()))
    assert width == 1080
    assert 1000 < height <= 1920
    assert made(briefing()) == made(briefing())


def test_it_takes_what_stands_out_with_its_chart_and_says_whence_it_comes():
    data = picture_data(briefing())
    assert [line[:8] for line in data["lines"]] == ["府河派出所调解成", "超期未办结6 件"]
    assert len(data["pictures"]) == 1
    assert "和畅派出所" in data["pictures"][0]
    assert [card["value"] for card in data["cards"]] == ["968 件", "91.1%", "3,727.53 万元", "6 件"]
    assert ["数据截至", "2019年12月31日"] in data["about"]
    assert ["口径", "共调解"] in data["about"]
    assert FREE.splitlines()[1] not in str(data)


def test_the_internal_page_is_never_sent_on():
    blocks = (Heading("一、总体"), told("正文。"), NewPage("内部核对"), told("与公布数不符。"))
    assert picture_data(replace(briefing(), blocks=blocks))["lines"] == ["正文。"]


def test_no_name_runs_as_markup_and_one_card_is_one_card():
    assert size(made(nasty()))[0] == 1080
    assert len(picture_data(nasty())["cards"]) == 1
