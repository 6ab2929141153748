"""Gaps are found once per data version, kept in it, and read from it.

A standard that was changed since, or whose judge was, is judged anew on the spot: what is read
always follows the programme file in force.
"""

import hashlib
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard.coverage.gaps import COLUMNS, judged
from dashboard.coverage.judges import Ask, as_day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import ALL, OPERATOR, Scope
from dashboard.domain.settings import programmes
from dashboard.domain.standards import Standard
from dashboard.loading.gaps import Found, keeping
from dashboard.queries import standards as records
from dashboard.queries.counts import data_to, held
from dashboard.queries.kept_gaps import judged_standards, kept_gaps
from dashboard.queries.standards.found import OF_CASES

WORDS = {"name", "requirement", "owner", "source", "assumed"}


def gap_spans(scope: Scope, programme: Programme, ask: Ask) -> pd.DataFrame:
    """List every gap of every standard in reach, one row per span, columns ``COLUMNS``.

    Cases are judged anew for who reaches some firms alone: what is kept counts those of all.
    """
    known = ask(judged_standards, scope, programme.code)
    to = data_to(programme.code)
    found = {row.standard: (row.recipe, as_day(row.data_to)) for row in known.itertuples()}
    kept = ask(kept_gaps, scope, programme.code)[COLUMNS]
    parts = [
        kept[kept["standard"] == standard.key]
        if found.get(standard.key) == (recipe(standard), to)
        and (scope.firms == ALL or standard.subject not in OF_CASES)
        else judged(scope, programme, standard, ask)
        for standard in programme.standards
    ]
    return _plain(pd.concat(parts, ignore_index=True) if parts else kept.head(0))


def find_gaps() -> Found:
    """Judge every standard of every programme that is held."""
    gaps, done = [], []
    for programme in (programmes()[code] for code in held() if code in programmes()):
        for standard in programme.standards:
            found = _plain(judged(OPERATOR, programme, standard, _directly))
            gaps.append(found.assign(programme=programme.code))
            done.append((programme.code, standard.key, recipe(standard), data_to(programme.code)))
    rows = (
        pd.concat(gaps, ignore_index=True)
        if gaps
        else pd.DataFrame(columns=["programme", *COLUMNS])
    )
    columns = ["programme", "standard", "recipe", "data_to"]
    return Found(rows, pd.DataFrame(done, columns=columns))


keep_gaps = keeping(find_gaps)
"""What every load and every sample runs before it is published."""


def recipe(standard: Standard) -> str:
    """Return the fingerprint of what a standard asks and of the code that judges it.

    Its words are not part of it: a name put better changes no gap.
    """
    asked = standard.model_dump_json(exclude=WORDS)
    whole = hashlib.sha256(asked.encode() + _code())
    return whole.hexdigest()[:16]


@cache
def _code() -> bytes:
    folders = (Path(__file__).parent, Path(records.__file__).parent)
    files = sorted(path for folder in folders for path in folder.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).digest()


def _directly(question: Ask, *args: object) -> pd.DataFrame:
    return question(*args)


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Days as days and nothing as nothing, whichever engine or judge the rows come from."""
    out = frame.astype(object).where(frame.notna(), None)
    for name in ("since", "until"):
        out[name] = pd.Series([as_day(day) for day in frame[name]], index=out.index, dtype=object)
    for name in ("required", "measured"):
        out[name] = frame[name].astype(float)
    return out
