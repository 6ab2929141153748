"""下一步: gaps with owner and rule, disputes out of time, firms near dismissal, notices."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.metrics.rule_checks import RULE_CHECKS
from dashboard.queries.counts import disputes_from
from dashboard.reports.briefing.dismissal import near_dismissal
from dashboard.reports.briefing.gap_figures import Counted, Coverage, coverage_of, gap_cite
from dashboard.reports.briefing.gap_grid import open_gaps
from dashboard.reports.briefing.notices import notices_told
from dashboard.reports.briefing.words import AND, JOINT
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Block, Note, Paragraph
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import day_text

MOST_GAPS = 5
GAPS = Text(
    "覆盖缺口 {n}，涉及 {units}单位，由责任单位按下表补齐。",
    "Gaps of coverage: {n}, at {units} units, to be closed by their owners as listed.",
)
NO_GAPS = Text("所核对的标准没有未补的缺口。", "No standard that is checked has an open gap.")
THEIRS = Text(
    "律所应达到的标准有缺口的列于下表。", "Standards that firms are to meet and that have gaps:"
)
NO_GAPS_OF = Text("律所应达到的标准没有缺口。", "No standard that firms are to meet has a gap.")
GAP_IDS = {"gaps": "gaps", "units": "gaps.units"}
IN_HAND = Text(
    "截至{day}待处理：{what}，请承办单位逐件办理。",
    "To be dealt with, by {day}: {what}; case by case by who handles them.",
)
COUNT = Text("{name} {n}", "{name} {n}")
NONE_IN_HAND = Text(
    "截至{day}没有超期和违规的纠纷。", "By {day} no dispute is overdue or breaks a rule."
)
PAST = Text(
    "超期、督办按数据截至日统计，不列入往月简报。",
    "What is overdue and notices are counted on the data-to day: not told of earlier months.",
)


def ahead(
    writer: Writer, registers: Sequence[Register] = (), subjects: tuple[str, ...] = ()
) -> list[Block]:
    """Write what is to be done next, each with who is to do it.

    ``subjects`` keeps to the standards that ask for these (``firm``, ``duty``).
    """
    told: list[Block] = [*_gaps(writer, subjects)]
    told += [Paragraph(one) for one in near_dismissal(writer)]
    if writer.is_latest:
        told += [_in_hand(writer, one) for one in registers or writer.programme.registers]
        told += [Paragraph(one) for one in notices_told(writer)]
    else:
        told.append(Note(PAST[writer.lang]))
    return [*told, Paragraph(("",), key="next")]


def _gaps(writer: Writer, subjects: tuple[str, ...]) -> Iterator[Block]:
    if not writer.programme.standards:
        return
    found = coverage_of(writer, writer.end)
    asked = found.of(writer.programme, subjects) if subjects else found
    if asked.still.empty:
        yield Paragraph(writer.say(NO_GAPS_OF if subjects else NO_GAPS))
        return
    yield Paragraph(writer.say(THEIRS) if subjects else _all_gaps(writer, found))
    yield open_gaps(writer, asked, MOST_GAPS)


def _all_gaps(writer: Writer, found: Coverage) -> Parts:
    counts = {"gaps": len(found.still), "units": int(found.still["code"].nunique())}
    n, units = (
        gap_cite(writer, GAP_IDS[key], Counted(what=key, on=found.on), one)
        for key, one in counts.items()
    )
    return writer.say(GAPS, n=n, units=units)


def _in_hand(writer: Writer, register: Register) -> Paragraph:
    """Count what is out of time or against a rule by the data-to day, whenever it came in."""
    ever = writer.month(register).during(disputes_from(writer.programme.code), writer.data_to)
    day, found = day_text(writer.data_to, writer.lang), []
    for check in (one for one in RULE_CHECKS if one.is_breach):
        key = check.metric.key
        if not writer.has(register, key):
            continue
        cite = writer.cite(
            writer.id(register, f"rule:{check.state}"),
            key,
            ever,
            page="disputes",
            opens=replace(ever, state=check.state),
        )
        if writer.quotes.taken[cite.id].value:
            found.append(writer.say(COUNT, name=check.metric.name, n=cite))
        else:
            del writer.quotes.taken[cite.id]
    what: Parts = writer.say(NONE_IN_HAND, day=day)
    if found:
        what = writer.say(IN_HAND, day=day, what=writer.join(found, JOINT))
    return Paragraph(writer.join([writer.led(register), what], AND))
