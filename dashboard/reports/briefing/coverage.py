"""Coverage: which standards are met and missed, what moved, who owns what is open."""

import pandas as pd

from dashboard.charts.gap_trend import gap_columns
from dashboard.coverage.gaps import open_on
from dashboard.coverage.history import month_ends
from dashboard.domain.text import Text
from dashboard.reports.briefing.drawn import picture
from dashboard.reports.briefing.gap_figures import (
    Counted,
    Coverage,
    coverage_of,
    gap_cite,
    rates_of,
)
from dashboard.reports.briefing.gap_grid import all_standards
from dashboard.reports.briefing.gap_words import gap_changes, gap_features, gaps_ahead
from dashboard.reports.briefing.under_heads import under_heads
from dashboard.reports.briefing.words import JOINT
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph
from dashboard.reports.trends.trend_changes import month_before
from dashboard.reports.wording import day_text

HEADS = {
    "totals": Text("一、总体情况", "1. Totals"),
    "standards": Text("二、各项标准", "2. Standard by standard"),
    "changes": Text("三、同比环比", "3. Year on year, month on month"),
    "features": Text("四、特点", "4. What stands out"),
    "next": Text("五、下一步", "5. What next"),
}
TOTAL = Text(
    "{day}核对标准 {checked}，全部达标 {met}；缺口共 {gaps}，涉及 {units}单位。",
    "On {day} {checked} standards were checked, {met} are met by all; {gaps} gaps at {units} "
    "units.",
)
NOT_YET = Text("尚未开始核对：{names}。", "Not checked yet: {names}.")
FROM = Text("{name}（自{day}）", "{name} (from {day})")
NOT_NARROWED = Text(
    "覆盖标准按全部可查单位核对，不按所选条件缩小。",
    "Standards of coverage are checked for all units in reach, not narrowed by what is chosen.",
)
TITLE = Text("月末缺口数", "Gaps at the end of the month")


def coverage(writer: Writer) -> list[Block]:
    """Write how coverage stands at the end of the month."""
    found = coverage_of(writer, writer.end)
    rates = rates_of(writer, found)
    parts: dict[str, list[Block]] = {
        "totals": _totals(writer, found, rates),
        "standards": [all_standards(writer, found, rates), *_not_yet(writer)],
        "changes": [*map(Paragraph, gap_changes(writer, found))],
        "features": [
            *map(Paragraph, gap_features(writer, found)),
            Paragraph(("",), key="features"),
        ],
        "next": [*map(Paragraph, gaps_ahead(writer, found)), Paragraph(("",), key="next")],
    }
    return under_heads(parts, HEADS, writer.lang)


def _totals(writer: Writer, found: Coverage, rates: pd.DataFrame) -> list[Block]:
    on = found.on
    met = int((rates["meeting"] == rates["units"]).sum())
    counts = {
        "checked": ("standards.checked", len(rates)),
        "met": ("standards.met", met),
        "gaps": ("gaps", len(found.still)),
        "units": ("gaps.units", int(found.still["code"].nunique())),
    }
    what = {"met": "meeting"}
    cites = {
        key: gap_cite(writer, one, Counted(what=what.get(key, key), on=on), n)
        for key, (one, n) in counts.items()
    }
    told = writer.say(TOTAL, day=day_text(on, writer.lang), **cites)
    narrowed = [Note(NOT_NARROWED[writer.lang])] if writer.asked.choices else []
    return [
        Paragraph(told),
        *narrowed,
        picture(TITLE[writer.lang], gap_columns(_by_month(found), writer.lang)),
    ]


def _by_month(found: Coverage) -> pd.DataFrame:
    """Count the gaps open at the end of each of twelve months."""
    first = month_before(found.on.replace(day=1), 11)
    days = [(day, len(open_on(found.spans, day))) for day in month_ends(first, found.on)]
    return pd.DataFrame(days, columns=["day", "gaps"])


def _not_yet(writer: Writer) -> list[Block]:
    lang = writer.lang
    named = [
        FROM[lang].format(name=one.name[lang], day=day_text(one.since, lang))
        for one in writer.programme.standards
        if one.since > writer.end
    ]
    return [Note(NOT_YET[lang].format(names=JOINT[lang].join(named)))] if named else []
