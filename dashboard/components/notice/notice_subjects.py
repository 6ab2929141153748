"""What a notice can be about, looked up under the reader's reach each time it is asked for."""

from dataclasses import dataclass, replace

import pandas as pd
import streamlit as st

from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import names_of
from dashboard.coverage.gaps import open_on
from dashboard.domain.filters import Filters
from dashboard.domain.notice import About, Evidence
from dashboard.domain.programme import Programme
from dashboard.queries.cases import dispute_list, dispute_record
from dashboard.queries.counts import data_to
from dashboard.queries.whereabouts import whereabouts
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.gap.notice_evidence import case_evidence, gap_evidence, handling_unit
from dashboard.reports.gap.overdue import EVER

STATES = {About.DISPUTE: "overdue", About.KEY_CASE: "key"}
PARAMETERS = ("about", "standard", "unit", "id")
MOST = 200
"""Disputes offered to choose from, the oldest first; any other has the way on its own page."""


@dataclass(frozen=True)
class Asked:
    """What a link asks a notice about: a unit's standard, or a dispute. User input, unchecked."""

    about: About
    standard: str = ""
    unit: str = ""
    dispute: str = ""

    def to_query(self) -> dict[str, str]:
        """Return the link's parameters."""
        values = (self.about.value, self.standard, self.unit, self.dispute)
        return {key: value for key, value in zip(PARAMETERS, values, strict=True) if value}


def asked_by_link() -> Asked | None:
    """Return what the link asks a notice about, or nothing."""
    about, standard, unit, dispute = (st.query_params.get(name, "") for name in PARAMETERS)
    known = {one.value: one for one in About}
    return Asked(known[about], standard, unit, dispute) if about in known else None


def forget_asked() -> None:
    """Take the question out of the link."""
    for name in PARAMETERS:
        st.query_params.pop(name, None)


def evidence_of(programme: Programme, asked: Asked) -> Evidence | None:
    """Return what is found of it now, or nothing: absent, mended and forbidden look the same."""
    if asked.about == About.GAP:
        return _gap(programme, asked)
    return _case(programme, asked)


def open_gaps(programme: Programme) -> pd.DataFrame:
    """Return the gaps in reach that are open on the data-to day."""
    return open_on(all_gaps(programme), data_to(programme.code))


def open_cases(filters: Filters, about: About) -> pd.DataFrame:
    """Return the oldest disputes in reach and register that are overdue, or key and open."""
    ever = filters.during(EVER, data_to(filters.programme))
    bare = replace(ever, choices=(), state=STATES[about]).choose(outcome="open")
    return ask(dispute_list, context().scope, bare, "", "cohort_on", False, 1, MOST)


def _gap(programme: Programme, asked: Asked) -> Evidence | None:
    spans = open_gaps(programme)
    found = spans[(spans["standard"] == asked.standard) & (spans["unit"] == asked.unit)]
    if found.empty:
        return None
    gap = found.iloc[0]
    standard = standard_of(programme, asked.standard)
    asked_of = (programme.code, standard.unit, str(gap["code"]))
    where = ask(whereabouts, context().scope, *asked_of)
    return None if where.empty else gap_evidence(programme, gap, where.iloc[0])


def _case(programme: Programme, asked: Asked) -> Evidence | None:
    record = dispute_record(context().scope, asked.dispute)
    if record is None or record["programme"] != programme.code or record["outcome"] != "open":
        return None
    unit = handling_unit(programme, record)
    if unit is None or not _is_in_state(programme, record, asked.about):
        return None
    name = names_of(programme.code, unit.dimension).get(unit.code, unit.code)
    return case_evidence(programme, asked.about, record, replace(unit, name=name))


def _is_in_state(programme: Programme, record: dict[str, object], about: About) -> bool:
    """Whether a dispute is overdue, or key, by the one rule of the query layer."""
    day, dispute_id = pd.Timestamp(str(record["cohort_on"])).date(), str(record["dispute_id"])
    filters = Filters(
        programme=programme.code,
        register=str(record["register"]),
        start=day,
        end=day,
        state=STATES[about],
    )
    listed = dispute_list(context().scope, filters, dispute_id)
    return dispute_id in set(listed["dispute_id"])
