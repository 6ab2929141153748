"""The month of a whole programme, in the order such reports have."""

from collections.abc import Iterator

from dashboard.charts.columns import stacked_counts
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.reports.briefing.ahead import ahead
from dashboard.reports.briefing.asked import Subject
from dashboard.reports.briefing.cards import cards
from dashboard.reports.briefing.changes import changes
from dashboard.reports.briefing.compared import compared, compared_register
from dashboard.reports.briefing.drawn import picture
from dashboard.reports.briefing.features import features
from dashboard.reports.briefing.firm_features import firm_verdicts
from dashboard.reports.briefing.firm_figures import ranked
from dashboard.reports.briefing.made_of import conversions, parts_of
from dashboard.reports.briefing.sections import sections
from dashboard.reports.briefing.subjects import subjects_of
from dashboard.reports.briefing.totals import RATE, totals
from dashboard.reports.briefing.unit_features import unit_verdicts
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Picture
from dashboard.reports.paper.sentences import Parts

MONTHS = 13
INTAKE = Text("{register}：每月件数与调解成功", "{register}: disputes by month, and settled")
HEADS = {
    "totals": Text("一、总体情况", "1. Totals"),
    "channel": Text("二、纠纷来源", "2. Origin"),
    "type": Text("三、纠纷类型", "3. Types"),
    "conversions": Text("四、转化情况", "4. Conversions"),
    "changes": Text("五、同比环比", "5. Year on year, month on month"),
    "features": Text("六、特点", "6. What stands out"),
    "next": Text("七、下一步", "7. What next"),
}


def monthly(writer: Writer) -> list[Block]:
    """Write the monthly report."""
    parts: dict[str, list[Block]] = {
        "totals": [cards(writer), *totals(writer), intake(writer)],
        "channel": parts_of(writer, "channel"),
        "type": parts_of(writer, "type"),
        "conversions": conversions(writer),
        "changes": changes(writer),
        "features": features(writer, _told_apart(writer)),
        "next": ahead(writer),
    }
    return sections(writer, HEADS, parts)


def _told_apart(writer: Writer) -> Iterator[Parts]:
    """Say in short which units and firms stand apart, by the rules of their own pages.

    Firms are compared over the county: they are no matter of a reader of some units only.
    """
    units = compared(writer)
    if units is not None:
        yield from unit_verdicts(writer, units)
    if _grades_firms(writer):
        firms = ranked(writer)
        if firms is not None:
            yield from firm_verdicts(writer, firms)


def _grades_firms(writer: Writer) -> bool:
    scope = writer.scope
    is_graded = Subject.FIRMS in subjects_of(writer.programme)
    return is_graded and scope.may_see(Field.FIRMS) and not scope.is_limited


def intake(writer: Writer) -> Picture:
    """Draw thirteen months of a register, with what was settled of them."""
    register, lang = compared_register(writer.programme), writer.lang
    rows = writer.series(register, RATE)
    by_month = writer.series(register, register.base).set_index("month")["cut"]
    rows = rows.assign(cut=rows["month"].map(by_month)).tail(MONTHS)
    chart = stacked_counts(rows, lang, whole=BASES[register.base], context=register.name[lang])
    return picture(INTAKE[lang].format(register=register.name[lang]), chart)
