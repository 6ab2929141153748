"""Parties: names of nobody, impossible identity numbers, telephones that ring nowhere."""

import numpy as np
import pandas as pd

from sample_data import persons
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng, only

MOST_RECORDED = 6


def parties(frame: pd.DataFrame, places: Places, rng: Rng) -> pd.DataFrame:
    """Two or more parties per dispute; of crowds only the first few are recorded."""
    each = np.minimum(frame["people_involved"].to_numpy(), MOST_RECORDED)
    case = np.repeat(np.arange(len(frame)), each)
    seq = np.arange(len(case)) - np.repeat(np.cumsum(each) - each, each) + 1
    own = frame.iloc[case]
    crowd = rng.random(len(case)) < 0.5
    applicant = (seq == 1) | ((seq > 2) & crowd)
    return pd.DataFrame(
        {
            "dispute_id": own["dispute_id"].to_numpy(),
            "county": own["county"].to_numpy(),
            "seq": seq,
            "role": np.where(applicant, "applicant", "respondent"),
            "name": persons.people(rng, len(case)),
            "id_number": _some(persons.identity_numbers(rng, len(case)), 0.05, rng),
            "phone": _some(persons.phones(rng, len(case)), 0.03, rng),
            "address": _some(_addresses(own, places, rng), 0.04, rng),
        }
    )


def _some(values: Array, missing: float, rng: Rng) -> Array:
    return only(rng.random(len(values)) >= missing, values)


def _addresses(own: pd.DataFrame, places: Places, rng: Rng) -> Array:
    """A flat in the dispute's community, or in another one."""
    labels = places.communities.set_index("code")["name"]
    community = own["community"].map(labels).to_numpy(dtype=object)
    elsewhere = rng.choice(labels.to_numpy(dtype=object), len(own))
    named = np.where(pd.isna(community) | (rng.random(len(own)) < 0.28), elsewhere, community)
    block, floor, flat = (rng.integers(1, most, len(own)) for most in (27, 19, 5))
    return np.array(
        [
            f"{name}{b}栋{f}{n:02d}号（虚构）"
            for name, b, f, n in zip(named, block, floor, flat, strict=True)
        ],
        dtype=object,
    )
