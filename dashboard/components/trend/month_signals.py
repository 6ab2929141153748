"""What the months of an indicator say: signal or normal variation, in words and as a chart."""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from dashboard.charts.trends import trend
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.months import plain_table, series
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.trend.month_steps import dated_list, dated_marks, steps_of
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.reports.trends.trend import is_complete, last_complete
from dashboard.reports.trends.trend_months import changes_for
from dashboard.reports.trends.trend_wording import (
    change_text,
    months_by_rule,
    months_text,
    rule_text,
    within_text,
    year_step_text,
)
from dashboard.reports.trends.trend_years import year_step
from dashboard.reports.wording import behind_text, month_text, value_text

STEADY = Text(
    "{metric}：{n} 个完整月份都在正常波动内，没有信号。",
    "{metric}: all {n} complete months are within normal variation; no signal.",
)
SIGNAL = Text(
    "{metric}有信号，值得了解原因：{told}。",
    "{metric} has a signal worth finding out about: {told}.",
)
RULE = Text("**{months}** {rule}", "**{months}** {rule}")
FEW_MONTHS = Text(
    "{metric}：完整且件数足够的月份不足 5 个，不设界限，不判断波动。",
    "{metric}: fewer than 5 complete months with enough cases; no limits, variation is not judged.",
)
LATEST = Text(
    "期内最近的完整月份 **{month}**：**{value}**{behind}；环比 {on_month}；同比 {on_year}。",
    "Last complete month of the period **{month}**: **{value}**{behind}; "
    "month on month {on_month}; year on year {on_year}.",
)
BEHIND = Text("（{told}）", " ({told})")
TRIAL = Text("不足 12 个月，界限为试用", "fewer than 12 months: trial limits")
SEGMENTS = Text(
    "分为 {n} 段，各段另算均值和界限", "{n} segments, each with a mean and limits of its own"
)
UNJUDGED = Text("有的段不足 5 个月，不设界限", "a segment of fewer than 5 months has no limits")
GAPS = Text(
    "{n} 个月没有可用的数值（样本不足或未登记），作缺口：不计入界限，也不打断连续",
    "{n} month(s) without a usable figure (too few cases, or not recorded) are gaps: outside the "
    "limits, and no run breaks at them",
)
OPEN = Text(
    "{months}尚未完整（{why}），不计入界限，不判断",
    "{months}: not complete ({why}), not in the limits and not judged",
)
CUT = Text("只有部分日子，或有派出所缺报", "part of the days only, or station reports missing")
CLOSING = Text("案件 {n} 天内还在办结", "cases still close within {n} days")
WAITS = {
    "follow_up_rate": Text(
        "应回访日后 {n} 天内还会补登回访",
        "follow-ups are still made within {n} days after they are due",
    ),
    "performance_rate": Text(
        "立案后 {n} 天内协议还在到期、履行",
        "agreements still fall due and are performed within {n} days of the case",
    ),
}
"""Why months of an indicator still change, where it is not that cases close."""
NOISE = Text(
    "没有任何变化时，24 个月里也约有 16% 的机会出现某个信号；只有“超出界限”才列入总览提醒",
    "without any change, 24 months still show some signal in about 16 % of cases; only 'outside "
    "the limits' is told on the overview",
)
STOP, END = Text("；", "; "), Text("。", ".")


def say_verdict(filters: Filters, metric: Metric, rows: pd.DataFrame) -> None:
    """Say first which months are signals by which rule, then how the last complete month stands."""
    lang = context().lang
    write(_verdict(metric, rows))
    step = year_step(rows, metric)
    if step is not None:
        write(year_step_text(metric, step, lang))
    last = last_complete(rows)
    if last is not None:
        behind = behind_text(metric, last, lang)
        told = {name: change_text(metric, last, name, lang) for name in ("on_month", "on_year")}
        told["on_month"] += within_text(metric, rows, last, lang)
        write(
            LATEST.format(
                month=month_text(last["month"], lang),
                value=value_text(metric, last, lang),
                behind=BEHIND[lang].format(told=behind) if behind else "",
                **told,
            )[lang]
        )
    _say_how(filters, metric, rows)


def trend_chart(filters: Filters, metric: Metric, rows: pd.DataFrame) -> None:
    """Draw an indicator by month with limits, signals and dated events, these listed below."""
    months = list(rows["month"])
    chart(trend, rows, metric, context().lang, dated=dated_marks(filters, months))
    dated_list(filters, months)


def paired_chart(filters: Filters, metric: Metric) -> None:
    """Draw what an indicator must be read with, such as how many answered at all."""
    rows = series(filters, metric, steps_of(filters))
    marks: dict[str, str] = dated_marks(filters, list(rows["month"]))
    table = plain_table(rows, metric)
    chart(trend, rows, metric, context().lang, dated=marks, table=table)
    write_small(_verdict(metric, rows))


def _verdict(metric: Metric, rows: pd.DataFrame) -> str:
    lang, name = context().lang, metric.name[context().lang]
    if rows["mean"].isna().all():
        return FEW_MONTHS.format(metric=name)[lang]
    found = months_by_rule(rows)
    if not found:
        n = int((is_complete(rows) & rows["value"].notna() & rows["mean"].notna()).sum())
        return STEADY.format(metric=name, n=n)[lang]
    told = [
        RULE.format(months=months_text(months, lang), rule=rule_text(rule, side, lang))[lang]
        for (rule, side), months in found.items()
    ]
    return SIGNAL.format(metric=name, told=STOP[lang].join(told))[lang]


def _say_how(filters: Filters, metric: Metric, rows: pd.DataFrame) -> None:
    """Say what the verdict rests on: trial limits, segments, gaps, months not complete, chance."""
    lang, limited = context().lang, rows["mean"].notna()
    gaps = int((is_complete(rows) & rows["value"].isna()).sum())
    segments = rows["segment"].nunique()
    told = [
        TRIAL[lang] if (limited & rows["trial"]).any() else "",
        SEGMENTS[lang].format(n=segments) if segments > 1 else "",
        UNJUDGED[lang] if limited.any() and _has_short_segment(rows) else "",
        GAPS[lang].format(n=gaps) if gaps else "",
        *_open(filters, metric, rows),
        NOISE[lang] if months_by_rule(rows) else "",
    ]
    if any(told):
        said = STOP[lang].join(one for one in told if one) + END[lang]
        write_small(said[0].upper() + said[1:])


def _has_short_segment(rows: pd.DataFrame) -> bool:
    return bool((rows.groupby("segment")["mean"].count() == 0).any())


def _open(filters: Filters, metric: Metric, rows: pd.DataFrame) -> Iterator[str]:
    """Say which months are not complete, by why."""
    lang, days = context().lang, changes_for(filters, metric)
    waits = WAITS.get(metric.key, CLOSING)[lang].format(n=days)
    provisional = rows["provisional"].astype(bool)
    for why, which in ((waits, provisional), (CUT[lang], rows["cut"] & ~provisional)):
        months: list[date] = list(rows["month"][which])
        if months:
            yield OPEN[lang].format(months=months_text(months, lang), why=why)
