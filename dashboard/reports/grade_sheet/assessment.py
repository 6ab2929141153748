"""月度考评表: all firms of a month for signature, with points, evidence and the fails so far."""

from collections.abc import Iterator, Sequence
from datetime import date

from dashboard.domain.errors import BadRequest
from dashboard.domain.grade import FrozenGrade
from dashboard.domain.money import Grading
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_from
from dashboard.reports.figure import Ask, directly
from dashboard.reports.files.export_words import Taken
from dashboard.reports.firm.firm_grades import contract_starts
from dashboard.reports.grade.grade_evidence import rule_version
from dashboard.reports.grade_sheet.assessment_tables import DRAFT, Month, month_grids
from dashboard.reports.grade_sheet.firm_month import FirmMonth, firm_grading, firm_months
from dashboard.reports.grade_sheet.sheet_head import SUBTITLE, SheetAsked, about_sheet, mark_of
from dashboard.reports.paper.document import Block, Document, Grid, Heading, Note, Paragraph
from dashboard.reports.wording import month_text

TITLE = Text("月度考评表", "Monthly assessment of firms")
SIGNED, RULE = Text("签字", "Signatures"), Text("考评规则", "Rule")
NOT_BINDING = Text(
    "标“{draft}”的等级是案件库登记的，没有提出和确认，数字为现在的数据；已冻结的按冻结时的依据列出。",
    "Grades marked '{draft}' are those the case database records, neither proposed nor confirmed, "
    "with figures of the present data; frozen ones stand with their evidence as it was.",
)
RULED = Text("规则版本 {version}；来源：{source}。", "Rule version {version}; source: {source}.")
ENDS = Text("后果：{consequence}。", "What follows: {consequence}.")
TAKEN_FOR = Text("来源未定义、暂取的：{assumed}。", "Not defined, taken for now: {assumed}.")
NO_ITEMS = Text(
    "规则没有规定计分项目和权重，没有得分。", "The rule names no items and weights: no points."
)
LINES = (
    Text(
        "考评人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日",
        "Assessed by: ________  Date: ________",
    ),
    Text(
        "审核人：＿＿＿＿＿＿＿＿　日期：＿＿＿＿年＿＿月＿＿日",
        "Reviewed by: ________  Date: ________",
    ),
)
SPOKEN = 12
NO_FIRMS = "No firm of {programme} is in your reach in that month."


def assessment(
    scope: Scope,
    asked: SheetAsked,
    frozen: Sequence[FrozenGrade],
    taken: Taken,
    *,
    grading: str = "",
    ask: Ask = directly,
) -> Document:
    """Return the grades of a month for signature; refused without the right to firms.

    ``frozen`` are the records of the month in the reader's reach: what is not among them is a
    draft, and said to be one.
    """
    programme = asked.declared
    rule = firm_grading(programme, asked.month, grading)
    months = tuple(firm_months(scope, programme, rule, asked.month, frozen))
    if not months:
        raise BadRequest(NO_FIRMS.format(programme=programme.code))
    sheet = Month(scope, asked, rule, months, _since(scope, asked, months, ask))
    return _paper(sheet, taken)


def _paper(sheet: Month, taken: Taken) -> Document:
    asked, parts = sheet.asked, [*month_grids(sheet)]
    period = month_text(asked.month, asked.lang)
    return Document(
        title=TITLE[asked.lang],
        subtitle=SUBTITLE.format(programme=asked.declared.short, period=period)[asked.lang],
        lang=asked.lang,
        about=about_sheet(asked, taken),
        blocks=(*_blocks(sheet, [grid for grid, _ in parts]),),
        quoted=tuple({one.id: one for _, found in parts for one in found}.values()),
        mark=mark_of(asked, taken),
    )


def _blocks(sheet: Month, grids: Sequence[Grid]) -> Iterator[Block]:
    lang = sheet.lang
    *signed, evidence = grids
    yield from signed
    yield Note(NOT_BINDING.format(draft=DRAFT)[lang])
    yield Heading(RULE[lang], 2)
    yield from (Paragraph((words,)) for words in _rule_words(sheet.grading, lang))
    yield Heading(SIGNED[lang], 2)
    yield from (Paragraph((words[lang],)) for words in LINES)
    # What is signed stands on one page; the evidence is long, and turned, and follows it.
    yield evidence


def _rule_words(rule: Grading, lang: Lang) -> Iterator[str]:
    yield RULED.format(version=_short(rule), source=rule.source)[lang]
    if rule.consequence:
        yield ENDS.format(consequence=rule.consequence)[lang]
    if rule.assumed:
        yield TAKEN_FOR.format(assumed=rule.assumed)[lang]
    if not rule.items:
        yield NO_ITEMS[lang]


def _short(rule: Grading) -> str:
    """Name a version of a rule as it is printed: its digest need not be read out whole."""
    name, _, digest = rule_version(rule).partition("#")
    return f"{name}#{digest[:SPOKEN]}"


def _since(
    scope: Scope, asked: SheetAsked, months: Sequence[FirmMonth], ask: Ask
) -> dict[str, date]:
    """The day each firm's fails are counted from: its contract's, else the first of the data."""
    if "contract" in asked.declared.records:
        return contract_starts(scope, asked.filters, ask=ask)
    return dict.fromkeys((one.graded.unit for one in months), data_from(asked.programme))
