"""After closing: follow-up, satisfaction, and what lies in the dossier."""

import numpy as np
import pandas as pd

from dashboard.domain.vocabulary import DOSSIER
from sample_data.chenghua.figures import DATA_TO, DOCKING, REGISTERS
from sample_data.draws import Array, Rng, days, first_of_each, only, only_then, pick

FOLLOW_UP_DAYS = 30
DONE = {
    "CHF1": 0.965,
    "CHF2": 0.94,
    "CHF3": 0.985,
    "CHF4": 0.955,
    "CHF5": 0.885,
    "CHF6": 0.93,
    "CHF7": 0.972,
}
DONE_WITHOUT_FIRM = 0.945
KEPT = {2017: 0.945, 2018: 0.962, 2019: 0.982, 2020: 0.984, 2021: 0.987}
"""Chance that one paper of a dossier is there."""
SATISFIED = {5: 0.66, 4: 0.34}
DISSATISFIED = {3: 0.62, 2: 0.27, 1: 0.11}


def follow_ups(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Follow-ups of settled docking cases and written agreements, due a month after closing."""
    settled = frame["outcome"] == "settled"
    asked = frame[settled & ((frame["register"] == DOCKING) | (frame["agreement"] == "written"))]
    size = len(asked)
    due = asked["closed_on"].to_numpy() + days(FOLLOW_UP_DAYS)
    lag = np.where(rng.random(size) < 0.07, rng.geometric(0.09, size), rng.integers(-6, 3, size))
    done = np.busday_offset((due + days(lag)).astype("datetime64[D]"), 0, roll="forward")
    share = asked["firm"].map(DONE).fillna(DONE_WITHOUT_FIRM).to_numpy()
    reached = (rng.random(size) < share) & (done.astype("datetime64[s]") <= DATA_TO)
    columns = ["dispute_id", "programme", "register", "county", "town", "station", "firm"]
    return asked[columns].assign(
        due_on=due,
        done_on=only_then(reached, done.astype("datetime64[s]")),
        result=only(reached, _results(asked, done, rng)),
    )


def _results(asked: pd.DataFrame, done: Array, rng: Rng) -> Array:
    """What was found: consistent with the recorded performance where there is money."""
    performed = asked["performed_on"].to_numpy() <= done.astype("datetime64[s]")
    later = asked["due_on"].notna().to_numpy() & ~performed
    not_yet = asked["due_on"].to_numpy() > done.astype("datetime64[s]")
    unpaid = np.where(not_yet | (rng.random(len(asked)) < 0.5), "partly", "not_performed")
    free = pick(rng, {"performed": 0.96, "partly": 0.03, "not_performed": 0.01}, len(asked))
    paid = np.where(asked["due_on"].notna(), "performed", free)
    return np.where(later, unpaid, paid).astype(object)


def satisfaction(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.Series:
    """Marks 1 to 5 of exactly as many people as the year's figures say; null where not reached."""
    missed = frame["dispute_id"].isin(visits.loc[visits["done_on"].isna(), "dispute_id"])
    reachable = (frame["outcome"] != "open") & ~missed
    marks = pd.Series(pd.NA, index=frame.index, dtype="Int64")
    for register, years in REGISTERS.items():
        for year, figures in years.items():
            rows = frame.index[
                reachable & (frame["register"] == register) & (frame["year"] == year)
            ]
            asked = rng.choice(rows, figures.responded, replace=False)
            marks[asked] = _marks(frame.loc[asked], figures.satisfied, rng)
    return marks


def _marks(asked: pd.DataFrame, satisfied: int, rng: Rng) -> Array:
    unhappy = np.where(asked["outcome"] == "settled", 1.0, 5.0)
    unhappy = unhappy * np.where(asked["days_to_close"] > 30, 2.0, 1.0)
    group = np.full(len(asked), "asked", dtype=object)
    low = first_of_each(rng, group, unhappy, {"asked": len(asked) - satisfied})
    high = rng.choice(list(SATISFIED), len(asked), p=list(SATISFIED.values()))
    return np.where(
        low, rng.choice(list(DISSATISFIED), len(asked), p=list(DISSATISFIED.values())), high
    )


def dossiers(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The papers of each dossier and whether all that are due by now are there.

    Oral agreements need none; a case in progress is not judged yet.
    """
    items = list(DOSSIER)
    kept = frame["year"].map(KEPT).to_numpy()
    closed = (frame["outcome"] != "open").to_numpy()
    written = (frame["agreement"] == "written").to_numpy()
    weak = np.array([1.0, 1.0, 1.9, 0.4, 1.4, 0.0])
    there = rng.random((len(frame), 6)) < 1 - (1 - kept)[:, None] * weak
    asked, done = (frame["dispute_id"].isin(ids).to_numpy() for ids in _visited(visits))
    needed = np.column_stack([*[np.full(len(frame), True)] * 3, written, written, written & asked])
    there &= np.column_stack(
        [*[np.full(len(frame), True)] * 2, closed, written, written, written & done]
    )
    has_dossier = (frame["agreement"] != "oral").to_numpy()
    texts = [",".join(item for item, has in zip(items, row, strict=True) if has) for row in there]
    complete = (there | ~needed).all(axis=1)
    judged = has_dossier & closed
    return frame.assign(
        dossier=only(has_dossier, texts),
        dossier_complete=pd.Series(complete, index=frame.index, dtype="boolean").where(judged),
    )


def _visited(visits: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Disputes whose follow-up is due by now, and those visited."""
    due = visits["done_on"].notna() | (visits["due_on"] <= pd.Timestamp(DATA_TO))
    return visits.loc[due, "dispute_id"], visits.loc[visits["done_on"].notna(), "dispute_id"]
