"""What a reader chooses on the page of before and after: the indicator, who counts as with it."""

from collections.abc import Iterator

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.linked import linked_select, linked_switch
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
    names = {metric.key: metric.name[lang] for metric in offered}
    return METRICS[linked_switch("indicator", "rollout_metric", INDICATOR[lang], names)]


def chosen_comparison(filters: Filters, metric: Metric) -> Asked:
    """Let the reader choose which stations count as having the scheme, and which months."""
    lang = context().lang
    options = {_code(asked): (name, asked) for name, asked in _comparisons(filters, metric)}
    code = linked_select(
        "against",
        f"rollout_{filters.programme}_{metric.key}_{lang}",
        COMPARED[lang],
        {code: name[lang] for code, (name, _) in options.items()},
        tip=OWN_PERIODS[lang],
        width=460,
    )
    return options[code][1]


def _code(asked: Asked) -> str:
    """Write what is compared for the link: stations chosen, or started by, and months printed."""
    if asked.units and not asked.after:
        return "chosen"
    days = [asked.started_by, *(asked.after or ()), *(asked.before or ())]
    return "_".join(f"{day:%Y%m%d}" for day in days if day)


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
