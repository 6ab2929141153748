"""Two thousand zones of an agency's own: loading them, and drawing the map of them."""

import json
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import shapely
from sqlalchemy import Connection

from dashboard.charts.deck import zone_deck
from dashboard.charts.maps import zone_shapes
from dashboard.coverage.kept import keep_gaps
from dashboard.database.bulk import append
from dashboard.database.connection import forget_sources
from dashboard.database.snapshots import read_pointer, verified_file
from dashboard.domain.settings import programme_of, settings
from dashboard.domain.text import Lang
from dashboard.loading.geometry import Choices, load_geometry
from dashboard.loading.targets import SnapshotTarget
from dashboard.metrics import METRICS

ZONES, ACROSS = 2_000, 50
WEST, SOUTH, SIDE, CORNERS = 104.0, 30.5, 0.004, 24


def outlines() -> None:
    """Print how long 2,000 zones take to load and to draw, against a floor of the same run."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "zones.geojson"
        path.write_text(json.dumps(_collection()), "utf-8")
        floor = _timed(
            lambda: [shapely.from_geojson(json.dumps(f["geometry"])) for f in _read(path)]
        )
        copy = _copy(Path(folder) / "cases")
        programme, choices = programme_of("chenghua"), Choices("zone")
        loaded = _timed(
            lambda: load_geometry(path, programme, choices, database=str(copy), derive=keep_gaps)
        )
        forget_sources()
        print(
            f"\n{ZONES:,} zones: read {floor:.2f} s, load {loaded:.2f} s ({loaded / floor:.1f} ×)"
        )
        _draw(ZONES)
        _draw(211)


def _draw(number: int) -> None:
    """Print how long a map of so many zones takes to describe, and how much it sends."""
    shapes = pd.DataFrame(
        [
            {"code": _code(n), "name": f"Z{n}", "parent": "", "station": "", "population": 900}
            | {"geometry": json.dumps(_zone(n)["geometry"])}
            for n in range(number)
        ]
    )
    counts = pd.DataFrame({"zone": shapes["code"], "mediated": range(number)})
    metric = METRICS["mediated"]
    shown = (
        shapes,
        pd.DataFrame(columns=["code", "name", "longitude", "latitude"]),
        metric.values(counts, ""),
        metric,
        Lang.ZH,
    )
    for name, build in (("WebGL", zone_deck), ("without", zone_shapes)):
        start = time.perf_counter()
        drawn = build(*shown)
        text = drawn.to_json()
        taken = time.perf_counter() - start
        print(f"{number:>6,} zones drawn {name:<8}{taken:>8.2f} s{len(text) / 1e6:>8.1f} MB")


def _copy(folder: Path) -> Path:
    """Copy the sample and give its district as many zones as the file has."""
    source = Path(settings().database)
    folder.mkdir()
    shutil.copy(verified_file(source, read_pointer(source)), folder)
    shutil.copy(source / "CURRENT", folder)
    SnapshotTarget(folder, lambda connection: None).write(_add_zones)
    return folder


def _add_zones(connection: Connection) -> None:
    rows = [
        {
            "code": _code(n),
            "programme": "chenghua",
            "level": "zone",
            "name": f"Z{n}",
            "parent": "510108901",
            "path": f"510108/510108901/{_code(n)}",
            "county": "510108",
            "station": None,
            "population": 900,
        }
        for n in range(ZONES)
    ]
    append(connection, {"area": pd.DataFrame(rows, dtype=object)})


def _collection() -> dict[str, object]:
    return {"type": "FeatureCollection", "features": [_zone(n) for n in range(ZONES)]}


def _zone(number: int) -> dict[str, object]:
    """A square with many corners on its sides, as surveyed outlines have."""
    west, south = WEST + number % ACROSS * SIDE, SOUTH + number // ACROSS * SIDE
    box = shapely.box(west, south, west + SIDE, south + SIDE)
    ring = shapely.orient_polygons(shapely.segmentize(box, 4 * SIDE / CORNERS), exterior_cw=False)
    return {
        "type": "Feature",
        "properties": {"code": _code(number)},
        "geometry": json.loads(shapely.to_geojson(ring)),
    }


def _code(number: int) -> str:
    return f"BENCH{number:04d}"


def _read(path: Path) -> list[dict[str, object]]:
    features: list[dict[str, object]] = json.loads(path.read_text("utf-8"))["features"]
    return features


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start
