"""Numbers in words: how charts write a value, its cases and its interval."""

import math

import pandas as pd

from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import Kind, Metric

TEN_THOUSAND = 10_000
TEN_THOUSAND_YUAN = Text("万元", "×10,000 yuan")
FEW = Text("样本不足 (n={n})", "Too few (n={n})")
NONE = "—"


def number(value: object, metric: Metric, lang: Lang) -> str:
    """Write a value without its unit, except percent, which is never left off."""
    if _missing(value):
        return NONE
    amount = float(str(value))
    if metric.kind == Kind.RATE:
        return f"{amount:.{metric.unit.decimals}%}"
    if metric.unit.key == "yuan":
        return f"{amount / TEN_THOUSAND:,.2f}"
    return f"{amount:,.{metric.unit.decimals}f}"


def unit_label(metric: Metric, lang: Lang) -> str:
    """Name the unit axes and values are in."""
    return TEN_THOUSAND_YUAN[lang] if metric.unit.key == "yuan" else metric.unit.label[lang]


def figure(value: object, metric: Metric, lang: Lang) -> str:
    """Write a value with its unit: ``3,448 件``, ``91.1%``, ``3,727.53 万元``."""
    written = number(value, metric, lang)
    if metric.kind == Kind.RATE or written == NONE:
        return written
    return f"{written} {unit_label(metric, lang)}"


def cases(numerator: object, denominator: object) -> str:
    """Write what stands behind a value: ``882/968``, or ``n=31`` where only the base is known."""
    if _missing(denominator):
        return ""
    if _missing(numerator):
        return f"n={_whole(denominator)}"
    return f"{_whole(numerator)}/{_whole(denominator)}"


def interval(low: object, high: object, metric: Metric, lang: Lang) -> str:
    """Write an interval: ``89.2%–92.7%``."""
    if _missing(low) or _missing(high):
        return NONE
    return f"{number(low, metric, lang)}–{number(high, metric, lang)}"


def told(row: pd.Series, metric: Metric, lang: Lang) -> str:
    """Write a value with its cases, or that there are too few to say.

    A column ``n`` says what there is too little of, where that is not the denominator.
    """
    if not row["shown"]:
        return few(row.get("n", row["denominator"]), lang)
    behind = cases(row["numerator"], row["denominator"])
    written = number(row["value"], metric, lang)
    return f"{written} ({behind})" if behind else written


def few(n: object, lang: Lang) -> str:
    """Say that so few cases give no rate."""
    return FEW[lang].format(n=0 if _missing(n) else _whole(n))


def _whole(value: object) -> str:
    return f"{int(float(str(value))):,}"


def _missing(value: object) -> bool:
    return value is None or value is pd.NA or (isinstance(value, float) and math.isnan(value))
