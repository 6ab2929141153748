"""A frozen grade beside the data in force now: figure by figure, then and now."""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.domain.canonical import Value, canonical
from dashboard.domain.grade import FrozenGrade, grade_text
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.reports.grade.grade_evidence import grade_recorded, recorded_of, rule_kept
from dashboard.reports.grade.grade_figures import Kept, kept_figure, period_of, wanted_again
from dashboard.reports.grade.grade_points import points_of

SCORE = Text("按当时规则测算的得分", "Score by the rule of then")
GRADE = Text("案件库登记的等级", "Grade in the case database")
POINTS = Text("案件库登记的得分", "Points in the case database")
NOT_RECORDED = Text("未登记", "not recorded")
OVER = Text("{value}（{k}/{n}）", "{value} ({k}/{n})")
OF_N = Text("{value}（样本数 {n}）", "{value} (n={n})")
UNIT = Text("{value} {unit}", "{value} {unit}")
TOO_FEW, PLAIN = Text("{why} {k}/{n}", "{why} {k}/{n}"), Text("{why}", "{why}")


@dataclass(frozen=True)
class Change:
    """One figure, then and now: what it is, both as words, and both as they are kept.

    ``then`` and ``now`` hold ``value``, ``numerator``, ``denominator``.
    """

    key: str
    name: Text
    then: Kept
    now: Kept
    told_then: Text
    told_now: Text
    basis: Text | None = None

    @property
    def is_changed(self) -> bool:
        return canonical(self.then) != canonical(self.now)


def rests_on(frozen: FrozenGrade) -> Kept:
    """Return what a frozen grade rests on, read from its bytes."""
    found: Kept = json.loads(frozen.evidence)
    return found


def changes_since(frozen: FrozenGrade) -> list[Change]:
    """Work the same figures out of the data in force and set them beside those that were kept."""
    return [*_figures(frozen), *_points(frozen), *_recorded(frozen)]


def kept_figures(frozen: FrozenGrade) -> list[Kept]:
    """Return the figures a frozen grade rests on, in the order they were kept."""
    figures = rests_on(frozen)["figures"]
    return [dict(one) for one in _list(figures) if isinstance(one, dict)]


def figure_text(kept: Kept) -> Text:
    """Write a figure that was kept: 91.1%（882/968）, 31 件, or why there is none."""
    metric = METRICS.get(str(kept["metric"]))
    if kept["value"] is None or metric is None:
        counted = kept["numerator"] is not None and kept["denominator"]
        return (TOO_FEW if counted else PLAIN).format(
            why=text_of(kept["missing"]), k=kept["numerator"], n=kept["denominator"]
        )
    value, n = float(str(kept["value"])), kept["denominator"]
    if metric.kind == Kind.RATE:
        return OVER.format(value=f"{value:.1%}", k=kept["numerator"], n=n)
    written = f"{value:,.{metric.unit.decimals}f}"
    told = UNIT.format(value=written, unit=metric.unit.label)
    return told if n is None else OF_N.format(value=told, n=n)


def is_rate(key: str) -> bool:
    """Tell whether an indicator that was kept is written as a share."""
    return key in METRICS and METRICS[key].kind == Kind.RATE


def text_of(words: Value) -> Text:
    """Return words that were kept in both languages."""
    if not isinstance(words, dict):
        return NOT_RECORDED
    return Text(str(words["zh"]), str(words["en"]))


def _figures(frozen: FrozenGrade) -> Iterator[Change]:
    for then in kept_figures(frozen):
        now = kept_figure(frozen.graded, wanted_again(then))
        name = now["name"] if then["name"] is None else then["name"]
        yield Change(
            key=str(then["metric"]),
            name=text_of(name),
            then=_numbers(then),
            now=_numbers(now),
            told_then=figure_text(then),
            told_now=figure_text(now),
            basis=text_of(then["basis"]) if then["basis"] else None,
        )


def _recorded(frozen: FrozenGrade) -> Iterator[Change]:
    kept = rests_on(frozen)["recorded"]
    then = dict(kept) if isinstance(kept, dict) else {}
    now = recorded_of(frozen.graded, frozen.month) or {}
    pairs = {
        "grade": (GRADE, grade_recorded(then), grade_recorded(now)),
        "points": (POINTS, then.get("points"), now.get("points")),
    }
    for key, (name, before, after) in pairs.items():
        if key == "grade" or (before, after) != (None, None):
            yield Change(
                key=f"recorded_{key}",
                name=name,
                then={"value": before},
                now={"value": after},
                told_then=_recorded_text(before),
                told_now=_recorded_text(after),
            )


def _points(frozen: FrozenGrade) -> Iterator[Change]:
    """The score, worked out anew by the rule that was kept: a later rule is another matter."""
    kept = rests_on(frozen)
    then = kept["points"]
    if not isinstance(then, dict):
        return
    period = period_of(frozen.month, frozen.months)
    now = points_of(frozen.graded, rule_kept(kept), *period) or {}
    told = _scores_text(then["score"], now.get("score"))
    yield Change(
        key="score",
        name=SCORE,
        then={"value": then["score"]},
        now={"value": now.get("score")},
        told_then=told[0],
        told_now=told[1],
    )


def _scores_text(*scores: Value) -> list[Text]:
    """Write scores to the hundredth, or in full where that would hide that they differ."""
    whole = ["" if one is None else str(one) for one in scores]
    short = [f"{float(one):.2f}" if one else "" for one in whole]
    told = short if len(set(short)) == len(set(whole)) else whole
    return [Text(one, one) if one else NOT_RECORDED for one in told]


def _recorded_text(value: Value) -> Text:
    return NOT_RECORDED if value is None else grade_text(str(value))


def _numbers(kept: Kept) -> Kept:
    return {name: kept[name] for name in ("value", "numerator", "denominator")}


def _list(value: Value) -> list[Value]:
    return list(value) if isinstance(value, list) else []
