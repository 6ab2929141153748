"""Outlines of zones as the two map engines want them."""

import json
from collections.abc import Iterable
from typing import Any

import pandas as pd

Ring = list[list[float]]
Geometry = dict[str, Any]


def geometry(text: str) -> Geometry:
    """Read a GeoJSON geometry with its rings clockwise, the way d3 tells inside from outside.

    Holes turn the other way. GeoJSON itself (RFC 7946) has it the other way round.
    """
    read: Geometry = json.loads(text)
    if read["type"] == "Polygon":
        return {**read, "coordinates": _wound(read["coordinates"])}
    if read["type"] == "MultiPolygon":
        return {**read, "coordinates": [_wound(part) for part in read["coordinates"]]}
    return read


def features(frame: pd.DataFrame, properties: Iterable[str]) -> list[Geometry]:
    """Return features with flat properties, for rows that have an outline."""
    names = list(properties)
    drawn = frame[frame["geometry"].notna()]
    return [
        {
            "type": "Feature",
            "geometry": geometry(row["geometry"]),
            "properties": {name: row[name] for name in names},
        }
        for _, row in drawn.iterrows()
    ]


def bounds(shapes: list[Geometry]) -> tuple[float, float, float, float]:
    """Return west, south, east and north of all outlines."""
    points = [point for shape in shapes for point in _points(shape["geometry"]["coordinates"])]
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def middle(text: str) -> tuple[float, float]:
    """Return the middle of an outline's points, good enough to place a sign."""
    points = list(_points(json.loads(text)["coordinates"]))
    return sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points)


def is_clockwise(ring: Ring) -> bool:
    """Say which way a ring turns, by its signed area."""
    pairs = zip(ring, ring[1:], strict=False)
    return sum((b[0] - a[0]) * (b[1] + a[1]) for a, b in pairs) > 0


def _wound(rings: list[Ring]) -> list[Ring]:
    return [
        ring if is_clockwise(ring) == (place == 0) else ring[::-1]
        for place, ring in enumerate(rings)
    ]


def _points(coordinates: list[Any]) -> Iterable[list[float]]:
    if coordinates and isinstance(coordinates[0], (int, float)):
        yield coordinates
        return
    for inner in coordinates:
        yield from _points(inner)
