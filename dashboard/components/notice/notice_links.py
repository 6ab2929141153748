"""Ways to the issue form from other pages: drawn for who may issue, looked up where they lead."""

from dashboard.components.frame.context import context
from dashboard.components.frame.links import page_link
from dashboard.components.notice.notice_subjects import Asked, evidence_of
from dashboard.domain.notice import STATUSES, About, Notice, Status
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.supervision.register import notices
from dashboard.supervision.rights import may_issue

OUT = Text("已发 {title}（{status}）", "Issued: {title} ({status})")
ISSUE = Text("发提示函或督办函", "Issue a reminder or notice")


def may_write() -> bool:
    """Whether the reader issues notices and has their page."""
    return "notices" in context().pages and may_issue(context().reader)


def gap_notice_link(programme: str, standard: str, unit: str) -> None:
    """Draw the way from a gap, by its standard and unit, to a notice on it, and those there are."""
    if "notices" not in context().pages:
        return
    for one in notices(context().scope, programme):
        told = (one.evidence.about, one.evidence.standard, one.evidence.unit)
        if told == (About.GAP, standard, unit) and one.status != Status.CLOSED:
            _written(programme, one)
    if may_write():
        _link(programme, Asked(About.GAP, standard, unit))


def case_notice_link(record: dict[str, object]) -> None:
    """Draw the way from an overdue dispute, or an open key case, to a notice on it."""
    if record["outcome"] != "open" or not may_write():
        return
    programme, dispute = programme_of(str(record["programme"])), str(record["dispute_id"])
    for about in (About.DISPUTE, About.KEY_CASE):
        asked = Asked(about, dispute=dispute)
        if evidence_of(programme, asked) is not None:
            _link(programme.code, asked)
            return


def _written(programme: str, one: Notice) -> None:
    """Say that a notice is out, with the way to it."""
    lang = context().lang
    label = OUT.format(title=one.title, status=STATUSES[one.status])[lang]
    page_link("notices", label, None, programme=programme, notice=one.key)


def _link(programme: str, asked: Asked) -> None:
    page_link("notices", ISSUE[context().lang], None, programme=programme, **asked.to_query())
