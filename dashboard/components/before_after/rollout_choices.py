"""What a reader chooses on the page of before and after: the indicator, who counts as with it."""

from collections.abc import Iterator

import streamlit as st

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.recorded import recorded, say_left_out
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.quality.findings import fill
from dashboard.reports.before_after.rollout import Asked, is_countable
from dashboard.reports.before_after.rollout_cases import day_words, window_words
from dashboard.reports.before_after.rollout_groups import Roll, roll_of
from dashboard.reports.before_after.rollout_published import published_to
from dashboard.reports.before_after.rollout_windows import whole_months

OFFERED = ("calls", "criminal_cases", "public_order_cases", "settlement_rate")
INDICATOR = Text("指标", "Indicator")
COMPARED = Text("已推行的派出所与月份", "Stations with the scheme, and months")
FIRST = Text("首批 {n} 个（{day}启用）", "the first {n} (started {day})")
BY_DAY = Text("{day}及以前启用的 {n} 个", "the {n} started by {day}")
CHOSEN = Text("筛选中选定的 {n} 个派出所", "the {n} stations chosen in the filter")
PRINTED = Text("公布的比较：{after}与 {before}", "as published: {after} against {before}")
OWN_PERIODS = Text(
    "比较的月份由启用日得出，不按上方的期间；地点筛选中只取派出所，作为已推行的一组。",
    "The months follow from the start days, not from the period above; of the places chosen only "
    "stations count, as those with the scheme.",
)


def chosen_indicator(filters: Filters) -> Metric | None:
    """Let the reader choose one of the indicators recorded by station and month."""
    lang, programme = context().lang, programme_of(filters.programme)
    offered = [one for one in recorded(filters, OFFERED) if is_countable(one, programme)]
    say_left_out(filters, OFFERED)
    if not offered:
        return None
    key = st.segmented_control(
        INDICATOR[lang],
        [metric.key for metric in offered],
        default=offered[0].key,
        required=True,
        format_func=lambda one: METRICS[one].name[lang],
        key="rollout_metric",
    )
    return METRICS[key or offered[0].key]


def chosen_comparison(filters: Filters, metric: Metric) -> Asked:
    """Let the reader choose which stations count as having the scheme, and which months."""
    lang, options = context().lang, list(_comparisons(filters, metric))
    place = st.selectbox(
        COMPARED[lang],
        range(len(options)),
        format_func=lambda one: options[one][0][lang],
        key=f"rollout_{filters.programme}_{metric.key}",
        help=OWN_PERIODS[lang],
        width=460,
    )
    return options[place or 0][1]


def _comparisons(filters: Filters, metric: Metric) -> Iterator[tuple[Text, Asked]]:
    """Yield what a reader may compare, by name: the first stations, what was printed, others."""
    programme = programme_of(filters.programme)
    roll = roll_of(context().scope, programme, ask=ask)
    chosen = filters.chosen("station")
    if chosen and set(chosen) <= roll.named:
        yield fill(CHOSEN, n=len(chosen)), Asked(units=chosen)
    for place, day in enumerate(roll.offered_days):
        said = FIRST if day == roll.days[0] else BY_DAY
        yield fill(said, n=len(roll.started_by(day)), day=day_words(day)), Asked(started_by=day)
        if place == 0:
            yield from _printed(roll, programme, metric)


def _printed(roll: Roll, programme: Programme, metric: Metric) -> Iterator[tuple[Text, Asked]]:
    for one in published_to(roll, programme, metric):
        spans = [span for span in (one.asked.after, one.asked.before) if span]
        after, before = (window_words(whole_months(*span)) for span in spans)
        yield fill(PRINTED, after=after, before=before), one.asked
