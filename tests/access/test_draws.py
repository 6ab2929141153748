"""Draws on record: written with the log, never changed, and drawn again the same."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError

from dashboard.access import audit, draws
from dashboard.database import connection, snapshots, state
from dashboard.database.state_tables import dossier_draw
from dashboard.domain.errors import BadRequest, NotAllowed, NotRecorded
from dashboard.domain.scope import OPERATOR
from dashboard.domain.settings import programme_of
from dashboard.reports.files.dossier_draw import Stratum, draw_dossiers
from tests.tiny import rows as tiny_rows
from tests.tiny.readers import WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")
REVIEWER = replace(WHOLE, account="lina", role="case_reviewer")


@pytest.fixture
def drawn(clock):
    def draw(scope=REVIEWER, filters=None, *, size=2, seed=7, by=()):
        made = draw_dossiers(scope, filters or docking(), size=size, seed=seed, by=by)
        return draws.find(scope, draws.record(scope, made, login_id="abc", clock=clock))

    return draw


def test_a_draw_is_recorded_whole(drawn, clock):
    found = drawn(filters=docking(lead="lawyer"), by=("station",))
    assert (found.number, found.at, found.scope.account) == (1, clock(), "lina")
    draw = found.draw
    assert (draw.filters, draw.by, draw.seed, draw.size) == (
        docking(lead="lawyer"),
        ("station",),
        7,
        2,
    )
    assert (draw.data_to, draw.data_version) == (
        date(2020, 6, 30),
        connection.case_database().version,
    )
    # By hand: lawyer-led, closed, with a dossier: 07 (no station), 01 and 06; two of three.
    assert draw.strata == (
        Stratum(("(none)",), 1, 1),
        Stratum(("HS1",), 1, 1),
        Stratum(("HS3",), 1, 0),
    )
    assert draw.ids == ("hill:07", "hill:01")


def test_a_draw_is_in_the_log(drawn):
    drawn()
    (entry,) = audit.records()
    assert (entry["act"], entry["account"], entry["login_id"], entry["object"]) == (
        "draw",
        "lina",
        "abc",
        "1",
    )
    assert entry["detail"] == "2 of 4 dossiers; seed 7"
    assert audit.verify() is None


def test_what_cannot_be_logged_is_not_recorded(drawn, monkeypatch):
    def full(*_):
        raise state.StateUnavailable("full")

    drawn()
    monkeypatch.setattr(audit, "append", full)
    with pytest.raises(state.StateUnavailable):
        drawn()
    with pytest.raises(BadRequest, match="no draw 2"):
        draws.find(REVIEWER, 2)


@pytest.mark.parametrize("statement", [update(dossier_draw).values(seed=1), delete(dossier_draw)])
def test_a_record_cannot_be_changed_or_taken_away(drawn, statement):
    drawn()
    with pytest.raises(IntegrityError, match="append-only"), state.writing() as writer:
        writer.execute(statement)


def test_drawn_again_on_the_same_data_it_is_the_same(drawn):
    assert draws.drawn_again(drawn(by=("station", "outcome"), size=3)).same is True


def test_it_is_drawn_again_within_the_reach_of_whoever_drew_it(drawn):
    scope = replace(head("HS1", "HS3"), account="lina", role="case_reviewer")
    found = drawn(scope, size=9)
    assert set(found.draw.ids) == {"hill:01", "hill:06"}
    as_operator = draws.find(OPERATOR, found.number)
    assert as_operator.scope.stations == ("HS1", "HS3")
    assert draws.drawn_again(as_operator).same is True


def test_on_other_data_it_says_that_it_cannot_be_compared(drawn, tmp_path, monkeypatch):
    found = drawn()
    snapshots.publish(tmp_path / "newer", tiny_rows.fill)
    monkeypatch.setenv("DASHBOARD_DATABASE", str(tmp_path / "newer"))
    again = draws.drawn_again(found)
    assert again.same is None
    assert again.data_version == connection.case_database().version != found.draw.data_version


def test_a_record_that_is_not_what_the_lot_gives_is_told_apart(drawn):
    found = drawn()
    other = replace(found, draw=replace(found.draw, ids=("hill:01", "hill:03")[::-1]))
    wrong = replace(other, draw=replace(other.draw, seed=8))
    assert False in (draws.drawn_again(other).same, draws.drawn_again(wrong).same)


@pytest.mark.parametrize(
    "scope", [replace(REVIEWER, account="wang"), replace(REVIEWER, role="district_head")]
)
def test_a_foreign_record_is_as_absent_as_none(drawn, scope):
    found, texts = drawn(), []
    for number in (found.number, 99):
        with pytest.raises(BadRequest) as refused:
            draws.find(scope, number)
        texts.append(str(refused.value).replace(str(number), ""))
    assert texts[0] == texts[1]
    assert draws.find(OPERATOR, found.number).draw == found.draw


@pytest.mark.parametrize("role", ["district_head", "importer", "auditor", "gone"])
def test_a_role_without_the_right_draws_nothing(role):
    scope = replace(WHOLE, account="lina", role=role)
    made = draw_dossiers(WHOLE, docking(), size=1, seed=1)
    with pytest.raises(NotAllowed):
        draws.record(scope, made)
    assert not list(audit.records())


@pytest.mark.parametrize(
    ("size", "seed", "by", "told"),
    [
        (0, 1, (), "between 1 and 500"),
        (501, 1, (), "between 1 and 500"),
        (5, -1, (), "seed is between"),
        (5, 10**9, (), "seed is between"),
        (5, 1, ("party",), "Unknown stratum 'party'"),
        (5, 1, ("level", "level"), "more than once"),
    ],
)
def test_a_draw_that_makes_no_sense_is_refused(size, seed, by, told):
    with pytest.raises(BadRequest, match=told):
        draw_dossiers(WHOLE, docking(), size=size, seed=seed, by=by)


def test_where_dossiers_are_not_recorded_none_is_drawn(monkeypatch):
    silent = programme_of("hill").model_copy(update={"unrecorded": ("dossier_complete",)})
    monkeypatch.setattr("dashboard.reports.files.dossier_draw.programme_of", lambda _: silent)
    with pytest.raises(NotRecorded, match="dossier completeness"):
        draw_dossiers(WHOLE, docking(), size=1, seed=1)


def test_a_server_keeps_the_same_record(drawn, postgres_url, monkeypatch):
    here = drawn()
    monkeypatch.setenv("DASHBOARD_STATE", postgres_url)
    there = drawn()
    assert there == here
    with pytest.raises(state.StateUnavailable, match="append-only"), state.writing() as writer:
        writer.execute(update(dossier_draw).values(seed=1))
    state.close()
