"""Patrols, meetings, nights on call, licences and video as a stranger would look at them."""

from functools import cache

import pandas as pd
import pytest

import sample_data
from dashboard.domain import kinds

SPRING_FESTIVAL_2020 = pd.date_range("2020-01-24", "2020-02-02")
NATIONAL_DAY_2017 = pd.date_range("2017-10-01", "2017-10-08")


@cache
def rows(code: str) -> dict[str, pd.DataFrame]:
    return sample_data.build(code).tables


@pytest.fixture(scope="module")
def patrols() -> pd.DataFrame:
    return rows("chenghua")["patrol"]


@pytest.fixture(scope="module")
def nights() -> pd.DataFrame:
    return rows("yibin")["on_call"]


def test_a_zone_is_patrolled_once_a_day_by_one_to_three_officers_of_its_station(patrols):
    assert not patrols.duplicated(["zone", "on_day"]).any()
    assert set(patrols["officers"]) == {1, 2, 3}
    zones = rows("chenghua")["area"].query("level == 'zone'").set_index("code")
    assert len(zones) == 211
    assert set(patrols["zone"]) == set(zones.index)
    assert (patrols["zone"].map(zones["station"]) == patrols["station"]).all()
    assert (patrols["zone"].map(zones["parent"]) == patrols["town"]).all()


def test_patrols_run_from_2019_to_the_last_day_and_are_hardly_ever_missed(patrols):
    assert str(patrols["on_day"].min().date()) == "2019-01-01"
    assert str(patrols["on_day"].max().date()) == "2021-12-31"
    assert 20 <= 211 * 1_096 - len(patrols) <= 45


def test_no_station_sends_out_more_officers_than_it_has(patrols):
    sent = patrols.groupby(["station", "on_day"])["officers"].sum().unstack("on_day")
    there = rows("chenghua")["station"].set_index("code")["officers"]
    assert (sent.max(axis=1) <= there.reindex(sent.index)).all()
    assert 0.5 < patrols["officers"].sum() / 1_096 / 421 < 0.8


def test_fewer_officers_walk_at_weekends(patrols):
    weekend = patrols["on_day"].dt.day_of_week >= 5
    assert patrols.loc[weekend, "officers"].mean() < patrols.loc[~weekend, "officers"].mean()


@pytest.mark.parametrize("code", ["lixian", "yibin"])
def test_meetings_are_held_on_working_days_of_the_period(code):
    meetings, data = rows(code)["meeting"], rows(code)["programme"].iloc[0]
    assert set(meetings["kind"]) <= set(kinds.MEETINGS)
    assert meetings["on_day"].between(data["data_from"], data["data_to"]).all()
    assert (meetings["on_day"].dt.day_of_week < 5).all()
    assert not meetings["on_day"].isin(SPRING_FESTIVAL_2020.union(NATIONAL_DAY_2017)).any()


def test_no_station_of_lixian_meets_before_it_is_paired():
    meetings, station = rows("lixian")["meeting"], rows("lixian")["station"].set_index("code")
    assert set(meetings["station"]) == set(station.index)
    assert set(meetings["kind"]) == {"joint", "regular"}
    paired = meetings["station"].map(station["paired_on"])
    assert (paired.isna() | (meetings["on_day"] >= paired)).all()
    assert station["paired_on"].notna().sum() == 1


def test_reviews_of_yibin_are_of_the_counties():
    meetings = rows("yibin")["meeting"]
    assert meetings["station"].isna().all()
    assert len(meetings) == 11 * 3 - 3


def test_every_station_of_yibin_has_a_roster_of_every_night(nights):
    station = rows("yibin")["station"].set_index("code")
    assert not nights.duplicated(["station", "on_day"]).any()
    first = nights.groupby("station")["on_day"].min()
    late = first[first > station["started_on"].reindex(first.index)]
    assert list(late.index) == ["YBS17"]  # its mediator came some days after it started
    length = (pd.Timestamp("2017-11-30") - first).dt.days + 1
    assert (nights.groupby("station").size() == length).all()


def test_those_on_call_are_mediators_of_the_station_and_in_service(nights):
    mediator = rows("yibin")["mediator"].set_index("code")
    assert (nights["mediator"].map(mediator["station"]) == nights["station"]).all()
    assert (nights["mediator"].map(mediator["appointed_on"]) <= nights["on_day"]).all()


def test_nights_last_till_morning_and_few_are_missed(nights):
    there = nights.dropna(subset=["starts_at"])
    assert (nights["starts_at"].isna() == nights["ends_at"].isna()).all()
    assert (there["starts_at"].dt.normalize() == there["on_day"]).all()
    assert (there["ends_at"].dt.normalize() == there["on_day"] + pd.Timedelta(days=1)).all()
    assert 0.98 < len(there) / len(nights) < 1
    short = (there["starts_at"].dt.hour >= 18) & (there["starts_at"].dt.minute > 0)
    short |= there["ends_at"].dt.hour < 8
    assert 0 < short.sum() < 20


def test_most_stations_of_yibin_start_no_later_than_planned():
    station = rows("yibin")["station"]
    assert station["planned_on"].notna().all()
    assert (station["started_on"] > station["planned_on"]).sum() == 3
    assert station["planned_on"].max() <= pd.Timestamp("2017-11-30")


def test_licences_end_with_a_month_and_are_spread_over_the_years():
    mediator = rows("lixian")["mediator"]
    until = mediator["licence_until"].dropna()
    assert until.dt.is_month_end.all()
    assert 0 < mediator["licence_until"].isna().mean() < 0.12
    assert (until >= mediator.loc[until.index, "appointed_on"]).all()
    there = mediator["dismissed_on"].isna()
    ahead = until[there.loc[until.index] & (until > pd.Timestamp("2023-04-30"))]
    assert len(ahead) > 0.95 * (there & mediator["licence_until"].notna()).sum()
    assert ahead.dt.year.value_counts(normalize=True).max() < 0.4


def test_video_reaches_villages_and_communities_of_chongqing_town_by_town():
    committee = rows("chongqing")["committee"]
    local = committee[committee["kind"].isin(["village", "community"])]
    assert committee.drop(local.index)["video_ready_on"].isna().all()
    ready = local["video_ready_on"].dropna()
    assert len(ready) == 1_997  # 18 % of 11,093
    assert ready.min().to_period("M") == pd.Period("2018-03")
    assert ready.max() <= pd.Timestamp("2019-04-30")
    months = ready.dt.to_period("M").value_counts().sort_index()
    assert months.iloc[-4:].sum() > 2 * months.iloc[:4].sum()
    towns = local.groupby("area")["video_ready_on"].count()
    assert (towns == 0).sum() > 700


def test_every_county_trains_in_every_whole_quarter_but_three():
    training = rows("chongqing")["training"]
    assert (training["on_day"].dt.day_of_week < 5).all()
    quarter = training["on_day"].dt.to_period("Q")
    held = training.groupby(["county", quarter]).size().unstack(fill_value=0)
    whole = held[[quarter for quarter in held if str(quarter) < "2019Q2"]]
    assert whole.shape == (40, 5)
    assert (whole == 0).sum().sum() == 3
    assert (whole == 0).sum(axis=1).max() == 1
