"""What became of a map that was loaded: joined, mended, overlapping, and what is without."""

from dataclasses import asdict, dataclass

from dashboard.domain.text import Text
from dashboard.loading.geojson import Layer
from dashboard.loading.overlaps import Overlap
from dashboard.loading.rejects import Reject
from dashboard.loading.report import SHOWN_REJECTS

TAKEN_AS = {
    "wgs84": Text("坐标为 WGS-84，原样存入", "coordinates in WGS-84, stored as they are"),
    "cgcs2000": Text(
        "坐标为 CGCS2000，与 WGS-84 相差远不到一米，按 WGS-84 存入",
        "coordinates in CGCS2000, far less than a metre from WGS-84, stored as WGS-84",
    ),
    "gcj02": Text(
        "坐标为 GCJ-02，已用通行公式迭代换回 WGS-84",
        "coordinates in GCJ-02, taken back to WGS-84 by iterating the formula in general use",
    ),
}


@dataclass(frozen=True)
class Mended:
    """A feature whose outline was mended, and what was wrong with it."""

    feature: int
    area: str
    reason: Text


@dataclass(frozen=True)
class GeometryReport:
    """Read = accepted + duplicate + rejected. ``replaced`` of the accepted had another outline.

    ``without`` are the areas (code and name) no outline is known of after the load.
    ``data_version`` is empty when nothing was written.
    """

    programme: str
    level: str
    crs: str
    layer: Layer
    accepted: int
    replaced: int
    duplicate: int
    rejects: tuple[Reject, ...]
    mended: tuple[Mended, ...]
    overlaps: tuple[Overlap, ...]
    without: tuple[tuple[str, str], ...]
    dry_run: bool
    data_version: str = ""

    @property
    def read(self) -> int:
        return len(self.layer.features)

    @property
    def rejected(self) -> int:
        return len({reject.row for reject in self.rejects})

    @property
    def is_loaded(self) -> bool:
        return bool(self.data_version)

    def as_dict(self) -> dict[str, object]:
        """Return the report as one object for machines, with the first reasons of rejection."""
        names = "programme level crs read accepted replaced duplicate rejected".split()
        return {
            **{name: getattr(self, name) for name in names},
            "file": self.layer.file,
            "sha256": self.layer.sha256,
            "coordinates": TAKEN_AS[self.crs].zh,
            "loaded": self.is_loaded,
            "dry_run": self.dry_run,
            "data_version": self.data_version or None,
            "mended": [asdict(one) for one in self.mended],
            "overlaps": [asdict(one) for one in self.overlaps],
            "without_outline": [{"code": code, "name": name} for code, name in self.without],
            "rejects": [asdict(reject) for reject in self.rejects[:SHOWN_REJECTS]],
        }
