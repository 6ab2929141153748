from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import func, select

from dashboard.access import audit
from dashboard.access.sign_in import Refusal, Token, sign_in
from dashboard.database import state, state_tables


@pytest.fixture(autouse=True)
def lina(add_account):
    return add_account("lina")


@pytest.fixture
def attempt(clock):
    def sign_in_as(name="lina", password="wrong", address="10.0.0.1"):
        return sign_in(name, password, address=address, now=clock())

    return sign_in_as


def test_the_right_password_lets_in(attempt, password):
    assert isinstance(attempt(password=password), Token)


@pytest.mark.parametrize("name", ["lina", "nobody"])
def test_five_failures_lock_a_name_whether_or_not_it_exists(attempt, password, name):
    assert [attempt(name) for _ in range(5)] == [Refusal.WRONG] * 5
    assert attempt(name, password) is Refusal.LOCKED


def test_a_lock_is_for_every_spelling_and_every_address(attempt, password):
    for number in range(5):
        attempt("ＬINA", address=f"10.0.0.{number}")
    assert attempt("lina", password, address="10.0.9.9") is Refusal.LOCKED


def test_a_lock_opens_by_itself_after_a_quarter_of_an_hour(attempt, password, clock):
    for _ in range(5):
        attempt()
    clock.move(minutes=14, seconds=59)
    assert attempt(password=password) is Refusal.LOCKED
    clock.move(seconds=1)
    assert isinstance(attempt(password=password), Token)


def test_attempts_while_locked_do_not_lengthen_the_lock(attempt, password, clock):
    for _ in range(5):
        attempt()
    clock.move(minutes=10)
    attempt()
    clock.move(minutes=5)
    assert isinstance(attempt(password=password), Token)


def test_twenty_failures_over_many_names_lock_an_address(attempt, password, add_account):
    for name in ("anna", "bo", "chen", "dai", "emil"):
        add_account(name)
        assert [attempt(name) for _ in range(4)] == [Refusal.WRONG] * 4
    assert attempt(password=password) is Refusal.LOCKED
    assert isinstance(attempt(password=password, address="10.0.0.2"), Token)


def test_signing_in_forgives_ones_own_slips_but_not_a_strangers(attempt, password):
    for _ in range(3):
        attempt(address="10.6.6.6")
    attempt()
    assert isinstance(attempt(password=password), Token)
    with state.reading() as connection:
        left = connection.execute(select(state_tables.login_failure.c.address)).scalars().all()
    assert left == ["10.6.6.6"] * 3


def test_a_lock_survives_a_restart(attempt, password):
    for _ in range(5):
        attempt()
    state.close()
    assert attempt(password=password) is Refusal.LOCKED


def test_forty_guesses_at_once_count_like_forty_in_turn(attempt, password, clock):
    with ThreadPoolExecutor(40) as pool:
        results = list(pool.map(lambda _: attempt(), range(40)))
    assert results.count(Refusal.WRONG) == 5
    assert results.count(Refusal.LOCKED) == 35
    assert attempt(password=password) is Refusal.LOCKED
    with state.reading() as connection:
        counted = connection.execute(select(func.count()).select_from(state_tables.login_failure))
        assert counted.scalar_one() == 5
    clock.move(minutes=15)
    assert isinstance(attempt(password=password), Token)


def test_ten_right_passwords_at_once_all_let_in(attempt, password):
    with ThreadPoolExecutor(10) as pool:
        results = list(pool.map(lambda _: attempt(password=password), range(10)))
    assert all(isinstance(result, Token) for result in results)


def test_failures_are_logged_without_what_was_typed_for_an_unknown_name(attempt):
    attempt("my-secret-password")
    attempt("lina")
    first, second = list(audit.records())[-2:]
    assert first["object"].startswith("unknown:")
    assert "secret" not in "\n".join(audit.json_lines())
    assert (second["object"], second["outcome"], second["address"]) == (
        "lina",
        "failed",
        "10.0.0.1",
    )


def test_the_failure_that_locks_is_logged_as_such_once(attempt):
    for _ in range(8):
        attempt()
    outcomes = [row["outcome"] for row in audit.records() if row["act"] == "sign_in"]
    assert outcomes == ["failed"] * 4 + ["locked"]
