"""A few docking cases led by the wrong one: pairs alike in all else swap who led them.

One civil case led by the police stands beside one public-order case led by a lawyer, of one
station, firm, month, type, level and channel, both settled: no total and no rate by lead moves.
"""

import pandas as pd

from sample_data.chenghua.figures import DOCKING, NAMED_STATION

PAIRS = 4
ALIKE = ["station", "firm", "cohort_month", "type", "level", "channel"]
YEAR = 2021
"""Outside the published year, in which nothing is planted."""


def wrong_leads(frame: pd.DataFrame) -> pd.DataFrame:
    """Swap the leads of the first pairs there are, each at a station of its own."""
    free = (frame["register"] == DOCKING) & (frame["year"] == YEAR) & frame["firm"].notna()
    free &= (frame["outcome"] == "settled") & (frame["station"] != NAMED_STATION)
    civil, public = (
        frame[free & (frame["track"] == track)].drop_duplicates(ALIKE)[[*ALIKE, "row"]]
        for track in ("civil", "public_order")
    )
    pairs = civil.merge(public, on=ALIKE, suffixes=("_civil", "_public"))
    chosen = pairs.sort_values(ALIKE).drop_duplicates("station").head(PAIRS)
    return frame.assign(
        lead=frame["lead"]
        .mask(frame["row"].isin(chosen["row_civil"]), "police")
        .mask(frame["row"].isin(chosen["row_public"]), "lawyer")
    )
