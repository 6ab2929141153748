"""How numbers are written: one way per unit, the same on every page."""

from calendar import monthrange
from datetime import date

import pandas as pd

from dashboard.domain.dimensions import NOT_RECORDED, NOT_RECORDED_NAME
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics.metric import Kind, Metric

TOO_FEW = Text("样本不足（n={n}）", "too few cases (n={n})")
NOTHING = Text("无记录", "no records")
TEN_THOUSAND_YUAN = Text("{value:,.2f} 万元", "¥{value:,.2f} ×10⁴")
RARE, SURE = Text("不到 0.1%", "under 0.1%"), Text("99.9% 以上", "over 99.9%")
WITH_UNIT = Text("{value} {unit}", "{value} {unit}")
INTERVAL = Text("95% 区间 {low:.1%}—{high:.1%}", "95% interval {low:.1%}–{high:.1%}")


def value_text(metric: Metric, row: pd.Series, lang: Lang) -> str:
    """Write a value with its unit: 3,448 件 · 91.1% · 样本不足（n=4）."""
    if metric.kind != Kind.COUNT and not row["shown"]:
        return TOO_FEW.format(n=int(row["denominator"] or 0))[lang]
    value = row["value"]
    if value is None or pd.isna(value):
        return NOTHING[lang]
    if metric.kind == Kind.RATE:
        return f"{value:.1%}"
    if metric.unit.key == "yuan" and abs(value) >= 100_000:
        return TEN_THOUSAND_YUAN.format(value=value / 10_000)[lang]
    return WITH_UNIT.format(
        value=f"{value:,.{metric.unit.decimals}f}", unit=metric.unit.label[lang]
    )[lang]


def share_text(value: float) -> str:
    """Write a share, or nothing where there is none."""
    return "" if pd.isna(value) else f"{value:.1%}"


def chance_text(p: float) -> Text:
    """Write a chance to a tenth of a point, and no nearer to never or always."""
    told = f"{p:.1%}"
    return RARE if p < 0.001 else SURE if p > 0.999 else Text(told, told)


def signed(value: float, decimals: int = 1) -> str:
    """Write a number with its sign and a true minus; what is hardly nought with two decimals."""
    for places in (decimals, 2):
        if round(value, places):
            return f"{value:+,.{places}f}".replace("-", "\N{MINUS SIGN}")
    return f"{0:.{decimals}f}"


def behind_text(metric: Metric, row: pd.Series, lang: Lang) -> str:
    """Write what stands behind a value: 882/968 · 95% 区间 89.2%—92.8%."""
    if metric.kind == Kind.COUNT:
        return ""
    if metric.kind == Kind.QUANTILE:
        return f"n={int(row['denominator']):,}"
    parts = [f"{int(row['numerator']):,}/{int(row['denominator']):,}"]
    if row["shown"] and pd.notna(row["low"]):
        parts.append(INTERVAL.format(low=row["low"], high=row["high"])[lang])
    return " · ".join(parts)


def day_text(day: date, lang: Lang) -> str:
    """Write a day: 2019年3月5日, or 5 Mar 2019."""
    if lang == Lang.ZH:
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {day:%b %Y}"


def month_text(day: date, lang: Lang) -> str:
    """Write a month: 2019年3月, or Mar 2019."""
    return f"{day.year}年{day.month}月" if lang == Lang.ZH else f"{day:%b %Y}"


def period_text(start: date, end: date, lang: Lang) -> str:
    """Write a period, shortly where it is a whole year or month."""
    if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
        years = f"{start.year}" if start.year == end.year else f"{start.year}—{end.year}"
        return f"{years}年" if lang == Lang.ZH else years.replace("—", "–")
    if start.day == 1 and end == _last_day(start):
        return month_text(start, lang)
    if start == end:
        return day_text(start, lang)
    joint = "—" if lang == Lang.ZH else " – "
    return f"{day_text(start, lang)}{joint}{day_text(end, lang)}"


def _last_day(month: date) -> date:
    return month.replace(day=monthrange(month.year, month.month)[1])


def basis_text(programme: Programme, filters: Filters, lang: Lang) -> str:
    """Write the basis a register's rates rest on."""
    return BASES[programme.register_of(filters.register).base][lang]


def code_name(code: object, names: dict[str, str], lang: Lang) -> str:
    """Return the name of a code, saying so where nothing is recorded."""
    if code is None or code == NOT_RECORDED or (isinstance(code, float) and pd.isna(code)):
        return NOT_RECORDED_NAME[lang]
    return names.get(str(code), str(code))
