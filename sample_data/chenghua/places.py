"""Areas, their outlines and the stations."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from sample_data.chenghua import names
from sample_data.chenghua.figures import COUNTY, OFFICERS
from sample_data.draws import Array, Rng
from sample_data.geography import Layer, read_layer, scatter

POINTS_PER_ZONE = 60


@dataclass(frozen=True)
class Places:
    """The district: zones with town, community and station; one row per unit elsewhere."""

    zones: pd.DataFrame
    communities: pd.DataFrame
    area: pd.DataFrame
    geometry: pd.DataFrame
    stations: pd.DataFrame
    points: Array


def places(rng: Rng) -> Places:
    """Read the map and name what is on it."""
    outline, towns, zones = (
        read_layer(f"chenghua_{name}.geojson") for name in ("outline", "towns", "zones")
    )
    placed, communities = _communities(zones.properties)
    layers = (outline, towns, zones)
    return Places(
        zones=placed,
        communities=communities,
        area=_areas(outline, towns, placed, communities),
        geometry=pd.concat(
            pd.DataFrame({"area": layer.properties["code"], "geometry": layer.texts})
            for layer in layers
        ),
        stations=_stations(placed, zones.shapes),
        points=scatter(rng, zones.shapes, POINTS_PER_ZONE),
    )


def _communities(zones: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    units = (
        zones.rename(columns={"parent": "town"})
        .groupby("community", as_index=False)
        .agg(town=("town", "first"), station=("station", "first"), population=("population", "sum"))
    )
    units["name"] = names.communities()
    number = units.groupby("town").cumcount() + 1
    units["code"] = units["town"] + number.astype(str).str.zfill(3)
    placed = zones.rename(columns={"parent": "town"})
    placed["community"] = units["code"].to_numpy()[zones["community"].to_numpy()]
    return placed, units.drop(columns="community")


def _areas(
    outline: Layer, towns: Layer, zones: pd.DataFrame, communities: pd.DataFrame
) -> pd.DataFrame:
    county = outline.properties.assign(
        level="county", path=COUNTY, population=zones["population"].sum()
    )
    residents = zones.groupby("town")["population"].sum()
    town = towns.properties.assign(
        level="town",
        parent=COUNTY,
        path=f"{COUNTY}/" + towns.properties["code"],
        population=residents.reindex(towns.properties["code"]).to_numpy(),
    )
    lower = [
        frame.assign(
            level=level,
            parent=frame["town"],
            path=f"{COUNTY}/" + frame["town"] + "/" + frame["code"],
        )
        for level, frame in (("community", communities), ("zone", zones))
    ]
    return pd.concat([county, town, *lower]).assign(programme="chenghua", county=COUNTY)


def _stations(zones: pd.DataFrame, shapes: list[shapely.Geometry]) -> pd.DataFrame:
    codes = [f"CHS{number:02d}" for number in range(1, len(OFFICERS) + 1)]
    owned = zones["station"].to_numpy()
    middles = [
        shapely.centroid(shapely.MultiPoint([shape.centroid for shape in chosen]))
        for chosen in ([shapes[i] for i in np.flatnonzero(owned == code)] for code in codes)
    ]
    return pd.DataFrame(
        {
            "code": codes,
            "programme": "chenghua",
            "county": COUNTY,
            "town": zones.groupby("station")["town"].first().reindex(codes).to_numpy(),
            "name": [f"{name}派出所" for name in names.STATIONS],
            "officers": OFFICERS,
            "longitude": [round(point.x, 6) for point in middles],
            "latitude": [round(point.y, 6) for point in middles],
        }
    )
