"""The command line in this process, as one would type it."""

import json
import shlex
from collections.abc import Callable

import bcrypt
import pytest

from dashboard.__main__ import main
from dashboard.access import registration
from dashboard.access.accounts import Account
from dashboard.domain.scope import ALL

Command = Callable[[str], dict]


@pytest.fixture
def command(on_sample, capsys) -> Command:
    """Run a line that must succeed on the sample, and return the JSON it prints."""

    def run(line: str) -> dict:
        code = main([*shlex.split(line), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


@pytest.fixture
def refused(capsys) -> Callable[[str], str]:
    """Run a line that must fail, and return the one sentence that says why."""

    def run(line: str) -> str:
        code = main(shlex.split(line))
        printed = capsys.readouterr()
        assert (code, printed.out) == (2, "")
        (sentence,) = printed.err.strip().splitlines()
        assert "Traceback" not in sentence
        return sentence

    return run


@pytest.fixture
def account() -> Callable[..., str]:
    """Make an account; without reaches it reaches nothing."""

    def make(name: str, role: str = "district_head", **reaches: tuple[str, ...]) -> str:
        cheap = bcrypt.hashpw(b"Right-horse-7", bcrypt.gensalt(4)).decode()
        registration.create_hashed(Account(name=name, role=role, **reaches), cheap)
        return name

    return make


@pytest.fixture
def head(account) -> str:
    """The head of two stations, compared with all fourteen."""
    return account(
        "head",
        programmes=("chenghua",),
        counties=("510108",),
        stations=("CHS01", "CHS02"),
        firms=ALL,
        comparison_counties=("510108",),
        comparison_stations=ALL,
    )
