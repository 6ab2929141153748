"""``grades``: freeze, decide, answer, show and verify, as somebody and never as the server."""

import json

import pytest
from sqlalchemy import text

from dashboard.__main__ import main
from dashboard.database import state
from dashboard.domain.scope import ALL

REACH = {
    "programmes": ("chenghua",),
    "counties": ALL,
    "stations": ALL,
    "firms": ALL,
    "comparison_counties": ALL,
    "comparison_stations": ALL,
}
OF = "grades --programme chenghua"
PROPOSE = f"{OF} --grading firm_grade --unit CHF1 --month 2019-03 --propose pass --as director"


@pytest.fixture
def people(account, on_sample):
    account("director", role="bureau_director", **REACH)
    account("committee", role="political_legal", **REACH)


def test_without_any_it_counts_nothing(command):
    answer = command(OF)
    assert (answer["live"], answer["proposed"], answer["rows"]) == (0, 0, [])


def test_a_figure_in_the_evidence_is_the_one_the_figure_verb_gives(command, people):
    shown = command(PROPOSE)
    kept = {figure["metric"]: figure for figure in shown["evidence"]["figures"]}
    of = "--programme chenghua --register station_docking --where firm=CHF1"
    month = "--from 2019-03-01 --to 2019-03-31"
    (asked,) = command(f"figure mediated {of} {month}")["rows"]
    assert kept["mediated"]["numerator"] == asked["numerator"]
    (asked,) = command(f"figure settlement_rate {of} --where lead=lawyer {month}")["rows"]
    told = (kept["settlement_rate"]["numerator"], kept["settlement_rate"]["denominator"])
    assert told == (asked["numerator"], asked["denominator"])
    assert (shown["intact"], shown["changed_since"], shown["state"]) == (True, 0, "proposed")


def test_it_goes_from_proposal_to_answer_and_is_counted(command, people):
    first = command(PROPOSE)["id"]
    assert command(f"{OF} --confirm {first} --as committee")["state"] == "confirmed"
    command(f"{OF} --object {first} --text 不服 --as committee")
    changed = command(f"{OF} --answer {first} --changed excellent --text 改定 --as director")
    assert (changed["revision"], changed["replaces"], changed["grade"]) == (2, first, "excellent")
    assert command(f"{OF} --show {first}")["steps"][-1]["next"] == changed["id"]
    command(f"{OF} --return {changed['id']} --text 再议 --as committee")
    answer = command(f"{OF} --month 2019-03 --unit CHF1")
    assert (answer["changed"], answer["returned"], answer["live"]) == (1, 1, 0)
    assert [row["id"] for row in answer["rows"]] == [changed["id"], first]
    assert command(f"{OF} --month 2019-04")["rows"] == []


def test_an_objection_is_upheld_by_somebody_else(command, refused, people):
    number = command(PROPOSE)["id"]
    command(f"{OF} --confirm {number} --as committee")
    command(f"{OF} --object {number} --text 不服 --as director")
    assert "two accounts" in refused(f"{OF} --answer {number} --upheld --text 维持 --as director")
    assert (
        command(f"{OF} --answer {number} --upheld --text 维持 --as committee")["state"] == "upheld"
    )


@pytest.mark.parametrize(
    ("line", "why"),
    [
        (PROPOSE.replace(" --as director", ""), "--as USER"),
        (f"{OF} --confirm 1", "--as USER"),
        (PROPOSE.replace("CHF1", "CHF9"), "no such grade"),
        (PROPOSE.replace("pass", "superb"), "excellent, pass, fail"),
        (PROPOSE.replace("2019-03", "2031-03"), "does not lie within the data"),
        (PROPOSE.replace("2019-03", "March"), "not a month"),
        (PROPOSE.replace(" --unit CHF1", ""), "--unit CODE"),
        (PROPOSE.replace("--grading firm_grade ", ""), "firm_grade, officer_stars"),
        (f"{OF} --confirm 99 --as committee", "no such grade"),
        (f"{OF} --answer 1 --text x --as committee", "--upheld"),
        (f"{OF} --show 99", "no grade 99"),
        (PROPOSE.replace("director", "nobody"), "no active account"),
        (PROPOSE.replace("director", "committee"), "no such grade"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(line, why, refused, people):
    assert why in refused(line)


def test_who_proposed_does_not_confirm(command, refused, people):
    number = command(PROPOSE)["id"]
    assert "two accounts" in refused(f"{OF} --confirm {number} --as director")


def test_a_head_is_told_of_no_firm(command, refused, head, people):
    number = command(PROPOSE)["id"]
    assert command(f"{OF} --as {head}")["rows"] == []
    assert f"no grade {number}" in refused(f"{OF} --show {number} --as {head}")


def test_verify_names_a_row_that_was_edited_and_says_so_with_its_exit(command, capsys, people):
    number = command(PROPOSE)["id"]
    assert (command(f"{OF} --verify")["checked"], command(f"{OF} --verify")["faults"]) == (1, 0)
    with state.writing() as connection:
        connection.execute(text("DROP TRIGGER frozen_grade_no_update"))
        connection.execute(text("UPDATE frozen_grade SET grade = 'excellent'"))
    capsys.readouterr()
    assert main([*OF.split(), "--verify", "--format", "json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer["rows"] == [{"id": number, "unit": "CHF1", "differs": "columns"}]
