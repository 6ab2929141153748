"""澧县: the published totals and full coverage, by hand, for two seeds."""

import pandas as pd
import pytest
from scipy.stats import binomtest

import sample_data

EVERY_DAY = pd.date_range("2018-01-01", "2023-04-30")


@pytest.fixture(scope="module", params=[2019, 7])
def built(request: pytest.FixtureRequest) -> sample_data.Sample:
    return sample_data.build("lixian", request.param)


@pytest.fixture(scope="module")
def rows(built: sample_data.Sample) -> dict[str, pd.DataFrame]:
    return built.tables


@pytest.fixture(scope="module")
def disputes(rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return rows["dispute"]


def named_stations(rows: dict[str, pd.DataFrame]) -> set[str]:
    station = rows["station"]
    named = ["王家厂派出所", "大堰垱派出所", "澧南派出所"]
    codes = set(station.loc[station["name"].isin(named), "code"])
    assert len(codes) == 3
    return codes


def cases(built: sample_data.Sample, kind: str) -> list[dict]:
    return [case for case in built.planted if case["kind"] == kind]


def test_27013_are_found_and_26014_settled_from_2018_to_april_2023(disputes):
    assert len(disputes) == 27_013
    assert (disputes["outcome"] == "settled").sum() == 26_014
    assert (disputes["cohort_on"] == disputes["found_on"]).all()
    assert disputes["found_on"].between("2018-01-01", "2023-04-30").all()
    assert disputes["cohort_month"].nunique() == 64


def test_97_percent_are_accepted_and_nothing_is_settled_without(disputes):
    accepted = disputes["accepted_on"].notna()
    assert accepted.sum() == 26_230
    assert accepted[disputes["outcome"] == "settled"].all()
    assert (disputes["accepted_on"].dropna() >= disputes.loc[accepted, "found_on"]).all()
    assert (
        disputes.loc[~accepted, ["mediated_on", "mediator", "room", "officer"]].isna().all().all()
    )


def test_no_conversion_is_tracked(disputes):
    assert (disputes["conversion"] == "not_tracked").all()


def test_stations_and_justice_offices_are_paired_one_to_one_in_every_town(rows):
    station, office = rows["station"], rows["justice_office"]
    assert (len(station), len(office), (rows["area"]["level"] == "town").sum()) == (19, 19, 19)
    assert station["justice_office"].is_unique
    assert set(station["justice_office"]) == set(office["code"])
    town_of_office = station["justice_office"].map(office.set_index("code")["name"])
    same = station["name"].str.removesuffix("派出所") == town_of_office.str.removesuffix("司法所")
    assert same.all()
    assert "王家厂司法所" in set(office["name"])


def test_every_station_has_a_joint_room_every_day(rows):
    room = rows["room"]
    assert sorted(room["station"]) == sorted(rows["station"]["code"])
    assert (room["kind"] == "joint").all()
    assert (room["opened_on"] < "2018-01-01").all()
    assert room["closed_on"].isna().all()


def test_every_station_has_an_assistant_every_day(rows):
    assistants = rows["mediator"].query("kind == 'assistant'")
    for station in rows["station"]["code"]:
        there = pd.Series(False, index=EVERY_DAY)
        for one in assistants[assistants["station"] == station].itertuples():
            there |= (one.appointed_on <= EVERY_DAY) & ~(one.dismissed_on <= EVERY_DAY)
        assert there.all(), station


def test_part_time_mediators_belong_to_committees(rows):
    part_time = rows["mediator"].query("kind == 'part_time'")
    assert part_time["committee"].notna().all()
    assert set(part_time["committee"]) == set(rows["committee"]["code"])
    assert set(rows["committee"]["kind"]) == {"county", "town", "village"}


def test_a_dispute_is_mediated_by_the_committee_of_its_mediator(disputes, rows):
    led = disputes.dropna(subset=["mediator"])
    of = rows["mediator"].set_index("code")["committee"]
    assert (led["mediator"].map(of) == led["committee"]).all()
    area = led["committee"].map(rows["committee"].set_index("code")["area"])
    assert (area == led["town"]).all()


def test_one_station_differs_and_the_others_do_not(built, rows, disputes):
    (differs,) = cases(built, "station_differs")
    won = disputes.assign(won=disputes["outcome"] == "settled")
    stations = won.groupby("station")["won"].agg(["sum", "count"])
    chance = {
        station: binomtest(int(settled), int(count), 26_014 / 27_013).pvalue
        for station, settled, count in stations.itertuples(name=None)
    }
    assert len(chance) == 19
    assert chance.pop(differs["unit"]) < 0.001
    assert differs["unit"] not in named_stations(rows)
    assert min(chance.values()) > 0.05


def test_no_month_stands_out(disputes):
    won = disputes.assign(won=disputes["outcome"] == "settled")
    months = won.groupby("cohort_month")["won"].agg(["sum", "count"])
    chance = [
        binomtest(int(settled), int(count), 26_014 / 27_013).pvalue
        for settled, count in months.itertuples(index=False)
    ]
    assert min(chance) > 0.002


def test_nothing_is_planted_at_a_station_of_a_town_the_source_names(built, rows, disputes):
    named = named_stations(rows)
    of = disputes.set_index("dispute_id")["station"]
    late = [of[case["unit"]] for case in cases(built, "overdue")]
    assert len(late) == 8
    assert not named & set(late)
    still = {of[case["unit"]] for case in cases(built, "stalled")}
    assert still
    assert not named & still


def test_the_two_cases_of_the_source_are_there(built, disputes, rows):
    by_id = disputes.set_index("dispute_id")
    hospital, neighbours = (by_id.loc[case["unit"]] for case in cases(built, "source_case"))
    town = rows["area"].set_index("code")["name"]
    assert str(hospital["found_on"].date()) == "2021-05-25"
    assert (town[hospital["town"]], hospital["type"]) == ("王家厂镇", "medical")
    assert str(neighbours["found_on"].date()) == "2022-04-02"
    assert (town[neighbours["town"]], neighbours["type"]) == ("澧南镇", "neighbour")
    assert (hospital["outcome"], neighbours["outcome"]) == ("settled", "settled")
    assert (hospital["agreement"], neighbours["agreement"]) == ("written", "written")


def test_weekends_festivals_and_the_spring_of_2020_are_quiet(disputes):
    weekday = disputes["found_on"].dt.day_of_week.value_counts(normalize=True)
    assert weekday[[5, 6]].max() < weekday[[0, 1, 2, 3, 4]].min() / 1.5
    monthly = disputes.groupby("cohort_month").size()
    others = [monthly[f"{year}-02-01"] for year in (2018, 2019, 2021, 2022, 2023)]
    assert monthly["2020-02-01"] < 0.8 * min(others)
    assert disputes.groupby("found_on").size().max() < 60


def test_most_cases_close_within_a_month(disputes):
    taken = disputes["days_to_close"].dropna()
    assert 3 <= taken.median() <= 7
    assert 0.95 < (taken <= 30).mean() < 0.99
    counts = taken.value_counts().reindex(range(1, 15))
    assert (counts.diff().dropna().abs() < 0.4 * counts.max()).all()


def test_every_dispute_has_its_two_sides(rows, disputes):
    party = rows["party"]
    assert len(party) == 2 * 27_013
    assert party["role"].value_counts().to_dict() == {"applicant": 27_013, "respondent": 27_013}
