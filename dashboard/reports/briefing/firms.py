"""Firms: what may be said of them, whom to check first, who is near dismissal, and no order."""

from collections.abc import Iterator

from dashboard.charts.firm_bands import firm_bands
from dashboard.domain.text import Text
from dashboard.metrics.bands import METHOD
from dashboard.reports.briefing.ahead import ahead
from dashboard.reports.briefing.changes import changes
from dashboard.reports.briefing.drawn import picture
from dashboard.reports.briefing.features import features
from dashboard.reports.briefing.firm_features import firm_features, since_month_before
from dashboard.reports.briefing.firm_figures import (
    Ranked,
    graded_cite,
    pooled_cite,
    ranked,
    size_cite,
)
from dashboard.reports.briefing.firm_grid import firm_grid
from dashboard.reports.briefing.sections import sections
from dashboard.reports.briefing.told import year_span
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph, Picture
from dashboard.reports.paper.sentences import Parts

HEADS = {
    "totals": Text("一、总体情况", "1. Totals"),
    "firms": Text("二、各所考评与履职", "2. Firm by firm"),
    "changes": Text("三、同比环比", "3. Year on year, month on month"),
    "features": Text("四、特点", "4. What stands out"),
    "next": Text("五、下一步", "5. What next"),
}
GRADED = Text(
    "律师事务所 {n}；本月考评优秀 {excellent}、不合格 {fail}。",
    "{n} law firms; graded in the month: {excellent} excellent, {fail} fail.",
)
NOT_GRADED = Text(
    "律师事务所 {n}；本月没有考评记录。", "{n} law firms; there are no grades of the month."
)
LED = Text(
    "{period}，律师主调成功率合并 {rate}；民警主调另计 {police}，两者不相加。",
    "Lawyer-led settlement rate {period}, together {rate}; police-led disputes stand apart "
    "({police}) and are never added up with them.",
)
HOW = Text(
    "判断方法：{method}，每项单独检验。一家律所约驻两个派出所，律所与派出所的影响不能由这些数分开。",
    "How: {method}, each indicator on its own. A firm stands in about two stations: these figures "
    "cannot tell the firm from the station.",
)
NOTHING = Text("还没有不再变动的月份，各所暂不比较。", "No month that no longer changes yet.")
TITLE = Text("律师主调成功率", "Lawyer-led settlement rate")
SUBJECTS = ("firm", "duty")
"""What standards of firms ask for."""


def firms(writer: Writer) -> list[Block]:
    """Write the appraisal of a programme's firms."""
    one = ranked(writer)
    if one is None:
        return [Paragraph(("",), key="opening"), Paragraph(writer.say(NOTHING))]
    register = (one.register,)
    parts: dict[str, list[Block]] = {
        "totals": [*map(Paragraph, _totals(writer, one)), *_bands(writer, one)],
        "firms": [firm_grid(writer, one), Note(HOW.format(method=METHOD)[writer.lang])],
        "changes": [Paragraph(since_month_before(writer, one)), *changes(writer, register)],
        "features": features(writer, firm_features(writer, one), register),
        "next": ahead(writer, register, SUBJECTS),
    }
    return sections(writer, HEADS, parts)


def _totals(writer: Writer, one: Ranked) -> Iterator[Parts]:
    n = size_cite(writer, one)
    if one.grades:
        graded = {end: graded_cite(writer, one, f"{end}s") for end in ("excellent", "fail")}
        yield writer.say(GRADED, n=n, **graded)
    else:
        yield writer.say(NOT_GRADED, n=n)
    rate, police = (pooled_cite(writer, one, lead) for lead in ("lawyer", "police"))
    yield writer.say(LED, period=year_span(one.year), rate=rate, police=police)


def _bands(writer: Writer, one: Ranked) -> list[Picture]:
    """Draw the firms' rates with their bands, where there is one to show."""
    table, lang = one.table, writer.lang
    led = table["led"].sum()
    if not table["value"].notna().any():
        return []
    names = {"settled": "numerator", "led": "denominator"}
    kept = ["firm", "name", "value", "settled", "led", "low", "high", "band", "adjusted"]
    values = table[kept].rename(columns=names).assign(shown=table["value"].notna())
    chart = firm_bands(values, lang, pooled=float(table["settled"].sum() / led))
    return [picture(TITLE[lang], chart)]
