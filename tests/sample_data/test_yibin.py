"""宜宾: the published roll-out, totals and autumns, by hand, for two seeds."""

import json
from pathlib import Path

import pandas as pd
import pytest
import shapely
from scipy.stats import binomtest

import sample_data
from sample_data.geo.regions import draw

GEO = Path(sample_data.__file__).parent / "geo"
PILOTS = ["YBS01", "YBS02", "YBS03"]


@pytest.fixture(scope="module", params=[2019, 7])
def built(request: pytest.FixtureRequest) -> sample_data.Sample:
    return sample_data.build("yibin", request.param)


@pytest.fixture(scope="module")
def rows(built: sample_data.Sample) -> dict[str, pd.DataFrame]:
    return built.tables


@pytest.fixture(scope="module")
def disputes(rows: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return rows["dispute"]


def named_stations(rows: dict[str, pd.DataFrame]) -> set[str]:
    station = rows["station"]
    named = ["新街派出所", "新城派出所", "沙坪派出所"]
    codes = set(station.loc[station["name"].isin(named), "code"])
    assert len(codes) == 3
    return codes


def cases(built: sample_data.Sample, kind: str) -> list[dict]:
    return [case for case in built.planted if case["kind"] == kind]


def test_654_are_accepted_and_601_settled(disputes):
    assert len(disputes) == 654
    assert disputes["accepted_on"].notna().all()
    assert (disputes["cohort_on"] == disputes["accepted_on"]).all()
    assert (disputes["outcome"] == "settled").sum() == 601
    assert (disputes["mediated_on"].notna() | (disputes["outcome"] == "open")).all()


def test_23_stations_of_11_counties_start_between_15_august_and_7_november(rows):
    station = rows["station"].sort_values("started_on")
    assert len(station) == 23
    assert station["county"].nunique() == len(rows["area"]) == 11
    assert str(station["started_on"].iloc[0].date()) == "2017-08-15"
    assert str(station["started_on"].iloc[-1].date()) == "2017-11-07"
    first = station[station["started_on"] == "2017-08-15"]
    assert sorted(first["code"]) == PILOTS
    names = rows["area"].set_index("code")["name"]
    assert set(first["county"].map(names)) == {"翠屏区"}


def test_no_dispute_is_accepted_before_its_station_starts(disputes, rows):
    started = disputes["station"].map(rows["station"].set_index("code")["started_on"])
    assert (disputes["accepted_on"] >= started).all()
    assert (disputes["called_at"].dropna() >= started[disputes["called_at"].notna()]).all()
    opened = disputes["room"].map(rows["room"].set_index("code")["opened_on"])
    assert (opened == started).all()


@pytest.mark.parametrize(
    ("year", "calls", "criminal", "public_order"),
    [(2016, 4_305, 678, 749), (2017, 2_922, 242, 670)],
)
def test_the_pilots_autumn_is_as_published(rows, year, calls, criminal, public_order):
    months = rows["station_month"]
    autumn = months["month"].between(f"{year}-08-01", f"{year}-10-01")
    pilots = months[autumn & months["station"].isin(PILOTS)]
    assert len(pilots) == 9
    assert pilots["calls"].sum() == calls
    assert pilots["criminal_cases"].sum() == criminal
    assert pilots["public_order_cases"].sum() == public_order


def test_the_other_stations_months_move_little(rows):
    months = rows["station_month"]
    assert len(months) == 23 * 16
    assert months["officer_minutes"].isna().all()
    others = months[~months["station"].isin(PILOTS) & months["month"].dt.month.isin([8, 9, 10])]
    names = ["calls", "criminal_cases", "public_order_cases"]
    yearly = others.groupby(others["month"].dt.year)[names].sum()
    change = yearly.loc[2017] / yearly.loc[2016] - 1
    assert change["calls"] == pytest.approx(0, abs=0.06)
    assert change["criminal_cases"] == pytest.approx(0, abs=0.15)
    assert change["public_order_cases"] == pytest.approx(0, abs=0.08)


def test_one_station_differs_and_the_others_do_not(built, rows, disputes):
    (differs,) = cases(built, "station_differs")
    won = disputes.assign(won=disputes["outcome"] == "settled")
    stations = won.groupby("station")["won"].agg(["sum", "count"])
    chance = {
        station: binomtest(int(settled), int(count), 601 / 654).pvalue
        for station, settled, count in stations.itertuples(name=None)
    }
    assert len(chance) == 23
    assert chance.pop(differs["unit"]) < 0.002
    assert differs["unit"] not in named_stations(rows)
    assert min(chance.values()) > 0.05


def test_breaches_of_the_inquiry_rule_are_exactly_those_listed(built, disputes):
    policed = disputes[disputes["track"].isin(["public_order", "minor_criminal"])]
    assert disputes.loc[disputes["track"] == "civil", "inquiry_status"].isna().all()
    missing = policed[policed["inquiry_status"].isna()]
    stopped = policed[policed["inquiry_status"] == "stopped"]
    assert {one["unit"] for one in cases(built, "inquiry_missing")} == set(missing["dispute_id"])
    assert {one["unit"] for one in cases(built, "inquiry_stopped")} == set(stopped["dispute_id"])
    assert (len(missing), len(stopped)) == (4, 2)


def test_missing_hand_overs_are_exactly_those_listed(built, disputes):
    missing = disputes[disputes["handed_over_at"].isna()]
    listed = {one["unit"] for one in cases(built, "hand_over_missing")}
    assert listed == set(missing["dispute_id"])
    assert len(missing) == 9


def test_nothing_is_planted_at_a_station_the_source_names(built, rows, disputes):
    named = named_stations(rows)
    of = disputes.set_index("dispute_id")["station"]
    for case in built.planted:
        if case["kind"] not in ("source_case", "key_case"):
            assert of.get(case["unit"], case["unit"]) not in named, case


def test_the_stages_follow_each_other(disputes):
    stages = ["called_at", "arrived_at", "triaged_at", "handed_over_at", "entered_at"]
    for before, after in zip(stages, stages[1:], strict=False):
        both = disputes.dropna(subset=[before, after])
        assert (both[before] <= both[after]).all(), after
    assert (disputes["called_at"].notna() == (disputes["channel"] == "110")).all()


def test_every_room_and_station_was_inspected_once_after_its_start(built, rows):
    checks = rows["checklist"]
    started = checks["station"].map(rows["station"].set_index("code")["started_on"])
    assert (checks["on_day"] > started).all()
    assert checks["on_day"].max() <= pd.Timestamp("2017-11-30")
    sizes = checks.groupby(["list", "station"])["item"].nunique().unstack(0)
    assert (len(sizes), set(sizes["five_uniform"]), set(sizes["seven_institutions"])) == (
        23,
        {6},
        {7},
    )
    missed = checks[~checks["met"]]
    listed = {(one["unit"], one["item"]) for one in cases(built, "checklist_missed")}
    assert listed == set(zip(missed["station"], missed["item"], strict=True))
    assert 0 < len(missed) < 0.1 * len(checks)


def test_survey_marks_are_shared_by_mediator_and_officer_of_one_station(rows):
    survey = rows["survey"]
    keys = ["station", "month", "mediator", "officer"]
    assert not survey.duplicated(keys).any()
    for people in ("mediator", "officer"):
        home = survey[people].map(rows[people].set_index("code")["station"])
        assert (home == survey["station"]).all()
    started = survey["station"].map(rows["station"].set_index("code")["started_on"])
    assert (survey["month"] >= started.dt.to_period("M").dt.to_timestamp()).all()
    mean = survey["points"] / survey["responded"]
    assert mean.between(0, 100).all()
    by_station = survey.groupby("station")[["points", "responded"]].sum()
    assert (by_station["points"] / by_station["responded"]).between(85, 97).all()


def test_follow_ups_of_settled_disputes_are_due_after_closing(rows, disputes):
    visits = rows["follow_up"]
    closed = disputes[disputes["outcome"] == "settled"].set_index("dispute_id")["closed_on"]
    assert set(visits["dispute_id"]) == set(closed.index)
    assert (visits["due_on"] - visits["dispute_id"].map(closed)).dt.days.eq(15).all()
    assert (visits["done_on"].dropna() <= "2017-11-30").all()
    past = visits[visits["due_on"] <= "2017-11-20"]
    assert 0.85 < past["done_on"].notna().mean() < 1


def test_the_three_cases_of_the_source_are_there(built, disputes):
    by_id = disputes.set_index("dispute_id")
    told = [by_id.loc[one["unit"]] for one in cases(built, "source_case")]
    hospital, fall, loan = sorted(told, key=lambda case: case["accepted_on"])
    assert str(hospital["accepted_on"].date()) == "2017-09-03"
    assert (hospital["type"], hospital["days_to_close"]) == ("medical", 61)
    assert str(fall["accepted_on"].date()) == "2017-10-17"
    assert (fall["type"], fall["days_to_close"]) == ("unnatural_death", 0)
    assert fall["people_involved"] > 20
    assert str(loan["accepted_on"].date()) == "2017-11-06"
    assert loan["prevented_conversion"] == "public_order"
    assert all(case["outcome"] == "settled" for case in told)
    assert all(case["agreement"] == "written" for case in told)


def test_calls_come_in_the_evening_and_few_at_night(disputes):
    hours = disputes["called_at"].dropna().dt.hour.value_counts(normalize=True)
    assert hours[[15, 16, 17, 18, 19, 20, 21]].sum() > 0.4
    assert hours.reindex([1, 2, 3, 4]).sum() < 0.06


def test_most_cases_close_in_a_week_and_few_take_more_than_a_month(disputes):
    taken = disputes["days_to_close"].dropna()
    assert 1 <= taken.median() <= 5
    assert taken.quantile(0.95) < 20
    assert 0 < (taken > 30).sum() < 20


@pytest.mark.parametrize("name", ["yibin_county", "lixian_town"])
def test_a_map_fits_together_and_is_what_the_script_draws(name, tmp_path):
    draw(tmp_path)
    text = (GEO / f"{name}.geojson").read_text("utf-8")
    assert (tmp_path / f"{name}.geojson").read_text("utf-8") == text
    shapes = [
        shapely.geometry.shape(feature["geometry"]) for feature in json.loads(text)["features"]
    ]
    assert all(shape.geom_type == "Polygon" for shape in shapes)
    assert shapely.coverage_is_valid(shapes)
