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


UNTOLD = Text(
    "文件和命令都没有注明坐标系，按默认：{taken}；地图厂商的数据多为 GCJ-02，请用 --crs 注明",
    "neither file nor command names the coordinate system, so by default: {taken}; data of map"
    " makers are mostly GCJ-02: name it with --crs",
)


@dataclass(frozen=True)
class Mended:
    """A feature whose outline was mended, and what was wrong with it."""

    feature: int
    area: str
    reason: Text


@dataclass(frozen=True)
class GeometryReport:
    """Read = accepted + duplicate + rejected. ``replaced`` of the accepted had another outline.

    ``without`` are the areas (code and name) no outline is known of after the load, ``kept`` those
    the file does not draw, which keep the outline they had. ``is_crs_told``: by file or command.
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
    kept: tuple[tuple[str, str], ...]
    is_crs_told: bool
    dry_run: bool
    data_version: str = ""

    @property
    def read(self) -> int:
        return len(self.layer.features)

    @property
    def corrected(self) -> int:
        """How many of the accepted replaced another outline."""
        return self.replaced

    @property
    def hashes(self) -> tuple[str, ...]:
        """The SHA-256 of the file."""
        return (self.layer.sha256,)

    @property
    def rejected(self) -> int:
        return len({reject.row for reject in self.rejects})

    @property
    def coordinates(self) -> Text:
        """Say how coordinates were taken, and where nothing said what they are."""
        taken = TAKEN_AS[self.crs]
        return taken if self.is_crs_told else UNTOLD.format(taken=taken)

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
            "coordinates": self.coordinates.zh,
            "loaded": self.is_loaded,
            "dry_run": self.dry_run,
            "data_version": self.data_version or None,
            "mended": [asdict(one) for one in self.mended],
            "overlaps": [asdict(one) for one in self.overlaps],
            "without_outline": [{"code": code, "name": name} for code, name in self.without],
            "kept_outline": [{"code": code, "name": name} for code, name in self.kept],
            "rejects": [asdict(reject) for reject in self.rejects[:SHOWN_REJECTS]],
        }
