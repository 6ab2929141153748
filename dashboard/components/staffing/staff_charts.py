"""Pictures of people: coming and going, cases each, the full-time share; each with its table."""

import pandas as pd
import streamlit as st

from dashboard.charts.intervals import interval_dots
from dashboard.charts.staff import (
    BAND_NAMES,
    CASES,
    DISMISSED,
    HIRED,
    MONTH,
    PEOPLE,
    case_spread,
    coming_and_going,
)
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.staffing.staff import Cases, Staff, months_of
from dashboard.reports.staffing.staff_units import full_time_rows
from dashboard.reports.wording import behind_text, code_name, month_text, period_text, value_text

NOBODY_MOVED = Text(
    "期内没有登记的新聘{left}。", "Nobody is recorded as hired{left} in the period."
)
OR_LEFT = Text("和解聘", " or dismissed")
STAYED = Text("期内一直在聘，{register}", "in office all the period, {register}")
BEHIND = Text("人数与区间", "People and interval")
FEWEST = 2
"""A picture of one unit shows no more than its sentence."""


def first_charts(staff: Staff) -> None:
    """Draw who came and went beside how cases fall, or say that nobody came or went."""
    lang = context().lang
    months = months_of(context().scope, staff.filters, ask=ask)
    moved = bool(months[["hired", "dismissed"]].sum().sum())
    if not moved:
        left = OR_LEFT[lang] if months["dismissed"].notna().any() else ""
        write_small(NOBODY_MOVED.format(left=left)[lang])
    first, second = st.columns(2, gap="large")
    if moved:
        with first:
            _moving_chart(staff, months)
    with second if moved else first:
        _cases_chart(staff)


def _moving_chart(staff: Staff, months: pd.DataFrame) -> None:
    lang = context().lang
    table = pd.DataFrame(
        {
            MONTH[lang]: [month_text(month, lang) for month in months["month"]],
            HIRED[lang]: months["hired"],
            DISMISSED[lang]: months["dismissed"],
        }
    ).dropna(axis="columns", how="all")
    chart(coming_and_going, months, lang, context=_period(staff), table=table)


def _cases_chart(staff: Staff) -> None:
    lang, found = context().lang, staff.cases
    if not isinstance(found, Cases) or not found.stayed.people:
        return
    bands = pd.DataFrame(
        {"band": list(found.stayed.bands), "people": list(found.stayed.bands.values())}
    )
    table = pd.DataFrame(
        {
            CASES[lang]: [BAND_NAMES[one][lang] for one in bands["band"]],
            PEOPLE[lang]: bands["people"],
        }
    )
    register = programme_of(staff.filters.programme).register_of(staff.filters.register)
    named = STAYED.format(register=register.name)[lang]
    chart(case_spread, bands, lang, context=named, table=table)


def full_time_chart(staff: Staff, by: str) -> None:
    """Draw the full-time share unit by unit, where units have enough mediators to tell one."""
    lang, programme = context().lang, staff.filters.programme
    metric, whole = METRICS["full_time_share"], staff.row("full_time_share")
    if by == "mediator_kind" or whole is None:
        return
    rows = full_time_rows(context().scope, staff.filters, by, ask=ask)
    if rows["shown"].sum() < FEWEST:
        return
    names = names_of(programme, by)
    rows["name"] = [code_name(code, names, lang) for code in rows[by]]
    called = dimension_name(programme, by)
    reference = float(whole["value"]) if whole["shown"] else None
    # No source says what share is right, and of forty units two lie outside by chance.
    rows["standing"] = ["" if shown else "few" for shown in rows["shown"]]
    chart(
        interval_dots,
        rows,
        metric,
        lang,
        reference=reference,
        called=called,
        table=_told(rows, metric, called),
    )


def _told(rows: pd.DataFrame, metric: Metric, called: Text) -> pd.DataFrame:
    lang = context().lang
    return pd.DataFrame(
        {
            called[lang]: rows["name"],
            metric.name[lang]: [value_text(metric, row, lang) for _, row in rows.iterrows()],
            BEHIND[lang]: [behind_text(metric, row, lang) for _, row in rows.iterrows()],
        }
    )


def _period(staff: Staff) -> str:
    return period_text(staff.filters.start, staff.day, context().lang)
