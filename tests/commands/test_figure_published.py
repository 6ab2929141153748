"""``figure`` where a figure is printed somewhere: computed anew, or repeated and said to be so."""

import json

import pytest

from dashboard.__main__ import main

pytestmark = pytest.mark.usefixtures("on_tiny")


@pytest.fixture
def answer(capsys):
    def run(line):
        assert main([*line.split(), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)

    return run


def test_a_published_count_is_computed_anew_and_stands_beside_the_printed_one(answer):
    found = answer("figure docking_cases --programme hill")
    assert (found["origin"], found["stated"], found["rows"][0]["value"]) == ("computed", 9, 4)
    assert found["register"] == "docking"


def test_an_award_is_only_repeated(answer):
    found = answer("figure awards --programme hill")
    assert (found["origin"], found["recomputable"]) == ("published", False)
    assert found["rows"][0]["value"] == 3


def test_not_tracked_is_the_published_zero_and_never_a_computed_one(answer):
    found = answer("figure converted --programme river")
    assert (found["origin"], found["rows"][0]["value"]) == ("published", 0)
    assert found["reason"] == (
        "Records of river do not hold conversions, so 'converted' is not tracked."
    )


def test_not_recorded_and_not_published_is_refused(refused):
    assert "holds no records of zones" in refused("figure zones --programme river")


def test_a_reader_without_the_programme_gets_no_published_figure_either(account, refused):
    name = account("head_of_hill", programmes=("hill",), counties=("H1",), stations=("HS1",))
    assert "Unknown programme 'river'" in refused(f"figure converted --programme river --as {name}")


def test_a_published_figure_takes_no_selection_of_the_readers(refused):
    told = refused("figure docking_cases --programme hill --where station=HS1")
    assert "ask for its indicator to choose others" in told


def test_a_head_is_told_what_cannot_be_counted_for_his_stations(account, refused, answer):
    reach = {"programmes": ("hill",), "counties": ("H1",), "stations": ("HS1",), "firms": ("*",)}
    name = account("head_of_one", **reach)
    told = refused(f"figure committees --programme hill --as {name}")
    assert "cannot be counted for your reach" in told
    # His own station is one, though the register calls it by its code.
    assert answer(f"figure stations --programme hill --as {name}")["rows"][0]["value"] == 1
