"""Passwords: rules, hashes and checks, by streamlit-authenticator's bcrypt.

Its cookie, its file writing and its lock-out are not used (docs/decisions).
"""

import logging
import re
from functools import cache

from dashboard.domain.errors import BadRequest

# Imported outside a running server, the package warns about it line by line.
logging.disable(logging.WARNING)
from streamlit_authenticator.utilities.hasher import Hasher  # noqa: E402
from streamlit_authenticator.utilities.validator import Validator  # noqa: E402

logging.disable(logging.NOTSET)

SHORTEST = 10
LONGEST_BYTES = 72  # bcrypt reads no further
KINDS = (r"[a-z]", r"[A-Z]", r"\d", r"[^A-Za-z0-9]")


class PasswordRules(Validator):  # type: ignore[misc]
    """The package's rules with its limits mended: any script, long phrases, three of four kinds."""

    def validate_password(self, password: str) -> bool:
        return not self.diagnose_password(password)

    def diagnose_password(self, password: str) -> str:
        """Name the first rule that a password breaks; empty when it keeps them all."""
        if len(password) < SHORTEST:
            return f"at least {SHORTEST} characters are needed"
        if len(password.encode()) > LONGEST_BYTES:
            return f"more than {LONGEST_BYTES} bytes are too long"
        if not password.isprintable():
            return "line breaks, tabs and control characters are not allowed"
        if sum(bool(re.search(kind, password)) for kind in KINDS) < 3:
            return "three of these are needed: small letters, capitals, digits, other characters"
        return ""


def checked(password: str, *, name: str) -> str:
    """Return a password that keeps the rules, or say which one it breaks."""
    problem = PasswordRules().diagnose_password(password)
    if not problem and name and name in password.casefold():
        problem = "it must not contain the account name"
    if problem:
        raise BadRequest(f"This password cannot be used: {problem}.")
    return password


def hashed(password: str) -> str:
    """Hash a password with bcrypt."""
    return str(Hasher.hash(password))


def is_hash(text: str) -> bool:
    """Tell whether a text is a bcrypt hash."""
    return bool(Hasher.is_hash(text))


def matches(password: str, password_hash: str | None) -> bool:
    """Tell whether a password is right, in the same time whether or not the account exists."""
    usable = 0 < len(password.encode()) <= LONGEST_BYTES and "\0" not in password
    asked = password if usable else "unusable"
    right = Hasher.check_pw(asked, password_hash or _nobodys_hash())
    return bool(right) and usable and password_hash is not None


@cache
def _nobodys_hash() -> str:
    return hashed("the password of an account that does not exist")
