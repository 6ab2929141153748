"""How long units take, in one sentence: who is slower or faster than the others, if anybody."""

import pandas as pd

from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask, remember
from dashboard.components.frame.context import context
from dashboard.components.frame.recorded import has
from dashboard.components.stations.comparison import Comparison
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.reports.unit.unit_days import METRIC, STANDINGS, DaysCompared, compare_days
from dashboard.reports.wording import value_text

NOT_COMPARED = Text(
    "办理天数：合并中位 **{median:.0f}** 天；件数够的{unit}不足 2 个，不作比较。",
    "Days to close: median **{median:.0f}** of all together; fewer than two with enough cases "
    "to compare by {unit}.",
)
ALIKE = Text(
    "办理天数：合并中位 **{median:.0f}** 天，各{unit}差异不显著。",
    "Days to close: median **{median:.0f}** of all together, no difference can be told by {unit}.",
)
APART = Text(
    "办理天数：合并中位 **{median:.0f}** 天；{named}；其余差异不显著（中位数检验，总误判率 5%）。",
    "Days to close: median **{median:.0f}** of all together; {named}; the others cannot be told "
    "apart (median test, 5% for all).",
)
ONE = Text("**{name}** {value}，{verdict}", "**{name}** {value}, {verdict}")
JOINT = Text("；", "; ")


def days_verdict(found: Comparison) -> None:
    """Say who takes longer or shorter than the others, where days are recorded."""
    if not has(found.filters, METRIC.key):
        return
    days = remember(_compared, context().scope.beside(), found.filters, found.unit)
    if days.median is None:
        return
    lang, apart = context().lang, days.rows[days.rows["standing"].isin(["below", "above"])]
    named = JOINT[lang].join(_one(found, row) for _, row in apart.iterrows())
    judged = int((days.rows["standing"] != "few").sum())
    frame = NOT_COMPARED if judged < 2 else ALIKE if apart.empty else APART
    text = frame.format(median=days.median, unit=found.called[lang].lower(), named=named)
    write(text[lang])


def _one(found: Comparison, row: pd.Series) -> str:
    lang = context().lang
    shown = {code: word for word, code in found.codes.items()}[row[found.unit]]
    names = dict(zip(found.rows[found.unit], found.rows["name"], strict=True))
    verdict = STANDINGS[row["standing"]][lang]
    return ONE.format(name=names[shown], value=value_text(METRIC, row, lang), verdict=verdict)[lang]


def _compared(scope: Scope, filters: Filters, unit: str) -> DaysCompared:
    return compare_days(scope, filters, unit, ask=ask)
