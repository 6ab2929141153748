"""Change over time: an indicator by month with its natural limits (XmR)."""

from collections.abc import Mapping
from types import MappingProxyType

import altair as alt
import pandas as pd

from dashboard.charts.framing import framed, layered, seen, titled
from dashboard.charts.month_points import (
    BEYOND_NOTE,
    band,
    beyond_labels,
    last_label,
    lines,
    points,
    role_of,
)
from dashboard.charts.month_scale import Domain, month_domain
from dashboard.charts.months import month_keys, month_name, month_span, month_x
from dashboard.charts.natural import dated_rules, natural_lines
from dashboard.charts.rows import told_rows
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

RULE_NAMES = {
    "outside": Text("超出界限", "outside the limits"),
    "side": Text("连续七月在均值同侧", "seven in a row on one side of the mean"),
    "trend": Text("连续七月同向升降", "seven in a row rising or falling"),
    "near": Text("三月中两月贴近界限", "two of three near a limit"),
}
"""What the rules of ``metrics.xmr`` are called."""
SHORT_NAMES = {
    "outside": Text("超界限", "outside"),
    "side": Text("七月同侧", "one side"),
    "trend": Text("七月同向", "one way"),
    "near": Text("近界限", "near limit"),
}
"""The same for the cells of a table."""
CHART = Text("月度波动图", "monthly variation")
JOINT, NO_SIGNAL = Text("、", ", "), "—"
LIMITS_NOTE = Text("虚线：均值 ± 2.66 × 平均移动极差", "Dashed: mean ± 2.66 × mean moving range")
TRIAL_NOTE = Text("不足 12 个月，界限为试用", "Fewer than 12 months: trial limits")
OUTSIDE_NOTE = Text("菱形：超出界限", "Diamond: outside the limits")
OTHER_NOTE = Text("方形：其他信号", "Square: another signal")
BAND_NOTE = Text("色带：95% 区间", "Band: 95% interval")
HOLLOW_NOTE = Text("空心点：数据尚未完整，不作判断", "Hollow: not complete yet, not judged")
FEW_NOTE = Text("底部空心点：样本不足", "Hollow at the foot: too few cases")
NONE_NOTE = Text("底部空心点：未登记", "Hollow at the foot: not recorded")
DATED_NOTE = Text("竖线：有日期的事项，见图下", "Upright lines: dated events, listed below")
DESCRIPTION = Text(
    "{metric}月度波动图，{first}至{last}，最近一月 {value}；{signals}。",
    "{metric} by month with natural limits, {first} to {last}; the last month is {value}; "
    "{signals}.",
)
SIGNALS = Text("{n} 个月有信号", "{n} month(s) with a signal")
EMPTY = Text("没有数据。", "No data.")
HEIGHT = 300


def trend(
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    *,
    dated: Mapping[str, str] = MappingProxyType({}),
    context: str = "",
) -> alt.LayerChart:
    """Draw the rows of ``reports.trend`` by month, with mean, natural limits and signals.

    ``dated`` says at which months (``2019-03``) something is dated, and under which number.
    """
    frame = _by_month(values, metric, lang)
    span = month_span(frame["month"])
    dated = {month: number for month, number in dated.items() if month in span}
    x, domain = month_x(span, lang), month_domain(frame, metric)
    layers = [
        *band(frame, x),
        *dated_rules(dated, x),
        *natural_lines(frame, x, metric, lang, reach=domain[1] - domain[0]),
        *lines(frame, x, metric, lang, domain=domain),
        *points(frame, x, metric, lang),
        *beyond_labels(frame, x, domain),
        last_label(frame, x, domain),
    ]
    return framed(
        layered(*layers).resolve_axis(y="independent"),
        title=titled([seen(metric, lang), CHART[lang]], context, lang),
        description=_description(frame, metric, lang),
        height=HEIGHT,
        lang=lang,
        notes=[*_notes(frame, dated, lang), *_point_notes(frame, metric, domain, lang)],
    )


def signals_told(
    signals: tuple[str, ...], lang: Lang, names: Mapping[str, Text] = RULE_NAMES
) -> str:
    """Name the rules a month set off, or a dash."""
    return JOINT[lang].join(names[rule][lang] for rule in signals) or NO_SIGNAL


def _by_month(values: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    frame = told_rows(values, metric, lang)
    frame = frame.astype(dict.fromkeys(["mean", "lower", "upper"], "float64"))
    frame["hollow"] = (frame["provisional"] | frame["cut"]).astype(bool)
    frame["role"] = [role_of(row, metric) for _, row in frame.iterrows()]
    frame["shape"] = [_shape(signals) for signals in frame["signals"]]
    frame["signals_told"] = [signals_told(signals, lang) for signals in frame["signals"]]
    frame["month"] = month_keys(frame["month"])
    frame["month_told"] = [month_name(key, lang) for key in frame["month"]]
    drawn = [name for name in frame.columns if not name.startswith("on_") and name != "signals"]
    return frame[drawn].sort_values("month", ignore_index=True)


def _shape(signals: tuple[str, ...]) -> str:
    if "outside" in signals:
        return "diamond"
    return "square" if signals else "circle"


def _notes(frame: pd.DataFrame, dated: Mapping[str, str], lang: Lang) -> list[str]:
    limited = frame["mean"].notna()
    return [
        BAND_NOTE[lang] if frame["low"].notna().any() else "",
        LIMITS_NOTE[lang] if limited.any() else "",
        TRIAL_NOTE[lang] if (limited & frame["trial"].astype(bool)).any() else "",
        OUTSIDE_NOTE[lang] if (frame["shape"] == "diamond").any() else "",
        OTHER_NOTE[lang] if (frame["shape"] == "square").any() else "",
        DATED_NOTE[lang] if dated else "",
    ]


def _point_notes(frame: pd.DataFrame, metric: Metric, domain: Domain, lang: Lang) -> list[str]:
    value, absent = frame["value"], NONE_NOTE if metric.kind == Kind.COUNT else FEW_NOTE
    return [
        HOLLOW_NOTE[lang] if frame["hollow"].any() else "",
        absent[lang] if value.isna().any() else "",
        BEYOND_NOTE[lang] if (value.notna() & ~value.between(*domain)).any() else "",
    ]


def _description(frame: pd.DataFrame, metric: Metric, lang: Lang) -> str:
    if frame.empty:
        return f"{metric.name[lang]}: {EMPTY[lang]}"
    return DESCRIPTION.format(
        metric=metric.name[lang],
        first=frame["month_told"].iloc[0],
        last=frame["month_told"].iloc[-1],
        value=frame["told"].iloc[-1],
        signals=SIGNALS[lang].format(n=int((frame["shape"] != "circle").sum())),
    )[lang]
