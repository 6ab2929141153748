"""The people of a programme in figures: in office, coming and going, cases, licences, training."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.metrics.recorded import why_absent
from dashboard.metrics.spread import Spread, spread
from dashboard.queries.counts import counts, data_to
from dashboard.queries.staff import case_counts, training_counts, unnamed_cases
from dashboard.reports.figure import directly, figure
from dashboard.reports.narrowing import fact_dimensions, narrowed

Ask = Callable[..., pd.DataFrame]
KEYS = (
    "mediators full_time_share assistants hired dismissed turnover trained_share"
    " training_attendances licence_valid_rate officers resident_lawyers community_advisers"
).split()
CUTS = ("county", "station", "room", "mediator_kind")
"""By what people may be cut, where a register says it."""
NO_MEDIATOR = Text("纠纷记录未登记调解员", "Disputes do not name the mediator")
NO_LICENCE = Text("资格证有效期未登记", "Licences are not recorded")
NOT_CUT = Text("该项记录分不到所选单位", "These records do not tell the chosen units")


@dataclass(frozen=True)
class Cases:
    """Cases by mediator: of those in office all the period, and of those who came or left.

    ``named`` of ``all`` cases of the register name a mediator.
    """

    stayed: Spread
    moved: Spread
    named: int
    all: int


@dataclass(frozen=True)
class Trained:
    """Trainings of mediators in office, as the lists of who was there say."""

    people: int
    sessions: int
    never: int


@dataclass(frozen=True)
class Staff:
    """People on ``day``. What is not recorded, or not the reader's, is the sentence that says so.

    ``dropped`` are the choices these records cannot be narrowed by.
    """

    filters: Filters
    day: date
    dropped: tuple[str, ...]
    rows: Mapping[str, pd.Series | Text]
    cases: Cases | Text
    trained: Trained | Text
    licences: Mapping[str, int] | Text

    def row(self, key: str) -> pd.Series | None:
        """Return an indicator's single row, or nothing where there is none."""
        found = self.rows[key]
        return None if isinstance(found, Text) else found

    def number(self, key: str) -> int | None:
        """Return a count, or nothing where it is not recorded."""
        found = self.row(key)
        return None if found is None else int(found["numerator"])

    @property
    def net(self) -> int | None:
        """Hired less dismissed; nothing where either is not recorded."""
        hired, dismissed = self.number("hired"), self.number("dismissed")
        return None if hired is None or dismissed is None else hired - dismissed


def staff_of(scope: Scope, filters: Filters, *, ask: Ask = directly) -> Staff:
    """Return the people in a reader's reach, as of the last day of the period with data."""
    own, dropped = narrowed(filters, METRICS["mediators"])
    rows = {key: _row(scope, own, METRICS[key], ask) for key in KEYS}
    licences = _licences(scope, own, ask)
    if isinstance(licences, Text):
        rows["licence_valid_rate"] = licences
    return Staff(
        filters=own,
        day=min(filters.end, data_to(filters.programme)),
        dropped=dropped,
        rows=rows,
        cases=_cases(scope, own, ask),
        trained=_trained(scope, own, ask),
        licences=licences,
    )


def cuts(scope: Scope, filters: Filters, *, ask: Ask = directly) -> tuple[str, ...]:
    """Return what tells the people of a programme apart: of recorded ways those with several."""
    programme = programme_of(filters.programme)
    if absent(scope, programme, filters, METRICS["mediators"]):
        return ()
    known = fact_dimensions(METRICS["mediators"], programme)
    own, _ = narrowed(filters, METRICS["mediators"])
    found = {}
    for by in (one for one in CUTS if one in known):
        table = ask(counts, scope, own, "mediator", (by,))
        found[by] = table[table[by].notna() & (table["mediators"] > 0)][by].nunique()
    several = [by for by, n in found.items() if n > 1]
    return tuple(several or [by for by, n in found.items() if n][:1])


def months_of(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """Return who came and went: ``month, hired, dismissed``, null where it is not recorded."""
    own, _ = narrowed(filters, METRICS["mediators"])
    told = {}
    for key in ("hired", "dismissed"):
        if not absent(scope, programme_of(own.programme), own, METRICS[key]):
            rows = figure(scope, own, METRICS[key], ("month",), ask=ask).rows
            told[key] = rows.set_index("month")["numerator"].astype("float64")
    frame = pd.DataFrame(told).reindex(columns=["hired", "dismissed"])
    return frame.rename_axis("month").reset_index()


def absent(scope: Scope, programme: Programme, filters: Filters, metric: Metric) -> Text | None:
    """Say why an indicator of people is not told, or nothing where it is."""
    why = why_absent(metric, programme, programme.register_of(filters.register), scope)
    if why is None and narrowed(filters, metric)[1]:
        return NOT_CUT
    return why


def _row(scope: Scope, filters: Filters, metric: Metric, ask: Ask) -> pd.Series | Text:
    why = absent(scope, programme_of(filters.programme), filters, metric)
    return why or figure(scope, filters, metric, ask=ask).total


def _cases(scope: Scope, filters: Filters, ask: Ask) -> Cases | Text:
    programme = programme_of(filters.programme)
    why = absent(scope, programme, filters, METRICS["mediators"])
    if why or "mediator" in programme.unrecorded:
        return why or NO_MEDIATOR
    table = ask(case_counts, scope, filters)
    of = ask(unnamed_cases, scope, filters).iloc[0]
    stayed = table["stayed"] == 1
    return Cases(spread(table[stayed]), spread(table[~stayed]), int(of["named"]), int(of["cases"]))


def _trained(scope: Scope, filters: Filters, ask: Ask) -> Trained | Text:
    why = absent(scope, programme_of(filters.programme), filters, METRICS["trained_share"])
    if why:
        return why
    table = ask(training_counts, scope, filters)
    n, sessions = table["people"], table["sessions"]
    return Trained(int(n.sum()), int((n * sessions).sum()), int(n[sessions == 0].sum()))


def _licences(scope: Scope, filters: Filters, ask: Ask) -> Mapping[str, int] | Text:
    why = absent(scope, programme_of(filters.programme), filters, METRICS["licence_valid_rate"])
    if why:
        return why
    found = ask(counts, scope, filters, "licence").iloc[0]
    if not found["licences"]:
        return NO_LICENCE
    return {str(name): int(n) for name, n in found.items()}
