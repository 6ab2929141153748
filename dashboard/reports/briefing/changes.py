"""同比 and 环比: a month beside the month before and the same month of the year before.

Numbers alone; whether a difference is one is said by the rules of the trends page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.programme import Register
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.words import AND, COMMA, JOINT, STOP, TOTAL
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph
from dashboard.reports.paper.finding import BACK
from dashboard.reports.paper.quoting import Found, basis_text
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.trends.trend_wording import SIDES, SMALL, difference_text, within_text
from dashboard.reports.wording import day_text, month_text

COMPARED = ("closed_in_period", RATE)
NAMES = {"on_year": Text("同比", "year on year"), "on_month": Text("环比", "month on month")}
IDS = {"on_year": "yoy", "on_month": "mom"}
NONE = Text("无可比数据", "nothing to compare with")
FEW = Text("样本不足，不比较", "too few cases to compare")
OPEN = Text("月份不完整，不比较", "a month is not complete: not compared")
WHY = {"none": NONE, "few": FEW, "incomplete": OPEN}
NOTHING_BEFORE = Text(
    "同比、环比均无可比数据", "nothing to compare with, of a month or a year before"
)
NORMAL = Text("在正常波动内", "within normal variation")
CLEAR = Text("{side}，差别超出偶然", "{side}, by more than chance")
LITTLE = Text(
    "与上月有差别，未超出月度波动", "differs from the month before, within monthly variation"
)
SLIGHT = Text("相差很小", "a small difference")
WITH, JUDGED = (
    Text("{name}{what}", "{name} {what}"),
    Text("{what}，{verdict}", "{what} ({verdict})"),
)
BOTH = Text("{what}，均{verdict}", "{what}, both {verdict}")
OF = Text("{metric}{what}", "{metric} {what}")
STANDS = Text("{name}{change}{side}", "{name} {change} {side}")
BEYOND = Text("{what}，差别超出偶然", "{what}, by more than chance")
ROLLED_OUT = Text(
    "{what}，差别超出偶然，但对照期间正在推行，前后不宜直接相比",
    "{what}, by more than chance; but the scheme was being rolled out, so months are not alike",
)
IN_MONTH = Text("{metric}（{month}）", "{metric} ({month})")
NAME = Text("{metric}{change}", "{metric}, {change}")
DATED = Text(
    "对照期间有：{what}；前后月份不宜直接相比。",
    " In the months compared: {what}. Months before and after are not alike.",
)
EVENT = Text("{day}{name}", "{name} ({day})")
HOW = Text(
    "件数之差按泊松检验、比率之差按 95% 区间判断；未超出的只列数字，不作升降评价。",
    "Counts are compared by an exact Poisson test, rates by their 95% interval; what is within is "
    "told as numbers alone.",
)


@dataclass(frozen=True)
class Change:
    """A month of an indicator beside an earlier one; no ``verdict`` where nothing is compared."""

    metric: Metric
    row: pd.Series
    change: str
    verdict: Text | None

    @property
    def side(self) -> Text:
        """Which way it differs."""
        value = self.row[self.change]
        return SIDES["high" if pd.notna(value) and value > 0 else "low"]


def changes(writer: Writer, registers: Sequence[Register] = ()) -> list[Block]:
    """Write, by register, how far the month's figures are from those of before."""
    told = [Paragraph(_register(writer, one)) for one in registers or writer.programme.registers]
    return [*told, Note(HOW[writer.lang] + _dated(writer))]


def clear_changes(writer: Writer, registers: Sequence[Register] = ()) -> Iterator[Parts]:
    """Name, without their numbers, the figures that differ from before by more than chance."""
    for register in registers or writer.programme.registers:
        told = [
            writer.say(STANDS, name=_named(writer, one), change=NAMES[one.change], side=one.side)
            for key in _compared(writer, register)
            for one in _found(writer, register, key)
            if one.verdict == CLEAR
        ]
        if told:
            beyond = ROLLED_OUT if _dated(writer) else BEYOND
            what = writer.say(TOTAL, what=writer.say(beyond, what=writer.join(told, JOINT)))
            yield writer.join([writer.led(register), what], AND)


def _dated(writer: Writer) -> str:
    """Name what the programme dates in the months compared: a roll-out is no rise of disputes."""
    lang, first = writer.lang, month_before(writer.asked.month, BACK["yoy"])
    named = [
        EVENT[lang].format(day=day_text(one.on, lang), name=one.name[lang])
        for one in writer.programme.annotations
        if one.kind == "rollout" and first <= one.on <= writer.end
    ]
    return DATED[lang].format(what=JOINT[lang].join(named)) if named else ""


def _compared(writer: Writer, register: Register) -> Iterator[str]:
    yield register.base
    yield from (key for key in COMPARED if writer.has(register, key))


def _register(writer: Writer, register: Register) -> Parts:
    keys = list(_compared(writer, register))
    told = [_metric(writer, register, key) for key in keys]
    what = writer.join([one for one in told if one], STOP)
    if not any(_is_compared(one) for key in keys for one in _found(writer, register, key)):
        what = writer.say(NOTHING_BEFORE)
    return writer.join([writer.led(register), writer.say(TOTAL, what=what)], AND)


def _is_compared(one: Change) -> bool:
    """Whether there is an earlier month at all to compare with."""
    return str(one.row[f"{one.change}_why"]) != "none"


def _metric(writer: Writer, register: Register, key: str) -> Parts:
    """Write both changes of an indicator; a verdict that both share is said once."""
    found = list(_found(writer, register, key))
    if not found:
        return ()
    told = [
        writer.say(WITH, name=NAMES[one.change], what=_quoted(writer, register, one))
        for one in found
    ]
    verdicts = [one.verdict.format(side=one.side) if one.verdict else None for one in found]
    if len(set(verdicts)) == 1 and verdicts[0]:
        what = writer.say(BOTH, what=writer.join(told, JOINT), verdict=verdicts[0])
    else:
        what = writer.join(
            [
                writer.say(JUDGED, what=one, verdict=verdict) if verdict else one
                for one, verdict in zip(told, verdicts, strict=True)
            ],
            COMMA,
        )
    return writer.say(OF, metric=_named(writer, found[0]), what=what)


def _found(writer: Writer, register: Register, key: str) -> Iterator[Change]:
    """Return both changes of an indicator's month, or of its last that no longer changes."""
    metric, month = METRICS[key], writer.settled_month(register, key)
    rows = writer.series(register, key)
    for _, row in rows[rows["month"] == month].iterrows():
        for name in NAMES:
            why = row[f"{name}_why"]
            verdict = None if why else _verdict(writer, metric, rows, row, name)
            yield Change(metric, row, name, verdict)


def _quoted(writer: Writer, register: Register, one: Change) -> Parts:
    why = one.row[f"{one.change}_why"]
    if why:
        return writer.say(WHY[why])
    lang, month = writer.lang, one.row["month"]
    name = NAME.format(metric=one.metric.name, change=NAMES[one.change])
    earlier = month_text(month_before(month, BACK[IDS[one.change]]), lang)
    cite = writer.other(
        Found(
            id=writer.id(register, f"{one.metric.key}.{IDS[one.change]}"),
            name=writer.in_register(register, name[lang]),
            shown=difference_text(one.metric, one.row, one.change, lang),
            value=float(one.row[one.change]),
            finder="change",
            asked={"_metric": one.metric.key, "_back": IDS[one.change]},
            filters=writer.month(register, month),
            page="trends",
            basis=f"{basis_text(one.metric, register, lang)} · {earlier}",
            metric=one.metric.key,
        )
    )
    return (" ", cite) if lang == Lang.ZH else (cite,)


def _verdict(writer: Writer, metric: Metric, rows: pd.DataFrame, row: pd.Series, name: str) -> Text:
    """Say by the rules of the trends page whether a difference is more than chance."""
    clear = row[f"{name}_clear"]
    if pd.isna(clear) or not clear:
        return NORMAL
    if metric.kind == Kind.RATE and abs(float(row[name])) < SMALL:
        return SLIGHT
    if name == "on_month" and within_text(metric, rows, row, writer.lang):
        return LITTLE
    return CLEAR


def _named(writer: Writer, one: Change) -> Text:
    """Name an indicator, with its month where that is not the briefing's own."""
    if one.row["month"] == writer.asked.month:
        return one.metric.name
    month = month_text(one.row["month"], writer.lang)
    return IN_MONTH.format(metric=one.metric.name, month=month)
