"""Which class of a map's colours a zone falls into, and what the classes are called."""

import math
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from dashboard.charts.figures import figure, number
from dashboard.charts.palette import JUDGED, STEPS, colours, diverging, ramp
from dashboard.charts.rows import told_rows, unit_column
from dashboard.domain.text import Lang, Text
from dashboard.metrics.metric import CASES, Kind, Metric

ColourBy = Literal["count", "coverage", "judgement"]
HAS, HAS_NOT = Text("有", "Yes"), Text("没有", "None")
ZERO = Text("0（没有记录）", "0 (no record)")
FEW = Text("样本不足", "Too few cases")
UNKNOWN = Text("未登记", "Not recorded")
MOST_CLASSES = {"count": 4, "coverage": 1, "judgement": 3}
"""How many classes there are above zero."""


@dataclass(frozen=True)
class Words:
    """What the classes without a number are called: nothing, too few cases, nobody knows."""

    zero: Text = ZERO
    few: Text = FEW
    none: Text = UNKNOWN


PLAIN = Words()
MET, UNJUDGED = "8", "5"
"""Steps of the diverging scale: blue for what is met, its middle for what cannot be judged."""


@dataclass(frozen=True)
class Key:
    """One line of a map's legend. Hollow means outline only."""

    code: str
    label: str
    colour: str
    hollow: bool = False


@dataclass(frozen=True)
class Classes:
    """The classes of one map. ``breaks`` are the lowest values of each class of the ramp."""

    colour_by: ColourBy
    breaks: tuple[float, ...]

    def of(self, value: float, shown: bool) -> str:
        """Return the class: ``none``, ``few``, ``zero``, ``has``, ``not``, or a rank."""
        if not shown:
            return "few"
        if math.isnan(value):
            return "none"
        if self.colour_by == "coverage":
            return "has" if value > 0 else "not"
        if value <= 0:
            return "zero"
        return str(sum(value >= start for start in self.breaks) or 1)

    def paint(self, code: str) -> str:
        """Return the role, or the step of the ramp, a class is filled with."""
        if self.colour_by == "coverage":
            return {"has": "working", "not": "worse"}.get(code, "few")
        is_judged = self.colour_by == "judgement"
        if not code.isdigit():
            return {"zero": MET}.get(code, UNJUDGED) if is_judged else "0"
        steps = JUDGED if is_judged else STEPS
        return str(steps[len(self.breaks)][int(code) - 1])

    def colour(self, code: str, dark: bool) -> str:
        """Return that as a colour."""
        paint = self.paint(code)
        if not paint.isdigit():
            return colours(dark)[paint]
        scale = diverging if self.colour_by == "judgement" else ramp
        return scale(dark)[int(paint)]

    def sign(self, code: str, value: float) -> str:
        """Return what is written on an area, so that colour does not tell alone."""
        if self.colour_by == "judgement" and code.isdigit():
            return f"{value:.0f}"
        return "×" if code == "not" else ""


def classes_of(values: pd.DataFrame, colour_by: ColourBy) -> Classes:
    """Cut what is above zero into a few classes of about equally many zones."""
    known = values.loc[values["shown"].astype(bool), "value"].astype("float64").dropna()
    above = known[known > 0]
    if colour_by == "coverage" or above.empty:
        return Classes(colour_by, ())
    whole = bool((above == above.round()).all())
    most = MOST_CLASSES[colour_by]
    cuts = above.quantile([i / most for i in range(most)], interpolation="lower")
    breaks = sorted(set(cuts.round() if whole else cuts))
    return Classes(colour_by, tuple(float(cut) for cut in breaks))


def legend(
    values: pd.DataFrame,
    lang: Lang,
    *,
    metric: Metric | None = None,
    colour_by: ColourBy = "count",
    words: Words = PLAIN,
    dark: bool = False,
) -> list[Key]:
    """List the classes a map of these values shows, from little to much, those in use only."""
    chosen = classes_of(values, colour_by)
    used = {
        chosen.of(float(value), bool(shown))
        for value, shown in zip(values["value"].astype("float64"), values["shown"], strict=True)
    }
    ranks = [str(rank + 1) for rank in range(len(chosen.breaks))]
    order = [code for code in ("none", "few", "zero", "not", "has", *ranks) if code in used]
    return [
        Key(
            code=code,
            label=_label(code, chosen, lang, metric, words),
            colour=chosen.colour(code, dark),
            hollow=code in ("none", "few"),
        )
        for code in order
    ]


def classed(
    zones: pd.DataFrame,
    values: pd.DataFrame,
    metric: Metric,
    lang: Lang,
    chosen: Classes,
    words: Words = PLAIN,
) -> pd.DataFrame:
    """Join zones with their values; a zone that no row speaks of is not recorded, never zero."""
    unit = unit_column(values)
    told = told_rows(values.drop(columns=["name"], errors="ignore"), metric, lang)
    told = told.rename(columns={unit: "code"})
    out = zones.merge(told, on="code", how="left")
    unspoken = out["shown"].isna()
    out["shown"] = out["shown"].astype(object).where(~unspoken, True).astype(bool)
    out["class"] = [
        chosen.of(float(value), shown)
        for value, shown in zip(out["value"], out["shown"], strict=True)
    ]
    out["told"] = out["told"].where(out["class"] != "none", words.none[lang])
    out["sign"] = [
        chosen.sign(code, value) for code, value in zip(out["class"], out["value"], strict=True)
    ]
    return out


def _label(code: str, chosen: Classes, lang: Lang, metric: Metric | None, words: Words) -> str:
    fixed = {"none": words.none, "few": words.few, "zero": words.zero, "has": HAS, "not": HAS_NOT}
    if code in fixed:
        return fixed[code][lang]
    start = chosen.breaks[int(code) - 1]
    following = chosen.breaks[int(code) :]
    if metric is not None and metric.kind != Kind.COUNT:
        low = number(start, metric, lang)
        return f"{low}–{number(following[0], metric, lang)}" if following else f"≥ {low}"
    unit = f" {(metric.unit if metric else CASES).label[lang]}"
    if metric is not None and metric.unit.scale != 1:
        return f"≥ {figure(start, metric, lang)}"
    if not following:
        return f"≥ {start:,.0f}{unit}"
    end = following[0] - 1
    return f"{start:,.0f}{unit}" if end <= start else f"{start:,.0f}–{end:,.0f}{unit}"
