"""Where the filter bar keeps its state: widget keys in the session, codes in the link.

A link seeds the widgets once; afterwards the widgets write the link. Moving to another
page by the menu clears the link, and the widgets write it again.
"""

from collections.abc import Mapping
from datetime import date

import streamlit as st

from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters, choices_from, day
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of, programmes
from dashboard.queries.units import programmes_reached

OFFERED = tuple(
    "county town station room firm type level track channel mode zone lead outcome".split()
)
WRITTEN = "filters_written"
SELECTION = "filters_selection"
GENERATION = "filters_generation"


def reached(scope: Scope) -> list[str]:
    """Return the programmes a reader reaches anything in; the others do not exist for him."""
    held = set(ask(programmes_reached, scope)["code"])
    return [code for code in programmes() if code in held]


def in_frame(codes: list[str]) -> str | None:
    """Return the programme shown: the link's, else the one kept, else the first in reach."""
    kept, asked = selection(codes), st.query_params.get("programme")
    if asked in codes:
        return asked
    return kept.programme if kept else next(iter(codes), None)


def incoming() -> dict[str, str] | None:
    """Return the link's parameters when somebody else than the filter bar wrote them."""
    query = {key: st.query_params[key] for key in st.query_params if key in _known()}
    if not query or query == st.session_state.get(WRITTEN):
        return None
    return query


def selection(codes: list[str]) -> Filters | None:
    """Return the reader's selection so far, as long as its programme is in reach."""
    kept = st.session_state.get(SELECTION)
    return kept if isinstance(kept, Filters) and kept.programme in codes else None


def enter(code: str) -> bool:
    """Take over the programme of what a link opened; say whether another one was in the frame."""
    codes = reached(context().scope)
    before, kept = in_frame(codes), selection(codes)
    if kept is None or kept.programme != code:
        st.session_state[SELECTION] = default_filters([code])
        forget_widgets()
    st.query_params["programme"] = code
    return code in codes and before != code


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
    register = query.get("register") or default_register(programme)
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


def default_register(programme: Programme) -> str:
    """Return the register a programme opens with: one that records who led, else its first."""
    led = [register for register in programme.registers if register.leads]
    return (led or list(programme.registers))[0].key


def default_filters(codes: list[str]) -> Filters:
    """Return what a reader sees first: his first programme's default period and register."""
    if not codes:
        raise BadRequest("This account reaches no programme.")
    programme = programme_of(codes[0])
    start, end = default_period(programme)
    register = default_register(programme)
    return Filters(programme=programme.code, register=register, start=start, end=end)


def _known() -> set[str]:
    return {"programme", "register", "from", "to", "state", *DIMENSIONS}


def forget_widgets() -> None:
    """Give the bar's widgets new keys, so that they are drawn with a selection taken over."""
    st.session_state[GENERATION] = int(st.session_state.get(GENERATION, 0)) + 1


def widget_key(name: str) -> str:
    """Return a widget's key: new after ``forget_widgets``, and per language for its labels."""
    return f"filter_{name}_{st.session_state.get(GENERATION, 0)}_{context().lang}"
