"""Where the filter bar keeps its state: widget keys in the session, codes in the link.

A link seeds the widgets once; afterwards the widgets write the link. Moving to another
page by the menu clears the link, and the widgets write it again.
"""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.components.context import context
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, choices_from, day
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of

OFFERED = (
    "town",
    "station",
    "firm",
    "type",
    "level",
    "track",
    "channel",
    "zone",
    "lead",
    "outcome",
)
WRITTEN = "filters_written"
SELECTION = "filters_selection"
GENERATION = "filters_generation"


def incoming() -> dict[str, str] | None:
    """Return the link's parameters when somebody else than the filter bar wrote them."""
    query = {key: st.query_params[key] for key in st.query_params if key in _known()}
    if not query or query == st.session_state.get(WRITTEN):
        return None
    return query


def selection(default: Filters) -> Filters:
    """Return the reader's selection so far."""
    kept = st.session_state.get(SELECTION)
    return kept if isinstance(kept, Filters) else default


def keep(filters: Filters) -> None:
    """Remember a selection and write it into the link."""
    query = filters.to_query()
    st.session_state[SELECTION] = filters
    st.session_state[WRITTEN] = query
    others = {k: v for k, v in st.query_params.to_dict().items() if k not in _known()}
    if st.query_params.to_dict() != others | query:
        st.query_params.from_dict(others | query)


def from_link(query: Mapping[str, str], default: Filters) -> Filters:
    """Read a link. Whatever it names that does not exist is an error, never a wider view."""
    programme = programme_of(query.get("programme", default.programme))
    start, end = default_period(programme)
    known = default.register if programme.code == default.programme else None
    register = query.get("register") or known or programme.registers[0].key
    return Filters(
        programme=programme.code,
        register=programme.register_of(register).key,
        start=day(query["from"]) if "from" in query else start,
        end=day(query["to"]) if "to" in query else end,
        choices=choices_from(query),
        state=query.get("state", ""),
    )


def default_period(programme: Programme) -> tuple[date, date]:
    """Return the period a programme opens with."""
    return programme.default_start, programme.default_end


def default_filters(codes: list[str]) -> Filters:
    """Return what a reader sees first: his first programme's default period and register."""
    if not codes:
        raise BadRequest("This account reaches no programme.")
    programme = programme_of(codes[0])
    start, end = default_period(programme)
    led = [register for register in programme.registers if register.leads]
    register = (led or list(programme.registers))[0]
    return Filters(programme=programme.code, register=register.key, start=start, end=end)


def _known() -> set[str]:
    return {"programme", "register", "from", "to", "state", *DIMENSIONS}


def forget_widgets() -> None:
    """Give the bar's widgets new keys, so that they are drawn with a selection taken over."""
    st.session_state[GENERATION] = int(st.session_state.get(GENERATION, 0)) + 1


def widget_key(name: str) -> str:
    """Return a widget's key: new after ``forget_widgets``, and per language for its labels."""
    return f"filter_{name}_{st.session_state.get(GENERATION, 0)}_{context().lang}"
