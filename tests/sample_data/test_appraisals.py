"""Grades of officers, mediators and rooms, and who was at which training."""

import json

import pandas as pd
import pytest

import sample_data
from dashboard.domain.settings import programme_of


@pytest.fixture(scope="module")
def chongqing():
    return sample_data.build("chongqing").tables


@pytest.fixture(scope="module")
def lists(chongqing):
    return chongqing["training_attendance"]


@pytest.fixture(scope="module")
def grades(chongqing):
    return chongqing["grading"]


def test_every_officer_has_stars_of_every_year(tables):
    stars = tables["grading"]
    assert stars["month"].dt.year.value_counts().to_dict() == dict.fromkeys(range(2018, 2022), 421)
    assert not stars.duplicated(["unit", "month"]).any()
    assert (
        stars["unit"]
        .map(tables["officer"].set_index("code")["station"])
        .equals(stars["station"].rename("unit"))
    )
    assert stars["stars"].between(1, 5).all()
    assert (stars["months"] == 12).all()
    assert (stars["month"].dt.strftime("%m-%d") == "01-01").all()


def test_most_officers_have_three_stars_and_keep_about_what_they_had(tables):
    stars = tables["grading"]
    share = stars["stars"].value_counts(normalize=True)
    assert share.idxmax() == 3
    assert share[1] < 0.08
    assert 0.02 < share[5] < 0.15
    yearly = stars.pivot_table(index="unit", columns="month", values="stars").astype(float)
    assert 0.4 < yearly.corr().iloc[0, 1] < 0.9


def test_a_grading_is_one_the_programme_declares(tables, grades):
    awards = sample_data.build("lixian").tables["grading"]
    for code, rows in (("chenghua", tables["grading"]), ("chongqing", grades), ("lixian", awards)):
        declared = {one.key: one.subject for one in programme_of(code).gradings}
        assert {*zip(rows["grading"], rows["subject"], strict=True)} <= {*declared.items()}


def test_full_time_mediators_in_service_all_year_are_graded(chongqing, grades):
    people = chongqing["mediator"]
    served = (people["kind"] == "full_time") & (
        people["appointed_on"] <= pd.Timestamp("2018-01-01")
    )
    assert set(grades["unit"]) == set(people.loc[served, "code"])
    assert len(grades) == served.sum()
    share = grades["grade"].value_counts(normalize=True)
    assert set(share.index) == {"一级", "二级", "三级", "四级"}
    assert share.min() > 0.01
    assert share.max() < 0.7


def test_points_of_a_grade_are_the_weighted_sum_of_its_three_parts(grades):
    for points, text in zip(grades["points"], grades["items"], strict=True):
        parts = json.loads(text)
        assert [part["weight"] for part in parts.values()] == [30, 50, 20]
        total = sum(part["points"] * part["weight"] for part in parts.values()) / 100
        assert points == pytest.approx(total, abs=0.006)
    names = [part.zh for part in programme_of("chongqing").gradings[0].parts]
    assert list(json.loads(grades["items"].iloc[0])) == names


def test_a_better_grade_has_more_points(grades):
    span = grades.groupby("grade")["points"].agg(["min", "max"])
    assert span.loc["一级", "min"] >= 88 > span.loc["二级", "max"]
    assert span.loc["二级", "min"] >= 80 > span.loc["三级", "max"]
    assert span.loc["三级", "min"] >= 70 > span.loc["四级", "max"]


def test_five_rooms_a_year_are_awarded_by_their_rates():
    tables = sample_data.build("lixian").tables
    awards = tables["grading"]
    assert awards["month"].dt.year.value_counts().to_dict() == dict.fromkeys(range(2018, 2023), 5)
    assert set(awards["grade"]) == {"表彰"}
    room = tables["room"].set_index("code")["station"]
    assert (awards["unit"].map(room) == awards["station"]).all()
    disputes = tables["dispute"]
    year = disputes[disputes["found_on"].dt.year == 2021]
    both = year["accepted_on"].notna() * 1 + (year["outcome"] == "settled") * 1
    best = both.groupby(year["station"]).mean().nlargest(5).index
    assert set(awards.loc[awards["month"].dt.year == 2021, "station"]) == set(best)


def test_as_many_people_are_listed_as_a_session_counts(chongqing, lists):
    session = ["county", "on_day", "kind"]
    counted = chongqing["training"].groupby(session)["attendances"].sum().astype(int)
    assert lists.groupby(session).size().sort_index().equals(counted.sort_index().rename(None))
    assert len(lists) == 80_000


def test_nobody_is_listed_twice_for_a_session_or_out_of_office(chongqing, lists):
    assert not lists.duplicated(["county", "on_day", "kind", "mediator"]).any()
    people = chongqing["mediator"].set_index("code")
    assert (lists["mediator"].map(people["county"]) == lists["county"]).all()
    assert (lists["mediator"].map(people["appointed_on"]) <= lists["on_day"]).all()
    gone = lists["mediator"].map(people["dismissed_on"])
    assert (gone.isna() | (lists["on_day"] < gone)).all()


def test_some_are_trained_several_times_and_some_never(chongqing, lists):
    times = lists["mediator"].value_counts()
    assert 0.45 < len(times) / len(chongqing["mediator"]) < 0.75
    assert 0.2 < (times > 1).mean() < 0.6
    assert times.max() < 25


@pytest.mark.parametrize("code", ["chongqing", "cixi", "lixian", "yibin"])
def test_the_same_seed_gives_the_same_rows(code):
    # 成华 is built again in test_determinism, with all its tables.
    first, again = (sample_data.build(code).tables for _ in range(2))
    for name in {"subsidy_claim", "grading", "training_attendance"} & set(first):
        pd.testing.assert_frame_equal(first[name], again[name])
