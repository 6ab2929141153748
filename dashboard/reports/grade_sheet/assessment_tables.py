"""The tables of a month's assessment: grades, items, points, and what they rest on."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dashboard.domain.grade import STATES, grade_text
from dashboard.domain.money import Grading
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.grade.grade_changes import text_of
from dashboard.reports.grade.grade_figures import Kept, wanted_again
from dashboard.reports.grade_sheet.firm_month import SCORE, FirmMonth
from dashboard.reports.grade_sheet.firm_quotes import (
    TOTAL,
    told_evidence,
    told_fails,
    told_figure,
    told_points,
)
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.grade_sheet.told_grid import Told, told_grid
from dashboard.reports.paper.document import Grid, Quoted
from dashboard.reports.paper.sheet_kinds import metric_column

RESULTS, VALUES, POINTS = (
    Text("考评结果", "Grades"),
    Text("分项指标", "Items measured"),
    Text("分项得分", "Points by item"),
)
EVIDENCE = Text("考评依据", "Evidence")
FIRM = Column(Text("律师事务所", "Firm"), width=26)
GRADE = Column(Text("考评等级", "Grade"), width=12)
SCORED = Column(Text("得分", "Score"), Kind.NUMBER, 9)
MEASURED = Column(Text("计分项目数", "Items measured"), width=12)
FAILS = Column(Text("合同期内不合格（次）", "Fails under the contract"), Kind.COUNT, 14)
SINCE = Column(Text("自", "Counted from"), Kind.DAY, 12)
STATE = Column(Text("状态", "State"), width=20)
RECORD = Column(Text("考评记录号", "Record"), width=12)
EVIDENCE_COLUMNS = (
    FIRM,
    Column(Text("指标", "Indicator"), width=28),
    Column(Text("数值", "Value"), width=24),
    Column(Text("分子", "Numerator"), Kind.COUNT, 9),
    Column(Text("分母", "Denominator"), Kind.COUNT, 9),
    Column(Text("口径", "Basis"), width=30),
    Column(Text("数据版本", "Data version"), width=26),
)
DRAFT = Text("草稿，未冻结", "Draft, not frozen")
FROZEN = Text("已冻结，{state}", "Frozen, {state}")
NONE_RECORDED = Text("未登记", "not recorded")
NO_CONTRACT = Text("没有在期合同", "no contract in force")


@dataclass(frozen=True)
class Month:
    """A month as it is graded: what is asked, the rule, the firms, since when fails count."""

    scope: Scope
    asked: SheetAsked
    grading: Grading
    months: tuple[FirmMonth, ...]
    since: dict[str, date]

    @property
    def lang(self) -> Lang:
        return self.asked.lang


def month_grids(sheet: Month) -> Iterator[tuple[Grid, list[Quoted]]]:
    """The tables, each with its figures: results, items, points, evidence."""
    items, lang = sheet.grading.items, sheet.lang
    columns = (FIRM, GRADE, *((SCORED, MEASURED) if items else ()), FAILS, SINCE, STATE, RECORD)
    yield told_grid(RESULTS[lang], columns, [_result(sheet, one) for one in sheet.months])
    if items:
        values = (FIRM, *(metric_column(item.metric, item.name) for item in items))
        points = (FIRM, *(Column(item.name, Kind.NUMBER, 12) for item in items), SCORED)
        yield told_grid(VALUES[lang], values, _by_item(sheet, _item_value))
        yield told_grid(POINTS[lang], points, _by_item(sheet, _item_points, total=True))
    rows = [_evidence(one, kept, lang) for one in sheet.months for kept in one.figures]
    yield told_grid(EVIDENCE[lang], EVIDENCE_COLUMNS, rows)


def _result(sheet: Month, one: FirmMonth) -> list[Told]:
    lang, frozen = sheet.lang, one.frozen
    since = sheet.since.get(one.graded.unit)
    state = FROZEN.format(state=STATES[frozen.status]) if frozen else DRAFT
    told = [
        Told(one.graded.unit_name),
        Told((grade_text(one.grade) if one.grade else NONE_RECORDED)[lang]),
    ]
    if sheet.grading.items:
        told += [told_points(one, SCORE, TOTAL, lang), Told(_measured(one))]
    if since is None:
        told += [Told(None), Told(NO_CONTRACT[lang])]
    else:
        fails = told_fails(sheet.scope, sheet.asked, one.graded, since)
        told += [fails, Told(since.isoformat())]
    return [*told, Told(state[lang]), Told(str(frozen.id) if frozen else None)]


def _measured(one: FirmMonth) -> str | None:
    """Say how many items a score rests on: one of few is not one of all."""
    points = one.points
    return None if points is None else f"{points['measured']}/{points['of']}"


def _by_item(
    sheet: Month, tell: Callable[[FirmMonth, int, Month], Told], *, total: bool = False
) -> list[list[Told]]:
    places = range(len(sheet.grading.items))
    return [
        [
            Told(one.graded.unit_name),
            *(tell(one, place, sheet) for place in places),
            *([told_points(one, SCORE, TOTAL, sheet.lang)] if total else []),
        ]
        for one in sheet.months
    ]


def _item_value(one: FirmMonth, place: int, sheet: Month) -> Told:
    item = sheet.grading.items[place]
    asked = (item.metric, tuple(sorted(item.where.items())))
    kept = _first(one.figures, asked)
    return told_figure(one, kept, sheet.lang) if kept else Told(None)


def _item_points(one: FirmMonth, place: int, sheet: Month) -> Told:
    item = sheet.grading.items[place]
    return told_points(one, item.key, item.name, sheet.lang)


def _first(
    figures: Iterable[Kept], asked: tuple[str, tuple[tuple[str, tuple[str, ...]], ...]]
) -> Kept | None:
    for kept in figures:
        wanted = wanted_again(kept)
        if (wanted.metric, wanted.where) == asked:
            return kept
    return None


def _evidence(one: FirmMonth, kept: Kept, lang: Lang) -> list[Told]:
    name = text_of(kept["name"])[lang]
    return [Told(one.graded.unit_name), Told(name), *told_evidence(one, kept, lang)]
