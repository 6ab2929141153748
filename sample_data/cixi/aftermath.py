"""After closing: follow-up, satisfaction, and what lies in the dossier."""

import numpy as np
import pandas as pd

from dashboard.domain.vocabulary import DOSSIER
from sample_data.cixi.figures import DATA_TO, NAMED_CODES
from sample_data.cixi.profiles import HOLIDAYS
from sample_data.draws import Array, Rng, days, only, only_then, pick

FOLLOW_UP_DAYS = 30
ALSO_FOLLOWED = 0.11
ASKED = 0.63
MARKS = {5: 0.69, 4: 0.285, 3: 0.02, 2: 0.005}
MARKS_UNSETTLED = {4: 0.4, 3: 0.4, 2: 0.2}
MISSING = (0.004, 0.012, 0.02, 0.004, 0.018, 0.0)
"""Chance that a paper of the dossier is not there, in the order of ``DOSSIER``."""


def follow_ups(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Follow-ups of major and a few other settled cases, due a month after closing.

    The studios the source names miss none.
    """
    chosen = (frame["level"] == "major") | (rng.random(len(frame)) < ALSO_FOLLOWED)
    asked = frame[(frame["outcome"] == "settled") & chosen]
    size, due = len(asked), asked["closed_on"].to_numpy() + days(FOLLOW_UP_DAYS)
    lag = np.where(rng.random(size) < 0.06, rng.geometric(0.1, size), rng.integers(-6, 3, size))
    careful = asked["room"].isin(NAMED_CODES).to_numpy()
    lag = np.where(careful, np.minimum(lag, 0), lag)
    done = np.busday_offset(
        (due + days(lag)).astype("datetime64[D]"), 0, holidays=HOLIDAYS, roll="forward"
    )
    done = done.astype("datetime64[s]")
    reached = ((rng.random(size) < 0.95) | careful) & (done <= DATA_TO)
    columns = ["dispute_id", "programme", "register", "county", "town", "row"]
    return asked[columns].assign(
        due_on=due,
        done_on=only_then(reached, done),
        result=only(reached, _results(asked, done, rng)),
    )


def _results(asked: pd.DataFrame, done: Array, rng: Rng) -> Array:
    """What was found: consistent with the recorded performance where there is money."""
    owed = asked["due_on"].notna().to_numpy()
    unpaid = owed & ~(asked["performed_on"].to_numpy() <= done)
    not_yet = asked["due_on"].to_numpy() > done
    late = np.where(not_yet | (rng.random(len(asked)) < 0.5), "partly", "not_performed")
    free = pick(rng, {"performed": 0.97, "partly": 0.03}, len(asked))
    return np.where(unpaid, late, np.where(owed, "performed", free)).astype(object)


def satisfaction(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.Series:
    """Marks 1 to 5 of the share that was asked; null elsewhere, and where a visit failed."""
    missed = frame["dispute_id"].isin(visits.loc[visits["done_on"].isna(), "dispute_id"])
    asked = (frame["outcome"] != "open") & ~missed & (rng.random(len(frame)) < ASKED)
    happy, other = (
        pick(rng, marks, len(frame)) for marks in (_text(MARKS), _text(MARKS_UNSETTLED))
    )
    marks = pd.Series(np.where(frame["outcome"] == "settled", happy, other), index=frame.index)
    return marks.astype(float).where(asked)


def _text(marks: dict[int, float]) -> dict[str, float]:
    return {str(mark): share for mark, share in marks.items()}


def dossiers(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The papers of each dossier and whether all that are due by now are there.

    Oral agreements need none; a case in progress is not judged yet.
    """
    always = np.full(len(frame), True)
    closed = (frame["outcome"] != "open").to_numpy()
    written = (frame["agreement"] == "written").to_numpy()
    due = (visits["due_on"] <= pd.Timestamp(DATA_TO)) | visits["done_on"].notna()
    asked, done = (
        frame["dispute_id"].isin(visits.loc[rows, "dispute_id"]).to_numpy()
        for rows in (due, visits["done_on"].notna())
    )
    needed = np.column_stack([always, always, closed, written, written, asked])
    possible = np.column_stack([always, always, closed, written, written, done])
    careful = frame["room"].isin(NAMED_CODES).to_numpy()[:, None]
    there = possible & (careful | (rng.random(needed.shape) >= np.array(MISSING)))
    items = list(DOSSIER)
    texts = [",".join(item for item, has in zip(items, row, strict=True) if has) for row in there]
    has_dossier = (frame["agreement"] != "oral").to_numpy()
    complete = pd.Series((there | ~needed).all(axis=1), index=frame.index, dtype="boolean")
    return frame.assign(
        dossier=only(has_dossier, texts), dossier_complete=complete.where(has_dossier & closed)
    )
