"""Printed figures: recomputed where the records can, otherwise only repeated, and told apart."""

from datetime import date

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.reports.figure import figure
from dashboard.reports.trust.published import (
    published_envelope,
    selection_of,
    stated_of,
    why_not_recomputed,
)
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("on_tiny")


def stated(code, key):
    programme = programme_of(code)
    return programme, stated_of(programme, key)


def test_a_figure_is_found_by_its_own_key_or_by_its_indicator():
    assert stated("hill", "docking_cases")[1].value == 9
    assert stated("river", "converted")[1].key == "no_conversions"
    assert stated("hill", "beauty")[1] is None


def test_the_records_answer_for_the_units_and_days_the_figure_speaks_of():
    programme, found = stated("hill", "docking_cases")
    filters = selection_of(programme, found)
    assert (filters.register, filters.start, filters.end) == (
        "docking",
        date(2020, 1, 1),
        date(2020, 6, 30),
    )
    # hill:01 to hill:04 lie in county H1; the bulletin prints nine.
    assert figure(WHOLE, filters, METRICS["mediated"]).total["value"] == 4
    assert why_not_recomputed(programme, found) is None


def test_what_no_record_counts_is_repeated_as_published():
    programme, awards = stated("hill", "awards")
    answer = published_envelope(programme, awards)
    assert (answer["origin"], answer["recomputable"], answer["register"]) == (
        "published",
        False,
        None,
    )
    assert answer["rows"][0]["value"] == 3
    assert answer["place"] == "第2段"
    with pytest.raises(BadRequest, match="'awards' has no indicator to recompute it"):
        selection_of(programme, awards)


def test_a_published_zero_that_is_not_tracked_stays_published():
    answer = published_envelope(*stated("river", "no_conversions"))
    assert answer["rows"][0]["value"] == 0
    assert answer["origin"] == "published"
    assert "not tracked" in answer["reason"]
