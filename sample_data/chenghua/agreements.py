"""What was agreed: form, money, performance, confirmation, and what came of failures."""

import numpy as np
import pandas as pd

from sample_data.chenghua.figures import AMOUNT_2019_YUAN, DATA_TO, DOCKING, PEOPLE
from sample_data.draws import Array, Rng, days, only, only_then, pick
from sample_data.habits import MEDIAN_YUAN, MONEYLESS, rounded

WRITTEN = {"joint": 0.93, "mobile": 0.72, "on_the_spot": 0.38, "oral": 0.0}
TERMS = (0, 3, 7, 15, 30, 60, 90)
TERM_SHARES = (0.34, 0.10, 0.18, 0.15, 0.14, 0.06, 0.03)
CONVERSION = {
    "settled": {"none": 0.968, "not_tracked": 0.030, "civil": 0.002},
    "failed": {
        "none": 0.47,
        "not_tracked": 0.25,
        "civil": 0.21,
        "public_order": 0.055,
        "criminal": 0.015,
    },
    "withdrawn": {"none": 0.68, "not_tracked": 0.29, "civil": 0.03},
    "referred_admin": {"none": 0.70, "not_tracked": 0.22, "public_order": 0.08},
    "referred_court": {"civil": 0.80, "not_tracked": 0.16, "none": 0.04},
}


def agree(frame: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Add agreement, amount, dates of performance and confirmation, conversion."""
    settled = (frame["outcome"] == "settled").to_numpy()
    written = rng.random(len(frame)) < frame["mode"].map(WRITTEN).to_numpy()
    form = np.where(written, "written", "oral").astype(object)
    frame = frame.assign(agreement=only(settled, form), amount_fen=_amounts(frame, rng))
    frame = frame.assign(**_performance(frame, rng), confirmed_on=_confirmed(frame, rng))
    return frame.assign(
        conversion=_conversion(frame, rng), prevented_conversion=_prevented(frame, rng)
    )


def _amounts(frame: pd.DataFrame, rng: Rng) -> pd.Series:
    """Money at stake in fen; 2019's people's mediation adds up to the published sum."""
    size = len(frame)
    median = frame["type"].map(MEDIAN_YUAN).to_numpy().astype(float)
    hard = frame["level"].map({"ordinary": 1.0, "difficult": 2.0, "major": 3.4}).to_numpy()
    median = median * np.where(frame["register"] == PEOPLE, 1.4, 1.0)
    yuan = rounded(median * hard * rng.lognormal(0, 0.95, size))
    none = rng.random(size) < frame["type"].map(MONEYLESS).fillna(0.06).to_numpy()
    yuan = np.where(none, 0, np.minimum(yuan, 1_200_000))
    published = ((frame["register"] == PEOPLE) & (frame["year"] == 2019)).to_numpy()
    yuan[published] = _fitted(yuan[published], AMOUNT_2019_YUAN, rng)
    unknown = ~published & (rng.random(size) < 0.012)
    return pd.Series(yuan * 100, index=frame.index).astype("Int64").mask(unknown)


def _fitted(yuan: Array, total: int, rng: Rng) -> Array:
    """The same amounts scaled to a total, the rest spread in hundreds over many cases."""
    some = yuan > 0
    fitted = np.zeros_like(yuan)
    fitted[some] = rounded(yuan[some] * (total / yuan.sum()))
    for step, least in ((100, 1_000), (10, 200)):
        rows = rng.permutation(np.flatnonzero(fitted >= least))
        moves, sign = divmod(abs(total - int(fitted.sum())), step)[0], np.sign(total - fitted.sum())
        np.add.at(fitted, np.resize(rows, moves), sign * step)
    return fitted


def _performance(frame: pd.DataFrame, rng: Rng) -> dict[str, Array]:
    """When a written agreement on money is due, and when it was performed."""
    size = len(frame)
    owed = (frame["agreement"] == "written") & (frame["amount_fen"].fillna(0) > 0)
    term = rng.choice(TERMS, size, p=TERM_SHARES)
    due = frame["closed_on"].to_numpy() + days(term)
    due = only_then(owed, due)
    late = np.where(rng.random(size) < 0.085, rng.geometric(0.06, size), -rng.integers(0, 3, size))
    done = np.maximum(due + days(np.where(term == 0, 0, late)), frame["closed_on"].to_numpy())
    kept = rng.random(size) < np.where(term == 0, 0.985, 0.925)
    performed = only_then(kept & (done <= DATA_TO), done)
    return {"due_on": due, "performed_on": performed}


def _confirmed(frame: pd.DataFrame, rng: Rng) -> Array:
    """Judicial confirmation, asked for within thirty days of the agreement."""
    share = frame["level"].map({"ordinary": 0.028, "difficult": 0.14, "major": 0.24}).to_numpy()
    asked = (frame["agreement"] == "written").to_numpy() & (rng.random(len(frame)) < share)
    day = frame["closed_on"].to_numpy() + days(rng.integers(1, 31, len(frame)))
    day = np.busday_offset(day.astype("datetime64[D]"), 0, roll="preceding").astype("datetime64[s]")
    day = np.maximum(day, frame["closed_on"].to_numpy())
    return only_then(asked & (day <= DATA_TO), day)


def _conversion(frame: pd.DataFrame, rng: Rng) -> Array:
    conversion = np.full(len(frame), None, dtype=object)
    for outcome, shares in CONVERSION.items():
        rows = np.flatnonzero(frame["outcome"] == outcome)
        conversion[rows] = pick(rng, shares, len(rows))
    return conversion


def _prevented(frame: pd.DataFrame, rng: Rng) -> Array:
    risky = frame["criminal_risk"] | ((frame["track"] != "civil") & (frame["register"] == DOCKING))
    share = np.where(frame["criminal_risk"], 0.8, np.where(risky, 0.10, 0.008))
    settled = (frame["outcome"] == "settled").to_numpy()
    became = np.where(frame["criminal_risk"], "criminal", "public_order").astype(object)
    return only(settled & (rng.random(len(frame)) < share), became)
