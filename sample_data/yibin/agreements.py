"""What was agreed: form, money, and whether it was performed; who handled it."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng, days, only, only_then
from sample_data.habits import MEDIAN_YUAN, MONEYLESS, rounded
from sample_data.yibin.figures import DATA_TO

WRITTEN = {"ordinary": 0.58, "difficult": 0.92, "major": 1.0}
TERMS = (0, 3, 7, 15, 30, 60)
TERM_SHARES = (0.42, 0.11, 0.18, 0.14, 0.12, 0.03)


def agree(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add agreement, amount, and the days of performance."""
    size = len(frame)
    settled = (frame["outcome"] == "settled").to_numpy()
    share = np.where(frame["told"] >= 0, 1.0, frame["level"].map(WRITTEN).to_numpy())
    form = np.where(rng.random(size) < share, "written", "oral").astype(object)
    frame = frame.assign(agreement=only(settled, form), amount_fen=_amounts(frame, rng))
    owed = (frame["agreement"] == "written") & (frame["amount_fen"].fillna(0) > 0)
    closed, term = frame["closed_on"].to_numpy(), rng.choice(TERMS, size, p=TERM_SHARES)
    due = only_then(owed, closed + days(term))
    late = np.where(rng.random(size) < 0.09, rng.geometric(0.08, size), -rng.integers(0, 3, size))
    done = np.maximum(due + days(np.where(term == 0, 0, late)), closed)
    kept = rng.random(size) < np.where(term == 0, 0.985, 0.92)
    return frame.assign(due_on=due, performed_on=only_then(kept & (done <= DATA_TO), done))


def _amounts(frame: pd.DataFrame, rng: Rng) -> pd.Series:
    """Money at stake in fen; nothing where it is not about money, unknown now and then."""
    size = len(frame)
    median = frame["type"].map(MEDIAN_YUAN).to_numpy().astype(float)
    hard = frame["level"].map({"ordinary": 1.0, "difficult": 2.0, "major": 2.8}).to_numpy()
    yuan = np.minimum(rounded(median * hard * rng.lognormal(0, 0.9, size)), 980_000)
    free = rng.random(size) < frame["type"].map(MONEYLESS).fillna(0.06).to_numpy()
    yuan = np.where(free & (frame["told"] < 0).to_numpy(), 0, yuan)
    return pd.Series(yuan * 100, index=frame.index).astype("Int64").mask(rng.random(size) < 0.015)


def handlers(frame: pd.DataFrame, registers: dict[str, pd.DataFrame], rng: Rng) -> dict[str, Array]:
    """The mediator of the station, an officer of it, and its room."""
    mediators, officers = registers["mediator"], registers["officer"]
    return {
        "mediator": _of_station(frame["station"], mediators, rng, busy=(1.2, 1.2)),
        "officer": _of_station(frame["station"], officers, rng, busy=(0.7, 1.9)),
        "room": frame["station"].str.replace("YBS", "YBR").to_numpy(),
    }


def _of_station(
    station: pd.Series, people: pd.DataFrame, rng: Rng, *, busy: tuple[float, float]
) -> Array:
    """Somebody of each dispute's station, some busier than others."""
    groups = {code: own.to_numpy() for code, own in people.groupby("station")["code"]}
    drawn = zip(station, rng.beta(*busy, len(station)), strict=True)
    chosen = [groups[code][int(at * len(groups[code]))] for code, at in drawn]
    return np.array(chosen, dtype=object)
