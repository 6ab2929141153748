"""Dossiers drawn by lot: a seeded stratified sample that anybody can draw again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.records import COLUMNS
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.metrics.sampling import allocation, selected
from dashboard.queries.counts import data_to
from dashboard.queries.dossiers import STRATA, dossier_strata, dossiers_by_lot
from dashboard.reports.figure import Ask, directly

MOST = 500
"""The most dossiers of one draw: more are not pulled by hand."""
MOST_SEED = 999_999_999
NO_DOSSIERS = "Records of {programme} do not hold {what}, so no dossier can be drawn."


@dataclass(frozen=True)
class Stratum:
    """A stratum by its codes: how many dossiers it holds, how many were drawn."""

    codes: tuple[str, ...]
    population: int
    drawn: int


@dataclass(frozen=True)
class Draw:
    """What was asked, and the ids drawn. ``size`` is what was asked for; less may be there."""

    filters: Filters
    by: tuple[str, ...]
    seed: int
    size: int
    strata: tuple[Stratum, ...]
    ids: tuple[str, ...]
    data_to: date
    data_version: str

    @property
    def population(self) -> int:
        return sum(stratum.population for stratum in self.strata)


def draw_dossiers(
    scope: Scope,
    filters: Filters,
    *,
    size: int,
    seed: int,
    by: tuple[str, ...] = (),
    ask: Ask = directly,
) -> Draw:
    """Draw dossiers of closed disputes in a reader's reach and selection."""
    _check(filters, by, size, seed)
    found = ask(dossier_strata, scope, filters, by)
    counts = allocation(dict(zip(found["stratum"], map(int, found["n"]), strict=True)), size)
    wanted = tuple(filter(lambda pair: pair[1], counts.items()))
    rows = ask(dossiers_by_lot, scope, filters, by, seed, wanted)
    ids = selected(zip(rows["dispute_id"], rows["stratum"], strict=True), counts, seed)
    return Draw(
        filters=filters,
        by=by,
        seed=seed,
        size=size,
        strata=_strata(found, by, counts),
        ids=ids,
        data_to=data_to(filters.programme),
        data_version=case_database().version,
    )


def strata_of(filters: Filters, by: tuple[str, ...]) -> tuple[str, ...]:
    """Return the dimensions strata may be made of, once those asked for are among them."""
    programme = programme_of(filters.programme)
    if "dossier_complete" in programme.unrecorded:
        what = COLUMNS["dossier_complete"].en
        raise NotRecorded(NO_DOSSIERS.format(programme=programme.code, what=what))
    known = tuple(one for one in STRATA if one not in programme.unrecorded)
    for dimension in by:
        if dimension not in known:
            raise BadRequest(f"Unknown stratum '{dimension}'. Known: {', '.join(known)}.")
    if len(set(by)) < len(by):
        raise BadRequest("A stratum is named more than once.")
    return known


def _check(filters: Filters, by: tuple[str, ...], size: int, seed: int) -> None:
    strata_of(filters, by)
    if not 1 <= size <= MOST:
        raise BadRequest(f"The size of a draw is between 1 and {MOST}, not {size}.")
    if not 0 <= seed <= MOST_SEED:
        raise BadRequest(f"The seed is between 0 and {MOST_SEED}, not {seed}.")


def _strata(
    found: pd.DataFrame, by: tuple[str, ...], counts: Mapping[str, int]
) -> tuple[Stratum, ...]:
    return tuple(
        Stratum(tuple(row[dimension] for dimension in by), int(row["n"]), counts[row["stratum"]])
        for _, row in found.iterrows()
    )
