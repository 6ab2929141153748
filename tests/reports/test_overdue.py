"""Rules checked on the tiny database, against values counted by hand."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.filters import STATES
from dashboard.metrics.rule_checks import RULE_CHECKS, STATE_METRICS
from dashboard.queries.facts.states import RULES
from dashboard.reports.gap.overdue import check_rules, not_recorded
from tests.tiny.readers import FIRST, NOBODY, WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")


def told(found):
    return {
        one.check.metric.key: (one.count, one.of, one.since and one.since.isoformat())
        for one in found
    }


def test_every_rule_is_checked_whatever_period_is_chosen():
    # Dispute 11, of December 2019, is due and performed, handed over, and led by the police.
    expected = {
        "overdue": (1, 2, "2020-06-30"),
        "stalled": (1, 2, "2020-06-07"),
        "follow_up_overdue": (2, 3, "2020-03-25"),
        "performance_overdue": (1, 3, "2020-06-30"),
        "hand_over_missing": (3, 7, "2020-02-29"),
        "inquiry_unsure": (1, 2, "2020-04-01"),
        "wrong_lead": (1, 7, "2019-12-31"),
        "lead_undefined": (2, 9, "2020-02-01"),
    }
    assert told(check_rules(WHOLE, docking())) == expected
    assert told(check_rules(WHOLE, docking().during(FIRST, FIRST))) == expected


def test_units_and_choices_narrow_what_is_checked():
    upper = told(check_rules(WHOLE, docking(station="HS1")))
    assert upper["wrong_lead"] == (1, 3, "2019-12-31")
    assert upper["overdue"] == (0, 0, None)
    assert told(check_rules(head("HS1"), docking())) == upper


def test_whoever_reaches_nothing_is_told_of_nothing():
    assert {(one.count, one.of) for one in check_rules(NOBODY, docking())} == {(0, 0)}


def test_what_is_found_opens_exactly_these_disputes():
    (wrong,) = (one for one in check_rules(WHOLE, docking()) if one.check.state == "wrong_lead")
    assert wrong.filters.state == "wrong_lead"
    assert wrong.filters.start <= date(2019, 12, 31)
    assert wrong.filters.end == date(2020, 6, 30)


def test_a_rule_names_where_it_is_from():
    sources = {one.check.state: one.source.en for one in check_rules(WHOLE, docking())}
    assert sources["stalled"] == "Trial bulletin"
    assert sources["overdue"] == "Rules on people's mediation, art. 33"
    assert sources["lead_undefined"] == "No source has a rule for it"


def test_a_register_without_the_rule_or_the_record_is_not_checked():
    assert set(not_recorded(WHOLE, people())) == {"wrong_lead", "lead_undefined"}
    absent = not_recorded(WHOLE, replace(people(), programme="river"))
    assert set(absent) == {"stalled", "inquiry_unsure", "wrong_lead", "lead_undefined"}
    assert absent["stalled"].zh == "本库没有河区的办理过程记录，无法统计“停滞”。"
    assert absent["inquiry_unsure"].zh == (
        "河区没有规定“调查取证不停”，无法统计“调查取证状态不明”。"
    )


def test_every_state_has_the_indicator_that_counts_it():
    assert set(STATE_METRICS) == set(STATES)
    needed = {
        check.state: check.metric.needs_rule for check in RULE_CHECKS if check.metric.needs_rule
    }
    assert needed == RULES
