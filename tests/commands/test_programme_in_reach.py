"""A programme out of an account's reach is no programme: every command says the same of both."""

import pytest

from dashboard.domain.scope import ALL

pytestmark = pytest.mark.usefixtures("on_tiny")
LINES = (
    "views --programme {code}",
    "published --programme {code}",
    "figure accepted --programme {code} --register people",
    "gaps --programme {code}",
    "rank firms --programme {code}",
    "compare accepted --of hill:people --of {code}",
)
EACH = pytest.mark.parametrize("line", LINES)


@EACH
def test_an_unknown_programme_and_one_out_of_reach_are_refused_alike(refused, account, line):
    account("county", programmes=ALL, counties=("H1",), stations=ALL, firms=ALL)
    for code in ("river", "mars"):
        said = refused(f"{line.format(code=code)} --as county")
        assert said.partition(": ")[2] == f"Unknown programme '{code}'. Known: hill."


@EACH
def test_whoever_runs_the_server_is_told_of_all_there_are(refused, line):
    said = refused(line.format(code="mars"))
    assert said.partition(": ")[2] == "Unknown programme 'mars'. Known: hill, river."


def test_an_account_that_reaches_nothing_is_told_of_none(refused, account):
    account("lost", programmes=ALL, counties=ALL, stations=(), firms=ALL)
    for code in ("river", "mars"):
        said = refused(f"views --programme {code} --as lost")
        assert said == f"dashboard views: Unknown programme '{code}'."
