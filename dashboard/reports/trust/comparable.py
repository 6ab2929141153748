"""What may be compared: one indicator on one basis. Anything else is refused with the reason."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Text
from dashboard.metrics.difference import newcombe
from dashboard.metrics.metric import Kind
from dashboard.reports.trust.side_by_side import Side

UNLIKE_METRICS = Text(
    "{one}是{this}，{other}是{that}：不是同一指标，不能比较。",
    "{one} is {this}, {other} is {that}: different indicators are not comparable.",
)
UNLIKE_BASES = Text(
    "{one}按{this}计，{other}按{that}计：口径不同，不能比较。",
    "{one} is counted on {this}, {other} on {that}: different bases are not comparable.",
)
ONE_PROGRAMME = Text(
    "{one}与{other}是同一模式的两本台账，可能登记了相同的纠纷，不能比较。",
    "{one} and {other} are registers of one programme and may hold the same disputes: "
    "not comparable.",
)
UNLIKE_PERIODS = Text(
    "{one}与{other}期间不同，件数不相减。",
    "{one} and {other} cover different periods: counts are not subtracted.",
)
FEW = Text("{one}样本不足，不作比较。", "{one} has too few cases to compare.")


@dataclass(frozen=True)
class Difference:
    """How far one value is from another; rates with Newcombe's 95 % interval."""

    one: Side
    other: Side
    value: float
    low: float | None = None
    high: float | None = None


def why_apart(one: Side, other: Side) -> Text | None:
    """Return why two values must not be compared, or nothing where they may.

    What is not recorded has no basis: it is named with its own reason instead.
    """
    if one.metric.key != other.metric.key:
        return _said(UNLIKE_METRICS, one, other, (one.metric.name, other.metric.name))
    if one.base != other.base and not (one.why_absent or other.why_absent):
        return _said(UNLIKE_BASES, one, other, (one.base_name, other.base_name))
    if one.programme.code == other.programme.code:
        return _said(ONE_PROGRAMME, one, other)
    return None


def check_comparable(sides: Sequence[Side]) -> None:
    """Refuse to compare across indicators, bases, or two registers of one programme."""
    for place, one in enumerate(sides):
        for other in sides[place + 1 :]:
            why = why_apart(one, other)
            if why:
                raise BadRequest(why.en)


def difference(one: Side, other: Side) -> Difference | Text:
    """Return how far two values are apart, or why that is not known; refuse what is unlike."""
    check_comparable((one, other))
    for side in (one, other):
        if side.value is None:
            return side.why_absent or _said(FEW, side, side)
    if one.metric.kind == Kind.RATE:
        return Difference(one, other, *newcombe(_counts(one), _counts(other)))
    if one.metric.kind == Kind.COUNT and (one.start, one.end) != (other.start, other.end):
        return _said(UNLIKE_PERIODS, one, other)
    return Difference(one, other, float(one.value or 0) - float(other.value or 0))


def by_basis(sides: Iterable[Side]) -> list[tuple[Side, ...]]:
    """Group what is recorded: within a group all may be compared, across groups nothing."""
    groups: list[list[Side]] = []
    for side in sides:
        if side.why_absent:
            continue
        group = next((one for one in groups if _fits(side, one)), None)
        if group is None:
            groups.append([side])
        else:
            group.append(side)
    return [tuple(group) for group in groups]


def _fits(side: Side, group: Iterable[Side]) -> bool:
    return all(why_apart(side, one) is None for one in group)


def _counts(side: Side) -> tuple[int, int]:
    return int(side.numerator or 0), int(side.denominator or 0)


def _said(frame: Text, one: Side, other: Side, words: Sequence[Text] = ()) -> Text:
    this, that = words or (one.name, other.name)
    zh = {"one": one.name.zh, "other": other.name.zh, "this": this.zh, "that": that.zh}
    en = {"one": one.name.en, "other": other.name.en, "this": this.en, "that": that.en}
    return Text(frame.zh.format(**zh), frame.en.format(**en))
