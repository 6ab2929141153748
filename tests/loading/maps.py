"""Small maps to load: squares a hundredth of a degree wide, counted from a corner in ``hill``."""

import json
from pathlib import Path

WEST, SOUTH, SIDE = 104.10, 30.60, 0.01


def ring(column, row=0, *, side=SIDE):
    """A square's ring, counter-clockwise from its south-west corner."""
    west, south = round(WEST + column * SIDE, 6), round(SOUTH + row * SIDE, 6)
    east, north = round(west + side, 6), round(south + side, 6)
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def square(column, row=0, **more):
    return {"type": "Polygon", "coordinates": [ring(column, row, **more)]}


def feature(geometry, **properties):
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def collection(*features, **more):
    return {"type": "FeatureCollection", "features": list(features), **more}


def save(path: Path, whole) -> Path:
    text = whole if isinstance(whole, str) else json.dumps(whole, ensure_ascii=False)
    path.write_text(text, "utf-8")
    return path


def zones(*codes):
    """One square a zone, side by side."""
    return collection(*(feature(square(i), code=code) for i, code in enumerate(codes)))
