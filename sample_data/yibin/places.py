"""Counties with their outlines, and the stations in them."""

import numpy as np
import pandas as pd

from sample_data.draws import Array
from sample_data.geography import read_layer, scatter
from sample_data.yibin.figures import LATE_START, PROGRAMME, STATIONS


def areas() -> tuple[pd.DataFrame, pd.DataFrame]:
    """The counties and their geometries."""
    layer = read_layer("yibin_county.geojson")
    county = layer.properties.assign(
        programme=PROGRAMME,
        level="county",
        path=layer.properties["code"],
        county=layer.properties["code"],
    )
    return county, pd.DataFrame({"area": county["code"], "geometry": layer.texts})


def stations() -> pd.DataFrame:
    """The stations in the order they are numbered, each inside its county."""
    layer = read_layer("yibin_county.geojson")
    codes = dict(zip(layer.properties["name"], layer.properties["code"], strict=True))
    county = [codes[station.county] for station in STATIONS]
    spots = _spots(layer.properties["code"].tolist(), county)
    numbers = [f"YBS{number:02d}" for number in range(1, len(STATIONS) + 1)]
    return pd.DataFrame(
        {
            "code": numbers,
            "programme": PROGRAMME,
            "county": county,
            "name": [f"{station.name}派出所" for station in STATIONS],
            "officers": [station.officers for station in STATIONS],
            "planned_on": _planned(numbers),
            "started_on": [np.datetime64(station.started, "s") for station in STATIONS],
            "longitude": spots[:, 0],
            "latitude": spots[:, 1],
        }
    )


def _planned(codes: list[str]) -> Array:
    """The pilots on the very day, the others by the end of their month, a few long before."""
    started = np.array([station.started for station in STATIONS], dtype="datetime64[D]")
    month_end = (started.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    planned = np.where(started == started.min(), started, month_end)
    late = [np.datetime64(LATE_START[code]) if code in LATE_START else None for code in codes]
    planned = np.where([day is None for day in late], planned, np.array(late, "datetime64[D]"))
    return np.asarray(planned.astype("datetime64[s]"))


def _spots(codes: list[str], county: list[str]) -> Array:
    """A place of its own in its county for every station, the same for every seed."""
    layer = read_layer("yibin_county.geojson")
    points = scatter(np.random.default_rng(511_500), layer.shapes, 5)
    seen = pd.Series(county).groupby(county).cumcount()
    return np.asarray(points[[codes.index(own) for own in county], seen.to_numpy()])
