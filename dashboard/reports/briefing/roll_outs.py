"""Roll-outs in the months compared: what they bring is no rise of disputes."""

from dashboard.domain.text import Text
from dashboard.reports.briefing.words import JOINT
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.finding import BACK
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.wording import day_text

DATED = Text(
    "对照期间有：{what}；前后月份不宜直接相比。",
    " In the months compared: {what}. Months before and after are not alike.",
)
EVENT = Text("{day}{name}", "{name} ({day})")


def rolled_out(writer: Writer) -> str:
    """Name what the programme dates in the months compared: a roll-out is no rise of disputes."""
    lang, first = writer.lang, month_before(writer.asked.month, BACK["yoy"])
    named = [
        EVENT[lang].format(day=day_text(one.on, lang), name=one.name[lang])
        for one in writer.programme.annotations
        if one.kind == "rollout" and first <= one.on <= writer.end
    ]
    return DATED[lang].format(what=JOINT[lang].join(named)) if named else ""
