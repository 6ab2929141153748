"""``trend``: months as ``figure`` counts them, with limits, signals, changes and declared steps."""

import json
import shlex

import pytest

from dashboard.__main__ import main
from dashboard.domain.scope import ALL
from dashboard.metrics.difference import newcombe

DOCKING = "--programme chenghua --register station_docking"
HILL = "--programme hill --register docking"
COLUMNS = "month value numerator denominator low high shown provisional segment mean lower upper"


@pytest.fixture
def asked(on_tiny, capsys):
    def run(line):
        code = main([*shlex.split(f"trend {line}"), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def test_months_are_those_of_the_figure(command):
    told = command(f"trend settlement_rate {DOCKING}")
    rows = command(f"figure settlement_rate {DOCKING} --by month")["rows"]
    same = ("month", "value", "numerator", "denominator", "low", "high", "shown")
    assert [{key: row[key] for key in same} for row in told["rows"]] == rows
    assert {*COLUMNS.split(), "trial", "signals"} <= set(told["rows"][0])
    assert (told["metric"], told["basis"], told["unit"]) == (
        "settlement_rate",
        "mediated",
        "percent",
    )


def test_mean_and_limits_follow_from_the_months(command):
    rows = command(f"trend settlement_rate {DOCKING}")["rows"]
    values = [row["numerator"] / row["denominator"] for row in rows]
    ranges = [abs(one - other) for one, other in zip(values[1:], values, strict=False)]
    mean, spread = sum(values) / 12, 2.66 * sum(ranges) / 11
    last = rows[-1]
    assert (last["mean"], last["lower"], last["upper"]) == pytest.approx(
        (mean, mean - spread, mean + spread), abs=5e-5
    )
    assert not last["trial"]


def test_a_year_before_is_the_figure_of_that_month(command):
    last = command(f"trend settlement_rate {DOCKING}")["rows"][-1]
    before = command(f"figure settlement_rate {DOCKING} --from 2018-12-01 --to 2018-12-31")
    (then,) = before["rows"]
    shares = [(row["numerator"], row["denominator"]) for row in (last, then)]
    told = (last["on_year"], last["on_year_low"], last["on_year_high"])
    assert told == pytest.approx(newcombe(*shares), abs=5e-5)


def test_the_programmes_own_steps_are_told(command):
    told = command("trend calls --programme yibin --from 2016-08-01")
    assert [(one["on"], one["declared"]) for one in told["steps"]] == [("2017-08-15", True)]
    segments = {row["month"]: row["segment"] for row in told["rows"]}
    assert (segments["2017-07-01"], segments["2017-08-01"]) == (0, 1)


def test_a_step_of_ones_own_has_a_reason(asked):
    told = asked(f"mediated {HILL} --step '2020-03-01=new rules'")
    assert told["steps"] == [{"on": "2020-03-01", "reason": "new rules", "declared": False}]
    assert [row["segment"] for row in told["rows"]] == [0, 0, 1, 1, 1, 1]


def test_several_steps_are_in_order(asked):
    told = asked(f"mediated {HILL} --step '2020-05-01=b' --step '2020-03-01=a'")
    assert [one["reason"] for one in told["steps"]] == ["a", "b"]
    assert [row["segment"] for row in told["rows"]] == [0, 0, 1, 1, 2, 2]


def test_signals_and_unknown_values_are_plain_json(asked):
    row = asked(f"settlement_rate {HILL}")["rows"][0]
    assert (row["value"], row["mean"], row["signals"], row["shown"]) == (None, None, [], False)


def test_each_code_has_its_months(asked):
    rows = asked(f"mediated {HILL} --by type")["rows"]
    assert len(rows) == 5 * 6
    assert {row["type"] for row in rows if row["value"]} >= {"family", "contract"}


def test_for_people_it_prints_a_table(on_tiny, capsys):
    assert main(shlex.split(f"trend mediated {HILL}")) == 0
    assert "month\tvalue" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"mediated {HILL} --step 2020-03-01", "is not of the form DAY=REASON"),
        (f"mediated {HILL} --step '2020-03-01= '", "is not of the form DAY=REASON"),
        (f"mediated {HILL} --step 'soon=new rules'", "'soon' is not a date"),
        ("converted --programme river", "not tracked"),
        ("mediated --programme mars", "Unknown programme 'mars'"),
        ("mediated --programme hill", "several registers"),
        (f"happiness {HILL}", "Unknown metric 'happiness'"),
    ],
)
def test_what_cannot_be_told_is_said_in_one_sentence(on_tiny, refused, line, says):
    assert says in refused(f"trend {line}")


def test_an_account_sees_its_own_months(asked, account):
    account("one", programmes=("hill",), counties=ALL, stations=("HS3",), firms=ALL)
    assert [row["value"] for row in asked(f"mediated {HILL} --as one")["rows"]] == [
        0,
        0,
        1,
        1,
        1,
        0,
    ]


def test_a_programme_out_of_reach_is_unknown(on_tiny, refused, account):
    account("one", programmes=("hill",), counties=ALL, stations=ALL, firms=ALL)
    assert "Unknown programme 'river'" in refused("trend accepted --programme river --as one")
