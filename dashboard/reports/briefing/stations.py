"""Units compared: who can be told apart at all, by the rules of the comparison page."""

from dashboard.charts.funnel import funnel
from dashboard.domain.text import Text
from dashboard.metrics.bands import METHOD
from dashboard.reports.briefing.ahead import ahead
from dashboard.reports.briefing.changes import changes
from dashboard.reports.briefing.compared import (
    ALIKE,
    APART,
    FEW,
    Compared,
    compared,
    pooled_cite,
    standing_cite,
    unit_name,
)
from dashboard.reports.briefing.drawn import picture
from dashboard.reports.briefing.features import features
from dashboard.reports.briefing.sections import sections
from dashboard.reports.briefing.told import year_span
from dashboard.reports.briefing.totals import count_of
from dashboard.reports.briefing.unit_features import unit_features
from dashboard.reports.briefing.unit_grid import unit_grid
from dashboard.reports.briefing.words import COMMA
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph, Picture
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.unit.unit_comparison import rows_for

HEADS = {
    "totals": Text("一、总体情况", "1. Totals"),
    "changes": Text("二、同比环比", "2. Year on year, month on month"),
    "features": Text("三、特点", "3. What stands out"),
    "units": Text("四、各单位情况", "4. Unit by unit"),
    "next": Text("五、下一步", "5. What next"),
}
MONTH = Text("{lead}本月{base} {n}。", "{lead}in the month {n} {base}.")
TOGETHER = Text(
    "{period}，{n}{unit}合并调解成功率 {rate}：{stand}。",
    "{n} compared by {unit}, {period}, together: settlement rate {rate}. {stand}.",
)
STAND = {
    "apart": Text("{n}可以与其余区分", "{n} can be told apart from the others"),
    "alike": Text("{n}差异不显著", "{n} cannot be told apart"),
    "few": Text("{n}样本不足", "{n} have too few cases"),
}
NOTHING_SETTLED = Text(
    "还没有不再变动的月份，各单位暂不比较。",
    "No month that no longer changes yet: units are not compared.",
)
HOW = Text("判断方法：{method}。", "How: {method}.")


def stations(writer: Writer) -> list[Block]:
    """Write the comparison of a programme's units."""
    one = compared(writer)
    if one is None:
        return [Paragraph(("",), key="opening"), Paragraph(writer.say(NOTHING_SETTLED))]
    register = (one.register,)
    parts: dict[str, list[Block]] = {
        "totals": [*(Paragraph(line) for line in _totals(writer, one)), *_funnel(writer, one)],
        "changes": changes(writer, register),
        "features": features(writer, unit_features(writer, one), register),
        "units": [unit_grid(writer, one), Note(HOW.format(method=METHOD)[writer.lang])],
        "next": ahead(writer, register),
    }
    return sections(writer, HEADS, parts)


def _totals(writer: Writer, one: Compared) -> list[Parts]:
    base, unit = writer.base_of(one.register), unit_name(writer.programme)
    counted = {"apart": APART, "alike": ALIKE, "few": FEW}
    stand = [
        writer.say(STAND[key], n=standing_cite(writer, one, key, standings))
        for key, standings in counted.items()
        if one.rows_standing(standings)
    ]
    every = standing_cite(writer, one, "all", (*APART, *ALIKE, *FEW))
    return [
        writer.say(
            MONTH,
            lead=writer.led(one.register),
            base=base,
            n=count_of(writer, one.register, one.register.base),
        ),
        writer.say(
            TOGETHER,
            period=year_span(one.year),
            n=every,
            unit=Text(unit.zh, unit.en.lower()),
            rate=pooled_cite(writer, one),
            stand=writer.join(stand, COMMA),
        ),
    ]


def _funnel(writer: Writer, one: Compared) -> list[Picture]:
    """Draw the funnel, where the rate tells anybody apart; peers without names stay points."""
    found, lang, unit = one.found, writer.lang, one.found.unit
    if found.pooled in (0.0, 1.0):
        return []
    rows, codes = rows_for(found, tuple(one.names), lang)
    kept = ["value", "numerator", "denominator", "low", "high", "shown", "standing"]
    named = [one.names.get(codes[shown], shown) for shown in rows[unit]]
    chart = funnel(
        rows[[unit, *kept]].assign(name=named),
        found.metric,
        lang,
        rate=found.pooled,
        selected=one.own,
        called=unit_name(writer.programme),
        tau=found.dispersion.tau,
        alarm=round(found.false_alarm, 2),
    )
    return [picture(found.metric.name[lang], chart)]
