"""``rank firms`` on the sample."""

import pytest

LINE = "rank firms --programme chenghua"


@pytest.fixture
def rows(command):
    return command(LINE)["rows"]


def test_seven_firms_led_all_disputes_of_the_register(rows):
    assert len(rows) == 7
    assert sum(row["lawyer_led"] + row["police_led"] for row in rows) == 968
    assert sum(row["lawyer_settled"] + row["police_settled"] for row in rows) == 882


def test_ranks_go_by_the_lawyer_led_rate(rows):
    rates = [row["lawyer_rate"] for row in rows]
    assert rates == sorted(rates, reverse=True)
    assert [row["rank"] for row in rows] == [1 + sum(r > rate for r in rates) for rate in rates]


def test_a_firm_that_chance_explains_stands_in_the_middle_group(rows):
    assert {row["group"] for row in rows} <= {"above", "high", "within", "low", "below"}
    assert [row["group"] for row in rows].count("within") >= 5


def test_every_firm_stands_at_two_stations(rows):
    assert sorted(station for row in rows for station in row["stations"]) == [
        f"CHS{number:02}" for number in range(1, 15)
    ]


def test_the_rates_beside_are_the_same_as_their_figures(command, rows):
    for key in ("duty_rate", "satisfaction_rate", "median_days", "subsidy"):
        line = f"figure {key} --programme chenghua --register station_docking --by firm"
        figures = {row["firm"]: row["value"] for row in command(line)["rows"]}
        assert {row["firm"]: row[key] for row in rows} == figures


def test_a_head_sees_the_firms_of_his_stations(command, head):
    rows = command(f"{LINE} --as {head}")["rows"]
    whole = command("figure mediated --programme chenghua --register station_docking --by station")
    own = sum(row["value"] for row in whole["rows"] if row["station"] in ("CHS01", "CHS02"))
    assert sum(row["lawyer_led"] + row["police_led"] for row in rows) == own
    assert {station for row in rows for station in row["stations"]} == {"CHS01", "CHS02"}


def test_the_answer_says_what_it_is(command):
    answer = command(LINE)
    assert (answer["metric"], answer["register"]) == ("firm_ranking", "station_docking")
    assert answer["basis"] == "mediated"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("rank firms --programme mars", "Unknown programme 'mars'"),
        ("rank firms --programme chenghua --register diary", "Unknown register 'diary'"),
        ("rank firms --programme chenghua --to 31.12.2019", "'31.12.2019' is not a date"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
