"""Gaps in sentences: what moved, what stands longest or came back, and whose it is to close."""

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from dashboard.coverage.gaps import open_on
from dashboard.domain.text import Text
from dashboard.queries.counts import data_from
from dashboard.reports.briefing.gap_figures import Counted, Coverage, gap_cite
from dashboard.reports.briefing.notices import notices_told
from dashboard.reports.briefing.words import JOINT
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.gap.gaps import standard_of, unit_text
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.wording import day_text

MOVED = Text(
    "与上月末相比：新增 {new}，再次出现 {reopened}，已补上 {closed}。",
    "Against the end of the month before: {new} new, {reopened} opened again, {closed} closed.",
)
NOT_MOVED = Text(
    "与上月末相比，缺口没有增减。", "Against the end of the month before no gap moved."
)
BEFORE = Text("上年同期（{day}）缺口 {n}。", "A year before ({day}): {n} gaps.")
OTHER_STANDARDS = Text(
    "上年同期核对的标准不同，无可比数据。",
    "Other standards were checked a year before: nothing to compare with.",
)
OLDEST = Text(
    "持续最久的缺口自{day}起：{what}。", "The gap that has stood longest, since {day}: {what}."
)
BACK_AGAIN = Text(
    "补上后又再次出现的缺口有 {n}：{names}。",
    "Gaps that opened again after being closed: {n}: {names}.",
)
NOTHING = Text(
    "没有再次出现或持续超过一年的缺口，无须单列。",
    "No gap opened again or has stood for over a year; nothing stands out.",
)
OWNERS = Text("请{owner}补齐：{what}。", "{owner} to close: {what}.")
OF_STANDARD = Text("{standard} {n}", "{standard} {n}")
ALL_MET = Text("所核对的标准全部达标，保持现状。", "All standards checked are met.")
UNIT = Text("{unit}（{standard}）", "{unit} ({standard})")
NO_MONTH_BEFORE = Text("环比无可比数据。", "Month on month: nothing to compare with.")
NO_YEAR_BEFORE = Text("同比无可比数据。", "Year on year: nothing to compare with.")
OF_PEOPLE = ("mediator",)
A_YEAR, MOST_NAMES = 365, 5


def gap_changes(writer: Writer, found: Coverage) -> Iterator[Parts]:
    """Say what moved since the end of the month before, and how many there were a year before."""
    since = writer.asked.month - timedelta(days=1)
    if since < data_from(writer.programme.code):
        yield writer.say(NO_MONTH_BEFORE)
    else:
        yield _moved(writer, found, since)
    yield _year_before(writer, found)


def _moved(writer: Writer, found: Coverage, since: date) -> Parts:
    moved = found.moved(since)
    frames = {"new": moved.new, "reopened": moved.reopened, "closed": moved.closed}
    if not any(map(len, frames.values())):
        return writer.say(NOT_MOVED)
    cites = {
        what: gap_cite(
            writer, f"gaps.{what}", Counted(what=what, on=found.on, since=since), len(frame)
        )
        for what, frame in frames.items()
    }
    return writer.say(MOVED, **cites)


def gap_features(writer: Writer, found: Coverage) -> list[Parts]:
    """Name the gaps that came back, and the one that has stood longest, over a year."""
    since = writer.asked.month - timedelta(days=1)
    told: list[Parts] = []
    again = found.moved(since).reopened
    if len(again):
        named = (_unit(writer, gap) for _, gap in again.head(MOST_NAMES).iterrows())
        counted = Counted(what="reopened", on=found.on, since=since)
        n = gap_cite(writer, "gaps.reopened", counted, len(again))
        told.append(writer.say(BACK_AGAIN, n=n, names=JOINT[writer.lang].join(named)))
    old = found.still[[(found.on - day).days > A_YEAR for day in found.still["since"]]]
    if len(old):
        first = old.sort_values(["since", "standard", "unit"]).iloc[0]
        day = day_text(first["since"], writer.lang)
        told.append(writer.say(OLDEST, day=day, what=_unit(writer, first)))
    return told or [writer.say(NOTHING)]


def gaps_ahead(writer: Writer, found: Coverage) -> Iterator[Parts]:
    """Ask every owner to close what is his, and say what became of the notices."""
    owners: dict[str, list[str]] = {}
    for key in found.still["standard"].value_counts().index:
        owner = standard_of(writer.programme, key).owner[writer.lang]
        owners.setdefault(owner, []).append(key)
    for owner, keys in owners.items():
        told = writer.join((_gaps_of(writer, found, key) for key in keys), JOINT)
        yield writer.say(OWNERS, owner=owner, what=told)
    if not owners:
        yield writer.say(ALL_MET)
    if writer.is_latest:
        yield from notices_told(writer)


def _gaps_of(writer: Writer, found: Coverage, key: str) -> Parts:
    n = int((found.still["standard"] == key).sum())
    cite = gap_cite(writer, f"gap:{key}", Counted(what="gaps", on=found.on, standard=key), n)
    return writer.say(OF_STANDARD, standard=standard_of(writer.programme, key).name, n=cite)


def _year_before(writer: Writer, found: Coverage) -> Parts:
    """Say how many gaps there were, where the same standards were checked then."""
    day = month_before(writer.asked.month, 11) - timedelta(days=1)
    if day < data_from(writer.programme.code):
        return writer.say(NO_YEAR_BEFORE)
    if any(day < one.since <= found.on for one in writer.programme.standards):
        return writer.say(OTHER_STANDARDS)
    n = len(open_on(found.spans, day))
    cite = gap_cite(writer, "gaps.year_before", Counted(what="gaps", on=day), n)
    return writer.say(BEFORE, day=day_text(day, writer.lang), n=cite)


def _unit(writer: Writer, gap: pd.Series) -> str:
    """Name a gap's unit with its standard; a person is not named in what is read out."""
    standard = standard_of(writer.programme, gap["standard"])
    if standard.unit in OF_PEOPLE:
        return standard.name[writer.lang]
    unit = unit_text(standard, gap, writer.lang)
    return UNIT[writer.lang].format(unit=unit, standard=standard.name[writer.lang])
