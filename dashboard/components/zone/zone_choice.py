"""Which area or station is looked at: found by name or number, clicked, or named by a link.

The search box is the one place that holds the choice: a click and a link set it.
"""

from functools import partial

import streamlit as st

from dashboard.components.drawing.charts import picked
from dashboard.components.frame.context import context
from dashboard.components.frame.link_choice import follow, keep
from dashboard.components.frame.names import names_of, short_name
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text

AREA = "area"
FIND = Text("查找{area}", "Find a {area}")
PLACEHOLDER = Text("名称或编号的一部分", "Part of its name or number")
LABEL = Text("{name}（{code}）", "{name} ({code})")
ABSENT = Text("没有这个单位。", "There is no such unit.")
LAYERS = ("zones", "stations")
Chosen = tuple[str, str]
"""Dimension and code."""


def chosen_area(filters: Filters, level: str) -> Chosen | None:
    """Draw the search box; return what is looked at, looked up again under the reach."""
    lang, offered = context().lang, _offered(filters.programme, level)
    widget = _widget(filters.programme)
    unknown = follow(AREA, widget, offered)
    if st.session_state.get(widget) not in offered:
        st.session_state[widget] = None
    called = short_name(filters.programme, level)[lang]
    code = st.selectbox(
        FIND[lang].format(area=called.lower()),
        list(offered),
        index=None,
        format_func=lambda one: LABEL.format(name=offered[one][1], code=one)[lang],
        placeholder=PLACEHOLDER[lang],
        filter_mode="contains",
        key=widget,
        width=300,
    )
    if unknown:
        st.error(ABSENT[lang])
        return None
    keep(AREA, widget, code)
    return (offered[code][0], code) if code else None


def on_deck(programme: str, key: str) -> partial[None]:
    """Return what to do when the map under ``key`` is clicked."""
    return partial(_take_from_deck, _widget(programme), key)


def on_shapes(programme: str, key: str) -> partial[None]:
    """Return what to do when the picture under ``key`` is clicked."""
    return partial(_take_from_shapes, _widget(programme), key)


def _take_from_deck(widget: str, key: str) -> None:
    objects = st.session_state[key].get("selection", {}).get("objects", {})
    found = [one for layer in LAYERS for one in objects.get(layer, [])]
    properties = found[0].get("properties", found[0]) if found else {}
    st.session_state[widget] = properties.get("code")


def _take_from_shapes(widget: str, key: str) -> None:
    st.session_state[widget] = picked(st.session_state[key], "zone", "zone")


def _offered(programme: str, level: str) -> dict[str, tuple[str, str]]:
    """Return dimension and name of every area and station in reach, by code; areas first."""
    stations = {code: ("station", name) for code, name in names_of(programme, "station").items()}
    areas = {code: (level, name) for code, name in names_of(programme, level).items()}
    return areas | {code: told for code, told in stations.items() if code not in areas}


def _widget(programme: str) -> str:
    return f"map_area_{programme}_{context().lang}"
