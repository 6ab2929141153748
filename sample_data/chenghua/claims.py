"""Subsidies claimed in 成华: per case by mediators since 2018, rewards of officers.

The source gives ranges; the amounts by level and the second version of 2021 are made up.
"""

import numpy as np
import pandas as pd

from sample_data import claim_faults
from sample_data.chenghua.figures import DATA_TO, NAMED_COMMUNITY, NAMED_STATION
from sample_data.claims import Mark, Scheme, numbered
from sample_data.draws import Array, stream

MARKS = (
    Mark(1, 10_000, 5, 14, ("medical", "unnatural_death")),
    Mark(2, 50_000, 10, 30, ("unnatural_death",)),
)
CASE_SUBSIDY = Scheme(
    subsidy="case_subsidy",
    payee="mediator",
    versions={
        "2018-01-01": {"ordinary": (50,), "difficult": (100,), "major": (200,)},
        "2021-01-01": {"ordinary": (60,), "difficult": (120,), "major": (200,)},
    },
    marks=MARKS,
    data_to=DATA_TO,
    years={2018: 0.58, 2019: 0.88, 2020: 0.91, 2021: 0.93},
    claimed={"ordinary": 0.96, "difficult": 1.0, "major": 1.0},
    faults={
        "duplicate_claim": 7,
        "inflated_level": 8,
        "claim_without_dossier": 7,
        "unsettled_claim": 6,
        "foreign_claim": 5,
        "unknown_claim": 3,
        "wrong_rule_claim": 6,
    },
    off={},
)
OFFICER_REWARD = Scheme(
    subsidy="officer_reward",
    payee="officer",
    versions={
        "2018-01-01": {
            "ordinary": (100, 150, 200),
            "difficult": (300, 400, 500, 600),
            "major": (1_000, 1_500, 2_000, 3_000),
        }
    },
    marks=MARKS,
    data_to=DATA_TO,
    years={2018: 1.0, 2019: 1.0, 2020: 1.0, 2021: 1.0},
    claimed={"ordinary": 0.015, "difficult": 0.3, "major": 0.7},
    faults={
        "duplicate_claim": 2,
        "inflated_level": 2,
        "claim_without_dossier": 2,
        "unsettled_claim": 2,
        "foreign_claim": 1,
        "wrong_rule_claim": 1,
    },
    off={"major": 60_000},
)


def claims(disputes: pd.DataFrame, communities: pd.DataFrame, seed: int) -> pd.DataFrame:
    """All claims of the district, numbered as they came in."""
    free = _free(disputes, communities)
    made = [
        claim_faults.claims(disputes, free, scheme, stream(seed, f"claims_{scheme.subsidy}"))
        for scheme in (CASE_SUBSIDY, OFFICER_REWARD)
    ]
    return numbered(made, "chenghua", "CHB")


def _free(disputes: pd.DataFrame, communities: pd.DataFrame) -> Array:
    """Disputes neither of the station nor of the community the source names."""
    named = communities.loc[communities["name"] == NAMED_COMMUNITY, "code"]
    elsewhere = (disputes["station"] != NAMED_STATION) & ~disputes["community"].isin(named)
    return np.asarray(elsewhere, dtype=bool)
