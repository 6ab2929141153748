"""The tiny programme with two gradings, and its data before and after a correction.

``monthly`` grades firms: in January 2020 HFA is recorded as excellent. ``merit`` grades mediators
by quarter: D1 of HS1 has 88.5 points and grade 甲. The correction lets dispute hill:02 fail and
HFA's January be a pass.
"""

import shutil
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
from sqlalchemy import Engine

from dashboard.database import connection, snapshots
from dashboard.database.bulk import append
from dashboard.domain import settings
from dashboard.domain.grade import Graded
from dashboard.domain.settings import ROOT
from tests.tiny.rows import frames, written

RULES = """
[[grading]]
key = "monthly"
name = { zh = "律所月度考评", en = "Monthly grade" }
subject = "firm"
parts = [{ zh = "质量", en = "Quality" }]
valid_from = 2020-01-01
source = { zh = "试点", en = "Trial" }

[[grading]]
key = "merit"
name = { zh = "调解员评级", en = "Merit of mediators" }
subject = "mediator"
parts = [{ zh = "实绩", en = "Results" }]
valid_from = 2020-01-01
source = { zh = "试点", en = "Trial" }
"""
MERITS = """
programme county station grading unit subject  month      months grade stars points items
hill      H1     HS1     merit   D1   mediator 2020-01-01 3      甲    -     88.5   {"cases":{"points":40.5,"weight":0.5}}
hill      H2     HS3     merit   D3   mediator 2020-01-01 3      -     4     60     -
hill      H2     HS3     merit   D4   mediator 2020-04-01 12     乙    -     -      -
"""  # noqa: E501
JANUARY, FEBRUARY = date(2020, 1, 1), date(2020, 2, 1)
HFA = Graded(
    programme="hill",
    grading="monthly",
    subject="firm",
    unit="HFA",
    unit_name="Firm_A",
    county="H1",
    station=None,
    firm="HFA",
)
D1 = Graded(
    programme="hill",
    grading="merit",
    subject="mediator",
    unit="D1",
    unit_name="One",
    county="H1",
    station="HS1",
    firm=None,
)


def stand_on(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Build configuration and data in a folder, and make them those in force; return the data."""
    config, data = folder / "graded-config", folder / "graded-data"
    shutil.copytree(ROOT / "tests" / "tiny" / "programmes", config / "programmes")
    shutil.copy(ROOT / "config" / "roles.toml", config)
    file = config / "programmes" / "hill.toml"
    # One case is enough here to show a rate.
    text = file.read_text("utf-8").replace("minimum_cases = 3", "minimum_cases = 1")
    file.write_text(text + RULES, "utf-8")
    patch.setenv("DASHBOARD_CONFIG", str(config))
    patch.setenv("DASHBOARD_DATABASE", str(data))
    shutil.copytree(Path(_built().name) / "data", data)
    _forget()
    return data


@cache
def _built() -> TemporaryDirectory[str]:
    """The data before the correction, built once and copied for each test."""
    kept = TemporaryDirectory(prefix="graded-")
    load(Path(kept.name) / "data", before())
    return kept


def load(folder: Path, tables: dict[str, pd.DataFrame]) -> None:
    """Publish a new version of the case database, which is the one in force from now on."""

    def fill(engine: Engine) -> None:
        with engine.begin() as there:
            append(there, tables)

    snapshots.publish(folder, fill)
    _forget()


def _forget() -> None:
    connection.forget_sources()
    settings._programmes.cache_clear()


def before() -> dict[str, pd.DataFrame]:
    """The rows of the tiny database, with grades of mediators."""
    tables = frames()
    merits = written({"grading": MERITS})["grading"]
    return tables | {"grading": pd.concat([tables["grading"], merits], ignore_index=True)}


def corrected() -> dict[str, pd.DataFrame]:
    """The same after the correction."""
    tables = before()
    cases, grades = tables["dispute"], tables["firm_grade"]
    cases.loc[cases["dispute_id"] == "hill:02", "outcome"] = "failed"
    january = (grades["firm"] == "HFA") & (grades["month"] == JANUARY)
    grades.loc[january, "grade"] = "pass"
    return tables
