"""Whether the last complete month lies outside its natural limits: the one rule that alarms."""

from collections.abc import Iterator

import pandas as pd

from dashboard.components.drawing.months import series
from dashboard.components.frame.recorded import has
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.queries.counts import data_to
from dashboard.reports.trends.trend import declared_steps, last_complete
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.trends.trend_months import recorded_from
from dashboard.reports.wording import month_text, value_text

MONTHS = 24
SAID = Text(
    "**{month}**{metric} **{value}**，{side}正常波动",
    "**{month}**: {metric} **{value}**, {side} normal variation",
)
ABOVE, BELOW = Text("高于", "above"), Text("低于", "below")


def latest_months(filters: Filters, metric: Metric) -> Filters:
    """Return a selection for the last two years of the data, as far as they are recorded."""
    end = data_to(filters.programme)
    start = month_before(end.replace(day=1), MONTHS - 1)
    return filters.during(max(start, recorded_from(filters.programme, metric)), end)


def month_alerts(filters: Filters) -> Iterator[tuple[Text, Filters, str]]:
    """Yield sentence, selection and indicator of each month that needs a look.

    Asked of the register's settlement rate and intake, whatever period is chosen. Trial limits
    raise no alarm, nor does any other rule: on pure noise they fire too often.
    """
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    for key in ("settlement_rate", register.base):
        if not has(filters, key):
            continue
        latest = latest_months(filters, METRICS[key])
        last = last_complete(series(latest, METRICS[key], declared_steps(programme)))
        if last is not None and "outside" in last["signals"] and not last["trial"]:
            yield _said(METRICS[key], last), latest, key


def _said(metric: Metric, last: pd.Series) -> Text:
    side = ABOVE if last["value"] > last["upper"] else BELOW
    told = {
        lang: SAID[lang].format(
            month=month_text(last["month"], lang),
            metric=metric.name[lang],
            value=value_text(metric, last, lang),
            side=side[lang],
        )
        for lang in Lang
    }
    return Text(told[Lang.ZH], told[Lang.EN])
