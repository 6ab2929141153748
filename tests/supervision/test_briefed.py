"""Notices in a briefing: those in reach, as of today, found again as they were counted."""

from datetime import date

from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.paper.finding import found_all
from dashboard.supervision.briefed import briefed
from tests.tiny.readers import WHOLE


def test_open_notices_are_told_with_what_is_due(on_tiny, issued):
    issued()
    document = briefed(WHOLE, Asked("hill", Subject.COVERAGE, date(2020, 6, 1)))
    told = {one.id: one.value for one in document.quoted if one.finder == "notices"}
    assert told == {
        "notices.issued": 1,
        "notices.unclosed": 1,
        "notices.overdue": 1,
        "notices.answered": 0,
    }
    now = found_all(WHOLE, document.quoted)
    assert {key: now[key] for key in told} == told
