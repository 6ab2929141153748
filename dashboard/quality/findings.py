"""What a check finds: a verdict from a fixed set, its sentence and its numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics.statistics import wilson
from dashboard.quality.printed import Printed, Span


class Standing(StrEnum):
    """How a verdict is to be taken."""

    AGREES = "agrees"
    COMPUTED = "computed"
    DOUBT = "doubt"
    CONTRADICTION = "contradiction"


class Verdict(StrEnum):
    """The verdicts there are, gravest first."""

    DISAGREES = "disagrees"
    IMPOSSIBLE_SUBSET = "impossible_subset"
    CONFLICTS = "conflicts"
    PARTS_DO_NOT_ADD = "parts_do_not_add"
    IMPLAUSIBLE = "implausible"
    SUSPICIOUS_RATIO = "suspicious_ratio"
    CONFUSABLE = "confusable"
    NOT_SHOWN_BY_COUNTS = "not_shown_by_counts"
    ONLY_BY_ROUNDING = "only_by_rounding"
    TRUNCATED = "truncated"
    CANNOT_COMPUTE = "cannot_compute"
    AGREES_NO_FAIR_COMPARISON = "agrees_no_fair_comparison"
    COMPUTED = "computed"
    AGREES = "agrees"

    @property
    def standing(self) -> Standing:
        if self in CONTRADICTIONS:
            return Standing.CONTRADICTION
        if self in (Verdict.AGREES, Verdict.COMPUTED):
            return Standing(self.value)
        return Standing.DOUBT


CONTRADICTIONS = (
    Verdict.DISAGREES,
    Verdict.IMPOSSIBLE_SUBSET,
    Verdict.CONFLICTS,
    Verdict.PARTS_DO_NOT_ADD,
)
VERDICTS = {
    Verdict.DISAGREES: Text("与自身件数不符", "Disagrees with its own counts"),
    Verdict.IMPOSSIBLE_SUBSET: Text("不可能是其中一部分", "Impossible as a part"),
    Verdict.CONFLICTS: Text("两数冲突", "Conflicts"),
    Verdict.PARTS_DO_NOT_ADD: Text("分项之和不等于总数", "Parts do not add up"),
    Verdict.IMPLAUSIBLE: Text("难以置信", "Implausible"),
    Verdict.SUSPICIOUS_RATIO: Text("比值可疑", "Suspicious ratio"),
    Verdict.CONFUSABLE: Text("易与另一指标混淆", "Easily confused"),
    Verdict.NOT_SHOWN_BY_COUNTS: Text("件数不能证明", "Not shown by the counts"),
    Verdict.ONLY_BY_ROUNDING: Text("仅在取整范围内成立", "True only within rounding"),
    Verdict.TRUNCATED: Text("截尾而非四舍五入", "Cut off, not rounded"),
    Verdict.CANNOT_COMPUTE: Text("无法复算", "Cannot be recomputed"),
    Verdict.AGREES_NO_FAIR_COMPARISON: Text(
        "算术相符，但缺少可比对照", "Adds up, but no fair comparison"
    ),
    Verdict.COMPUTED: Text("可复算，没有可比的印刷值", "Computed; nothing stated to compare"),
    Verdict.AGREES: Text("相符", "Agrees"),
}
STANDINGS = {
    Standing.AGREES: Text("✓ 相符", "✓ Agrees"),
    Standing.COMPUTED: Text("＝ 复算", "= Computed"),
    Standing.DOUBT: Text("？ 存疑", "? Doubt"),
    Standing.CONTRADICTION: Text("✕ 矛盾", "✕ Contradiction"),
}


@dataclass(frozen=True, kw_only=True)
class Finding:
    """A verdict with its sentence, and the numbers it rests on.

    ``stated_span`` is what the stated number may stand for, ``span`` what the recomputed one
    may be when the counts themselves are rounded; ``needs`` says what would make it true.
    """

    verdict: Verdict
    sentence: Text
    stated: Printed | None = None
    recomputed: Fraction | None = None
    interval: tuple[float, float] | None = None
    span: Span | None = None
    needs: Text | None = None

    @property
    def stated_span(self) -> Span | None:
        return self.stated.rounded if self.stated else None


@dataclass(frozen=True, kw_only=True)
class Result:
    """A finding about named figures, with where they are printed."""

    id: str
    programme: str | None
    name: Text
    kind: str
    figures: tuple[Printed, ...]
    finding: Finding
    article: Text | None = None
    place: Text | None = None


def compare(stated: Printed, point: Fraction, rounded: Span, widest: Span) -> Verdict:
    """Return how a stated number stands to the one its counts give."""
    if stated.rounded.holds(point):
        return Verdict.AGREES
    if stated.cut.holds(point):
        return Verdict.TRUNCATED
    if rounded.touches(stated.rounded):
        return Verdict.ONLY_BY_ROUNDING
    return Verdict.TRUNCATED if widest.touches(stated.widest) else Verdict.DISAGREES


def interval_of(good: Printed, of: Printed) -> tuple[float, float] | None:
    """Return the Wilson 95 % interval of a share of exact counts."""
    if not (good.is_exact and of.is_exact and 0 <= good.value <= of.value and of.value):
        return None
    low, high = wilson(pd.Series([int(good.value)]), pd.Series([int(of.value)]))
    return float(low[0]), float(high[0])


def fill(frame: Text, **values: object) -> Text:
    """Fill a sentence in both languages."""
    return frame.format(**values)


def joined(texts: Iterable[Text]) -> Text:
    """Set sentences, or parts of one, behind each other."""
    held = list(texts)
    return Text("".join(one.zh for one in held), " ".join(one.en for one in held))


def run_on(first: Text, second: Text) -> Text:
    """Set two parts of one sentence behind each other."""
    return Text(first.zh + second.zh, first.en + second.en)


def listed(texts: Iterable[Text]) -> Text:
    """Set names behind each other as a list."""
    held = list(texts)
    return Text("、".join(one.zh for one in held), ", ".join(one.en for one in held))
