"""Dates and steps of a dispute come in the order they can happen."""

import pandas as pd
import pytest

DATA_TO = pd.Timestamp("2021-12-31")


def in_order(frame: pd.DataFrame, *columns: str) -> bool:
    known = frame.dropna(subset=list(columns))
    assert len(known) > 100
    pairs = zip(columns, columns[1:], strict=False)
    return all((known[first] <= known[second]).all() for first, second in pairs)


def test_stages_of_docking_follow_each_other(docking):
    assert in_order(docking, "called_at", "arrived_at", "triaged_at", "handed_over_at")
    assert docking[["triaged_at", "handed_over_at"]].notna().all().all()
    assert (docking["handed_over_at"].dt.normalize() <= docking["accepted_on"]).all()


def test_stages_are_recorded_for_docking_only(people):
    stages = ["called_at", "arrived_at", "triaged_at", "handed_over_at"]
    assert people[stages].isna().all().all()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("found_on", "accepted_on"),
        ("accepted_on", "closed_on"),
        ("accepted_on", "entered_at"),
        ("closed_on", "confirmed_on"),
        ("closed_on", "due_on"),
        ("closed_on", "performed_on"),
    ],
)
def test_dates_come_in_order(disputes, first, second):
    assert in_order(disputes, first, second)


def test_nothing_is_known_after_the_last_day_of_the_data(disputes, tables):
    end = DATA_TO + pd.Timedelta(days=1)
    for column in ("accepted_on", "closed_on", "entered_at", "performed_on", "confirmed_on"):
        assert disputes[column].max() < end, column
    assert tables["dispute_event"]["at"].max() < end
    assert tables["follow_up"]["done_on"].max() < end
    assert tables["community_service"]["on_day"].max() < end


def test_derived_columns_follow_from_their_dates(disputes):
    assert (disputes["cohort_on"] == disputes["accepted_on"]).all()
    assert (disputes["cohort_month"] == disputes["cohort_on"].dt.to_period("M").dt.start_time).all()
    closed = disputes.dropna(subset=["closed_on"])
    assert (closed["closed_month"] == closed["closed_on"].dt.to_period("M").dt.start_time).all()
    days = (closed["closed_on"] - closed["accepted_on"]).dt.days
    assert (days == closed["days_to_close"]).all()


def test_open_cases_have_no_end_and_are_recent(disputes):
    opened = disputes[disputes["outcome"] == "open"]
    ends = ["closed_on", "closed_month", "days_to_close", "agreement", "satisfaction", "conversion"]
    assert opened[ends].isna().all().all()
    assert opened["accepted_on"].min() >= pd.Timestamp("2021-10-01")
    assert 60 <= len(opened) <= 120
    assert disputes.loc[disputes["outcome"] != "open", "closed_on"].notna().all()


def test_agreements_are_of_settled_cases_and_money_is_due_on_written_ones(disputes):
    assert ((disputes["outcome"] == "settled") == disputes["agreement"].notna()).all()
    due = disputes[disputes["due_on"].notna()]
    assert (due["agreement"] == "written").all()
    assert (due["amount_fen"] > 0).all()
    oral = disputes[disputes["agreement"] == "oral"]
    assert oral[["dossier", "dossier_complete"]].isna().all().all()


def test_events_are_numbered_in_time_and_agree_with_the_row(disputes, tables):
    events = tables["dispute_event"]
    steps = events.groupby("dispute_id")
    assert (steps["at"].diff().dropna() >= pd.Timedelta(0)).all()
    assert (events["seq"] == steps.cumcount() + 1).all()
    row = disputes.set_index("dispute_id")
    for kind, column in {
        "called": "called_at",
        "arrived": "arrived_at",
        "triaged": "triaged_at",
        "handed_over": "handed_over_at",
    }.items():
        at = events[events["kind"] == kind].set_index("dispute_id")["at"]
        pd.testing.assert_series_equal(
            at.sort_index(), row[column].dropna().sort_index(), check_names=False
        )
    for kind in ("accepted", "closed", "confirmed", "performed"):
        at = events[events["kind"] == kind].set_index("dispute_id")["at"].dt.normalize()
        pd.testing.assert_series_equal(
            at.sort_index(), row[f"{kind}_on"].dropna().sort_index(), check_names=False
        )


def test_the_story_of_a_case_is_told_in_order(tables):
    order = ["called", "arrived", "triaged", "handed_over", "accepted", "session", "agreement"]
    rank = {kind: number for number, kind in enumerate([*order, "closed"])}
    events = tables["dispute_event"]
    steps = events[events["kind"].isin(rank)]
    ranks = steps["kind"].map(rank).groupby(steps["dispute_id"]).diff().dropna()
    assert (ranks >= 0).all()


def test_follow_ups_are_due_a_month_after_closing(disputes, tables):
    visits = tables["follow_up"].merge(
        disputes[["dispute_id", "closed_on", "agreement", "outcome"]], on="dispute_id"
    )
    assert ((visits["due_on"] - visits["closed_on"]).dt.days == 30).all()
    assert (visits["outcome"] == "settled").all()
    assert (visits["done_on"].isna() == visits["result"].isna()).all()
    written = visits["agreement"] == "written"
    assert (written | (visits["register"] == "station_docking")).all()


def test_who_was_not_reached_left_no_mark(disputes, tables):
    visits = tables["follow_up"]
    missed = visits.loc[visits["done_on"].isna(), "dispute_id"]
    assert disputes.loc[disputes["dispute_id"].isin(missed), "satisfaction"].isna().all()


def test_the_case_the_source_tells_of_is_there(sample, disputes, tables):
    (told,) = [case for case in sample.planted if case["kind"] == "source_case"]
    row = disputes.set_index("dispute_id").loc[told["unit"]]
    assert (row["station"], row["outcome"], row["people_involved"]) == ("CHS03", "settled", 3)
    assert row["accepted_on"].strftime("%Y-%m") == "2019-03"
    events = tables["dispute_event"]
    at = events[events["dispute_id"] == told["unit"]].set_index("kind")["at"]
    assert at["closed"] - at["accepted"] > pd.Timedelta(hours=4)
    assert at["closed"].date() == at["accepted"].date()
