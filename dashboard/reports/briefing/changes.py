"""同比 and 环比: a month beside the month before and the same month of the year before.

Numbers alone; whether a difference is one is said by the rules of the trends page.
"""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.briefing.totals import COMMA, RATE, STOP, TOTAL, led
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph
from dashboard.reports.paper.finding import BACK
from dashboard.reports.paper.quoting import Found, basis_text
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.trends.trend_wording import SIDES, difference_text, within_text
from dashboard.reports.wording import month_text

COMPARED = ("closed_in_period", RATE)
NAMES = {"on_year": Text("同比", "year on year"), "on_month": Text("环比", "month on month")}
IDS = {"on_year": "yoy", "on_month": "mom"}
WITH, NONE = Text("{name}{what}", "{name} {what}"), Text("无可比数据", "nothing to compare with")
FEW = Text("样本不足，不比较", "too few cases to compare")
OPEN = Text("月份不完整，不比较", "a month is not complete: not compared")
WHY = {"none": NONE, "few": FEW, "incomplete": OPEN}
NORMAL = Text(" {n}（在正常波动内）", "{n} (within normal variation)")
CLEAR = Text(" {n}（差别超出偶然，{side}）", "{n} (more than chance: {side})")
LITTLE = Text(
    " {n}（与上月有差别，未超出月度波动）",
    "{n} (differs from the month before, within monthly variation)",
)
OF = Text("{metric}{month}：{what}", "{metric}{month}: {what}")
IN_MONTH = Text("（{month}）", " ({month})")
NAME = Text("{metric}{change}", "{metric}, {change}")
HOW = Text(
    "件数之差按泊松检验、比率之差按 95% 区间判断；未超出的只列数字，不作升降评价。",
    "Counts are compared by an exact Poisson test, rates by their 95% interval; what is within is "
    "told as numbers alone.",
)


def changes(writer: Writer) -> list[Block]:
    """Write, by register, how far the month's figures are from those of before."""
    told = [Paragraph(_register(writer, one)) for one in writer.programme.registers]
    return [*told, Note(HOW[writer.lang])]


def _register(writer: Writer, register: Register) -> Parts:
    keys = (register.base, *(key for key in COMPARED if writer.has(register, key)))
    what = writer.join((one for key in keys for one in _metric(writer, register, key)), STOP)
    return writer.say(TOTAL, lead=led(writer, register), what=what)


def _metric(writer: Writer, register: Register, key: str) -> Iterator[Parts]:
    month = writer.settled_month(register, key)
    rows = writer.series(register, key)
    found = rows[rows["month"] == month] if month else rows[:0]
    if found.empty:
        return
    row = found.iloc[0]
    told = [_change(writer, register, METRICS[key], rows, row, name) for name in NAMES]
    at = "" if month == writer.asked.month else month_text(row["month"], writer.lang)
    when = IN_MONTH[writer.lang].format(month=at) if at else ""
    yield writer.say(OF, metric=METRICS[key].name, month=when, what=writer.join(told, COMMA))


def _change(
    writer: Writer,
    register: Register,
    metric: Metric,
    rows: pd.DataFrame,
    row: pd.Series,
    name: str,
) -> Parts:
    if row[f"{name}_why"]:
        return writer.say(WITH, name=NAMES[name], what=WHY[row[f"{name}_why"]])
    filters, lang = writer.month(register, row["month"]), writer.lang
    earlier = month_text(month_before(row["month"], BACK[IDS[name]]), lang)
    cite = writer.other(
        Found(
            id=writer.id(register, f"{metric.key}.{IDS[name]}"),
            name=NAME.format(metric=metric.name, change=NAMES[name])[lang],
            shown=difference_text(metric, row, name, lang),
            value=float(row[name]),
            finder="change",
            asked={"_metric": metric.key, "_back": IDS[name]},
            filters=filters,
            page="trends",
            basis=f"{basis_text(metric, register, lang)} · {earlier}",
            metric=metric.key,
        )
    )
    return writer.say(
        WITH, name=NAMES[name], what=_judged(writer, metric, rows, row, name, (cite,))
    )


def _judged(
    writer: Writer, metric: Metric, rows: pd.DataFrame, row: pd.Series, name: str, n: Parts
) -> Parts:
    """Say by the rules of the trends page whether a difference is more than chance."""
    clear = row[f"{name}_clear"]
    if pd.isna(clear) or not clear:
        return writer.say(NORMAL, n=n)
    if name == "on_month" and within_text(metric, rows, row, writer.lang):
        return writer.say(LITTLE, n=n)
    return writer.say(CLEAR, n=n, side=SIDES["high" if row[name] > 0 else "low"])
