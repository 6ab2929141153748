"""The cache pages read through never gives one reader another one's answer."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.errors import NotAllowed
from dashboard.queries.cases import dispute_list
from dashboard.queries.counts import counts
from tests.tiny.readers import NOBODY, WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")
READERS = [WHOLE, head("HS1"), head("HS2"), head("HS1", "HS2"), head("HS3"), NOBODY]
SELECTIONS = [docking(), people(), docking(station="HS1"), docking(lead="police")]


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    asked=st.lists(
        st.tuples(st.sampled_from(READERS), st.sampled_from(SELECTIONS)), min_size=2, max_size=8
    )
)
def test_in_any_order_each_reader_gets_his_own_answer(asked):
    for scope, filters in asked:
        cached = ask(dispute_list, scope, filters)
        assert list(cached["dispute_id"]) == list(dispute_list(scope, filters)["dispute_id"])


def test_an_answer_is_computed_once():
    calls = []

    def query(scope, filters):
        calls.append(1)
        return counts(scope, filters, "dispute")

    first, second = ask(query, WHOLE, docking()), ask(query, WHOLE, docking())
    assert len(calls) == 1
    assert first.equals(second)


def test_what_one_reader_does_to_his_answer_stays_with_him():
    mine = ask(counts, WHOLE, docking(), "dispute")
    mine["total"] = 999
    assert ask(counts, WHOLE, docking(), "dispute")["total"].iloc[0] == 8


def test_nothing_is_drawn_for_nobody():
    with pytest.raises(NotAllowed):
        context()
