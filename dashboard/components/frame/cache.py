"""The cache pages read through: keyed by data version, question, Scope and Filters alone."""

from collections.abc import Callable
from typing import TypeVar, cast

import pandas as pd
import streamlit as st

from dashboard.database.connection import case_database
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.figure import figure

Query = Callable[..., pd.DataFrame]
Answer = TypeVar("Answer")


@st.cache_data(ttl="1h", max_entries=2048, show_spinner=False)
def _answer(version: str, question: str, _query: Query, _args: tuple[object, ...]) -> pd.DataFrame:
    return _query(*_args)


def ask(query: Query, *args: object) -> pd.DataFrame:
    """Return a query's answer for the pinned data version, computed once per reach and selection.

    ``args`` must be all the query depends on: a Scope first, then Filters and plain values,
    whose ``repr`` says all that is in them. As text they are told apart ten times faster.
    """
    question = f"{query.__module__}.{query.__qualname__}{args!r}"
    return _answer(case_database().version, question, query, args)


def remember(make: Callable[..., Answer], *args: object) -> Answer:
    """Return what is made of queries for a reach and a selection, made once like an answer."""
    return cast(Answer, ask(cast(Query, make), *args))


def rows_of(
    scope: Scope, filters: Filters, metric: Metric, by: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Return an indicator's rows for a reader, computed once; the counts below are shared."""
    return ask(_rows, scope, filters, metric.key, by)


def total_of(scope: Scope, filters: Filters, metric: Metric) -> pd.Series:
    """Return an indicator's single row."""
    return rows_of(scope, filters, metric).iloc[0]


def _rows(scope: Scope, filters: Filters, key: str, by: tuple[str, ...]) -> pd.DataFrame:
    return figure(scope, filters, METRICS[key], by, ask=ask).rows
