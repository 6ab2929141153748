"""A change at a roll-out in sentences: both groups, their difference, and what it cannot show."""

from collections.abc import Sequence
from datetime import timedelta

from dashboard.domain.text import Lang, Text
from dashboard.metrics.before_after import Contrast, Group
from dashboard.metrics.metric import Kind, Metric
from dashboard.quality.findings import fill, joined, run_on
from dashboard.reports.before_after.rollout import Change
from dashboard.reports.before_after.rollout_cases import day_words, window_words
from dashboard.reports.before_after.rollout_groups import COMPARISON, TREATED, Roll
from dashboard.reports.before_after.rollout_windows import first_day, month_of
from dashboard.reports.wording import month_text

WINDOWS = Text(
    "后期 {after}，前期 {before}（{months} 个整月）。",
    "After: {after}; before: {before} (whole months: {months}).",
)
RAW = Text("各组合计：{parts}。", "Group totals: {parts}.")
GROUPS = {
    TREATED: Text(
        "{n} 个已推行派出所 {before} → {after}（{change}）",
        "{n} stations with the scheme {before} → {after} ({change})",
    ),
    COMPARISON: Text(
        "{n} 个未推行派出所 {before} → {after}（{change}）",
        "{n} stations not yet with it {before} → {after} ({change})",
    ),
}
OF = Text("{share:.1%}（{n:,}/{of:,}）", "{share:.1%} ({n:,}/{of:,})")
NO_BASE = Text("前期为零", "nothing before")
POINTS = Text("{value} 个百分点", "{value} points")
BY_STATION = Text(
    "{metric}：两组变化之差，按各所变化的平均（每所同等权重）比较：",
    "{metric}: difference of the two changes, by the mean of the stations' changes (every "
    "station with equal weight): ",
)
BEYOND = Text(
    "**{value}**（95% 区间 {low} 至 {high}），**超出**各所之间本来的差别",
    "**{value}** (95% interval {low} to {high}), **more** than stations differ by on their own",
)
WITHIN = Text(
    "{value}（95% 区间 {low} 至 {high}，含零），**没有超出**各所之间本来的差别，不能说两组变化不同",
    "{value} (95% interval {low} to {high}, holds zero), **not more** than stations differ by on "
    "their own; the changes cannot be told apart",
)
NO_INTERVAL = Text("{value}，没有区间", "{value}, no interval")
BY_TOTALS = Text("；按总数算约 {value}。", "; by the totals about {value}.")
NO_TOTALS = Text("。", ".")
OLDER = Text(
    "推行前（{month}）两组已相差 {gap} 个点（前期月均=100），上述差别不能都算推行以后的变化。",
    "Before the start ({month}) the groups already stood {gap} points apart (month of before = "
    "100): not all of that difference can be counted as a change after it.",
)
OTHER_WAY = Text(
    "推行前（{month}）两组已相差 {gap} 个点（前期月均=100），方向与上述差别相反："
    "两组推行前就不同步。",
    "Before the start ({month}) the groups already stood {gap} points apart (month of before = "
    "100), the other way round from that difference: they did not move together even then.",
)
LIMITS = Text(
    "两组变化之差不说明原因：哪些所先推行不是抽签决定的，同期的其他工作、登记做法、"
    "本来偏高的数自行回落，都可能造成差别。",
    "The difference of two changes names no cause: who started first was not drawn by lot, and "
    "other work, ways of recording, or high numbers falling back by themselves may make it.",
)
FIRST = Text("首批 {n} 个派出所于{day}启用", "the first {n} stations started on {day}")
UNTIL = Text("至{day}共 {n} 个", "{n} by {day}")
ALL = Text("至{day} {n} 个全部启用", "all {n} by {day}")
ROLL = Text("{parts}，覆盖 {counties} 个区县。", "{parts}, in {counties} counties.")
LEAST_GAP = 0.5
"""Points: less is none when told in whole points."""
ONE_DAY = Text("{n} 个派出所都于{day}启用。", "All {n} stations started on {day}.")


def verdict(found: Change) -> tuple[Text, ...]:
    """Say what a change at a roll-out shows, one sentence each; never a cause."""
    if found.contrast is None or found.after is None or found.before is None:
        return ()
    difference, raw = _difference(found.metric, found.contrast), _raw(found.metric, found.contrast)
    # What was apart before stands in the same paragraph: read alone, "more" is taken for proof.
    return (joined([*difference, *_older(found, found.contrast)]), raw) if difference else (raw,)


def windows_text(found: Change) -> Text | None:
    """Write both windows, where there are both."""
    if found.after is None or found.before is None:
        return None
    after, before = window_words(found.after), window_words(found.before)
    return fill(WINDOWS, after=after, before=before, months=found.after.months)


def change_text(value: float | None, metric: Metric) -> Text:
    """Write a change: -32.1%, or points for a rate."""
    if value is None:
        return NO_BASE
    if metric.kind == Kind.RATE:
        return POINTS.format(value=f"{value * 100:+.1f}".replace("-", "−"))
    told = f"{value:+.1%}".replace("-", "−")
    return Text(told, told)


def level_text(count: int, of: int | None) -> Text:
    """Write a count, or a share with what it is of."""
    if of is None:
        return Text(f"{count:,}", f"{count:,}")
    return OF.format(share=count / of, n=count, of=of) if of else NO_BASE


def roll_text(roll: Roll) -> Text:
    """Say how the roll-out went: first stations, month by month, the last."""
    days, known = roll.days, roll.started_by(roll.data_to)
    first, last = days[0], days[-1]
    if first == last:
        return fill(ONE_DAY, n=len(known), day=day_words(first))
    parts = [fill(FIRST, n=len(roll.started_by(first)), day=day_words(first))]
    ends = [
        first_day(month + 1) - timedelta(days=1) for month in range(*map(month_of, (first, last)))
    ]
    parts += [fill(UNTIL, n=len(roll.started_by(day)), day=day_words(day)) for day in ends]
    parts.append(fill(ALL, n=len(roll.started_by(last)), day=day_words(last)))
    return fill(ROLL, parts=_in_a_row(parts), counties=known["county"].nunique())


def _raw(metric: Metric, contrast: Contrast) -> Text:
    groups = {TREATED: contrast.treated, COMPARISON: contrast.comparison}
    parts = [_group(name, group, metric) for name, group in groups.items() if group.units]
    return fill(RAW, parts=_in_a_row(parts))


def _group(name: str, group: Group, metric: Metric) -> Text:
    return fill(
        GROUPS[name],
        n=group.units,
        before=level_text(group.before, group.before_of),
        after=level_text(group.after, group.after_of),
        change=change_text(group.change, metric),
    )


def _difference(metric: Metric, contrast: Contrast) -> Sequence[Text]:
    if contrast.value is None:
        return ()
    value, low, high, totals = (
        change_text(one, metric)
        for one in (contrast.value, contrast.low, contrast.high, contrast.by_totals)
    )
    frame = {True: BEYOND, False: WITHIN, None: NO_INTERVAL}[contrast.is_beyond_chance]
    end = NO_TOTALS if contrast.by_totals is None else BY_TOTALS
    sentence = run_on(
        fill(BY_STATION, metric=metric.name), fill(frame, value=value, low=low, high=high)
    )
    return (run_on(sentence, fill(end, value=totals)),)


def _older(found: Change, contrast: Contrast) -> Sequence[Text]:
    """Say how far apart both groups stood just before the start: that is older than the scheme."""
    month = first_day(month_of(found.roll.treated_days[0]) - 1)
    if found.before is None or month <= found.before.end or found.course.empty:
        return ()
    here = found.course[found.course["month"] == month].set_index("group")["value"].dropna()
    if contrast.value is None or not {TREATED, COMPARISON} <= set(here.index):
        return ()
    gap = float(here[TREATED] - here[COMPARISON])
    if abs(gap) < LEAST_GAP:
        return ()
    frame = OLDER if gap * contrast.value > 0 else OTHER_WAY
    told = Text(*(month_text(month, lang) for lang in Lang))
    return (fill(frame, month=told, gap=f"{abs(gap):.0f}"),)


def _in_a_row(parts: Sequence[Text]) -> Text:
    return Text("；".join(one.zh for one in parts), "; ".join(one.en for one in parts))
