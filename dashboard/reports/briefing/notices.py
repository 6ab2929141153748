"""Notices as a briefing tells them: not closed, late, answered, and which are due next."""

from collections.abc import Iterator

from dashboard.domain.notice import AWAITED, Notice
from dashboard.domain.text import Text
from dashboard.reports.briefing.sent import TALLIES, Sent, counted
from dashboard.reports.briefing.words import STOP
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.quoting import Found
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import day_text

MOST = 5
NONE = Text("没有发出督办事项。", "No supervision notice has been issued.")
COUNTED = Text(
    "督办事项（按{day}计）：共发出 {issued}，未销号 {unclosed}，"
    "其中过期 {overdue}、待销号 {answered}。",
    "Supervision notices (as of {day}): {issued} issued, {unclosed} not closed, of these {overdue} "
    "past the deadline and {answered} waiting for closure.",
)
DUE = Text("待反馈：{what}。", "Awaited: {what}.")
ONE = Text("{title} {unit}（{matter}，限{day}）", "{title} {unit} ({matter}, due {day})")
N = Text("{n} 件", "{n}")
BASIS = Text("督办事项，按当日计", "notices, as of the day")


def notices_told(writer: Writer) -> Iterator[Parts]:
    """Say how many notices there are, and which are awaited, the nearest deadline first."""
    sent = writer.sent
    if sent is None:
        return
    if not sent.notices:
        yield writer.say(NONE)
        return
    cites = {what: _cite(writer, sent, what) for what in TALLIES}
    yield writer.say(COUNTED, day=day_text(sent.today, writer.lang), **cites)
    awaited = [one for one in sent.notices if one.status in AWAITED]
    nearest = sorted(awaited, key=lambda one: (one.deadline, one.key))[:MOST]
    if nearest:
        yield writer.say(DUE, what=writer.join((_one(writer, one) for one in nearest), STOP))


def _one(writer: Writer, one: Notice) -> Parts:
    lang, found = writer.lang, one.evidence
    return writer.say(
        ONE,
        title=one.title,
        unit=found.unit_name,
        matter=found.standard_name,
        day=day_text(one.deadline, lang),
    )


def _cite(writer: Writer, sent: Sent, what: str) -> Cite:
    n, lang = counted(sent, what), writer.lang
    return writer.other(
        Found(
            id=f"notices.{what}",
            name=TALLIES[what][0][lang],
            shown=N[lang].format(n=f"{n:,}"),
            value=float(n),
            finder="notices",
            asked={"_what": what, "_today": sent.today.isoformat()},
            filters=writer.month(writer.programme.registers[0]),
            page="notices",
            basis=BASIS[lang],
        )
    )
