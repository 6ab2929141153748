"""How gaps went over the chosen period: open at each month's end, of all standards or one."""

import pandas as pd

from dashboard.charts.gap_trend import GAPS, MONTH, gap_columns
from dashboard.components.coverage.gap_choices import Chosen, first_day
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.context import context
from dashboard.coverage.history import month_ends, trend
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.gap.gaps import standard_of
from dashboard.reports.wording import month_text

STEPS = Text(
    "标准各自从生效之日起核对：{steps}。缺口数会因此上升，不代表变差。",
    "Each standard is checked from the day it applies: {steps}. The count rises with them, which "
    "does not mean that things got worse.",
)
STEP = Text("{month}起 {n} 项", "{n} from {month}")
JOINT = Text("，", ", ")


def gap_trend(filters: Filters, programme: Programme, spans: pd.DataFrame, chosen: Chosen) -> None:
    """Draw the gaps open at each month's end of the period, up to the day looked at."""
    lang = context().lang
    kept = spans[spans["standard"] == chosen.standard] if chosen.standard else spans
    days = month_ends(max(filters.start, first_day(programme)), chosen.on)
    counted = trend(kept, days).groupby("day")["gaps"].sum().reindex(days, fill_value=0)
    values = counted.rename_axis("day").reset_index()
    if len(values) < 2:
        return
    named = standard_of(programme, chosen.standard).name[lang] if chosen.standard else ""
    table = pd.DataFrame(
        {
            MONTH[lang]: [month_text(day, lang) for day in values["day"]],
            GAPS[lang]: list(values["gaps"]),
        }
    )
    chart(gap_columns, values, lang, context=named, table=table)
    _say_steps(filters, programme, chosen)


def _say_steps(filters: Filters, programme: Programme, chosen: Chosen) -> None:
    """Say when standards began within the period: more are checked, not more are missed."""
    lang = context().lang
    begun = [
        standard.since
        for standard in programme.standards
        if filters.start < standard.since <= chosen.on
        and (not chosen.standard or standard.key == chosen.standard)
    ]
    if begun:
        steps = [
            STEP.format(month=month_text(day, lang), n=begun.count(day))[lang]
            for day in sorted(set(begun))
        ]
        write_small(STEPS.format(steps=JOINT[lang].join(steps))[lang])
