"""A picture of a paper as lines (SVG) or dots (PNG), drawn with the shipped font and no network."""

import re
import threading
from functools import cache

import vl_convert

from dashboard.charts.paper import on_paper
from dashboard.reports.paper.document import Picture
from dashboard.reports.paper.shipped_font import FOLDER, FONT, written

_WIDTH = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"')
# Fonts are registered once for the process; two threads must not begin with different ones.
_beginning = threading.Lock()


def svg(picture: Picture, width: int) -> str:
    """Return a picture as an SVG image, its plot laid out for ``width`` pixels."""
    with _beginning:
        _know_font()
    spec = on_paper(picture.spec, width=width, font=FONT)
    return written(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


def png(picture: Picture, width_px: int, width: int = 620) -> bytes:
    """Return a picture as a PNG image ``width_px`` wide, laid out for ``width`` pixels."""
    drawn = svg(picture, width)
    return vl_convert.svg_to_png(drawn, scale=width_px / natural_width(drawn))


def natural_width(drawn: str) -> float:
    """Return how many pixels wide an SVG image says it is."""
    found = _WIDTH.search(drawn)
    if found is None:
        raise ValueError("The drawing does not say how wide it is.")
    return float(found.group(1))


@cache
def _know_font() -> None:
    vl_convert.register_font_directory(str(FOLDER))
