"""``quality`` on the sample and on the dozen rows: the numbers the page shows."""

import json

import pytest

from dashboard.__main__ import main
from dashboard.commands.quality import markdown
from dashboard.domain.settings import ROOT

DOCKING = "quality --programme chenghua --register station_docking"


@pytest.fixture
def on_hill(on_tiny, capsys):
    def run(line):
        assert main([*line.split(), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_the_page_of_rules_is_made_from_the_rules():
    assert (ROOT / "docs" / "alarms.md").read_text("utf-8") == markdown()


def test_a_dozen_rows_are_told_as_they_were_counted_by_hand(on_hill):
    answer = on_hill("quality --programme hill --register docking")
    whole = {
        row["field"]: (row["filled"], row["of"])
        for row in answer["completeness"]
        if row["platform"] == ""
    }
    assert (whole["handed_over_at"], whole["entered_at"]) == ((3, 6), (3, 8))
    # Entered one, three and no day after the basis day; two days are the rule.
    assert answer["entry_delay"] == [{"n": 3, "median": 1, "p90": 3, "in_time": 2}]
    assert answer["rows"] == []
    assert [load["rejected"] for load in answer["loads"]] == [0, 2]
    assert [(row["column"], row["n"]) for row in answer["rejects"]] == [
        ("closed_on", 2),
        ("type", 1),
    ]
    assert "13812345678" not in json.dumps(answer)


def test_months_that_may_still_change_say_why(on_hill):
    months = on_hill("quality --programme hill --register docking")["provisional_months"]
    # Both disputes of May are open; the three days within which nine tenths are entered are over.
    assert [(row["month"], row["total"], row["open"], row["reasons"]) for row in months] == [
        ("2020-05-01", 2, 2, ["open"])
    ]


def test_the_median_and_the_share_in_time_are_the_indicators_own(command):
    (delay,) = command(DOCKING)["entry_delay"]
    (median,) = command("figure median_entry" + DOCKING.removeprefix("quality"))["rows"]
    (rate,) = command("figure entered_in_time_rate" + DOCKING.removeprefix("quality"))["rows"]
    assert (delay["median"], delay["n"]) == (median["value"], median["denominator"])
    assert (delay["in_time"], delay["n"]) == (rate["numerator"], rate["denominator"])


def test_what_is_not_recorded_is_named_and_never_incomplete(command):
    answer = command("quality --programme chongqing")
    fields = {row["field"] for row in answer["completeness"]}
    assert "entered_at" in answer["unrecorded"]
    assert not fields & {*answer["unrecorded"], *answer["may_be_empty"]}
    assert (answer["entry_delay"], answer["entry_delay_by_month"]) == ([], [])
    assert {one["entry"] for one in answer["freshness"]} == {None}


def test_a_head_is_told_of_his_own_stations(command, head):
    asked = f"{DOCKING} --as {head}"
    own = [row for row in command(asked)["completeness"] if row["field"] == "platform"]
    line = "figure mediated --programme chenghua --register station_docking --by station"
    values = {row["station"]: row["value"] for row in command(f"{line} --as {head}")["rows"]}
    assert {row["of"] for row in own} == {values["CHS01"] + values["CHS02"]}
    assert command(asked)["loads"] == []


def test_alarms_say_unit_counts_and_chance(command):
    period = "--from 2021-01-01 --to 2021-12-31"
    rows = command(f"quality --programme chenghua --register people_mediation {period}")["rows"]
    told = {row["rule"]: (row["unit"], row["found"], row["of"]) for row in rows}
    assert told["all_satisfied"][0] == "CHS05"
    assert told["all_satisfied"][1] == told["all_satisfied"][2]
    assert all(0 <= row["chance"] < 0.01 for row in rows)


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("quality", "Name a programme with --programme"),
        ("quality --programme chenghua", "several registers: name one of"),
        ("quality --programme yibin --format markdown", "add --rules"),
        ("quality --programme mars", "Unknown programme 'mars'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
