"""The published figures, by hand, for several seeds."""

import pandas as pd
import pytest

import sample_data
from dashboard.domain.errors import BadRequest


@pytest.fixture(scope="module", params=[2019, 7])
def rows(request: pytest.FixtureRequest) -> dict[str, pd.DataFrame]:
    if request.param == 2019:
        return request.getfixturevalue("tables")
    return sample_data.build("chenghua", seed=request.param).tables


def register_of(rows: dict[str, pd.DataFrame], register: str, year: int) -> pd.DataFrame:
    dispute = rows["dispute"]
    return dispute[(dispute["register"] == register) & (dispute["cohort_on"].dt.year == year)]


def satisfied_share(frame: pd.DataFrame) -> float:
    marks = frame["satisfaction"].dropna()
    return float((marks >= 4).mean())


def test_peoples_mediation_of_2019_is_as_published(rows):
    frame = register_of(rows, "people_mediation", 2019)
    assert len(frame) == 3_448
    assert (frame["outcome"] == "settled").sum() == 3_419
    assert frame["amount_fen"].sum() == 3_727_530_000
    assert frame["satisfaction"].count() == 2_344
    assert round(satisfied_share(frame), 3) == 0.991


def test_docking_of_2019_is_as_published(rows):
    frame = register_of(rows, "station_docking", 2019)
    assert len(frame) == 968
    assert (frame["outcome"] == "settled").sum() == 882


def test_nothing_of_2019_is_open_and_every_case_has_a_place(rows):
    frame = rows["dispute"][rows["dispute"]["cohort_on"].dt.year == 2019]
    assert not (frame["outcome"] == "open").any()
    assert frame[["zone", "station", "town", "community"]].notna().all().all()


def test_satisfaction_in_docking_rises_from_85_to_98_percent(rows):
    shares = [satisfied_share(register_of(rows, "station_docking", year)) for year in (2018, 2019)]
    assert [round(share, 2) for share in shares] == [0.85, 0.98]


def test_there_are_46_fewer_civil_docking_cases_than_the_year_before(rows):
    civil = [
        (register_of(rows, "station_docking", year)["track"] == "civil").sum()
        for year in (2018, 2019)
    ]
    assert civil[0] - civil[1] == 46


def test_13792_people_were_advised_in_2019(rows):
    advice = rows["advice"]
    assert advice.loc[advice["on_day"].dt.year == 2019, "people"].sum() == 13_792
    assert advice["people"].min() >= 1


def test_sweeps_resolve_83_then_94_percent(rows):
    yearly = rows["sweep"].groupby(rows["sweep"]["on_day"].dt.year)[["found", "resolved"]].sum()
    rate = yearly["resolved"] / yearly["found"]
    assert (round(rate[2018], 2), round(rate[2019], 2)) == (0.83, 0.94)
    assert (rows["sweep"]["resolved"] <= rows["sweep"]["found"]).all()


def test_calls_fall_by_23_percent_and_officers_time_by_half(rows):
    months = rows["station_month"]
    yearly = months.groupby(months["month"].dt.year)[["calls", "officer_minutes"]].sum()
    change = yearly.loc[2019] / yearly.loc[2018] - 1
    assert round(change["calls"], 2) == -0.23
    assert round(change["officer_minutes"], 2) == -0.50


def test_the_registers_have_the_published_sizes(rows):
    lawyer = rows["lawyer"]["role"].value_counts()
    sizes = [len(rows[name]) for name in ("firm", "station", "police_team", "officer", "mediator")]
    assert sizes == [7, 14, 14, 421, 1_172]
    assert (lawyer["resident"], lawyer["adviser"]) == (98, 108)
    assert (rows["committee"]["kind"] == "industry").sum() == 12
    assert (rows["area"]["level"] == "zone").sum() == 211
    assert (rows["area"]["level"] == "community").sum() == 108


def test_another_programme_is_refused_by_name():
    with pytest.raises(BadRequest, match="No sample data for programme 'nowhere'"):
        sample_data.build("nowhere")
