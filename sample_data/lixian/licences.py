"""Licences of mediators: five years to the end of a month, renewed, but for a few."""

import numpy as np
import pandas as pd

from sample_data.draws import Array, Rng
from sample_data.lixian.figures import DATA_TO, NAMED
from sample_data.planting import gap
from sample_data.sample import Gap

TERM = 60
"""Months a licence is valid."""
UNRECORDED = 0.07
RUN_OUT, RUN_OUT_AND_LEFT = 11, 3
"""Mediators in office whose licence was not renewed, and those who left without renewing."""
SINCE = np.datetime64("2018-01-01", "D")
NEVER = np.datetime64("NaT", "s")


def licences(mediators: pd.DataFrame, stations: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """The mediators with ``licence_until``, and ``run_out`` where it was not renewed in time."""
    issued = mediators["appointed_on"].to_numpy().astype("datetime64[M]") - rng.integers(
        0, 3, len(mediators)
    )
    left = mediators["dismissed_on"].to_numpy()
    needed = np.where(np.isnat(left), DATA_TO, left)
    terms = (needed.astype("datetime64[M]") - issued).astype(np.int64) // TERM + 1
    known = rng.random(len(mediators)) >= UNRECORDED
    before = _month_end(issued + TERM * (terms - 1))
    run_out = _not_renewed(mediators, stations, known & (terms > 1) & (before < needed), rng)
    until = np.where(run_out, before, _month_end(issued + TERM * terms))
    return mediators.assign(licence_until=np.where(known, until, NEVER), run_out=run_out)


def _month_end(months: Array) -> Array:
    return ((months + 1).astype("datetime64[D]") - 1).astype("datetime64[s]")


def _not_renewed(
    mediators: pd.DataFrame, stations: pd.DataFrame, possible: Array, rng: Rng
) -> Array:
    """Mark a few in office and a few who left, none in a town the source names."""
    own = stations[stations["code"].isin(NAMED)]
    named = mediators["area"].isin(own["town"]) | mediators["station"].isin(own["code"])
    free = possible & ~named.to_numpy()
    there = mediators["dismissed_on"].isna().to_numpy()
    marked = np.zeros(len(mediators), dtype=bool)
    for rows, count in ((free & there, RUN_OUT), (free & ~there, RUN_OUT_AND_LEFT)):
        marked[rng.permutation(np.flatnonzero(rows))[:count]] = True
    return marked


def gaps(mediators: pd.DataFrame) -> list[Gap]:
    """From the day after the licence ran out until the mediator left, or still."""
    found = []
    for row in mediators[mediators["run_out"]].itertuples():
        until = np.datetime64(row.licence_until, "D")
        left = None if pd.isna(row.dismissed_on) else str(row.dismissed_on.date())
        start = str(max(until + 1, SINCE))
        found.append(gap("mediator_licence", row.code, start, left, f"licence until {until}"))
    return found
