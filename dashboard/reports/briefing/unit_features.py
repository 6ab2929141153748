"""What a comparison says of units, in the verdicts of the comparison page and no others."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics.chance import STANDINGS
from dashboard.reports.briefing.compared import (
    APART,
    Compared,
    named,
    rate_cite,
    unit_name,
)
from dashboard.reports.briefing.told import year_words
from dashboard.reports.briefing.words import JOINT, STOP
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.unit.unit_days import STANDINGS as BY_DAYS
from dashboard.reports.unit.unit_days import compare_days

ONE = Text("{name}{period}成功率 {rate}：{verdict}。", "{name}, {period}: rate {rate}: {verdict}.")
ALIKE = Text(
    "各{unit}成功率差异不显著，同一档次，不排名次。",
    "By {unit}, rates cannot be told apart: one band, in no order.",
)
NOT_COMPARED = Text(
    "件数够的{unit}不足两个，无从比较。", "Fewer than two with enough cases ({unit}): not compared."
)
DISAGREE = Text(
    "原始与按案件构成调整后判断不一致，不宜据此评价：{names}。",
    "Raw and adjusted verdicts disagree, so not to be judged by: {names}.",
)
OTHERS = Text(
    "另有其他单位可以与其余区分，按规定不列名。",
    "Others can be told apart, too, and are not named by rule.",
)
DAYS = Text("{name}办理天数中位数 {n}，{verdict}", "{name}: median days to close {n}, {verdict}")
ALL_DAYS = Text("{what}（合计 {n}）。", "{what} (all {n}).")
MEDIAN = "median_days"


def unit_features(writer: Writer, one: Compared) -> Iterator[Parts]:
    """Say who can be told apart, raw and adjusted alike, and whose days differ."""
    unit = unit_name(writer.programme)
    told = Text(unit.zh, unit.en.lower())
    rows = one.rows
    if int(one.found.rows["shown"].sum()) < 2:
        yield writer.say(NOT_COMPARED, unit=told)
        return
    yield from unit_verdicts(writer, one)
    every = one.found.rows["standing"].isin(APART)
    if not every.any():
        yield writer.say(ALIKE, unit=told)
    if every.sum() > rows["standing"].isin(APART).sum():
        yield writer.say(OTHERS)
    if len(other := _disagreeing(rows)):
        names = JOINT[writer.lang].join(one.names[one.code(row)] for _, row in other.iterrows())
        yield writer.say(DISAGREE, names=names)
    yield from _days(writer, one)


def unit_verdicts(writer: Writer, one: Compared) -> Iterator[Parts]:
    """Say of each unit told apart where it stands; of the others nothing."""
    yield from (_verdict(writer, one, row) for _, row in _agreed(one.rows).iterrows())


def _agreed(rows: pd.DataFrame) -> pd.DataFrame:
    """The units told apart by both comparisons, those to be checked first."""
    both = rows[rows["standing"].isin(APART) & (rows["standing"] == rows["adjusted_standing"])]
    return both.sort_values("standing", ascending=False, kind="stable")


def _disagreeing(rows: pd.DataFrame) -> pd.DataFrame:
    raw = rows["standing"].where(rows["standing"].isin(APART), "")
    mixed = rows["adjusted_standing"].where(rows["adjusted_standing"].isin(APART), "")
    return rows[raw != mixed]


def _verdict(writer: Writer, one: Compared, row: pd.Series) -> Parts:
    code = one.code(row)
    name = one.names[code]
    rate, verdict = rate_cite(writer, one, code, name), STANDINGS[row["standing"]]
    return writer.say(ONE, name=name, period=year_words(one.year), rate=rate, verdict=verdict)


def _days(writer: Writer, one: Compared) -> Iterator[Parts]:
    if not writer.has(one.register, MEDIAN):
        return
    found = compare_days(writer.scope.beside(), one.year, one.found.unit, ask=writer.ask)
    rows = found.rows[found.rows[one.found.unit].isin(one.names)]
    apart = rows[rows["standing"].isin(APART)]
    if apart.empty:
        return
    told = writer.join((_of_days(writer, one, row) for _, row in apart.iterrows()), STOP)
    whole = writer.cite(MEDIAN, MEDIAN, one.year, page="trends", beside=True)
    yield writer.say(ALL_DAYS, what=told, n=whole)


def _of_days(writer: Writer, one: Compared, row: pd.Series) -> Parts:
    code = one.code(row)
    cite = writer.cite(
        f"unit:{code}.days",
        MEDIAN,
        one.year,
        page="stations",
        by=one.found.unit,
        unit=code,
        name=named(writer, one.names[code], MEDIAN),
        beside=True,
    )
    return writer.say(DAYS, name=one.names[code], n=cite, verdict=BY_DAYS[row["standing"]])
