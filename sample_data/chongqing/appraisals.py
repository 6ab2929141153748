"""Grades of full-time mediators for 2018, and the lists of who was trained."""

import numpy as np
import pandas as pd

from sample_data.chongqing.figures import PROGRAMME
from sample_data.draws import Array, Rng

WEIGHTS = {"素质考评": 30, "实绩评估": 50, "群众评议": 20}
"""The three parts of the source; how much each weighs is made up."""
GRADES = {"一级": 88.0, "二级": 80.0, "三级": 70.0, "四级": 0.0}
"""The source names no grades: these and their least points are made up."""
YEAR = np.datetime64("2018-01-01", "s")
KEENNESS = {"full_time": 2.6, "part_time": 1.0, "elder": 0.7}
UNEVEN = 0.8
"""How much people differ in how often they attend."""


def grades(mediators: pd.DataFrame, disputes: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """One row per full-time mediator in service all year; results follow the cases settled."""
    served = (mediators["kind"] == "full_time") & (mediators["appointed_on"] <= YEAR)
    rows = mediators[served].reset_index(drop=True)
    parts = {
        "素质考评": _marks(rng.normal(82, 6, len(rows))),
        "实绩评估": _marks(_results(rows["code"], disputes) + rng.normal(0, 4, len(rows))),
        "群众评议": _marks(rng.normal(85, 5, len(rows))),
    }
    points: Array = np.column_stack([*parts.values()]) @ np.array([*WEIGHTS.values()]) / 100
    names = list(GRADES)
    place = (points[:, None] < np.array([*GRADES.values()])).sum(axis=1)
    return pd.DataFrame(
        {
            "programme": PROGRAMME,
            "county": rows["county"],
            "grading": "mediator_grade",
            "subject": "mediator",
            "unit": rows["code"],
            "month": YEAR,
            "months": 12,
            "grade": np.array(names, dtype=object)[place],
            "points": points.round(2),
            "items": _items(parts),
        }
    )


def _results(codes: pd.Series, disputes: pd.DataFrame) -> Array:
    """60 to 95 by how many of the year's disputes one settled, against the others."""
    year = (disputes["cohort_on"].dt.year == 2018) & (disputes["outcome"] == "settled")
    settled = codes.map(disputes.loc[year, "mediator"].value_counts()).fillna(0)
    return np.asarray(60 + 35 * settled.rank(pct=True))


def _marks(points: Array) -> Array:
    return np.clip(points, 40, 100).round(1)


def _items(parts: dict[str, Array]) -> list[str]:
    """The points and weight of every part, as JSON."""
    shape = ", ".join(
        f'"{name}": {{{{"points": {{:.1f}}, "weight": {WEIGHTS[name]}}}}}' for name in parts
    )
    return [f"{{{shape.format(*row)}}}" for row in zip(*parts.values(), strict=True)]


def attendances(trainings: pd.DataFrame, mediators: pd.DataFrame, rng: Rng) -> pd.DataFrame:
    """Who was at which session: as many people as it counts, of the county and in office that day.

    Some go again and again, some never; sessions of one kind, county and day are one.
    """
    keen = mediators["kind"].map(KEENNESS).to_numpy() * rng.lognormal(0, UNEVEN, len(mediators))
    since = mediators["appointed_on"].to_numpy()
    until = mediators["dismissed_on"].fillna(pd.Timestamp.max.as_unit("s")).to_numpy()
    own = {code: np.array(rows) for code, rows in mediators.groupby("county").indices.items()}
    sessions = trainings.groupby(["county", "on_day", "kind"], as_index=False)["attendances"].sum()
    size = sessions["attendances"].to_numpy(dtype=np.int64)
    there = []
    for county, day, count in zip(sessions["county"], sessions["on_day"], size, strict=True):
        people = own[county]
        people = people[(since[people] <= day) & (until[people] > day)]
        waiting = rng.exponential(size=len(people)) / keen[people]
        there.append(people[np.argpartition(waiting, count - 1)[:count]])
    rows = sessions.loc[sessions.index.repeat(size), ["county", "on_day", "kind"]]
    codes = mediators["code"].to_numpy()[np.concatenate(there)]
    return rows.assign(programme=PROGRAMME, mediator=codes).reset_index(drop=True)
