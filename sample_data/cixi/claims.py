"""Rewards per case claimed in 慈溪: the source gives no amounts, those claimed are made up."""

import pandas as pd

from sample_data import claim_faults
from sample_data.cixi.figures import CODE, DATA_TO, NAMED_CODES
from sample_data.claims import Mark, Scheme, numbered
from sample_data.draws import stream

REWARD = Scheme(
    subsidy="reward_per_case",
    payee="mediator",
    versions={"2019-01-01": {"difficult": (200,), "major": (500,)}},
    marks=(
        Mark(1, 10_000, 5, 10, ("medical", "unnatural_death")),
        Mark(2, 100_000, 10, 30, ("unnatural_death",)),
    ),
    data_to=DATA_TO,
    years={2019: 0.9},
    claimed={"difficult": 0.95, "major": 1.0},
    faults={
        "duplicate_claim": 3,
        "inflated_level": 4,
        "claim_without_dossier": 3,
        "unsettled_claim": 3,
        "foreign_claim": 2,
        "unknown_claim": 2,
    },
    off={},
)
"""A dispute without any mark of its level is not claimed for."""


def claims(disputes: pd.DataFrame, seed: int) -> pd.DataFrame:
    """All claims of the city, numbered as they came in."""
    free = ~disputes["room"].isin(NAMED_CODES).to_numpy()
    made = claim_faults.claims(disputes, free, REWARD, stream(seed, "claims_reward_per_case"))
    return numbered([made], CODE, "CXB")
