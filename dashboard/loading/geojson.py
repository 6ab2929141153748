"""Reading GeoJSON strictly (RFC 7946): one reading only, or one sentence that says why none."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dashboard.domain.errors import BadFile
from dashboard.loading.files.naming import shown_name
from dashboard.loading.rejects import masked

MOST_BYTES = 50_000_000
MOST_FEATURES = 20_000
CRS = ("wgs84", "cgcs2000", "gcj02")
NAMED_CRS = {"CRS84": "wgs84", "4326": "wgs84", "4490": "cgcs2000"}
"""What the last part of a name in a ``crs`` member says: OGC's CRS84, EPSG's 4326 and 4490."""


@dataclass(frozen=True)
class Feature:
    """One feature as it stands. ``number`` counts from 1 in the order of the file."""

    number: int
    properties: Mapping[str, object]
    geometry: object


@dataclass(frozen=True)
class Layer:
    """A file's features, and the coordinate system its ``crs`` member names, if there is one."""

    file: str
    sha256: str
    crs: str | None
    features: tuple[Feature, ...]


def read_layer(path: Path) -> Layer:
    """Read a FeatureCollection; what its geometries are worth is looked at feature by feature."""
    file = shown_name(path)
    raw = _bytes(file, path)
    whole = _parsed(file, raw)
    if not isinstance(whole, dict) or whole.get("type") != "FeatureCollection":
        raise BadFile(f"{file} is no GeoJSON FeatureCollection.")
    found = whole.get("features")
    if not isinstance(found, list) or not found:
        raise BadFile(f"{file} holds no feature.")
    if len(found) > MOST_FEATURES:
        raise BadFile(f"{file} holds {len(found)} features; at most {MOST_FEATURES} can be read.")
    features = tuple(_feature(file, number, one) for number, one in enumerate(found, start=1))
    return Layer(file, hashlib.sha256(raw).hexdigest(), _crs(file, whole.get("crs")), features)


def crs_of(layer: Layer, asked: str | None) -> str:
    """Return the coordinate system to read a layer in; file and command may not disagree."""
    if asked and layer.crs and asked != layer.crs:
        raise BadFile(
            f"{layer.file}: its 'crs' member says {layer.crs}, --crs says {asked}: only one can be"
            " right. Mend the file or the command."
        )
    return asked or layer.crs or CRS[0]


def _bytes(file: str, path: Path) -> bytes:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise BadFile(f"{file} is larger than {MOST_BYTES // 1_000_000} MB; simplify it first.")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise BadFile(f"{file} cannot be read: {reason}.") from error


def _parsed(file: str, raw: bytes) -> object:
    try:
        return json.loads(
            raw.decode("utf-8-sig"), parse_constant=_no_number, object_pairs_hook=_once
        )
    except UnicodeDecodeError as error:
        raise BadFile(f"{file} is not UTF-8.") from error
    except json.JSONDecodeError as error:
        raise BadFile(f"{file}: line {error.lineno} is not JSON: {error.msg}.") from error
    except RecursionError as error:
        raise BadFile(f"{file} is nested too deeply.") from error
    except ValueError as error:
        raise BadFile(f"{file} is not strict JSON: {error}.") from error


def _no_number(text: str) -> object:
    raise ValueError(f"{text} is no number")


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        twice, _ = Counter(name for name, _ in pairs).most_common(1)[0]
        raise ValueError(f"key '{masked('', twice[:50])}' stands twice in one object")
    return found


def _feature(file: str, number: int, found: object) -> Feature:
    if not isinstance(found, dict) or found.get("type") != "Feature":
        raise BadFile(f"{file}: feature {number} is no GeoJSON Feature.")
    properties = found.get("properties")
    if not isinstance(properties, dict | None):
        raise BadFile(f"{file}: feature {number}: 'properties' is no object.")
    named = {"id": found["id"]} if "id" in found else {}
    return Feature(number, named | (properties or {}), found.get("geometry"))


def _crs(file: str, member: object) -> str | None:
    """Return what the (outdated) ``crs`` member says, in our words."""
    if member is None:
        return None
    properties = member.get("properties") if isinstance(member, dict) else None
    name = properties.get("name") if isinstance(properties, dict) else None
    last = re.split(r"[:/]", name)[-1] if isinstance(name, str) else ""
    if last not in NAMED_CRS:
        known = "CRS84, EPSG:4326, EPSG:4490"
        told = masked("", str(name)[:80])
        raise BadFile(f"{file}: its 'crs' member names '{told}', which is not one of {known}.")
    return NAMED_CRS[last]
