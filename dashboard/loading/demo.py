"""The sample database: built by the generators, and known by the recipe it was built with."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Engine

import sample_data
from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.database.snapshots import Pointer, publish, read_pointer
from dashboard.domain.errors import NoData
from dashboard.domain.settings import ROOT, settings
from dashboard.loading.targets import Derive, SnapshotTarget

Progress = Callable[[float, str], None]
SEED = 2019
JUDGING = ("coverage", "queries/standards")
"""Rooms whose code decides which gaps are kept."""


def build_sample(
    folder: Path,
    progress: Progress,
    *,
    derive: Derive,
    programmes: tuple[str, ...] = (),
    seed: int = SEED,
) -> Pointer:
    """Build the sample of some programmes (all, when none is named) into a new snapshot.

    Beside it ``planted.json`` lists what the generator planted, as the tests' oracle.
    """
    wanted = programmes or sample_data.PROGRAMMES
    planted: dict[str, object] = {}

    def fill(engine: Engine) -> None:
        for code in wanted:
            sample = sample_data.build(code, seed, progress)
            planted[code] = sample.planted
            with engine.begin() as connection:
                append(connection, sample.tables)
        with engine.begin() as connection:
            derive(connection)

    with SnapshotTarget(folder, derive).locked(wait=True):
        pointer = publish(folder, fill, recipe(seed, wanted))
        text = json.dumps(planted, ensure_ascii=False, indent=1, default=str)
        (folder / "planted.json").write_text(text, "utf-8")
    return pointer


def is_fresh(folder: Path) -> bool:
    """Whether a folder serves the sample that today's generators would build."""
    try:
        return read_pointer(folder).note == recipe(SEED, sample_data.PROGRAMMES)
    except NoData:
        return False


def recipe(seed: int, programmes: tuple[str, ...]) -> str:
    """Return the fingerprint of generator, schema, judges and programme files."""
    configured = sorted((settings().config / "programmes").glob("*.toml"))
    code = (Path(schema.__file__).parent, *(ROOT / "dashboard" / room for room in JUDGING))
    made_by = [path for folder in code for path in sorted(folder.glob("*.py"))]
    whole = hashlib.sha256(f"{seed} {' '.join(programmes)}".encode())
    for path in (*sample_data.FINGERPRINT_FILES, *made_by, *configured):
        whole.update(path.name.encode() + b"\0" + path.read_bytes())
    return f"sample {whole.hexdigest()[:16]}"
