"""Facts of a visit against facts now: what is different, and nothing else."""

from dataclasses import replace
from datetime import date

from dashboard.domain.last_visit import Facts, changed

THEN = Facts(
    data_to=date(2020, 6, 30),
    figures={"mediated": 8, "settled": 4},
    gaps=frozenset({"room|HS1", "room|HS2"}),
    alarms=frozenset({"below|HS1"}),
    notices={"n1": "open", "n2": "answered"},
    batches=frozenset({"b1"}),
)


def test_the_same_facts_are_no_change():
    assert changed(THEN, THEN).is_nothing
    assert changed(THEN, replace(THEN, alarms=frozenset())).is_nothing


def test_counts_stand_then_and_now_where_both_know_them():
    found = changed(THEN, replace(THEN, figures={"mediated": 9, "settled": 4, "open": 2}))
    assert found.counts == {"mediated": (8, 9)}


def test_gaps_findings_and_loads_are_told_apart_by_id():
    now = replace(
        THEN,
        gaps=frozenset({"room|HS2", "room|HS3"}),
        alarms=frozenset({"below|HS1", "below|HS2"}),
        batches=frozenset({"b1", "b2"}),
    )
    found = changed(THEN, now)
    assert (found.new_gaps, found.closed_gaps) == ({"room|HS3"}, {"room|HS1"})
    assert (found.new_alarms, found.batches) == ({"below|HS2"}, {"b2"})


def test_notices_are_counted_by_the_state_they_came_into():
    now = replace(THEN, notices={"n1": "overdue", "n2": "answered", "n3": "open"})
    assert changed(THEN, now).notices == {"open": {"n3"}, "overdue": {"n1"}}
