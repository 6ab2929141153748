"""Reads the schematic maps of ``sample_data/geo``."""

import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
import shapely

from sample_data.draws import Array, Rng

GEO = Path(__file__).parent / "geo"


@dataclass(frozen=True)
class Layer:
    """Features of one file: their properties, shapes and geometries as written."""

    properties: pd.DataFrame
    shapes: list[shapely.Geometry]
    texts: list[str]


def read_layer(name: str) -> Layer:
    """Read one GeoJSON file."""
    features = json.loads((GEO / name).read_text("utf-8"))["features"]
    return Layer(
        pd.DataFrame([feature["properties"] for feature in features]),
        [shapely.geometry.shape(feature["geometry"]) for feature in features],
        [json.dumps(feature["geometry"], separators=(",", ":")) for feature in features],
    )


def scatter(rng: Rng, shapes: list[shapely.Geometry], each: int) -> Array:
    """``each`` random points inside every shape, as an array shape x point x (lon, lat)."""
    found = []
    for shape in shapes:
        west, south, east, north = shape.bounds
        points = rng.uniform((west, south), (east, north), (each * 8, 2)).round(6)
        inside = points[shapely.contains_xy(shape, points)]
        found.append(np.resize(inside, (each, 2)))
    return np.array(found)
