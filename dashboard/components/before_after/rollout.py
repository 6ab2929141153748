"""Before and after a roll-out: the verdict in words, both groups' course, the stations."""

from dashboard.charts.rollout import course
from dashboard.charts.rollout_curve import started_curve
from dashboard.components.before_after.rollout_tables import (
    course_table,
    curve_rows,
    curve_table,
    station_table,
)
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.notices import missing, say
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.reports.before_after.rollout import Asked, Change, change_at_rollout
from dashboard.reports.before_after.rollout_groups import Roll, why_no_rollout
from dashboard.reports.before_after.rollout_published import published_of
from dashboard.reports.before_after.rollout_words import LIMITS, roll_text, verdict, windows_text
from dashboard.reports.wording import day_text

PRINTED = Text("公布：{sentence}", "As published: {sentence}")
CASE = Text("- {sentence}", "- {sentence}")
STARTED = Text("{day}启用", "started {day}")
STARTED_FROM = Text("{day}起启用", "started from {day}")
STATIONS = Text("**各派出所**", "**Station by station**")
ROLL_OUT = Text("**推行进度**", "**How the roll-out went**")
BESIDE = ("coverage", "trends", "own_views")


def no_rollout(filters: Filters) -> bool:
    """Say why there is no before and after in the programme, with ways on; tell whether so."""
    why = why_no_rollout(context().scope, programme_of(filters.programme), ask=ask)
    if why is None:
        return False
    missing(why)
    ways_to(BESIDE, filters)
    return True


def draw_change(filters: Filters, metric: Metric, asked: Asked) -> None:
    """Draw a comparison: words first, then both groups' course and the stations."""
    found, lang = (
        change_at_rollout(context().scope, filters, metric, asked, ask=ask),
        context().lang,
    )
    _words(found)
    if not found.course.empty:
        _course(found)
    write(STATIONS[lang])
    station_table(found)
    _curve(found.roll)


def _words(found: Change) -> None:
    lang, windows = context().lang, windows_text(found)
    printed = published_of(found, programme_of(found.filters.programme))
    if printed:
        write(PRINTED.format(sentence=printed.sentence[lang])[lang])
    if windows:
        say(windows)
    for sentence in verdict(found):
        write(sentence[lang])
    if found.cases:
        lines = [CASE.format(sentence=told.text[lang])[lang] for told in found.cases]
        write("\n".join(lines))
    if found.contrast and found.contrast.value is not None:
        say(LIMITS)


def _course(found: Change) -> None:
    lang, days = context().lang, found.roll.treated_days
    label = (STARTED if len(days) == 1 else STARTED_FROM).format(day=day_text(days[0], lang))
    chart(
        course,
        found.course,
        found.metric,
        lang,
        started=days[0],
        label=label[lang],
        table=course_table(found),
    )


def _curve(roll: Roll) -> None:
    lang = context().lang
    write(ROLL_OUT[lang])
    write(roll_text(roll)[lang])
    if len(roll.days) > 1:
        chart(started_curve, curve_rows(roll, lang), lang, table=curve_table(roll))
