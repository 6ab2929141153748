"""The cache pages read through: keyed by data version, question, Scope and Filters alone."""

from collections.abc import Callable

import pandas as pd
import streamlit as st

from dashboard.database.connection import case_database

Query = Callable[..., pd.DataFrame]


@st.cache_data(ttl="1h", max_entries=1024, show_spinner=False)
def _answer(version: str, name: str, args: tuple[object, ...], _query: Query) -> pd.DataFrame:
    return _query(*args)


def ask(query: Query, *args: object) -> pd.DataFrame:
    """Return a query's answer for the pinned data version, computed once per reach and selection.

    ``args`` must be all the query depends on: a Scope first, then Filters and plain values.
    """
    name = f"{query.__module__}.{query.__qualname__}"
    return _answer(case_database().version, name, args, query)
