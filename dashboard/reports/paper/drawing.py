"""A picture of a paper as lines (SVG) or dots (PNG), drawn with the shipped font and no network."""

import json
import re
import threading
from functools import cache, lru_cache

import vl_convert

from dashboard.charts.paper import on_paper
from dashboard.reports.paper.document import Picture
from dashboard.reports.paper.shipped_font import FOLDER, FONT, written

_SIZE = re.compile(r'<svg[^>]*?\bwidth="([\d.]+)"[^>]*?\bheight="([\d.]+)"')
TALLEST = 1.45
"""How many times as high as wide a picture of full width may be to fit on a page."""
# Fonts are registered once for the process; two threads must not begin with different ones.
_beginning = threading.Lock()


def svg(picture: Picture, width: int) -> str:
    """Return a picture as an SVG image, its plot laid out for ``width`` pixels."""
    with _beginning:
        _know_font()
    return _drawn(json.dumps(on_paper(picture.spec, width=width, font=FONT)))


def png(picture: Picture, width_px: int, width: int = 620) -> bytes:
    """Return a picture as a PNG image ``width_px`` wide, laid out for ``width`` pixels."""
    drawn = svg(picture, width)
    return vl_convert.svg_to_png(drawn, scale=width_px / natural_width(drawn))


def natural_width(drawn: str) -> float:
    """Return how many pixels wide an SVG image says it is."""
    return _size(drawn)[0]


def share_of_width(drawn: str) -> float:
    """Return the part of a page's width a picture may take: all of it, unless it is too tall."""
    width, height = _size(drawn)
    return min(1.0, TALLEST * width / height)


def _size(drawn: str) -> tuple[float, float]:
    found = _SIZE.search(drawn)
    if found is None:
        raise ValueError("The drawing does not say how large it is.")
    return float(found.group(1)), float(found.group(2))


# Drawing is most of what a paper costs; the same one is asked for as PDF, Word and picture.
@lru_cache(maxsize=64)
def _drawn(spec: str) -> str:
    return written(vl_convert.vegalite_to_svg(spec, allowed_base_urls=[]))


@cache
def _know_font() -> None:
    vl_convert.register_font_directory(str(FOLDER))
