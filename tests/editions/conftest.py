"""Whoever freezes briefings of the tiny programme, with an empty state."""

from collections.abc import Callable
from datetime import date

import pytest

from dashboard.editions.edition import Edition
from dashboard.editions.freezing import freeze
from dashboard.reports.briefing.asked import Asked, Subject
from tests.supervision.conftest import noon, reader
from tests.tiny.papers import paper, quoted

DIRECTOR, COMMITTEE = reader("bureau_director"), reader("political_legal")
ASKED = Asked("hill", Subject.MONTHLY, date(2020, 1, 1), choices=(("station", ("HS1", "HS2")),))
PAPER = paper(quoted("mediated", value=8.0, numerator=8.0))


@pytest.fixture
def frozen(on_tiny) -> Callable[..., Edition]:
    """Freeze a briefing at noon on 5 March 2021, as the director."""

    def make(document=PAPER, asked=ASKED, who=DIRECTOR) -> Edition:
        return freeze(who, document, asked, clock=noon)

    return make
