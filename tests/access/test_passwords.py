import statistics
import time

import pytest

from dashboard.access import passwords
from dashboard.domain.errors import BadRequest


@pytest.mark.parametrize(
    ("password", "problem"),
    [
        ("Short-1", "at least 10"),
        ("onlysmallletters", "three of these"),
        ("small1letters1", "three of these"),
        ("Aa1-" + "好" * 23, "72 bytes"),
        ("Tab\tTab-12345", "control characters"),
        ("Lina-of-2019", "account name"),
    ],
)
def test_a_weak_password_is_refused_with_the_rule_it_breaks(password, problem):
    with pytest.raises(BadRequest, match=problem):
        passwords.checked(password, name="lina")


@pytest.mark.parametrize("password", ["Mountain-5-river", "山高水长-Aa1-好风光", "x" * 60 + "A1-"])
def test_long_and_chinese_passwords_are_welcome(password):
    assert passwords.checked(password, name="lina") == password


def test_a_password_matches_its_hash_and_nothing_else():
    kept = passwords.hashed("Mountain-5-river")
    assert passwords.matches("Mountain-5-river", kept)
    assert not passwords.matches("Mountain-5-rivers", kept)


@pytest.mark.parametrize(
    "odd", ["", "x" * 73, "a\0b", "好" * 40], ids=["empty", "long", "null", "wide"]
)
def test_passwords_that_bcrypt_cannot_take_are_wrong_not_errors(odd):
    assert not passwords.matches(odd, passwords.hashed("unusable"))


def test_nobodys_password_is_never_right():
    assert not passwords.matches("the password of an account that does not exist", None)


def test_an_unknown_account_takes_as_long_as_a_wrong_password():
    kept = passwords.hashed("Mountain-5-river")
    passwords.matches("warm up", None)
    wrong = [_seconds("a wrong password", kept) for _ in range(5)]
    unknown = [_seconds("a wrong password", None) for _ in range(5)]
    assert statistics.median(unknown) == pytest.approx(statistics.median(wrong), rel=0.25)


def _seconds(password: str, password_hash: str | None) -> float:
    start = time.process_time()
    passwords.matches(password, password_hash)
    return time.process_time() - start
