"""DuckDB and PostgreSQL give the same answer to every question, on the same sample."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pandas as pd
import pytest

from dashboard.database import connection
from dashboard.domain.scope import ALL
from dashboard.queries.cases import dispute_list
from tests.queries.asked import OF_STANDARDS, YEAR, arguments, questions
from tests.tiny.readers import WHOLE

UNORDERED = {"standing_spans", "poor_periods"}
ABOUT_STANDARDS = {*OF_STANDARDS, "evidence", "poor_periods"}
"""Not every unit has records of everything: what is missing is what they are asked for."""
NOT_IN_THE_SAMPLE = {"last_loads", "reject_reasons"}
"""The sample was never loaded from files: both engines are asked in ``test_freshness``."""
HEAD = replace(WHOLE, counties=("510108",), stations=("CHS01", "CHS05"), firms=ALL)


@pytest.fixture
def on_server(loaded_postgres, on_sample, monkeypatch):
    """Ask the server instead of the snapshot, for as long as it is called for."""

    def ask(question, *args):
        with monkeypatch.context() as patch:
            patch.setenv("DASHBOARD_DATABASE", loaded_postgres)
            return question(*args)

    yield ask
    ask(connection.case_database).engine.dispose()


def plain(value):
    """A value without the type an engine or a driver gives it."""
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, pd.Timestamp | datetime):
        at = pd.Timestamp(value)
        return at.date() if at == at.normalize() else at.to_pydatetime()
    if isinstance(value, date | str | bool) or value is None:
        return value
    if pd.isna(value):
        return None
    return int(value) if value == int(value) else round(float(value), 9)


def rows(answer):
    if isinstance(answer, pd.DataFrame):
        table = [tuple(map(plain, row)) for row in answer.itertuples(index=False)]
        return list(answer.columns), table
    if isinstance(answer, dict):
        return {key: plain(value) for key, value in answer.items()}
    return answer


def test_every_question_is_compared():
    assert set(questions()) == set(arguments("any"))


@pytest.mark.parametrize("scope", [WHOLE, HEAD], ids=["whole", "head"])
@pytest.mark.parametrize("name", sorted(questions()))
def test_both_engines_answer_alike(name, scope, on_server):
    case = dispute_list(scope, YEAR, "", "amount_fen")["dispute_id"].iloc[0]
    question, asked, told = questions()[name], arguments(case)[name], []
    # A narrower reach is one more clause in every question: a sixth of the many is enough.
    for args in asked[::6] if scope is HEAD else asked:
        here, there = rows(question(scope, *args)), rows(on_server(question, scope, *args))
        if name in UNORDERED:
            here, there = (sorted(table[1], key=repr) for table in (here, there))
        assert here == there, args
        told.append(is_something(here) or "no-such" in args)
    assert scope is HEAD or (
        any(told) if name in ABOUT_STANDARDS else all(told) or name in NOT_IN_THE_SAMPLE
    ), asked


def is_something(answer):
    return bool(answer[1] if isinstance(answer, tuple) else answer)


def test_the_server_names_its_version(on_server):
    assert on_server(connection.case_database).version
