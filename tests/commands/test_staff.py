"""``staff`` on the sample: the published figures, units, months, lists, rights."""

import pytest

from dashboard.__main__ import main
from dashboard.domain.scope import ALL

CHONGQING = "staff --programme chongqing"
EVERY = ("chenghua --register people_mediation", "chongqing", "yibin", "lixian")


def values(answer):
    return {row["key"]: row["value"] for row in answer["rows"]}


def test_the_published_figures_come_out(command):
    told = values(command(CHONGQING))
    wanted = {"mediators": 68_930, "hired": 3_800, "dismissed": 2_810, "net": 990}
    assert {key: told[key] for key in wanted} == wanted
    rows = {row["key"]: row for row in command(CHONGQING)["rows"]}
    assert rows["full_time_share"]["numerator"] == 2_476
    assert rows["turnover"]["denominator"] == 68_435


def test_months_add_up_to_the_period(command):
    rows = command(f"{CHONGQING} --by month")["rows"]
    assert len(rows) == 16
    assert [sum(row[key] for row in rows) for key in ("hired", "dismissed")] == [3_800, 2_810]


@pytest.mark.parametrize("by", ["county", "mediator_kind"])
def test_units_add_up_to_the_whole(command, by):
    rows = command(f"{CHONGQING} --by {by}")["rows"]
    assert sum(row["mediators"] for row in rows) == 68_930


def test_a_narrower_period_counts_its_own_moves(command):
    whole = command(f"{CHONGQING} --by month")["rows"]
    told = values(command(f"{CHONGQING} --from 2018-02-01 --to 2018-02-28"))
    assert told["hired"] == whole[1]["hired"]


@pytest.mark.parametrize("which", EVERY)
def test_what_is_not_recorded_is_named_and_has_no_row(command, which):
    answer = command(f"staff --programme {which}")
    assert answer["not_recorded"]
    assert not set(answer["not_recorded"]) & set(values(answer))


def test_a_list_has_its_total_and_is_read_in_pages(command):
    first = command(f"{CHONGQING} --list idle --where county=CQ01")
    assert first["of"] == values(command(f"{CHONGQING} --where county=CQ01"))["stayed_idle"]
    assert {row["county"] for row in first["rows"]} == {"CQ01"}
    assert {row["cases"] for row in first["rows"]} == {0}
    assert len(command(f"{CHONGQING} --list untrained --page 2")["rows"]) == 50


def test_the_busy_begin_where_the_figures_say(command):
    told = values(command("staff --programme cixi --register brand_studio"))
    listed = command("staff --programme cixi --register brand_studio --list busy")
    assert listed["least"] == told["stayed_busy_from"]
    assert [row["cases"] for row in listed["rows"]] == [told["stayed_most"]]


def test_stars_are_listed_as_they_stand(command):
    answer = command("staff --programme chenghua --list graded")
    assert answer["of"] == 421
    assert {row["grading"] for row in answer["rows"]} == {"officer_stars"}


def test_a_list_that_cannot_be_made_says_why(on_sample, refused):
    assert "no records of lists of who was trained" in refused(
        "staff --programme yibin --list untrained"
    )
    assert "Licences are not recorded" in refused("staff --programme cixi --list licence")


def test_names_are_not_for_a_role_without_the_right(on_sample, refused, account):
    reaches = dict.fromkeys(("programmes", "counties", "stations", "firms"), ALL)
    account("reviewer", "case_reviewer", **reaches)
    line = "staff --programme chenghua --list idle --as reviewer"
    assert refused(line) == "dashboard staff: This account may not see that."


def test_a_head_gets_his_own_people(command, head):
    told = command("staff --programme chenghua --as head")
    assert "mediators" in told["not_recorded"]
    listed = command("staff --programme chenghua --list graded --as head")
    assert {row["station"] for row in listed["rows"]} == {"CHS01", "CHS02"}


def test_people_can_read_it_too(on_sample, capsys):
    assert main(CHONGQING.split()) == 0
    assert "mediators\t人民调解员\t68930" in capsys.readouterr().out
