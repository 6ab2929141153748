"""What limits a comparison of before and after, case by case, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.text import Lang, Text
from dashboard.metrics.before_after import Case, Contrast
from dashboard.metrics.metric import Metric
from dashboard.quality.findings import fill
from dashboard.reports.before_after.rollout_groups import (
    COMPARISON,
    STARTED,
    TREATED,
    UNKNOWN,
    Roll,
)
from dashboard.reports.before_after.rollout_windows import MONTHS_A_YEAR, Window
from dashboard.reports.wording import day_text, month_text

Spans = tuple[tuple[date, date] | None, tuple[date, date] | None]
Windows = tuple[Window | None, Window | None]
SAID = {
    Case.NO_COMPARISON: Text(
        "没有未推行的派出所可作对照，只能看前后变化，不能说变化超出了未推行单位。",
        "No station without the scheme is left to compare with: the change stands alone.",
    ),
    Case.TOO_FEW_UNITS: Text(
        "一组不足两个派出所，看不出各所之间本来的差别，不估计区间。",
        "A group of fewer than two stations shows no spread between stations: no interval.",
    ),
    Case.NO_SPREAD: Text(
        "各所变化完全相同，无法估计区间。",
        "All stations changed by the very same: no interval can be given.",
    ),
    Case.STARTS_BEFORE: Text(
        "后期自{start}起，早于启用日{started}：其中一部分时间还没有推行。",
        "The after period begins on {start}, before the start on {started}: part of it is still "
        "without the scheme.",
    ),
    Case.COMPARISON_STARTED: Text(
        "另有 {n} 个派出所在后期结束前也已启用，不作对照。",
        "{n} more stations started before the after period ended: not compared with.",
    ),
    Case.NOT_RECORDED_BEFORE: Text(
        "推行前没有登记“{metric}”（记录自{first}起），无从比较前后。",
        "{metric} is not recorded before the roll-out (records begin on {first}): there is no "
        "before to compare with.",
    ),
    Case.NO_WHOLE_MONTH: Text(
        "启用后到数据截至还没有一个整月，暂不能比较。",
        "Not one whole month lies between the start and the end of the data.",
    ),
    Case.PARTIAL_MONTHS: Text(
        "只计整月，不满一月的部分未计：后期取 {after}，前期取 {before}。",
        "Whole months alone are counted, parts of months are dropped: after is {after}, before "
        "is {before}.",
    ),
    Case.OTHER_SEASON: Text(
        "前期与后期不是同样的月份，季节差别也在各组变化里。",
        "Before and after are not the same months of the year: the season is in both changes.",
    ),
    Case.UNITS_LEFT_OUT: Text(
        "{n} 个派出所有月份没有登记或样本不足，未计入。",
        "{n} stations lack months or have too few cases: left out.",
    ),
    Case.START_UNKNOWN: Text(
        "{n} 个派出所没有登记启用日，不计入任何一组。",
        "{n} stations have no start day recorded: in neither group.",
    ),
}
NOT_KNOWN = Text("（无）", "(none)")


@dataclass(frozen=True)
class Told:
    """A case and its sentence."""

    case: Case
    text: Text


def told_cases(
    metric: Metric,
    roll: Roll,
    units: pd.DataFrame,
    windows: Windows,
    asked: Spans,
    first_known: date,
    found: Contrast | None,
) -> tuple[Told, ...]:
    """Name all that limits a comparison, what weighs most first."""
    told = [
        *_of_windows(metric, roll, windows, first_known),
        *_of_groups(roll, units, windows, found),
        *_of_months(windows, asked),
    ]
    return tuple(told)


def window_words(window: Window | None) -> Text:
    """Write a window: 2017年9月—2017年10月."""
    if window is None:
        return NOT_KNOWN
    first, last = (
        Text(month_text(day, Lang.ZH), month_text(day, Lang.EN))
        for day in (window.start, window.end)
    )
    if window.months == 1:
        return first
    return Text(f"{first.zh}—{last.zh}", f"{first.en} – {last.en}")


def day_words(day: date) -> Text:
    """Write a day in both languages."""
    return Text(day_text(day, Lang.ZH), day_text(day, Lang.EN))


def _tell(case: Case, **values: object) -> Told:
    return Told(case, fill(SAID[case], **values))


def _of_windows(metric: Metric, roll: Roll, windows: Windows, first_known: date) -> Iterator[Told]:
    after, before = windows
    started = [day for day in roll.treated_days if after and day > after.start]
    if after and started:
        yield _tell(
            Case.STARTS_BEFORE, start=day_words(after.start), started=day_words(min(started))
        )
    if after is None:
        yield _tell(Case.NO_WHOLE_MONTH)
    elif before is None:
        known = day_words(first_known)
        yield _tell(Case.NOT_RECORDED_BEFORE, metric=metric.name, first=known)


def _of_groups(
    roll: Roll, units: pd.DataFrame, windows: Windows, found: Contrast | None
) -> Iterator[Told]:
    if found and found.case:
        yield _tell(found.case)
    elif not roll.size(COMPARISON):
        yield _tell(Case.NO_COMPARISON)
    meant = units["group"].isin((TREATED, COMPARISON))
    counts = {
        Case.COMPARISON_STARTED: roll.size(STARTED) if windows[0] else 0,
        Case.UNITS_LEFT_OUT: int((meant & ~units["is_counted"]).sum()) if found else 0,
        Case.START_UNKNOWN: roll.size(UNKNOWN),
    }
    yield from (_tell(case, n=n) for case, n in counts.items() if n)


def _of_months(windows: Windows, asked: Spans) -> Iterator[Told]:
    after, before = windows
    if after is None or before is None:
        return
    if (after.first - before.first) % MONTHS_A_YEAR:
        yield _tell(Case.OTHER_SEASON)
    pairs = zip(windows, asked, strict=True)
    if any(span and window and span != (window.start, window.end) for window, span in pairs):
        yield _tell(Case.PARTIAL_MONTHS, after=window_words(after), before=window_words(before))
