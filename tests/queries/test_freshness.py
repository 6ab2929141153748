"""Completeness, last days and loads on the dozen rows of the tiny database, counted by hand."""

from dataclasses import replace
from datetime import date, datetime

import pandas as pd
import pytest
from sqlalchemy import create_engine, insert

from dashboard.database import bulk, connection
from dashboard.database.schema import data_version
from dashboard.domain.errors import BadRequest
from dashboard.domain.records import COLUMNS
from dashboard.queries.completeness import APPLIES, EMPTY_SAYS, completeness
from dashboard.queries.freshness import last_days, last_loads, reject_reasons
from tests.tiny import rows
from tests.tiny.readers import WHOLE, docking, head, people

FIELDS = ("closed_on", "called_at", "entered_at", "agreement", "handed_over_at")


@pytest.fixture(params=["duckdb", "postgresql"])
def either_engine(request, on_tiny, postgres_url, monkeypatch):
    """The tiny database on one engine, then on the other."""
    if request.param == "postgresql":
        engine = create_engine(postgres_url)
        bulk.create_tables(engine)
        rows.fill(engine)
        with engine.begin() as there:
            there.execute(
                insert(data_version).values(version="1", published_at=datetime(2020, 7, 1))
            )
        engine.dispose()
        monkeypatch.setenv("DASHBOARD_DATABASE", postgres_url)
        yield
        connection.case_database().engine.dispose()
    else:
        yield


def test_every_field_of_a_dispute_has_a_completeness_or_may_be_empty():
    assert set(COLUMNS) == set(APPLIES) | set(EMPTY_SAYS)
    assert not set(APPLIES) & set(EMPTY_SAYS)


def test_a_field_is_counted_of_the_disputes_it_applies_to(on_tiny):
    row = completeness(WHOLE, docking(), FIELDS).iloc[0]
    told = {field: (row[f"filled_{field}"], row[f"of_{field}"]) for field in FIELDS}
    # Closed: 01 02 03 06 07 08. By 110: 01 02 03 05 08. Settled: 01 02 06 07. Passed on by the
    # police: 01 02 03 05 06 08, handed over 01 02 03.
    assert told == {
        "closed_on": (6, 6),
        "called_at": (5, 5),
        "entered_at": (3, 8),
        "agreement": (4, 4),
        "handed_over_at": (3, 6),
    }


def test_a_field_without_completeness_is_refused(on_tiny):
    with pytest.raises(BadRequest, match="amount_fen"):
        completeness(WHOLE, docking(), ("amount_fen",))


def test_a_source_system_is_as_fresh_as_its_last_record(on_tiny):
    table = last_days(WHOLE, docking()).set_index("platform")
    assert table.loc["mobile_app", "n"] == 2
    assert pd.Timestamp(table.loc["mobile_app", "entry"]).date() == date(2020, 1, 23)
    assert pd.Timestamp(table.loc["mobile_app", "basis"]).date() == date(2020, 3, 1)


@pytest.mark.usefixtures("either_engine")
def test_the_newest_load_comes_first_and_no_other_programmes():
    assert list(last_loads(WHOLE, "hill")["batch"]) == ["B2", "B1"]
    counted = last_loads(WHOLE, "hill")[["read", "accepted", "duplicate", "rejected"]]
    assert counted.to_numpy().tolist() == [[4, 4, 0, 0], [8, 5, 1, 2]]


@pytest.mark.usefixtures("either_engine")
def test_reasons_are_counted_and_no_value_is_read():
    table = reject_reasons(WHOLE, "hill")
    assert table[["column", "n"]].to_numpy().tolist() == [["closed_on", 2], ["type", 1]]
    assert list(table) == ["column", "reason", "n"]


@pytest.mark.usefixtures("on_tiny")
@pytest.mark.parametrize("scope", [head("HS1"), replace(WHOLE, counties=("H1",))])
def test_whoever_reaches_some_units_is_told_of_no_load(scope):
    assert last_loads(scope, "hill").empty
    assert reject_reasons(scope, "hill").empty


def test_another_register_has_other_fields(on_tiny):
    assert completeness(WHOLE, people(), ("called_at",)).to_numpy().tolist() == [[0, 0]]
