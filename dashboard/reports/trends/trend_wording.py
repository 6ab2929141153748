"""Months in words: how far one is from another, and which rules which months set off."""

from collections.abc import Iterable, Mapping
from datetime import date

import pandas as pd

from dashboard.charts.trends import RULE_NAMES, SHORT_NAMES
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.xmr import RULES
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.trends.trend_years import YearStep
from dashboard.reports.wording import month_text, signed

POINTS = Text("{value} 个百分点", "{value} points")
BETWEEN = Text("（{low} 至 {high}）", " ({low} to {high})")
SAME = Text("无法区分", "cannot be told apart")
WITH_UNIT = Text("{value} {unit}", "{value} {unit}")
PERCENT = Text("（{percent}%）", " ({percent}%)")
NO_CHANGE = Text("持平", "no change")
WITHIN = Text("，有差别，但未超出月度波动", ", a difference within monthly variation")
LITTLE = Text(
    "，有差别但很小，未超出月度波动", ", a difference, but small and within monthly variation"
)
SMALL = 0.01
"""A change of a rate that is called small, as a share of one."""
YEAR_STEP = Text(
    "与上年同月比：{n} 个月中 {clear} 个明显{side}（{least} 至 {most}{unit}）",
    "Against the same months of the year before: {clear} of {n} months clearly {side} "
    "({least} to {most}{unit})",
)
UNSEEN = Text(
    "；本图界限只用所选期间，看不出年间变化。",
    "; the limits rest on the period chosen alone and cannot show a change between years.",
)
APART = {"high": Text("偏高", "higher"), "low": Text("偏低", "lower")}
RATE_UNIT = Text(" 个百分点", " points")
WHY = {
    "incomplete": Text("尚未完整，不比较", "not complete: not compared"),
    "few": Text("样本不足，不比较", "too few cases to compare"),
    "none": Text("没有可比的月份", "no such month on record"),
}
RUN = Text("{first}至{last}", "{first} to {last}")
JOINT, STOP, END = Text("、", ", "), Text("；", "; "), Text("。", ".")
SIDES = {"high": Text("偏高", "high"), "low": Text("偏低", "low")}
TURNS = {"high": Text("上升", "rising"), "low": Text("下降", "falling")}
WITH_SIDE = Text("{rule}（{side}）", "{rule} ({side})")
TOLD = Text("{rule}：{months}", "{rule}: {months}")
NO_SIGNAL = Text("无信号", "no signal")
NOT_JUDGED = Text("完整月份不足 5 个，不判断", "fewer than 5 complete months: not judged")


def change_text(metric: Metric, row: pd.Series, name: str, lang: Lang) -> str:
    """Write a change of ``trend_changes``: +2.3 个百分点（−1.0 至 +5.6） 无法区分, or why not."""
    told = difference_text(metric, row, name, lang)
    if row[f"{name}_why"] or metric.kind != Kind.RATE or row[f"{name}_clear"]:
        return told
    return f"{told} {SAME[lang]}"


def difference_text(metric: Metric, row: pd.Series, name: str, lang: Lang) -> str:
    """Write how far two months are apart, without a verdict, or why that is not said."""
    if row[f"{name}_why"]:
        return WHY[row[f"{name}_why"]][lang]
    value = float(row[name])
    if metric.kind == Kind.RATE:
        return _points(row, name, lang)
    if value == 0:
        return NO_CHANGE[lang]
    shown = signed(value, metric.unit.decimals)
    told = WITH_UNIT.format(value=shown, unit=metric.unit.label[lang])[lang]
    percent = row[f"{name}_percent"]
    if pd.isna(percent):
        return told
    return told + PERCENT.format(percent=signed(float(percent) * 100))[lang]


def within_text(metric: Metric, rows: pd.DataFrame, row: pd.Series, lang: Lang) -> str:
    """Say that a clear change on the month before lies within the limits of both months."""
    before = rows[rows["month"] == month_before(row["month"], 1)]
    both = [row, *(one for _, one in before.iterrows())]
    inside = all(pd.notna(one["mean"]) and "outside" not in one["signals"] for one in both)
    clear = row["on_month_clear"]
    if len(both) < 2 or not inside or pd.isna(clear) or not clear:
        return ""
    is_small = metric.kind == Kind.RATE and abs(float(row["on_month"])) < SMALL
    return (LITTLE if is_small else WITHIN)[lang]


def year_step_text(metric: Metric, step: YearStep, lang: Lang) -> str:
    """Say how many months stand clearly apart from the year before, and by how much."""
    is_rate = metric.kind == Kind.RATE
    sign, unit = ("", RATE_UNIT[lang]) if is_rate else ("%", "")
    least, most = (signed(one * 100, 1 if is_rate else 0) + sign for one in (step.least, step.most))
    told = YEAR_STEP.format(
        n=step.months,
        clear=step.clear,
        side=APART[step.side][lang],
        least=least,
        most=most,
        unit=unit,
    )[lang]
    return told + (UNSEEN if step.unseen else END)[lang]


def signals_text(rows: pd.DataFrame, lang: Lang) -> str:
    """Say in short which rules a series set off in which months, or that none did."""
    if rows["mean"].isna().all():
        return NOT_JUDGED[lang]
    told = [
        TOLD.format(
            rule=rule_text(rule, side, lang, SHORT_NAMES), months=months_text(months, lang)
        )[lang]
        for (rule, side), months in months_by_rule(rows).items()
    ]
    return STOP[lang].join(told) or NO_SIGNAL[lang]


def months_by_rule(rows: pd.DataFrame) -> dict[tuple[str, str], list[date]]:
    """Return the months of each rule and side that fired, in the order of the rules.

    The side is ``high`` or ``low`` of the mean; of a trend it is whether the months rise.
    """
    found: dict[tuple[str, str], list[date]] = {
        (rule, side): [] for rule in RULES for side in ("high", "low")
    }
    for rule in RULES:
        fired = rows[[rule in signals for signals in rows["signals"]]]
        for _, row in fired.iterrows():
            found[rule, _side(rule, row, fired)].append(row["month"])
    return {key: months for key, months in found.items() if months}


def rule_text(rule: str, side: str, lang: Lang, names: Mapping[str, Text] = RULE_NAMES) -> str:
    """Name a rule and its side: 超出界限（偏低）."""
    words = TURNS if rule == "trend" else SIDES
    return WITH_SIDE.format(rule=names[rule][lang], side=words[side][lang])[lang]


def months_text(months: Iterable[date], lang: Lang) -> str:
    """Write months, those that follow each other as a run: 2019年1月至2019年7月."""
    runs: list[list[date]] = []
    for month in months:
        if runs and month_before(month, 1) == runs[-1][-1]:
            runs[-1].append(month)
        else:
            runs.append([month])
    return JOINT[lang].join(_run(run, lang) for run in runs)


def _side(rule: str, row: pd.Series, fired: pd.DataFrame) -> str:
    """Say on which side a month is; of a trend, whether the months beside it are higher later."""
    if rule != "trend":
        return "high" if row["value"] > row["mean"] else "low"
    near = fired[[abs((month - row["month"]).days) <= 31 for month in fired["month"]]]
    return "high" if near["value"].iloc[-1] > near["value"].iloc[0] else "low"


def _run(run: list[date], lang: Lang) -> str:
    if len(run) < 3:
        return JOINT[lang].join(month_text(month, lang) for month in run)
    first, last = month_text(run[0], lang), month_text(run[-1], lang)
    return RUN.format(first=first, last=last)[lang]


def _points(row: pd.Series, name: str, lang: Lang) -> str:
    parts = {side: signed(float(row[f"{name}_{side}"]) * 100) for side in ("low", "high")}
    value = float(row[name]) * 100
    told = POINTS.format(value=signed(value))[lang] if round(value, 2) else NO_CHANGE[lang]
    return told + BETWEEN.format(**parts)[lang]
