"""Value frames made ready to draw: codes, names, and the words of labels and tooltips."""

import altair as alt
import pandas as pd

from dashboard.charts import figures
from dashboard.domain.dimensions import (
    DIMENSIONS,
    NOT_RECORDED,
    NOT_RECORDED_NAME,
    TIME_DIMENSIONS,
)
from dashboard.domain.text import Lang, Text
from dashboard.metrics.chance import STANDINGS, outside
from dashboard.metrics.metric import DIMENSION_KEYS, Direction, Kind, Metric

CASES = Text("分子/分母", "Cases")
INTERVAL = Text("95% 区间", "95% interval")
STANDING = Text("判断", "Verdict")


def unit_column(frame: pd.DataFrame) -> str:
    """Name the column of units: the first dimension that is not a time."""
    keys = [key for key in frame.columns if key in DIMENSION_KEYS and key not in TIME_DIMENSIONS]
    return str(keys[0])


def dimension_name(dimension: str, lang: Lang, called: Text | None = None) -> str:
    """Return what a dimension is called, in the programme's own word where there is one."""
    return (called or (DIMENSIONS | TIME_DIMENSIONS)[dimension].name)[lang]


def dimension_word(dimension: str, lang: Lang, called: Text | None = None) -> str:
    """Return what a dimension is called inside a sentence."""
    name = dimension_name(dimension, lang, called)
    return name if lang == Lang.ZH else name.lower()


def told_rows(values: pd.DataFrame, metric: Metric, lang: Lang) -> pd.DataFrame:
    """Add the words each row is labelled and explained with.

    ``told`` is the value with its cases, ``interval_told`` its interval; numbers become
    floats, so that what is not known is null for the browser too.
    """
    out = values.copy()
    out["shown"] = out["shown"].astype(bool)
    out["value_told"] = [figures.figure(row["value"], metric, lang) for _, row in values.iterrows()]
    out["told"] = [figures.told(row, metric, lang) for _, row in out.iterrows()]
    out["cases_told"] = [
        figures.cases(row["numerator"], row["denominator"]) or figures.NONE
        for _, row in values.iterrows()
    ]
    out["interval_told"] = [
        figures.interval(row["low"], row["high"], metric, lang) for _, row in values.iterrows()
    ]
    numbers = ["value", "numerator", "denominator", "low", "high"]
    return out.astype(dict.fromkeys(numbers, "float64"))


def coded(values: pd.DataFrame, dimension: str, lang: Lang) -> pd.DataFrame:
    """Add ``code`` and ``label`` of a dimension: names of units come from the column ``name``."""
    out = values.copy()
    out["code"] = out[dimension].astype(str)
    known = DIMENSIONS[dimension].codes if dimension in DIMENSIONS else {}
    given = out["name"].astype(str) if "name" in out else out["code"]
    out["label"] = [
        NOT_RECORDED_NAME[lang]
        if code == NOT_RECORDED
        else known[code][lang]
        if code in known
        else name
        for code, name in zip(out["code"], given, strict=True)
    ]
    return out


def judged(frame: pd.DataFrame, metric: Metric, lang: Lang, rate: float | None) -> pd.DataFrame:
    """Add where each unit stands: ``standing``, ``role``, ``verdict``.

    A column ``standing`` that is there is kept: it comes from the test of all units together.
    """
    out = frame.copy()
    if "standing" not in out:
        out["standing"] = [_standing(row, metric, rate) for _, row in out.iterrows()]
    out["role"] = [_role(place, metric) for place in out["standing"]]
    out["verdict"] = [
        STANDINGS[place][lang] if place else figures.NONE for place in out["standing"]
    ]
    return out


def tooltips(metric: Metric, lang: Lang, *, first: alt.Tooltip) -> list[alt.Tooltip]:
    """Return the tooltip every mark has: who, how much, of how many, how sure."""
    rows = [first, alt.Tooltip("value_told:N", title=metric.name[lang])]
    if metric.denominator:
        rows.append(alt.Tooltip("cases_told:N", title=CASES[lang]))
    if metric.kind == Kind.RATE:
        rows.append(alt.Tooltip("interval_told:N", title=INTERVAL[lang]))
    return rows


def _standing(row: pd.Series, metric: Metric, rate: float | None) -> str:
    if not row["shown"]:
        return "few"
    if rate is None or metric.kind != Kind.RATE:
        return ""
    return outside(row["numerator"], row["denominator"], rate)[0]


def _role(place: str, metric: Metric) -> str:
    if place in ("", "few", "none"):
        return "few" if place else "working"
    if place == "within":
        return "neutral"
    if metric.direction == Direction.NEUTRAL:
        return "working"
    high = place in ("high", "above")
    return "better" if high == (metric.direction == Direction.UP_IS_GOOD) else "worse"
