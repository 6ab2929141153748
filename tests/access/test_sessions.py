from datetime import timedelta

import pytest
from sqlalchemy import select

from dashboard.access import registration, sessions
from dashboard.access.reader import reader_for
from dashboard.access.sign_in import enter, sign_in, sign_out
from dashboard.database import state, state_tables
from dashboard.database.state import StateUnavailable


@pytest.fixture
def token(add_account, clock):
    add_account("lina")
    return enter("lina", address="10.0.0.1", now=clock())


def test_a_token_is_256_bits_and_kept_only_as_a_hash(token, state_database):
    assert len(token.secret) >= 43
    content = b"".join(path.read_bytes() for path in state_database.parent.iterdir())
    assert token.secret.encode() not in content


def test_a_sign_in_lives(token, clock):
    assert sessions.by_token(token.secret, now=clock()).account.name == "lina"


@pytest.mark.parametrize("forged", ["", "x", "' OR 1=1 --"])
def test_no_other_token_lives(token, clock, forged):
    assert sessions.by_token(forged, now=clock()) is None


def test_the_public_id_is_no_token(token, clock):
    assert sessions.by_token(token.login_id, now=clock()) is None


def test_half_an_hour_without_a_click_ends_a_sign_in(token, clock):
    clock.move(minutes=30)
    assert sessions.by_token(token.secret, now=clock()) is None


def test_clicks_keep_a_sign_in_alive(token, clock):
    for _ in range(4):
        clock.move(minutes=20)
        assert sessions.by_token(token.secret, now=clock()) is not None


def test_eight_hours_end_a_sign_in_however_busy(token, clock):
    start = clock()
    while clock() < start + timedelta(hours=8) - timedelta(minutes=10):
        clock.move(minutes=10)
        assert sessions.by_token(token.secret, now=clock()) is not None
    clock.move(minutes=10)
    assert sessions.by_token(token.secret, now=clock()) is None


def test_a_click_within_a_minute_writes_nothing(token, clock):
    clock.move(seconds=50)
    sessions.by_token(token.secret, now=clock())
    with state.reading() as connection:
        seen = connection.execute(select(state_tables.login_session.c.last_seen_at)).scalar_one()
    assert seen == clock() - timedelta(seconds=50)


@pytest.mark.parametrize(
    "ending",
    [
        lambda: registration.disable("lina"),
        lambda: registration.change_password("lina", "Mountain-5-river"),
        lambda: registration.change_role("lina", "case_reviewer"),
        lambda: registration.end_sign_ins("LINA"),
        lambda: registration.end_sign_ins(None),
    ],
    ids=["disabled", "password", "role", "revoked", "all revoked"],
)
def test_what_must_end_a_sign_in_ends_cookie_and_open_page(token, clock, ending):
    assert reader_for("lina", token.login_id, clock=clock) is not None
    ending()
    assert sessions.by_token(token.secret, now=clock()) is None
    assert reader_for("lina", token.login_id, clock=clock) is None


def test_signing_out_ends_this_sign_in_and_leaves_the_other(token, clock):
    other = enter("lina", address="10.0.0.2", now=clock())
    login = sessions.by_token(token.secret, now=clock())
    sign_out(login, address="10.0.0.1", now=clock())
    assert sessions.by_token(token.secret, now=clock()) is None
    assert sessions.by_token(other.secret, now=clock()) is not None


def test_a_sign_in_survives_a_restart(token, clock):
    state.close()
    assert sessions.by_token(token.secret, now=clock()) is not None


def test_nobody_is_let_in_when_the_log_cannot_be_written(add_account, clock, password):
    add_account("lina")
    with state.writing() as connection:
        state_tables.audit_head.drop(connection)
    with pytest.raises(StateUnavailable):
        sign_in("lina", password, address="10.0.0.1", now=clock())
    with state.reading() as connection:
        assert connection.execute(select(state_tables.login_session)).all() == []


def test_dead_sign_ins_are_cleared_away_by_the_next(token, clock):
    clock.move(hours=8)
    enter("lina", address="10.0.0.1", now=clock())
    with state.reading() as connection:
        assert len(connection.execute(select(state_tables.login_session)).all()) == 1
