"""Committees by kind, and what supports them: pools, teams, halls."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sample_data.chongqing.coding import draw_exactly
from sample_data.chongqing.figures import (
    COMMUNITIES,
    COUNTIES,
    ENTERPRISES,
    FIELDS,
    NOT_LISTED,
    PROGRAMME,
    RESOURCES,
    TOWNS,
    VILLAGES,
)
from sample_data.chongqing.places import Places
from sample_data.draws import Array, Rng, apportion

COMMITTEE = "人民调解委员会"


@dataclass(frozen=True)
class Committees:
    """The register, and where each county's and town's committees stand in it.

    ``local`` is the town's own committee by town, ``below`` how many villages and communities
    follow it; ``field`` is the committee by county and field. ``firm`` and ``upper`` are the first
    of a county's enterprise and unlisted committees, ``firms`` and ``uppers`` how many it has.
    """

    frame: pd.DataFrame
    local: Array
    below: Array
    field: Array
    firm: Array
    firms: Array
    upper: Array
    uppers: Array


def committees(places: Places, rng: Rng) -> Committees:
    """12,924 committees: towns with their villages and communities, industries, enterprises."""
    local, first, below = _local(places, rng)
    field = _fields(rng)
    firms = apportion(rng.lognormal(0, 0.5, COUNTIES), ENTERPRISES)
    uppers = apportion(rng.lognormal(0, 0.12, COUNTIES), NOT_LISTED)
    frame = pd.concat(
        [
            local,
            _industries(places, field),
            _numbered(places, firms, "enterprise", "企业"),
            _numbered(places, uppers, "not_listed", "未列明"),
        ],
        ignore_index=True,
    )
    frame["code"] = [f"CQC{number:05d}" for number in range(1, len(frame) + 1)]
    upper = len(frame) - NOT_LISTED + np.cumsum(uppers) - uppers
    return Committees(
        frame=frame.assign(programme=PROGRAMME),
        local=first,
        below=below,
        field=_places_of(field, len(local)),
        firm=upper[0] - ENTERPRISES + np.cumsum(firms) - firms,
        firms=firms,
        upper=upper,
        uppers=uppers,
    )


def _local(places: Places, rng: Rng) -> tuple[pd.DataFrame, Array, Array]:
    """Each town's committee, then those of its villages and communities."""
    people = places.towns["population"].to_numpy() ** 0.55
    villages = _spread(np.where(places.urban, 0.22, 1.3) * people, VILLAGES, rng)
    communities = _spread(np.where(places.urban, 2.4, 0.3) * people, COMMUNITIES, rng)
    below = villages + communities
    town = np.repeat(np.arange(TOWNS), below + 1)
    first = np.cumsum(below + 1) - below - 1
    number = np.arange(len(town)) - first[town]
    village = number <= villages[town]
    ordinal = np.where(village, number, number - villages[town])
    kinds = np.select([number == 0, village], ["town", "village"], "community")
    frame = pd.DataFrame(
        {
            "county": places.counties["code"].to_numpy()[places.county_of[town]],
            "area": places.towns["code"].to_numpy()[town],
            "kind": kinds,
            "name": _local_names(places.towns["name"].to_numpy()[town], kinds, ordinal),
        }
    )
    return frame, first, below


def _local_names(towns: Array, kinds: Array, ordinal: Array) -> list[str]:
    """The town's own name for its committee, numbers for villages and communities."""
    words = {"town": "", "village": "第{:02d}村", "community": "第{:02d}社区"}
    return [
        f"{town}{words[kind].format(number)}{COMMITTEE}"
        for town, kind, number in zip(towns, kinds, ordinal, strict=True)
    ]


def _spread(weights: Array, total: int, rng: Rng) -> Array:
    """At least one in every town, the rest by weight."""
    return 1 + apportion(weights * rng.lognormal(0, 0.25, len(weights)), total - len(weights))


def _fields(rng: Rng) -> Array:
    """Which county has a committee of which field."""
    has = np.zeros((COUNTIES, len(FIELDS)), dtype=bool)
    for column, (_, count) in enumerate(FIELDS.values()):
        has[draw_exactly(rng, np.linspace(1.6, 0.6, COUNTIES), count), column] = True
    return has


def _places_of(field: Array, before: int) -> Array:
    """The number in the register of each county's committee of a field, -1 for none."""
    number = before + np.cumsum(field.ravel()).reshape(field.shape) - 1
    return np.asarray(np.where(field, number, -1))


def _industries(places: Places, field: Array) -> pd.DataFrame:
    county, column = np.nonzero(field)
    words = [name for name, _ in FIELDS.values()]
    counties = places.counties["name"].to_numpy()[county]
    return pd.DataFrame(
        {
            "county": places.counties["code"].to_numpy()[county],
            "area": places.counties["code"].to_numpy()[county],
            "kind": "industry",
            "field": np.array(list(FIELDS), dtype=object)[column],
            "name": [
                f"{name}{words[own]}纠纷{COMMITTEE}"
                for name, own in zip(counties, column, strict=True)
            ],
        }
    )


def _numbered(places: Places, each: Array, kind: str, word: str) -> pd.DataFrame:
    county = np.repeat(np.arange(COUNTIES), each)
    names = places.counties["name"].to_numpy()[county]
    return pd.DataFrame(
        {
            "county": places.counties["code"].to_numpy()[county],
            "area": places.counties["code"].to_numpy()[county],
            "kind": kind,
            "name": [f"{name}{word}{i:03d}{COMMITTEE}" for i, name in enumerate(names, 1)],
        }
    )


def resources(places: Places, rng: Rng) -> pd.DataFrame:
    """One expert pool per county; volunteer teams and halls where there are more people."""
    people = places.counties["population"].to_numpy() ** 0.7 * rng.lognormal(0, 0.25, COUNTIES)
    rows: list[tuple[str, str, str]] = []
    for kind, (word, count) in RESOURCES.items():
        each = apportion(np.ones(COUNTIES) if count == COUNTIES else people, count)
        rows += [(code, kind, name) for code, name in _named(places, each, word)]
    frame = pd.DataFrame(rows, columns=["county", "kind", "name"])
    frame["code"] = [f"CQX{number:03d}" for number in range(1, len(frame) + 1)]
    return frame.assign(programme=PROGRAMME)


def _named(places: Places, each: Array, word: str) -> list[tuple[str, str]]:
    pairs = zip(places.counties["code"], places.counties["name"], each, strict=True)
    return [
        (code, f"{name}{word}{own:02d}")
        for code, name, count in pairs
        for own in range(1, count + 1)
    ]
