"""补贴核算: what was claimed, what the rules give, what is in doubt, and the budgets."""

from collections.abc import Iterable

import pandas as pd
import streamlit as st

from dashboard.components.drawing.months import narrowed_and_said
from dashboard.components.drawing.writing import write_notice
from dashboard.components.frame.cache import remember
from dashboard.components.frame.context import context
from dashboard.components.frame.page import Told
from dashboard.components.staffing.declared_rules import subsidy_table
from dashboard.components.staffing.money_claims import doubtful_claims
from dashboard.components.staffing.money_sheet import sheet_button
from dashboard.components.staffing.money_tables import (
    budgets_table,
    findings_table,
    firms_paid,
    month_chart,
    notes_line,
    payee_table,
)
from dashboard.components.staffing.money_verdict import money_verdict
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import data_to
from dashboard.reports.money.subsidies import checked_claims, why_no_subsidies

VERSIONS = Text("规则版本与有效期", "Versions of the rules and their days")
NO_CLAIMS = Text(
    "所选期间没有补贴申领。可放宽期间或筛选。",
    "No claims for the period chosen: widen it, or take a filter back.",
)


def money_part(filters: Filters) -> Iterable[Told]:
    """Draw the check of subsidies, or say why there is none; the foot explains what is summed."""
    programme, lang = programme_of(filters.programme), context().lang
    absent = _absent(programme, filters)
    if absent is not None:
        write_notice(absent[lang])
        return ()
    kept = narrowed_and_said(filters, METRICS["claimed"])
    claims = remember(checked_claims, context().scope, kept)
    money_verdict(kept, claims)
    if claims.empty:
        write_notice(NO_CLAIMS[lang])
    else:
        sheet_button(filters)
        _claimed(kept, claims)
    budgets_table(programme)
    firms_paid(kept)
    with st.expander(VERSIONS[lang]):
        subsidy_table(programme, on=data_to(programme.code))
    return METRICS["claims"], METRICS["claimed"]


def _claimed(filters: Filters, claims: pd.DataFrame) -> None:
    main, beside = st.columns([2, 1])
    with main:
        month_chart(filters)
    with beside:
        findings_table(claims)
        notes_line(claims)
    doubtful_claims(filters, claims)
    payee_table(filters)


def _absent(programme: Programme, filters: Filters) -> Text | None:
    """Why nothing can be told: no subsidy in the source, no claims kept, or not by one's units."""
    register = programme.register_of(filters.register)
    return why_no_subsidies(programme.code) or why_absent(
        METRICS["claimed"], programme, register, context().scope
    )
