"""Counties, towns and stations: invented names on a schematic map."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import shapely

from sample_data.chongqing.figures import PROGRAMME, ROOM_FROM_OFFICERS, TOWNS
from sample_data.draws import Array, Rng, apportion
from sample_data.geography import read_layer, scatter

STATIONS = 604
FEWEST, MOST = 5, 80


@dataclass(frozen=True)
class Places:
    """Counties and towns by number; ``county_of`` and ``urban`` are by town."""

    counties: pd.DataFrame
    towns: pd.DataFrame
    county_of: Array
    urban: Array
    stations: pd.DataFrame
    area: pd.DataFrame
    geometry: pd.DataFrame


def places(rng: Rng) -> Places:
    """Read the map, divide its counties into towns and set stations in them."""
    layer = read_layer("chongqing_county.geojson")
    counties = layer.properties
    towns, county_of, urban = _towns(counties, rng)
    return Places(
        counties=counties,
        towns=towns,
        county_of=county_of,
        urban=urban,
        stations=_stations(counties, towns, layer.shapes, rng),
        area=_areas(counties, towns, county_of),
        geometry=pd.DataFrame({"area": counties["code"], "geometry": layer.texts}),
    )


def _towns(counties: pd.DataFrame, rng: Rng) -> tuple[pd.DataFrame, Array, Array]:
    """1,029 towns; the first of each county are streets (街道), more of them near the core."""
    people = counties["population"].to_numpy()
    sizes = apportion(people**0.45 * rng.lognormal(0, 0.16, len(counties)), TOWNS)
    county_of = np.repeat(np.arange(len(counties)), sizes)
    number = np.arange(TOWNS) - (np.cumsum(sizes) - sizes)[county_of] + 1
    district = counties["name"].str.endswith("区").to_numpy()
    share = np.where(district, np.linspace(0.86, 0.2, len(counties)), 0.12)
    urban = number <= np.maximum(1, np.round(sizes * share))[county_of]
    weights = np.where(urban, 2.1, 1.0) * rng.lognormal(0, 0.42, TOWNS)
    names = [
        f"示例{county + 1:02d}-{own:02d}{'街道' if street else '镇'}"
        for county, own, street in zip(county_of, number, urban, strict=True)
    ]
    codes = [f"CQ{c + 1:02d}{own:03d}" for c, own in zip(county_of, number, strict=True)]
    frame = pd.DataFrame({"code": codes, "name": names, "population": 0})
    for index, total in enumerate(people):
        own = county_of == index
        frame.loc[own, "population"] = apportion(weights[own], int(total))
    return frame, county_of, urban


def _areas(counties: pd.DataFrame, towns: pd.DataFrame, county_of: Array) -> pd.DataFrame:
    above = counties["code"].to_numpy()[county_of]
    upper = counties.assign(level="county", county=counties["code"], path=counties["code"])
    lower = towns.assign(level="town", county=above, parent=above, path=above + "/" + towns["code"])
    return pd.concat([upper, lower], ignore_index=True).assign(programme=PROGRAMME)


def _stations(
    counties: pd.DataFrame, towns: pd.DataFrame, shapes: list[shapely.Geometry], rng: Rng
) -> pd.DataFrame:
    """Stations of 5 to 80 officers, each in a town; the first of a county is a large one."""
    people = counties["population"].to_numpy()
    sizes = apportion(people**0.6, STATIONS)
    county = np.repeat(np.arange(len(counties)), sizes)
    number = np.arange(STATIONS) - (np.cumsum(sizes) - sizes)[county]
    drawn = np.round(rng.lognormal(2.62, 0.55, STATIONS))
    drawn = np.where(number == 0, rng.integers(32, MOST + 1, STATIONS), drawn)
    points = scatter(rng, shapes, int(sizes.max()))[county, number]
    return pd.DataFrame(
        {
            "code": [f"CQS{index:03d}" for index in range(1, STATIONS + 1)],
            "programme": PROGRAMME,
            "county": counties["code"].to_numpy()[county],
            "name": [
                f"{counties['name'][own]}第{index + 1:02d}派出所"
                for own, index in zip(county, number, strict=True)
            ],
            "officers": np.clip(drawn, FEWEST, MOST).astype(np.int64),
            "longitude": points[:, 0],
            "latitude": points[:, 1],
            "town": _first_towns(towns, county, number),
        }
    )


def _first_towns(towns: pd.DataFrame, county: Array, number: Array) -> Array:
    """The number of the town a station stands in: the county's towns in turn."""
    county_of = towns["code"].str[2:4].astype(int).to_numpy() - 1
    sizes = np.bincount(county_of)
    starts = np.cumsum(sizes) - sizes
    return np.asarray(starts[county] + number % sizes[county])


def must_have_room(stations: pd.DataFrame) -> Array:
    """Stations of twenty officers or more, which the source says all have a room."""
    return np.asarray(stations["officers"] >= ROOM_FROM_OFFICERS)
