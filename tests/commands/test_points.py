"""``points`` on the sample."""

import pytest

from dashboard.domain.scope import ALL

FIRMS = "points --programme chenghua"
STUDIOS = "points --programme cixi --grading studio_points"
CITY = "points --programme chongqing --where county=CQ01"


def test_a_firms_items_are_its_figures(command):
    rows = {row["unit"]: row for row in command(FIRMS)["rows"]}
    line = "figure settlement_rate --programme chenghua --register station_docking --by firm"
    led = command(f"{line} --where lead=lawyer")["rows"]
    assert len(rows) == len(led) == 7
    for figure in led:
        row = rows[figure["firm"]]
        assert row["settled_value"] == figure["value"]
        assert (row["settled_n"], row["settled_of"]) == (figure["numerator"], figure["denominator"])
        assert row["settled_points"] == pytest.approx(25 * figure["value"], abs=0.01)


def test_the_score_is_the_sum_of_its_points_over_the_weights_measured(command):
    answer = command(STUDIOS)
    for row in answer["rows"]:
        measured = [key for key in answer["weights"] if row[f"{key}_points"] is not None]
        points = sum(row[f"{key}_points"] for key in measured)
        weights = sum(answer["weights"][key] for key in measured)
        assert row["score"] == pytest.approx(100 * points / weights, abs=0.001)
        assert (row["measured"], row["of"]) == (len(measured), 3)
        assert row["rank_low"] <= row["rank"] <= row["rank_high"]


def test_the_answer_says_which_rule_and_what_is_assumed(command):
    answer = command(FIRMS)
    assert (answer["grading"], answer["rule_from"]) == ("firm_grade", "2018-01-01")
    assert (answer["register"], answer["floors"]) == ("station_docking", "undefined")
    assert "来源没有给出" in answer["assumed"]
    assert {row["grade"] for row in answer["rows"]} == {None}


def test_a_city_of_mediators_is_asked_county_by_county(command, refused, on_sample):
    assert "choose a county first" in refused("points --programme chongqing")
    assert "choose a county first" in refused("figure settled --programme chongqing --by mediator")
    rows = command(CITY)["rows"]
    settled = command("figure settled --programme chongqing --where county=CQ01")["rows"][0]
    assert 1000 < len(rows) < 10_000
    # Those of mediators who are still in office, all of them in this county.
    assert sum(row["results_value"] for row in rows) <= settled["value"]


def test_one_mediator_is_named_by_a_code_that_is_looked_up(command, refused):
    one = command("figure settled --programme chongqing --where mediator=CQM00010")["rows"][0]
    listed = {row["unit"]: row for row in command(CITY)["rows"]}
    assert one["value"] == listed["CQM00010"]["results_value"] > 0
    line = "figure settled --programme chongqing --where mediator=YBM01"
    assert "Unknown mediator 'YBM01'" in refused(line)


def test_who_may_not_see_staff_sees_no_points_of_people(command, refused, account):
    reach = {"programmes": ("chongqing", "lixian"), "counties": ALL, "stations": ALL, "firms": ALL}
    name = account("reviewer", "case_reviewer", **reach)
    assert "may not see" in refused(f"{CITY} --as {name}")
    by = "figure settled --programme chongqing --where county=CQ01 --by mediator"
    assert "may not see" in refused(f"{by} --as {name}")
    assert len(command(f"points --programme lixian --as {name}")["rows"]) == 19


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{FIRMS} --grading officer_stars", "No grading 'officer_stars' with items"),
        (f"{FIRMS} --to 2017-12-31 --from 2017-01-01", "Known: none"),
        (f"{FIRMS} --where firm=CHF9", "Unknown firm 'CHF9'"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
