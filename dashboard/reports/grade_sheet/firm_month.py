"""A firm's month as it is graded: the frozen record where there is one, else what stands now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.errors import BadRequest
from dashboard.domain.grade import FrozenGrade, Graded, right_of
from dashboard.domain.money import Grading, in_force
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.queries.base import require
from dashboard.queries.graded import graded_firms
from dashboard.queries.units import contracts
from dashboard.reports.grade.grade_changes import kept_figures, rests_on
from dashboard.reports.grade.grade_evidence import (
    check_within_data,
    grade_recorded,
    recorded_of,
)
from dashboard.reports.grade.grade_figures import Kept, kept_figure, period_of, wanted_of
from dashboard.reports.grade.grade_points import points_of

FIRM = "firm"
SCORE = "score"
"""All items together, where the points of one are asked for by its key."""


@dataclass(frozen=True, kw_only=True)
class FirmMonth:
    """One firm's month. ``frozen`` is the record that stands, if any; then all is as kept in it.

    ``grade`` is a code, none where none is recorded; ``points`` none where none are worked out.
    """

    graded: Graded
    frozen: FrozenGrade | None
    grade: str | None
    figures: tuple[Kept, ...]
    points: Kept | None


def firm_grading(programme: Programme, month: date, key: str = "") -> Grading:
    """Return the rule firms are graded by in a month, or name those there are."""
    last = period_of(month, 1)[1]
    known = [one for one in programme.gradings if one.subject == FIRM and one.holds_on(last)]
    named = in_force(tuple(known), key, last) if key else None
    found = named or (known[0] if len(known) == 1 and not key else None)
    if found is None:
        keys = ", ".join(one.key for one in known) or "none"
        raise BadRequest(f"No one grading of firms '{key}' in {programme.code}. Known: {keys}.")
    return found


def firms_of(scope: Scope, programme: Programme, month: date) -> list[tuple[str, str, str]]:
    """List the firms in reach under contract in a month, by county: code, name, county.

    A firm's grade is its county's: who answers for stations alone finds none.
    """
    require(scope, right_of(FIRM))
    start, end = (pd.Timestamp(day) for day in period_of(month, 1))
    held = contracts(scope, programme.code)
    ends = pd.to_datetime(held["valid_to"])
    during = (pd.to_datetime(held["valid_from"]) <= end) & (ends.isna() | (ends >= start))
    known = graded_firms(scope, programme.code)
    kept = known[known["code"].isin(held[during]["firm"])]
    return [(str(row.code), str(row.name), str(row.county)) for row in kept.itertuples(index=False)]


def known_firm(
    scope: Scope, programme: Programme, grading: str, code: str, county: str
) -> Graded | None:
    """Look a firm up in reach as a county grades it; nothing where there is none."""
    require(scope, right_of(FIRM))
    known = graded_firms(scope, programme.code)
    own = known[(known["code"] == code) & (known["county"] == county)]
    return None if own.empty else _graded(programme, grading, code, own.iloc[0]["name"], county)


def firm_months(
    scope: Scope,
    programme: Programme,
    grading: Grading,
    month: date,
    frozen: Sequence[FrozenGrade],
) -> list[FirmMonth]:
    """Return every firm in reach with its month, by code and county.

    ``frozen`` are the records of that month in the reader's reach; figures are those of the
    firm's whole county, as in the records, so that they are the same for every reader.
    """
    check_within_data(programme.code, *period_of(month, 1))
    live = {
        (one.graded.unit, one.graded.county): one for one in frozen if _is_of(one, grading, month)
    }
    return [
        _kept(live[code, county])
        if (code, county) in live
        else _as_it_stands(
            _graded(programme, grading.key, code, name, county), programme, grading, month
        )
        for code, name, county in firms_of(scope, programme, month)
    ]


def _is_of(one: FrozenGrade, grading: Grading, month: date) -> bool:
    return one.is_live and one.graded.grading == grading.key and one.month == month


def _graded(programme: Programme, grading: str, code: str, name: str, county: str) -> Graded:
    return Graded(
        programme=programme.code,
        grading=grading,
        subject=FIRM,
        unit=code,
        unit_name=name,
        county=county,
        station=None,
        firm=code,
    )


def _kept(frozen: FrozenGrade) -> FirmMonth:
    points = rests_on(frozen)["points"]
    return FirmMonth(
        graded=frozen.graded,
        frozen=frozen,
        grade=frozen.grade,
        figures=tuple(kept_figures(frozen)),
        points=dict(points) if isinstance(points, dict) else None,
    )


def _as_it_stands(graded: Graded, programme: Programme, grading: Grading, month: date) -> FirmMonth:
    start, end = period_of(month, 1)
    wanted = wanted_of(grading, programme, start, end)
    return FirmMonth(
        graded=graded,
        frozen=None,
        grade=grade_recorded(recorded_of(graded, month)),
        figures=tuple(kept_figure(graded, one) for one in wanted),
        points=points_of(graded, grading, start, end),
    )
