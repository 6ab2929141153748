"""Days to close, against numpy on the same random days."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest

from dashboard.database import schema
from dashboard.database.bulk import append
from dashboard.database.snapshots import publish
from dashboard.queries.quantiles import quantiles
from tests.tiny.readers import WHOLE, docking
from tests.tiny.rows import frames

STATIONS = ("A", "B", "C")


@pytest.fixture(params=range(5))
def days(request):
    """Whole days of 3 stations: many, few with ties, and one alone."""
    random = np.random.default_rng(request.param)
    return {
        "A": random.poisson(9, 400) + random.integers(0, 2, 400) * 20,
        "B": random.integers(0, 3, 10 + request.param),
        "C": random.integers(0, 300, 1),
    }


@pytest.fixture
def asked(days, on_tiny, tmp_path, monkeypatch):
    """What the database answers for these days, as a whole and by station."""
    folder = tmp_path / "cases"
    publish(folder, lambda engine: fill(engine, days))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    return {
        "whole": quantiles(WHOLE, docking(), "durations"),
        "parts": quantiles(WHOLE, docking(), "durations", ("station",)),
    }


def fill(engine, days):
    rows = [
        {
            "dispute_id": f"hill:{station}{number}",
            "programme": "hill",
            "register": "docking",
            "county": "H1",
            "station": station,
            "cohort_on": date(2020, 1, 1),
            "cohort_month": date(2020, 1, 1),
            "closed_on": date(2020, 1, 1) + timedelta(days=int(day)),
            "days_to_close": int(day),
            "outcome": "settled",
        }
        for station, each in days.items()
        for number, day in enumerate(each)
    ]
    whole = pd.DataFrame(rows, columns=schema.dispute.columns.keys(), dtype=object)
    with engine.begin() as connection:
        append(connection, {"dispute": whole, "programme": frames()["programme"]})


def oracle(days):
    quantiles = (int(np.quantile(days, share, method="inverted_cdf")) for share in (0.5, 0.9))
    return (len(days), *quantiles)


def test_quantiles_are_the_smallest_day_that_share_is_reached(asked, days):
    (whole,) = asked["whole"].itertuples(index=False, name=None)
    assert whole == oracle(np.concatenate(list(days.values())))
    parts = {station: tuple(rest) for station, *rest in asked["parts"].itertuples(index=False)}
    assert parts == {station: oracle(days[station]) for station in STATIONS}
