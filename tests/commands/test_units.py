"""``units`` on the sample: the comparison as a doubter would check it."""

import pytest

LINE = "units --programme chenghua --register station_docking"


@pytest.fixture
def answer(command):
    return command(LINE)


def test_the_fourteen_stations_and_their_counts(answer):
    assert len(answer["rows"]) == 14
    assert sum(row["denominator"] for row in answer["rows"]) == 968
    assert answer["pooled"] == round(882 / 968, 4)


def test_a_row_says_the_same_as_the_figure(command, answer):
    figure = command(
        "figure settlement_rate --programme chenghua --register station_docking --by station"
    )
    keys = ("station", "value", "low", "high", "numerator", "denominator")
    assert [[row[key] for key in keys] for row in answer["rows"]] == [
        [row[key] for key in keys] for row in figure["rows"]
    ]


def test_how_it_was_judged_is_said(answer):
    assert "conditional exact test" in answer["family_test"]
    assert "track, level, type" in answer["case_mix"]
    assert 0.2 < answer["false_alarm_of_limits"] < 0.35


def test_the_difference_is_observed_minus_expected(answer):
    for row in answer["rows"]:
        expected = (row["numerator"] - row["expected"]) / row["denominator"]
        assert row["difference"] == pytest.approx(expected, abs=2e-4)


def test_residents_of_all_stations_are_those_of_the_district(answer):
    assert sum(row["residents"] for row in answer["rows"]) == 950_000
    assert sum(row["officers"] for row in answer["rows"]) == 421


def test_a_head_sees_the_peers_he_is_compared_with(command, head):
    assert len(command(f"{LINE} --as {head}")["rows"]) == 14


def test_studios_are_told_apart_by_their_days_where_all_settle_everything(command):
    answer = command("units --programme cixi --register brand_studio")
    slow = [row["room"] for row in answer["rows"] if row["days_standing"] == "below"]
    assert slow == ["CXR09"]
    assert {row["value"] for row in answer["rows"] if row["shown"]} == {1}


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (f"{LINE} --where station=XX", "Unknown station 'XX'"),
        ("units --programme chenghua", "name one of"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
