"""Looked at as a stranger would: weeks, months, hours, durations, amounts."""

import pytest


def test_evenings_are_busiest_and_nights_are_quiet(docking):
    hours = docking["called_at"].dropna().dt.hour.value_counts(normalize=True)
    assert hours[[15, 16, 17, 18, 19, 20, 21]].sum() > 0.5
    assert hours.idxmax() in (18, 19, 20)
    assert hours[[1, 2, 3, 4]].sum() < 0.05


def test_offices_rest_on_weekends_and_police_do_not(people, docking):
    office = people["accepted_on"].dt.day_of_week.value_counts(normalize=True)
    police = docking["accepted_on"].dt.day_of_week.value_counts(normalize=True)
    assert office[[5, 6]].max() < office[[0, 1, 2, 3, 4]].min() / 1.5
    assert police[[4, 5, 6]].sum() > 3 / 7


def test_closing_days_do_not_pile_up(people):
    share = people["closed_on"].dt.day_of_week.value_counts(normalize=True)
    assert share[[0, 1, 2, 3, 4]].max() < 1.4 * share[[0, 1, 2, 3, 4]].min()


def test_the_spring_of_2020_is_quiet(disputes):
    monthly = disputes.groupby("cohort_month").size()
    february = {year: monthly[f"{year}-02-01"] for year in range(2017, 2022)}
    assert february[2020] < 0.6 * min(february[year] for year in (2017, 2018, 2019, 2021))


def test_no_day_is_a_dump_of_records(disputes):
    assert disputes.groupby(["register", "accepted_on"]).size().max() < 40


def test_most_cases_close_in_days_and_few_take_more_than_a_month(disputes):
    days = disputes["days_to_close"].dropna()
    assert 4 <= days.median() <= 8
    assert days.quantile(0.9) < 30
    counts = days.value_counts().reindex(range(1, 15))
    assert (counts.diff().dropna().abs() < 0.35 * counts.max()).all()


def test_levels_and_tracks_have_believable_shares(disputes, docking):
    levels = disputes["level"].value_counts(normalize=True)
    assert levels["ordinary"] == pytest.approx(0.88, abs=0.02)
    assert levels["major"] == pytest.approx(0.02, abs=0.007)
    assert (docking["track"] == "civil").mean() > 0.65


def test_amounts_are_round_and_no_single_case_carries_the_sum(people):
    year = people[people["year"] == 2019]["amount_fen"]
    assert (year % 100 == 0).all()
    assert year.max() < 0.08 * year.sum()
    positive = year[year > 0]
    assert (positive % 5_000 == 0).mean() > 0.9
    assert positive.value_counts(normalize=True).max() < 0.05


def test_yearly_sums_are_comparable_so_that_2019_does_not_stick_out(people):
    sums = people.groupby("year")["amount_fen"].sum()
    assert sums.max() < 1.5 * sums.min()


def test_zones_are_skewed_but_none_is_forgotten(people):
    counts = people[people["year"] == 2019]["zone"].value_counts()
    assert len(counts) > 205
    assert counts.max() > 3 * counts.median()


def test_work_is_unevenly_shared_among_mediators(people, tables):
    cases = people[people["year"] == 2019]["mediator"].value_counts()
    assert 0.5 < len(cases) / len(tables["mediator"]) < 0.9
    assert cases.max() < 0.05 * len(people)


def test_the_whole_sample_stays_small(tables):
    assert sum(len(frame) for frame in tables.values()) < 600_000
