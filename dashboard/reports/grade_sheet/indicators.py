"""考核指标表: every indicator and standard a programme declares, by its own unit, one by one.

Nothing is added up to a score: where a programme gives no weights or targets, none are made up.
"""

from collections.abc import Iterable, Iterator

from dashboard.domain.scope import Field, Scope
from dashboard.domain.text import Text
from dashboard.queries.base import require
from dashboard.reports.figure import Ask, directly
from dashboard.reports.files.export_words import Taken
from dashboard.reports.grade.grade_evidence import check_within_data
from dashboard.reports.grade_sheet.declared_indicators import Indicator, declared_indicators
from dashboard.reports.grade_sheet.sheet_head import SUBTITLE, SheetAsked, about_sheet, mark_of
from dashboard.reports.grade_sheet.standard_tables import standard_grids, standards_grid
from dashboard.reports.grade_sheet.unit_grids import indicator_grid
from dashboard.reports.grade_sheet.unit_sheet import Parts, UnitSheet
from dashboard.reports.paper.document import Block, Document, Grid, Heading, Note
from dashboard.reports.wording import period_text

TITLE = Text("考核指标表", "Assessment indicators")
INDICATORS, STANDARDS, NOT_COUNTED = (
    Text("指标", "Indicators"),
    Text("标准", "Standards"),
    Text("不能统计的", "What cannot be counted"),
)
ONE_BY_ONE = Text(
    "逐项列出，不合成总分。分母少于 {least} 的不算率，写“样本不足”。",
    "One by one, not made into a score. Below {least} cases there is no rate: 'too few cases'.",
)
NO_TARGETS = Text(
    "本工作模式没有规定目标值，不判断达标与否。",
    "The programme declares no targets: no indicator is called met or not.",
)
NO_STANDARDS = Text("本工作模式没有规定标准。", "The programme declares no standards.")


def indicator_sheet(
    scope: Scope, asked: SheetAsked, taken: Taken, *, ask: Ask = directly
) -> Document:
    """Return the indicators and standards of a programme by its unit, for whole months."""
    require(scope, Field.AGGREGATES)
    filters, lang = asked.filters, asked.lang
    check_within_data(asked.programme, filters.start, filters.end)
    sheet = UnitSheet(scope, asked, ask)
    declared = declared_indicators(scope, filters)
    counted = [indicator_grid(sheet, one) for one in declared if one.absent is None]
    standards = [standards_grid(sheet), *standard_grids(sheet)] if asked.declared.standards else []
    period = period_text(filters.start, filters.end, lang)
    return Document(
        title=TITLE[lang],
        subtitle=SUBTITLE.format(programme=asked.declared.short, period=period)[lang],
        lang=lang,
        about=about_sheet(asked, taken),
        blocks=tuple(_blocks(asked, declared, counted, standards)),
        quoted=tuple(
            {one.id: one for _, found in (*counted, *standards) for one in found}.values()
        ),
        mark=mark_of(asked, taken),
    )


def _blocks(
    asked: SheetAsked,
    declared: Iterable[Indicator],
    counted: Iterable[Parts],
    standards: Iterable[Parts],
) -> Iterator[Block]:
    lang, programme = asked.lang, asked.declared
    yield Heading(INDICATORS[lang])
    yield Note(ONE_BY_ONE.format(least=programme.rules.minimum_cases)[lang])
    if not programme.targets:
        yield Note(NO_TARGETS[lang])
    yield from _grids(counted)
    yield Heading(STANDARDS[lang])
    if not programme.standards:
        yield Note(NO_STANDARDS[lang])
    yield from _grids(standards)
    reasons = [one.absent[lang] for one in declared if one.absent is not None]
    if reasons:
        yield Heading(NOT_COUNTED[lang])
        yield from (Note(reason) for reason in reasons)


def _grids(parts: Iterable[Parts]) -> Iterator[Grid]:
    yield from (grid for grid, _ in parts)
