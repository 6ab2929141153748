"""The city and its towns: areas and their outlines."""

import json
from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from sample_data.cixi.figures import CODE, COUNTY, COUNTY_NAME
from sample_data.geography import read_layer


@dataclass(frozen=True)
class Places:
    """The towns one row each, all areas, and their outlines."""

    towns: pd.DataFrame
    area: pd.DataFrame
    geometry: pd.DataFrame


def places() -> Places:
    """Read the map; the city is what its towns cover."""
    layer = read_layer("cixi_town.geojson")
    towns = layer.properties.assign(level="town", parent=COUNTY)
    city = {
        "code": COUNTY,
        "name": COUNTY_NAME,
        "population": int(towns["population"].sum()),
        "level": "county",
        "parent": None,
    }
    area = pd.concat([pd.DataFrame([city]), towns], ignore_index=True)
    path = np.where(area["level"] == "county", COUNTY, f"{COUNTY}/" + area["code"])
    geometry = pd.DataFrame(
        {
            "area": [COUNTY, *towns["code"]],
            "geometry": [_text(shapely.coverage_union_all(layer.shapes)), *layer.texts],
        }
    )
    return Places(towns, area.assign(path=path, programme=CODE, county=COUNTY), geometry)


def _text(shape: shapely.Geometry) -> str:
    ring = shapely.orient_polygons(shape, exterior_cw=False)
    return json.dumps(shapely.geometry.mapping(ring), separators=(",", ":"))
