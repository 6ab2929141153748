"""Synthetic data whose totals equal the published figures: registers, disputes and activity.

Every row is invented. ``build`` is deterministic: the same seed gives the same rows,
another seed other rows with the same published totals.
"""

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from dashboard.domain.errors import BadRequest
from sample_data.sample import Sample

__all__ = ["FINGERPRINT_FILES", "PROGRAMMES", "Sample", "build"]

_HERE = Path(__file__).parent
FINGERPRINT_FILES = tuple(sorted([*_HERE.rglob("*.py"), *_HERE.rglob("*.geojson")]))
"""The files whose content decides the rows."""

PROGRAMMES = ("chenghua", "chongqing", "cixi", "lixian", "yibin")
"""Codes of the programmes that have sample data."""


Builder = Callable[[int, Callable[[float, str], None]], Sample]


def _unheard(_share: float, _step: str) -> None:
    """Progress nobody asked for."""


def build(
    programme: str, seed: int = 2019, progress: Callable[[float, str], None] = _unheard
) -> Sample:
    """Return the sample of a programme; ``progress`` hears the share done and the step's name."""
    if programme not in PROGRAMMES:
        known = ", ".join(PROGRAMMES)
        raise BadRequest(f"No sample data for programme '{programme}'. Known: {known}.")
    # Imported when built: whoever only asks which files decide the rows need not wait for it.
    builder: Builder = import_module(f"sample_data.{programme}").build
    return builder(seed, progress)
