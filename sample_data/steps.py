"""The steps of disputes as rows: numbered per dispute, in the order they happened."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from dashboard.domain.vocabulary import EVENTS
from sample_data.draws import Array


def events(frame: pd.DataFrame, moments: Mapping[str, Array]) -> pd.DataFrame:
    """One row per dispute and kind of step that has a moment."""
    order = [kind for kind in EVENTS if kind in moments]
    at = np.column_stack([moments[kind].astype("datetime64[s]") for kind in order])
    case, step = np.nonzero(~np.isnat(at))
    when = at[case, step]
    rank = np.lexsort((step, when, case))
    case, step, when = case[rank], step[rank], when[rank]
    first = np.r_[True, case[1:] != case[:-1]]
    place = np.arange(len(case))
    return pd.DataFrame(
        {
            "dispute_id": frame["dispute_id"].to_numpy()[case],
            "county": frame["county"].to_numpy()[case],
            "seq": place - np.maximum.accumulate(np.where(first, place, 0)) + 1,
            "at": when,
            "kind": np.array(order, dtype=object)[step],
        }
    )
