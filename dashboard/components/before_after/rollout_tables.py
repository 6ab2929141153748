"""Tables of a roll-out: every station with its start day and change, the course, the curve."""

import pandas as pd

from dashboard.components.drawing.tables import show_table
from dashboard.components.frame.context import context
from dashboard.components.frame.screen import NONE, columns_shown
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind
from dashboard.reports.before_after.rollout import Change
from dashboard.reports.before_after.rollout_groups import (
    COMPARISON,
    STARTED,
    TREATED,
    UNKNOWN,
    Roll,
)
from dashboard.reports.before_after.rollout_peers import stations_shown
from dashboard.reports.before_after.rollout_words import change_text, level_text
from dashboard.reports.wording import day_text, month_text

GROUPS = {
    TREATED: Text("已推行", "With the scheme"),
    COMPARISON: Text("未推行（对照）", "Not yet (compared)"),
    STARTED: Text("其间启用，不计入", "Started in between, left out"),
    UNKNOWN: Text("启用日未登记，不计入", "No start day, left out"),
}
LACKING = Text("登记不全或样本不足，不计入", "Records lacking or too few, left out")
STATION, GROUP = Text("派出所", "Station"), Text("组别", "Group")
START, CHANGE = Text("启用日", "Start day"), Text("变化", "Change")
BEFORE, AFTER = Text("前期", "Before"), Text("后期", "After")
MONTH, DAY = Text("月份", "Month"), Text("日期", "Day")
INDEX = Text("{group}（前期月均=100）", "{group} (month of before = 100)")
ALREADY = Text("已启用派出所", "Stations started")


def station_table(found: Change) -> None:
    """Draw one row per station, those with the scheme first, then those compared with."""
    lang = context().lang
    units = stations_shown(found, programme_of(found.filters.programme), lang)
    columns = {
        STATION[lang]: list(units["shown"]),
        **_compared(found, units, {CHANGE[lang]: "change"}),
        GROUP[lang]: [_group(found, row)[lang] for _, row in units.iterrows()],
        START[lang]: [_day(row, lang) for _, row in units.iterrows()],
        **_compared(found, units, {BEFORE[lang]: "before", AFTER[lang]: "after"}),
    }
    frame = columns_shown(pd.DataFrame(columns), 3)
    show_table(frame, alt=found.metric.name[lang])


def course_table(found: Change) -> pd.DataFrame:
    """Return both groups' index by month, as the chart's table."""
    lang, wide = context().lang, found.course.pivot(index="month", columns="group", values="value")
    columns = {MONTH[lang]: [month_text(month, lang) for month in wide.index]}
    for group in (one for one in (TREATED, COMPARISON) if one in wide):
        head = INDEX.format(group=GROUPS[group][lang])[lang]
        columns[head] = [NONE if pd.isna(value) else f"{value:.1f}" for value in wide[group]]
    return pd.DataFrame(columns)


def curve_rows(roll: Roll, lang: Lang) -> pd.DataFrame:
    """Return how many stations had started on each day one did."""
    return pd.DataFrame(
        {
            "day": roll.days,
            "stations": [len(roll.started_by(day)) for day in roll.days],
            "day_told": [day_text(day, lang) for day in roll.days],
        }
    )


def curve_table(roll: Roll) -> pd.DataFrame:
    """Return the same under heads a reader knows."""
    lang = context().lang
    rows = curve_rows(roll, lang)
    return pd.DataFrame({DAY[lang]: rows["day_told"], ALREADY[lang]: rows["stations"]})


def _group(found: Change, row: pd.Series) -> Text:
    compared = row["group"] in (TREATED, COMPARISON)
    return (
        LACKING if compared and found.contrast and not row["is_counted"] else GROUPS[row["group"]]
    )


def _day(row: pd.Series, lang: Lang) -> str:
    known = row["is_own"] and row["started_on"] is not None
    return day_text(row["started_on"], lang) if known else NONE


def _compared(found: Change, units: pd.DataFrame, heads: dict[str, str]) -> dict[str, list[str]]:
    """Return the columns of a comparison, where there is one."""
    if found.contrast is None:
        return {}
    write = {"change": _changes, "before": _levels, "after": _levels}
    return {head: write[name](found, units, name) for head, name in heads.items()}


def _changes(found: Change, units: pd.DataFrame, name: str) -> list[str]:
    lang = context().lang
    return [
        NONE if pd.isna(value) else change_text(float(value), found.metric)[lang]
        for value in units[name]
    ]


def _levels(found: Change, units: pd.DataFrame, name: str) -> list[str]:
    if found.metric.kind != Kind.RATE:
        return [_level(n, None) for n in units[name]]
    rows = zip(units[name], units[f"{name}_of"], units["is_counted"], strict=True)
    return [_level(n, of) if counted else NONE for n, of, counted in rows]


def _level(n: float, of: float | None) -> str:
    """Write a count or a share; a month that is lacking makes it incomplete."""
    if pd.isna(n):
        return NONE
    base = None if of is None else int(of)
    return level_text(int(n), base)[context().lang]
