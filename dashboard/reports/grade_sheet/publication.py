"""公示表: a month's grades of firms as they may be published, and how to object to them.

Nothing of cases, no points and nobody's name: firm, month and grade, and of those alone that were
confirmed and are not objected to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dashboard.domain.errors import BadRequest
from dashboard.domain.grade import Act, FrozenGrade, grade_text
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.grade.grade_evidence import check_within_data
from dashboard.reports.grade.grade_figures import period_of
from dashboard.reports.grade_sheet.firm_month import firm_grading, firms_of
from dashboard.reports.grade_sheet.sheet_head import SUBTITLE, SheetAsked, public_mark
from dashboard.reports.paper.document import Block, Document, Grid, Heading, Paragraph
from dashboard.reports.wording import day_text, month_text

TITLE = Text("律师事务所月度考评公示表", "Published monthly grades of firms")
GRADES = Text("考评等级", "Grades")
COLUMNS = (
    Column(Text("律师事务所", "Firm"), width=34),
    Column(Text("考评月份", "Month"), Kind.MONTH, 14),
    Column(Text("考评等级", "Grade"), width=20),
)
PUBLISHED = (Act.CONFIRMED, Act.UPHELD)
"""States of a grade that may be published: confirmed, and upheld after an objection."""
NOT_PUBLISHED = Text("未公布", "not published")
OBJECTIONS = Text("异议", "Objections")
HOW = Text(
    "对公示的等级有异议的，请在{deadline}前以书面形式向{body}提出，并说明理由。",
    "Who objects to a published grade tells {body} so in writing, with reasons, by {deadline}.",
)
CONTACT = Text("联系方式：{contact}", "Contact: {contact}")
BLANK_DAY = Text("＿＿＿＿年＿＿月＿＿日", "____________")
BLANK = Text("＿＿＿＿＿＿＿＿", "____________")
BODY = Text("考评机关", "the assessing body")
UNPUBLISHED_IS = Text(
    "“{none}”是尚未确认或异议尚未答复的，不表示等级高低。",
    "'{none}' stands where a grade is not confirmed or an objection not answered yet; it says "
    "nothing about the grade.",
)
SIGNED = Text("（盖章）　　＿＿＿＿年＿＿月＿＿日", "(Seal)  Date: ____________")
LABELS = {
    "programme": Text("工作模式", "Programme"),
    "month": Text("考评月份", "Month"),
    "by": Text("考评机关", "Assessed by"),
}
BUREAU = "bureau_director"
NO_FIRMS = "No firm of {programme} is in your reach in that month."


@dataclass(frozen=True)
class Objection:
    """Until when and where to object, as the office says; what it leaves open is left blank."""

    until: date | None = None
    contact: str = ""


def publication(
    scope: Scope,
    asked: SheetAsked,
    frozen: Sequence[FrozenGrade],
    objection: Objection,
    *,
    grading: str = "",
) -> Document:
    """Return the grades of a month for publication; refused without the right to firms.

    ``frozen`` are the records of the month in the reader's reach. A firm without a confirmed one
    is named as not published: a list without it would tell as much.
    """
    programme, lang = asked.declared, asked.lang
    rule = firm_grading(programme, asked.month, grading)
    check_within_data(programme.code, *period_of(asked.month, 1))
    firms = firms_of(scope, programme, asked.month)
    if not firms:
        raise BadRequest(NO_FIRMS.format(programme=programme.code))
    told = {
        (one.graded.unit, one.graded.county): grade
        for one, grade in _published(frozen, asked, rule.key)
    }
    rows = tuple(
        (name, asked.month.isoformat(), told.get((code, county), NOT_PUBLISHED)[lang])
        for code, name, county in firms
    )
    period = month_text(asked.month, lang)
    return Document(
        title=TITLE[lang],
        subtitle=SUBTITLE.format(programme=programme.short, period=period)[lang],
        lang=lang,
        about=_about(asked),
        blocks=(Grid(GRADES[lang], COLUMNS, rows), *_objections(asked, objection)),
        mark=public_mark(asked),
    )


def _published(
    frozen: Sequence[FrozenGrade], asked: SheetAsked, grading: str
) -> Iterator[tuple[FrozenGrade, Text]]:
    for one in frozen:
        is_of = one.graded.grading == grading and one.month == asked.month
        if is_of and one.status in PUBLISHED:
            yield one, grade_text(one.grade)


def _objections(asked: SheetAsked, objection: Objection) -> Iterator[Block]:
    lang = asked.lang
    until = objection.until
    deadline = Text(*(day_text(until, each) for each in Lang)) if until else BLANK_DAY
    body = asked.declared.bodies.get(BUREAU, BODY)
    contact = objection.contact or BLANK[lang]
    yield Heading(OBJECTIONS[lang], 2)
    yield Paragraph((HOW.format(deadline=deadline, body=body)[lang],))
    yield Paragraph((CONTACT.format(contact=contact)[lang],))
    yield Paragraph((UNPUBLISHED_IS.format(none=NOT_PUBLISHED)[lang],))
    yield Paragraph((SIGNED[lang],))


def _about(asked: SheetAsked) -> tuple[tuple[str, str], ...]:
    lang, programme = asked.lang, asked.declared
    told = {
        "programme": programme.title,
        "month": Text(*(month_text(asked.month, each) for each in Lang)),
        "by": programme.bodies.get(BUREAU, BODY),
    }
    return tuple((LABELS[key][lang], words[lang]) for key, words in told.items())
