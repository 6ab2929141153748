"""What else is planted to be found: a station, a firm, overdue disputes, key cases."""

import json

import pandas as pd
import pytest
from scipy.stats import binomtest

POOLED = 882 / 968


def cases(sample, kind: str) -> list[dict]:
    return [case for case in sample.planted if case["kind"] == kind]


def test_the_list_can_be_written_as_json(sample):
    assert json.loads(json.dumps(sample.planted, ensure_ascii=False)) == sample.planted


def test_one_station_differs_and_the_others_do_not(sample, docking):
    (differs,) = cases(sample, "station_differs")
    year = docking[docking["year"] == 2019].assign(won=lambda own: own["outcome"] == "settled")
    stations = year.groupby("station")["won"].agg(["sum", "count"])
    chance = {
        station: binomtest(int(won), int(all_cases), POOLED).pvalue
        for station, won, all_cases in stations.itertuples(name=None)
    }
    assert chance.pop(differs["unit"]) < 0.002
    assert differs["unit"] != "CHS03"
    assert min(chance.values()) > 0.05


def test_one_firm_is_near_dismissal_and_the_others_are_not(sample, tables):
    (near,) = cases(sample, "firm_near_dismissal")
    grades = tables["firm_grade"]
    failed = grades[grades["grade"] == "fail"].groupby("firm").size()
    assert failed.pop(near["unit"]) == 2
    assert failed.max() <= 1
    contracts = tables["firm_contract"].query("firm == @near['unit']")
    current = contracts[contracts["valid_to"] > pd.Timestamp("2021-12-31")]
    months = grades[(grades["firm"] == near["unit"]) & (grades["grade"] == "fail")]["month"]
    assert (months.min() >= current["valid_from"]).all()


def test_subsidies_are_paid_for_the_two_upper_grades(tables):
    grades = tables["firm_grade"]
    assert len(grades) == 7 * 48
    failed = grades["grade"] == "fail"
    assert (grades.loc[failed, "subsidy_fen"] == 0).all()
    assert grades.loc[~failed, "subsidy_fen"].between(100_000, 200_000).all()


def test_overdue_disputes_are_exactly_those_listed(sample, disputes):
    age = (pd.Timestamp("2021-12-31") - disputes["accepted_on"]).dt.days
    late = disputes[(disputes["outcome"] == "open") & (age > 30)]
    assert {case["unit"] for case in cases(sample, "overdue")} == set(late["dispute_id"])
    assert set(late["register"]) == {"people_mediation", "station_docking"}


def test_wrong_leads_are_exactly_those_listed_and_move_no_count(sample, docking):
    listed = {case["unit"] for case in cases(sample, "wrong_lead")}
    rule = docking["track"].map({"civil": "lawyer", "public_order": "police"})
    wrong = docking[rule.notna() & (docking["lead"] != rule)]
    assert listed == set(wrong["dispute_id"])
    assert set(wrong["year"]) == {2021}
    assert "CHS03" not in set(wrong["station"])
    # Each civil case led by the police has its twin: a public-order case led by a lawyer.
    alike = wrong.groupby(["station", "firm", "cohort_month", "type", "level", "channel"])
    assert [sorted(pair) for _, pair in alike["lead"]] == [["lawyer", "police"]] * 4
    assert set(wrong["outcome"]) == {"settled"}


def test_some_cases_of_every_year_were_closed_late(disputes):
    late = disputes[disputes["days_to_close"] > 30].groupby("year").size()
    assert (late > 20).all()
    assert list(late.index) == [2017, 2018, 2019, 2020, 2021]


def test_key_cases_are_exactly_those_listed(sample, disputes):
    reasons = {
        "major": disputes["level"] == "major",
        "sensitive": disputes["is_sensitive"],
        "unnatural_death": disputes["type"] == "unnatural_death",
        "many_people": disputes["people_involved"] >= 10,
        "criminal_risk": disputes["criminal_risk"],
    }
    listed = {case["unit"]: case["evidence"].split(",") for case in cases(sample, "key_case")}
    for reason, holds in reasons.items():
        found = set(disputes.loc[holds.astype(bool), "dispute_id"])
        assert found == {unit for unit, given in listed.items() if reason in given}
        assert len(found) > 20
    assert max(len(given) for given in listed.values()) >= 3


def test_attendance_tells_one_firm_from_the_others(tables):
    shifts = tables["duty_shift"]
    there = shifts["starts_at"].notna().groupby([shifts["firm"], shifts["on_day"].dt.year]).mean()
    yearly = there.unstack().loc[:, [2019, 2020, 2021]]
    assert yearly.loc["CHF5"].between(0.95, 0.985).all()
    assert (yearly.drop("CHF5") >= 0.994).all().all()


def test_one_shift_per_station_and_day_under_contract(tables):
    shifts = tables["duty_shift"]
    days = shifts.groupby("station").size()
    assert days.pop("CHS13") == 1_280 - 39
    assert (days == 1_280).all()
    assert (shifts["starts_at"].isna() == shifts["ends_at"].isna()).all()


def test_follow_up_differs_by_firm(tables):
    visits = tables["follow_up"].query("due_on <= '2021-11-30'")
    done = visits["done_on"].notna().groupby(visits["firm"]).mean()
    assert done.idxmin() == "CHF5"
    assert done.min() == pytest.approx(0.885, abs=0.04)
    assert done.drop("CHF5").min() > 0.9
