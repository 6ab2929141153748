"""``draw`` on the tiny database: who may, what comes out, and why these."""

import json
import shlex

import pytest

from dashboard.__main__ import main
from dashboard.access import audit
from dashboard.domain.scope import ALL

pytestmark = pytest.mark.usefixtures("on_tiny")
DRAW = "--programme hill --register docking --from 2020-01-01 --to 2020-06-30"
EVERYWHERE = dict.fromkeys(("programmes", "counties", "stations", "firms"), ALL)


@pytest.fixture
def drawn(capsys):
    def run(line):
        code = main([*shlex.split(f"draw {line}"), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def test_a_draw_tells_what_was_drawn_out_of_what_and_how(drawn):
    answer = drawn(f"{DRAW} --size 3 --seed 7 --by outcome")
    assert (answer["draw"], answer["by_account"], answer["seed"]) == (1, "operator", 7)
    assert (answer["population"], answer["drawn"], answer["data_to"]) == (4, 3, "2020-06-30")
    # By hand: one failed of four, so one of three; two of the three settled.
    assert answer["strata"] == [
        {"outcome": "failed", "population": 1, "drawn": 1},
        {"outcome": "settled", "population": 3, "drawn": 2},
    ]
    ids = [row["dispute_id"] for row in answer["rows"]]
    assert ids[0] == "hill:03"
    assert set(ids[1:]) < {"hill:01", "hill:06", "hill:07"}


def test_the_same_seed_draws_the_same_and_each_time_goes_on_record(drawn):
    first, second = (drawn(f"{DRAW} --size 2 --seed 41") for _ in range(2))
    assert first["rows"] == second["rows"]
    assert (first["draw"], second["draw"]) == (1, 2)
    assert [entry["act"] for entry in audit.records()] == ["draw", "draw"]


def test_without_a_seed_one_is_drawn_and_told(drawn):
    seeds = {drawn(f"{DRAW} --size 1")["seed"] for _ in range(4)}
    assert len(seeds) > 1


def test_a_draw_is_shown_with_its_comparison(drawn):
    made = drawn(f"{DRAW} --size 2 --seed 5 --by station,level")
    shown = drawn(f"--programme hill --show {made['draw']}")
    assert shown["drawn_again"] == "same"
    assert {key: shown[key] for key in made} == made


def test_an_account_draws_in_its_reach_alone(drawn, account):
    name = account("lina", "case_reviewer", **EVERYWHERE | {"stations": ("HS1",)})
    answer = drawn(f"{DRAW} --size 9 --seed 5 --as {name}")
    assert [row["dispute_id"] for row in answer["rows"]] == ["hill:01"]
    assert answer["by_account"] == "lina"
    assert drawn(f"--programme hill --show 1 --as {name}")["drawn_again"] == "same"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (DRAW, "--size N"),
        (f"{DRAW} --size 0", "between 1 and 500"),
        (f"{DRAW} --size 2 --by party", "Unknown stratum 'party'"),
        (f"{DRAW} --size 2 --where station=HS9", "Unknown station"),
        ("--programme hill --show 9", "There is no draw 9"),
        ("--programme mars --size 2", "Unknown programme 'mars'"),
    ],
)
def test_what_cannot_be_drawn_is_said(refused, line, told):
    assert told in refused(f"draw {line}")


def test_a_role_without_the_right_is_refused(refused, account):
    account("wang", "district_head", **EVERYWHERE)
    assert "may not draw" in refused(f"draw {DRAW} --size 2 --as wang")


def test_a_draw_of_another_programme_is_none_here(drawn, refused):
    drawn(f"{DRAW} --size 1 --seed 1")
    assert "There is no draw 1" in refused("draw --programme river --show 1")
