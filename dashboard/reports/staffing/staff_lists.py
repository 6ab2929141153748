"""People by name: who had no case or the most, whose licence ends, who was never trained."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.queries.base import require
from dashboard.queries.gradings import graded_count, graded_people
from dashboard.queries.staff import staff_count, staff_list
from dashboard.reports.figure import directly
from dashboard.reports.narrowing import narrowed
from dashboard.reports.staffing.staff import Ask, Cases, Staff

LISTS: Mapping[str, Text] = {
    "idle": Text("期内没有纠纷的", "Without a case in the period"),
    "busy": Text("件数最多的 1%", "The upper 1 % by cases"),
    "licence": Text("资格证已过期或 90 日内到期的", "Licence run out, or ending within 90 days"),
    "untrained": Text("期内从未参训的", "Never trained in the period"),
    "graded": Text("等级评定", "Grades"),
}


@dataclass(frozen=True)
class Listed:
    """One list: how many there are by county, and how to read a page of it."""

    key: str
    filters: Filters
    least: int
    by_county: pd.DataFrame

    @property
    def total(self) -> int:
        return self.counted(None)

    def counted(self, county: str | None) -> int:
        """Return how many there are in a county, or in all."""
        rows = self.by_county
        kept = rows if county is None else rows[rows["county"] == county]
        return int(kept["people"].sum())


def why_no_list(scope: Scope, staff: Staff, which: str) -> Text | None:
    """Say why a list cannot be made of the records, or nothing where it can."""
    if which == "graded":
        programme = programme_of(staff.filters.programme)
        register = programme.register_of(staff.filters.register)
        return why_absent(METRICS["gradings"], programme, register, scope)
    if which == "licence":
        return staff.licences if isinstance(staff.licences, Text) else None
    found = staff.trained if which == "untrained" else staff.cases
    return found if isinstance(found, Text) else None


def listed(scope: Scope, staff: Staff, which: str, *, ask: Ask = directly) -> Listed:
    """Return a list of people in reach, for a reader with the right to points and grades."""
    require(scope, Field.STAFF)
    if which not in LISTS:
        raise BadRequest(f"Unknown list '{which}'. Known: {', '.join(LISTS)}.")
    why = why_no_list(scope, staff, which)
    if why is not None:
        raise NotRecorded(why.en)
    if which == "graded":
        own, _ = narrowed(staff.filters, METRICS["gradings"])
        return Listed(which, own, 0, ask(graded_count, scope, own))
    least = 0
    if which == "busy" and isinstance(staff.cases, Cases):
        least = staff.cases.stayed.busy_from
    return Listed(which, staff.filters, least, ask(staff_count, scope, staff.filters, which, least))


def page_of(
    scope: Scope, one: Listed, page: int = 1, county: str | None = None, *, ask: Ask = directly
) -> pd.DataFrame:
    """Return one page of a list, of one county or of all."""
    filters = one.filters.choose(county=county) if county else one.filters
    if one.key == "graded":
        return ask(graded_people, scope, filters, page)
    return ask(staff_list, scope, filters, one.key, one.least, page)
