"""``compare`` on the tiny database: one basis or a refusal."""

import json
import shlex

import pytest

from dashboard.__main__ import main
from dashboard.domain.scope import ALL

pytestmark = pytest.mark.usefixtures("on_tiny")
PEOPLE = "--of hill:people --of river"


@pytest.fixture
def compared(capsys):
    def run(line):
        code = main([*shlex.split(f"compare {line}"), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def test_registers_of_one_basis_are_laid_side_by_side(compared):
    answer = compared(f"settlement_rate {PEOPLE}")
    assert (answer["basis"], answer["unit"], answer["origin"]) == (
        "accepted",
        "percent",
        "computed",
    )
    rows = [
        (r["programme"], r["register"], r["numerator"], r["denominator"]) for r in answer["rows"]
    ]
    assert rows == [("hill", "people", 1, 2), ("river", "people", 1, 1)]
    (apart,) = answer["differences"]
    assert apart["difference"] is None
    assert apart["why"] == "hill:people has too few cases to compare."


def test_each_row_says_its_period_and_its_last_day(compared):
    row = compared(f"accepted {PEOPLE} --to 2020-01-31")["rows"][0]
    assert (row["from"], row["to"], row["data_to"]) == ("2020-01-01", "2020-01-31", "2020-06-30")
    assert row["value"] == 1


def test_a_difference_stands_beside_the_rows(compared):
    (apart,) = compared(f"accepted {PEOPLE}")["differences"]
    assert (apart["one"], apart["other"], apart["difference"]) == ("hill:people", "river:people", 1)


def test_what_is_not_recorded_is_null_and_says_why(compared):
    row = compared(f"converted {PEOPLE}")["rows"][1]
    assert (row["value"], row["shown"]) == (None, False)
    assert "not tracked" in row["why_absent"]


def test_for_people_it_prints_rows_and_the_difference_in_words(capsys):
    assert main(shlex.split(f"compare accepted {PEOPLE}")) == 0
    printed = capsys.readouterr().out
    assert "differences: hill:people - river:people = 1" in printed
    assert "hill\tpeople\t" in printed


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            "settlement_rate --of hill:docking --of river",
            "hill:docking is counted on mediated, river:people on accepted: "
            "different bases are not comparable.",
        ),
        ("settlement_rate --of hill --of river", "name one of people, docking"),
        ("settlement_rate --of hill:people", "at least two"),
        ("settlement_rate --of hill:people --of hill:people", "registers of one programme"),
        ("settlement_rate --of hill:people --of mars", "Unknown programme 'mars'"),
        ("settlement_rate --of hill:diary --of river", "Unknown register 'diary'"),
        ("happiness --of hill:people --of river", "Unknown metric 'happiness'"),
        (f"settlement_rate {PEOPLE} --to 31.12.2019", "'31.12.2019' is not a date"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(refused, line, says):
    assert says in refused(f"compare {line}")


def test_an_absent_side_is_named_and_the_basis_is_that_of_what_is_counted(compared):
    answer = compared("converted --of river --of hill:docking")
    assert answer["basis"] == "mediated"
    (apart,) = answer["differences"]
    assert (apart["difference"], apart["why"]) == (None, answer["rows"][0]["why_absent"])
    assert "not tracked" in apart["why"]


def test_a_programme_without_a_unit_in_reach_is_the_same_as_none(refused, account):
    account("county", programmes=ALL, counties=("H1",), stations=ALL, firms=ALL)
    assert "Unknown programme 'river'" in refused(f"compare settlement_rate {PEOPLE} --as county")


def test_a_programme_out_of_reach_is_the_same_as_none(refused, account):
    account(
        "head",
        programmes=("hill",),
        counties=ALL,
        stations=ALL,
        firms=ALL,
    )
    assert "Unknown programme 'river'" in refused(f"compare settlement_rate {PEOPLE} --as head")
