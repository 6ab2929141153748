"""Parties: names of nobody, impossible identity numbers, telephones that ring nowhere."""

import numpy as np
import pandas as pd

from sample_data.chenghua import names
from sample_data.chenghua.places import Places
from sample_data.draws import Array, Rng, days, only

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
            "name": names.people(rng, len(case)),
            "id_number": _some(_identity_numbers(rng, len(case)), 0.05, rng),
            "phone": _some(_phones(rng, len(case)), 0.03, rng),
            "address": _some(_addresses(own, places, rng), 0.04, rng),
        }
    )


def _some(values: Array, missing: float, rng: Rng) -> Array:
    return only(rng.random(len(values)) >= missing, values)


def _identity_numbers(rng: Rng, size: int) -> Array:
    """Region 999999 does not exist; the check digit is not computed either."""
    birth = np.datetime64("1941-01-01", "s") + days((rng.beta(2.4, 2.0, size) * 22_300).astype(int))
    day = np.char.replace(birth.astype("datetime64[D]").astype(str), "-", "")
    tail = np.char.zfill(rng.integers(0, 10_000, size).astype(str), 4)
    return np.char.add(np.char.add("999999", day), tail)


def _phones(rng: Rng, size: int) -> Array:
    mobile = np.char.add("199-0000-", np.char.zfill(rng.integers(0, 10_000, size).astype(str), 4))
    fixed = np.char.add("000-", np.char.zfill(rng.integers(0, 10_000_000, size).astype(str), 8))
    return np.where(rng.random(size) < 0.9, mobile, fixed)


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
