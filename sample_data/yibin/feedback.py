"""After closing: follow-ups, papers of the dossier, and the satisfaction survey of the police."""

import numpy as np
import pandas as pd

from dashboard.domain.vocabulary import DOSSIER
from sample_data.draws import Array, Rng, days, only, only_then, pick
from sample_data.yibin.figures import DATA_TO, PROGRAMME, SLACK

FOLLOW_UP_DAYS = 15
DONE_WHERE_SLACK = 0.83
WEAK = (0.016, 0.02, 0.04, 0.01, 0.036, 0.0)
"""Chance that a paper of the dossier is not there where a station is slack, as in ``DOSSIER``."""
RESPONDED = 0.58
COLUMNS = ["dispute_id", "programme", "register", "county", "station"]


def follow_ups(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Follow-ups of settled disputes, due fifteen days after closing; slack stations miss some."""
    asked = frame[frame["outcome"] == "settled"]
    size = len(asked)
    due = asked["closed_on"].to_numpy() + days(FOLLOW_UP_DAYS)
    lag = np.where(rng.random(size) < 0.08, rng.geometric(0.15, size), rng.integers(-4, 2, size))
    careful = ~asked["station"].isin(SLACK).to_numpy()
    lag = np.where(careful, np.minimum(lag, 0), lag)
    done = np.busday_offset((due + days(lag)).astype("datetime64[D]"), 0, roll="forward")
    done = done.astype("datetime64[s]")
    reached = ((rng.random(size) < DONE_WHERE_SLACK) | careful) & (done <= DATA_TO)
    return asked[COLUMNS].assign(
        due_on=due,
        done_on=only_then(reached, done),
        result=only(reached, _results(asked, done, rng)),
    )


def _results(asked: pd.DataFrame, done: Array, rng: Rng) -> Array:
    """What was found: consistent with the recorded performance where there is money."""
    owes = asked["due_on"].notna().to_numpy()
    unpaid = owes & ~(asked["performed_on"].to_numpy() <= done)
    early = (asked["due_on"].to_numpy() > done) | (rng.random(len(asked)) < 0.5)
    free = pick(rng, {"performed": 0.96, "partly": 0.03, "not_performed": 0.01}, len(asked))
    open_debt = np.where(early, "partly", "not_performed")
    return np.where(unpaid, open_debt, np.where(owes, "performed", free)).astype(object)


def dossiers(frame: pd.DataFrame, visits: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The papers of every dispute, and whether all that are due by now are there."""
    closed = (frame["outcome"] != "open").to_numpy()
    written = (frame["agreement"] == "written").to_numpy()
    due = visits["done_on"].notna() | (visits["due_on"] <= pd.Timestamp(DATA_TO))
    asked = frame["dispute_id"].isin(visits.loc[due, "dispute_id"]).to_numpy()
    done = frame["dispute_id"].isin(visits.loc[visits["done_on"].notna(), "dispute_id"]).to_numpy()
    everyone = np.full(len(frame), True)
    needed = np.column_stack([everyone, everyone, everyone, written, written, asked])
    careful = ~frame["station"].isin(SLACK).to_numpy()[:, None]
    there = careful | (rng.random(needed.shape) >= np.array(WEAK))
    there &= np.column_stack([everyone, everyone, closed, written, written, done])
    items = np.array(list(DOSSIER))
    complete = pd.Series((there | ~needed).all(axis=1), index=frame.index, dtype="boolean")
    return frame.assign(
        dossier=[",".join(items[row]) for row in there], dossier_complete=complete.where(closed)
    )


def surveys(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Marks of 0 to 100 that parties give mediator and officer together, summed by month."""
    closed = frame[frame["outcome"] != "open"].reset_index(drop=True)
    people = np.minimum(closed["people_involved"].to_numpy(dtype=np.int64), 4)
    answers = rng.binomial(people, RESPONDED)
    usual = {code: rng.normal(0, 1.6) for code in sorted(closed["mediator"].unique())}
    mean = np.where(closed["outcome"] == "settled", 92.0, 85.0)
    mean = mean + closed["mediator"].map(usual).to_numpy()
    row = np.repeat(np.arange(len(closed)), answers)
    marks = np.clip(np.round(rng.normal(mean[row], 4.5)), 55, 100).astype(np.int64)
    given = closed.loc[row, ["county", "station", "mediator", "officer"]].reset_index(drop=True)
    given["month"] = closed["closed_month"].to_numpy()[row]
    keys = ["county", "station", "month", "mediator", "officer"]
    summed = given.assign(points=marks).groupby(keys, as_index=False)["points"]
    result = summed.sum().assign(responded=summed.count()["points"])
    return result.assign(programme=PROGRAMME)
