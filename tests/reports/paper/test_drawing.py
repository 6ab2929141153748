"""Charts off the screen: in the shipped font, without the network, whoever asks at once."""

import re
import struct
from concurrent.futures import ThreadPoolExecutor

import pytest

from dashboard.reports.paper.document import Picture
from dashboard.reports.paper.drawing import natural_width, png, svg
from dashboard.reports.paper.shipped_font import FONT
from tests.reports.paper.papers import NASTY, RARE, bars, picture


def bar_of(name: str, **more: object) -> Picture:
    spec = {
        "data": {"values": [{"name": name, "n": 3}]},
        "mark": "bar",
        "encoding": {"y": {"field": "name", "axis": {"labelLimit": 2000}}, "x": {"field": "n"}},
    }
    return Picture("图", spec | more, "一根柱")


def test_a_chart_of_the_screen_is_drawn_as_wide_as_asked_in_the_shipped_font_alone():
    drawn = svg(picture(), 620)
    assert natural_width(drawn) == 620
    assert set(re.findall(r'font-family="([^"]*)"', drawn)) == {FONT}
    assert "和畅派出所" in drawn
    assert "#1F4E79" in drawn


def test_panels_side_by_side_keep_their_widths():
    panel = bar_of("甲").spec | {"width": 100}
    drawn = svg(Picture("图", {"hconcat": [panel, panel]}, "两栏"), 620)
    assert 200 < natural_width(drawn) < 400


def test_a_picture_of_dots_has_the_width_that_was_asked():
    width, height = struct.unpack(">II", png(bars(), 1240)[16:24])
    assert width == 1240
    assert height > 300


def test_names_in_a_chart_are_words_and_a_sign_without_a_form_is_named():
    drawn = svg(bar_of(f"王{RARE}{NASTY}"), 900)
    assert "王〔U+20BB7〕#eval" in drawn
    assert "<script" not in drawn


def test_nothing_is_fetched_from_anywhere():
    with pytest.raises(ValueError, match="(?i)external|denied|allowed"):
        svg(bar_of("甲", data={"url": "http://127.0.0.1:9/cases.csv"}), 300)


def test_many_can_draw_at_once():
    pictures = [picture(), bars()] * 3
    with ThreadPoolExecutor(6) as pool:
        drawn = list(pool.map(lambda one: svg(one, 500), pictures))
    assert drawn == [svg(one, 500) for one in pictures]
