"""``rank firms`` on the sample."""

import pytest

from dashboard.domain.scope import ALL

LINE = "rank firms --programme chenghua"
FIRST = (
    "firm led value low high adjusted p_best p_bottom_two rank_low rank_high band fails grade"
).split()


REACH = {
    "programmes": ("chenghua",),
    "counties": ("510108",),
    "stations": ("CHS01", "CHS02"),
    "firms": ALL,
    "comparison_counties": ("510108",),
}


@pytest.fixture
def rows(command):
    return command(LINE)["rows"]


def test_a_row_begins_with_what_decides(rows):
    assert {tuple(row)[: len(FIRST)] for row in rows} == {tuple(FIRST)}


def test_seven_firms_led_all_disputes_of_the_register(rows):
    assert len(rows) == 7
    assert sum(row["led"] + row["police_led"] for row in rows) == 968
    assert sum(row["settled"] + row["police_settled"] for row in rows) == 882


def test_the_value_is_the_lawyer_led_rate_and_never_mixed_with_the_polices(command, rows):
    line = "figure settlement_rate --programme chenghua --register station_docking --by firm"
    led = {row["firm"]: row for row in command(f"{line} --where lead=lawyer")["rows"]}
    for row in rows:
        found = led[row["firm"]]
        assert [row[key] for key in ("value", "low", "high")] == [
            found[key] for key in ("value", "low", "high")
        ]
        assert (row["settled"], row["led"]) == (found["numerator"], found["denominator"])
        assert row["low"] < row["value"] < row["high"]


def test_firms_of_one_band_stand_by_code_because_they_have_no_order(rows):
    order = {"above": 0, "together": 1, "below": 2}
    places = [(order[row["band"]], row["firm"]) for row in rows]
    assert places == sorted(places)


def test_the_firm_at_the_station_that_differs_is_the_only_one_told_apart(rows):
    assert {row["firm"] for row in rows if row["band"] != "together"} == {"CHF2"}
    assert {row["firm"] for row in rows if row["band_adjusted"] != "together"} == {"CHF2"}


def test_chances_add_up_and_ranks_hold_each_other(rows):
    assert sum(row["p_best"] for row in rows) == pytest.approx(1, abs=0.001)
    assert sum(row["p_bottom_two"] for row in rows) == pytest.approx(2, abs=0.001)
    assert all(1 <= row["rank_low"] <= row["rank_high"] <= 7 for row in rows)


def test_the_same_question_gets_the_same_answer(command, rows):
    assert command(LINE)["rows"] == rows


def test_fails_are_counted_over_the_contract_in_force(command, rows):
    # One fail of CHF2 in September 2019 within its contract of 2019-2020; none of CHF5 then.
    fails = {row["firm"]: row["fails"] for row in rows}
    assert fails == {f"CHF{n}": int(n == 2) for n in range(1, 8)}
    later = command(f"{LINE} --from 2021-01-01 --to 2021-12-31")["rows"]
    assert {row["firm"]: row["fails"] for row in later}["CHF5"] == 2
    before = command(f"{LINE} --from 2021-01-01 --to 2021-09-30")["rows"]
    assert {row["firm"]: row["fails"] for row in before}["CHF5"] == 1


def test_every_firm_stands_at_two_stations(rows):
    assert sorted(station for row in rows for station in row["stations"]) == [
        f"CHS{number:02}" for number in range(1, 15)
    ]


def test_the_rates_beside_are_the_same_as_their_figures(command, rows):
    for key in ("duty_rate", "entered_in_time_rate", "satisfaction_rate", "median_days", "subsidy"):
        line = f"figure {key} --programme chenghua --register station_docking --by firm"
        figures = {row["firm"]: row["value"] for row in command(line)["rows"]}
        assert {row["firm"]: row[key] for row in rows} == figures


def test_a_head_compares_all_firms_as_the_page_does_and_sees_no_money(command, head, rows):
    assert all(row["subsidy"] for row in rows)
    assert command(f"{LINE} --as {head}")["rows"] == [row | {"subsidy": None} for row in rows]


def test_a_head_whose_comparison_is_his_own_stations_sees_their_firms_alone(command, account):
    name = account("narrow", **REACH | {"comparison_stations": ("CHS01", "CHS02")})
    rows = command(f"{LINE} --as {name}")["rows"]
    whole = command("figure mediated --programme chenghua --register station_docking --by station")
    own = sum(row["value"] for row in whole["rows"] if row["station"] in ("CHS01", "CHS02"))
    assert sum(row["led"] + row["police_led"] for row in rows) == own
    assert {station for row in rows for station in row["stations"]} == {"CHS01", "CHS02"}
    # Grades do not name stations: null to him, and not zero.
    assert {(row["fails"], row["grade"], row["subsidy"]) for row in rows} == {(None, None, None)}


def test_only_firms_whose_rate_is_shown_are_ranked(command, rows):
    # In one month a firm leads ten disputes or so: some have too few for a rate.
    month = command(f"{LINE} --from 2019-03-01 --to 2019-03-31")["rows"]
    few = [row for row in month if row["value"] is None]
    shown = [row for row in month if row["value"] is not None]
    assert few
    assert len(shown) > 1
    ranks = ("p_best", "p_bottom_two", "rank_low", "rank_median", "rank_high", "expected")
    assert {row[key] for row in few for key in ranks} == {None}
    assert sum(row["p_best"] for row in shown) == pytest.approx(1, abs=0.001)
    assert max(row["rank_high"] for row in shown) <= len(shown)


def test_the_difference_is_observed_less_expected_in_shares_of_the_led(rows):
    for row in rows:
        apart = (row["settled"] - row["expected"]) / row["led"]
        assert row["difference"] == pytest.approx(apart, abs=1e-4)
        assert row["difference_low"] < row["difference"] < row["difference_high"]
    assert sum(row["expected"] for row in rows) == pytest.approx(646, abs=0.01)


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
