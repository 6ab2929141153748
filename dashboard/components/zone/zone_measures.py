"""What colours the map: a switch of what the programme records, its choice kept in the link."""

import pandas as pd
import streamlit as st

from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.drawing.months import narrowed_and_said
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import has, say_left_out, say_not_narrowed
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.burden import PER_1000_RESIDENTS
from dashboard.queries.units import outlines
from dashboard.reports.area.area_measures import CASES_KEY, AreaMeasure, area_measures
from dashboard.reports.area.area_values import area_values

SHOW = "show"
WHICH = Text("地图按什么着色", "What colours the map")
UNKNOWN = Text(
    "链接里的着色指标“{code}”不存在，或本库没有登记。请另选一项。",
    "The link asks the map to show '{code}', which does not exist or is not recorded here. "
    "Choose another.",
)
TOLD = Text("{name} = {formula}。", "{name} = {formula}.")
TOO_FEW = Text(
    "少于 {n} 件的不按率着色（空心）。",
    " Fewer than {n} disputes are not coloured as a rate (hollow).",
)
RECORDED_KEYS = ("patrol_days", "open", "overdue")


def chosen_measure(filters: Filters, level: str) -> AreaMeasure | None:
    """Let the reader choose a measure; a code no link may name is said, and nothing chosen."""
    lang, offered = context().lang, _offered(filters, level)
    widget = f"map_show_{filters.programme}_{filters.register}"
    unknown = follow(SHOW, widget, offered)
    if widget not in st.session_state:
        st.session_state[widget] = CASES_KEY
    key = st.segmented_control(
        WHICH[lang],
        list(offered),
        required=unknown is None,
        format_func=lambda one: offered[one].metric.name[lang],
        key=widget,
        persist_state="session",
    )
    if key is None:
        st.error(UNKNOWN.format(code=plain(unknown or ""))[lang])
        return None
    keep(SHOW, widget, key)
    return offered[key]


def say_measure(filters: Filters, measure: AreaMeasure) -> None:
    """Say in small type what is made for the map alone, what is hollow, what is not recorded."""
    lang, metric = context().lang, measure.metric
    if metric.key in METRICS:
        narrowed_and_said(filters, metric)
    else:
        told = TOLD.format(name=metric.name[lang], formula=metric.formula[lang])[lang]
        if measure.key == "standards_missed":
            say_not_narrowed(filters)
        n = programme_of(filters.programme).rules.minimum_cases
        write_small(told + (TOO_FEW.format(n=n)[lang] if metric.denominator else ""))
    say_left_out(filters, RECORDED_KEYS)


def values_of(filters: Filters, measure: AreaMeasure, level: str) -> pd.DataFrame:
    """Return the measure for every area of a level in reach."""
    scope, programme = context().scope, programme_of(filters.programme)
    spans = all_gaps(programme) if measure.key == "standards_missed" else pd.DataFrame()
    return area_values(scope, filters, measure, level, spans, ask=ask)


def _offered(filters: Filters, level: str) -> dict[str, AreaMeasure]:
    """Return what can be answered from the programme's records."""
    programme = programme_of(filters.programme)
    found = area_measures(programme, programme.register_of(filters.register))
    areas = ask(outlines, context().scope, programme.code, level)
    absent = {key for key in RECORDED_KEYS if not has(filters, key)}
    if not programme.standards:
        absent.add("standards_missed")
    if areas["population"].isna().all():
        absent.add(PER_1000_RESIDENTS.key)
    return {key: measure for key, measure in found.items() if key not in absent}
