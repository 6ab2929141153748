"""Visits: noted once per sign-in, compared with the one before, of one reach alone."""

from dataclasses import replace

import pytest

from dashboard.access.last_visits import KEPT, note, reach_digest, visits_of
from dashboard.domain.last_visit import Visit
from tests.domain.test_last_visit import THEN
from tests.tiny.readers import WHOLE, head


@pytest.fixture
def visit(clock):
    def at_work(login, **changes):
        clock.move(hours=1)
        seen = Visit(clock(), "reach", "v1", replace(THEN, **changes))
        note("lina", "hill", login, seen)
        return seen

    return at_work


def test_the_first_visit_has_none_before_it(visit):
    seen = visit("a")
    found = visits_of("lina", "hill", "a")
    assert (found.own, found.before) == (seen, None)
    assert visits_of("lina", "hill", "b").before == seen
    assert visits_of("lina", "river", "b").before is visits_of("wang", "hill", "b").before is None


def test_a_visit_is_noted_once_per_sign_in_and_what_was_before_it_stays(visit):
    before = visit("a")
    own = visit("b")
    visit("b", figures={"mediated": 99})
    visit("c")
    found = visits_of("lina", "hill", "b")
    assert (found.own, found.before) == (own, before)


def test_only_the_last_visits_are_kept(visit):
    for number in range(KEPT + 3):
        visit(f"login{number}")
    assert visits_of("lina", "hill", "login3").before is None
    assert visits_of("lina", "hill", "login2").own is None


def test_a_reach_is_told_from_another_whoever_the_account_is():
    assert reach_digest(WHOLE) == reach_digest(replace(WHOLE, account="wang"))
    others = (head("HS1"), replace(WHOLE, role="auditor"), replace(WHOLE, fields=()))
    assert len({reach_digest(scope) for scope in (WHOLE, *others)}) == 4


def test_a_server_keeps_the_same(visit, postgres_url, monkeypatch):
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    assert visit("a") == visits_of("lina", "hill", "b").before
