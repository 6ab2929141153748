"""``notices``: what the page counts and lists, for whoever asks."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard.access.clock import today, utc_now
from dashboard.domain.notice import Act, Kind
from dashboard.supervision.issuing import issue
from dashboard.supervision.steps import take_step
from tests.supervision.conftest import COMMITTEE, gap, reader


def sent(unit: str, *, ago: int = 0) -> str:
    then = utc_now() - timedelta(days=ago)
    found = replace(gap(unit), programme="chenghua", county="510108")
    deadline = today(lambda: then) + timedelta(days=7)
    return issue(COMMITTEE, found, Kind.NOTICE, deadline=deadline, clock=lambda: then).key


@pytest.fixture
def three(on_sample) -> list[str]:
    """One late, one with a result, one closed."""
    keys = [sent("CHS01", ago=8), sent("CHS02"), sent("CHS03")]
    for key in keys[1:]:
        take_step(reader("bureau_director"), key, Act.RESULT, "已办")
    take_step(COMMITTEE, keys[2], Act.CLOSED, "属实")
    return keys


def test_without_any_it_counts_nothing(command):
    answer = command("notices --programme chenghua")
    assert (answer["unclosed"], answer["overdue"], answer["answered"], answer["rows"]) == (
        *(0, 0, 0),
        [],
    )


def test_it_counts_and_lists_what_there_is(command, three):
    answer = command("notices --programme chenghua")
    assert (answer["unclosed"], answer["overdue"], answer["answered"]) == (2, 1, 1)
    assert answer["today"] == today().isoformat()
    told = {row["key"]: (row["status"], row["overdue"]) for row in answer["rows"]}
    expected = [("open", True), ("answered", False), ("closed", False)]
    assert told == dict(zip(three, expected, strict=True))


def test_a_row_says_what_was_found(command, three):
    row = command("notices --programme chenghua --status open")["rows"][0]
    assert (row["unit"], row["standard"], row["found"]) == (
        *("CHS01", "station_firm"),
        "应有 1，实有 0",
    )
    assert (row["since"], row["issued_by"]) == ("2020-04-01", "political_legal")
    assert date.fromisoformat(row["deadline"]) == today() - timedelta(days=1)


@pytest.mark.parametrize(("status", "place"), [("open", 0), ("answered", 1), ("closed", 2)])
def test_a_status_keeps_its_own_rows_and_every_count(status, place, command, three):
    answer = command(f"notices --programme chenghua --status {status}")
    assert [row["key"] for row in answer["rows"]] == [three[place]]
    assert answer["unclosed"] == 2


def test_a_head_is_told_of_his_stations_alone(command, head, three):
    answer = command(f"notices --programme chenghua --as {head}")
    assert {row["unit"] for row in answer["rows"]} == {"CHS01", "CHS02"}
    assert answer["unclosed"] == 2


def test_an_auditor_is_told_nothing(refused, account, three):
    account("log", role="auditor")
    assert "Unknown programme" in refused("notices --programme chenghua --as log")
