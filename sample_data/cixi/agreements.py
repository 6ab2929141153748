"""What was agreed: form, money, performance, confirmation."""

import numpy as np
import pandas as pd

from sample_data.cixi.figures import DATA_TO
from sample_data.cixi.profiles import HOLIDAYS, MEDIAN_YUAN, MONEYLESS
from sample_data.draws import Array, Rng, days, only, only_then

ORAL = 0.14
TERMS = (0, 3, 7, 15, 30, 60, 90)
TERM_SHARES = (0.38, 0.08, 0.16, 0.13, 0.15, 0.07, 0.03)
AMOUNT_UNKNOWN = 0.02


def agree(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add agreement, amount, dates of performance and confirmation."""
    settled = (frame["outcome"] == "settled").to_numpy()
    oral = (rng.random(len(frame)) < ORAL) & (frame["level"] == "difficult").to_numpy()
    form = np.where(oral, "oral", "written").astype(object)
    frame = frame.assign(agreement=only(settled, form), amount_fen=_amounts(frame, rng))
    return frame.assign(**_performance(frame, rng), confirmed_on=_confirmed(frame, rng))


def _amounts(frame: pd.DataFrame, rng: Rng) -> pd.Series:
    """Money at stake in fen, in sums as people agree on them; null where not recorded."""
    size = len(frame)
    death = (frame["type"] == "unnatural_death").to_numpy()
    spread = np.where(death, 0.4, 0.9)
    median = frame["type"].map(MEDIAN_YUAN).to_numpy().astype(float)
    yuan = median * np.exp(rng.normal(0, spread))
    yuan = yuan * np.where((frame["level"] == "major") & ~death, 2.2, 1.0)
    steps = np.select([yuan < 1_000, yuan < 20_000, yuan < 100_000], [100, 500, 1_000], 5_000)
    yuan = np.maximum(np.round(np.minimum(yuan, 1_300_000) / steps), 1) * steps
    none = rng.random(size) < frame["type"].map(MONEYLESS).fillna(0.05).to_numpy()
    fen = pd.Series(np.where(none & ~death, 0, yuan * 100).astype(np.int64), index=frame.index)
    return fen.astype("Int64").mask(rng.random(size) < AMOUNT_UNKNOWN)


def _performance(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """When a written agreement on money is due, and when it was performed."""
    size, closed = len(frame), frame["closed_on"].to_numpy()
    owed = ((frame["agreement"] == "written") & (frame["amount_fen"].fillna(0) > 0)).to_numpy()
    term = rng.choice(TERMS, size, p=TERM_SHARES)
    due = closed + days(term)
    late = np.where(rng.random(size) < 0.08, rng.geometric(0.07, size), -rng.integers(0, 3, size))
    done = np.maximum(due + days(np.where(term == 0, 0, late)), closed)
    kept = rng.random(size) < np.where(term == 0, 0.99, 0.94)
    return {
        "due_on": only_then(owed, due),
        "performed_on": only_then(owed & kept & (done <= DATA_TO), done),
    }


def _confirmed(frame: pd.DataFrame, rng: Rng) -> Array:
    """Judicial confirmation, asked for within thirty days of a written agreement."""
    share = np.where(frame["type"] == "unnatural_death", 0.45, 0.07)
    share = np.where((frame["level"] == "major") & (share < 0.1), 0.24, share)
    closed = frame["closed_on"].to_numpy()
    asked = (frame["agreement"] == "written").to_numpy() & (rng.random(len(frame)) < share)
    day = closed + days(rng.integers(2, 30, len(frame)))
    known = np.where(np.isnat(day), DATA_TO, day).astype("datetime64[D]")
    day = np.busday_offset(known, 0, roll="preceding", holidays=HOLIDAYS).astype("datetime64[s]")
    return only_then(asked & (day <= DATA_TO), np.maximum(day, closed))
