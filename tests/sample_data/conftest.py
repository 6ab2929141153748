"""One built sample for all tests: it is only read."""

import pandas as pd
import pytest

import sample_data


@pytest.fixture(scope="session")
def sample() -> sample_data.Sample:
    return sample_data.build("chenghua")


@pytest.fixture(scope="session")
def tables(sample: sample_data.Sample) -> dict[str, pd.DataFrame]:
    return sample.tables


@pytest.fixture(scope="session")
def disputes(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    return tables["dispute"].assign(year=tables["dispute"]["cohort_on"].dt.year)


@pytest.fixture(scope="session")
def people(disputes: pd.DataFrame) -> pd.DataFrame:
    return disputes[disputes["register"] == "people_mediation"]


@pytest.fixture(scope="session")
def docking(disputes: pd.DataFrame) -> pd.DataFrame:
    return disputes[disputes["register"] == "station_docking"]
