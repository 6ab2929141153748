"""The county, its towns, and in every town a police station paired with a justice office."""

import numpy as np
import pandas as pd
import shapely

from sample_data.geography import Layer, read_layer, scatter
from sample_data.lixian.figures import (
    COUNTY,
    DATA_FROM,
    LATE_PAIRED,
    PAIRED_ON,
    PROGRAMME,
    STATIONS,
)

NEVER = np.datetime64("NaT", "s")
OFFICERS = (9, 8, 14, 9, 7, 11, 9, 10, 8, 9, 10, 11, 16, 13, 9, 12, 8, 15, 12)


def towns() -> Layer:
    """The schematic map of the towns."""
    return read_layer("lixian_town.geojson")


def areas(layer: Layer) -> tuple[pd.DataFrame, pd.DataFrame]:
    """County and towns with their geometries."""
    town = layer.properties.assign(level="town", parent=COUNTY)
    town["path"] = COUNTY + "/" + town["code"]
    whole = shapely.orient_polygons(shapely.coverage_union_all(layer.shapes), exterior_cw=False)
    county = pd.DataFrame(
        {
            "code": [COUNTY],
            "level": "county",
            "name": "澧县",
            "path": COUNTY,
            "population": town["population"].sum(),
        }
    )
    area = pd.concat([county, town], ignore_index=True)
    geometry = pd.DataFrame(
        {"area": area["code"], "geometry": [shapely.to_geojson(whole), *layer.texts]}
    )
    return area.assign(programme=PROGRAMME, county=COUNTY), geometry


def stations(layer: Layer) -> pd.DataFrame:
    """One station per town, paired with the justice office of the same town, one of them late."""
    spots = scatter(np.random.default_rng(430_723), layer.shapes, 1)[:, 0]
    numbers = [f"{number:02d}" for number in range(1, STATIONS + 1)]
    return pd.DataFrame(
        {
            "code": [f"LXS{number}" for number in numbers],
            "programme": PROGRAMME,
            "county": COUNTY,
            "town": layer.properties["code"],
            "name": _short(layer) + "派出所",
            "officers": OFFICERS,
            "justice_office": [f"LXJ{number}" for number in numbers],
            "paired_on": [
                PAIRED_ON if f"LXS{number}" == LATE_PAIRED else NEVER for number in numbers
            ],
            "started_on": DATA_FROM,
            "longitude": spots[:, 0],
            "latitude": spots[:, 1],
        }
    )


def justice_offices(layer: Layer) -> pd.DataFrame:
    """One justice office per town."""
    return pd.DataFrame(
        {
            "code": [f"LXJ{number:02d}" for number in range(1, STATIONS + 1)],
            "programme": PROGRAMME,
            "county": COUNTY,
            "area": layer.properties["code"],
            "name": _short(layer) + "司法所",
        }
    )


def _short(layer: Layer) -> pd.Series:
    return layer.properties["name"].str.removesuffix("镇")
