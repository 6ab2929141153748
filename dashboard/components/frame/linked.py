"""Choices that stand in the link: drawn, seeded by a link, and written back as codes.

A code that is not offered stops the page. The first choice is not written: a link without it
opens the same view.
"""

from collections.abc import Mapping, Sequence

import streamlit as st

from dashboard.components.frame.link_choice import arriving, follow, keep, refuse


def linked_switch(
    name: str,
    widget: str,
    label: str,
    options: Mapping[str, str],
    *,
    first: str = "",
    bare: bool = False,
) -> str:
    """Draw a switch between a few codes, by their names; return the one chosen."""
    first = _seed(name, widget, list(options), first)
    picked = st.segmented_control(
        label,
        list(options),
        required=True,
        format_func=options.__getitem__,
        key=widget,
        label_visibility="collapsed" if bare else "visible",
        persist_state="session",
    )
    return _kept(name, widget, picked or first, first)


def linked_select(
    name: str,
    widget: str,
    label: str,
    options: Mapping[str, str],
    *,
    first: str = "",
    width: int | None = None,
    tip: str | None = None,
) -> str:
    """Draw a box to choose one of some codes, by their names; return the one chosen."""
    first = _seed(name, widget, list(options), first)
    picked = st.selectbox(
        label,
        list(options),
        format_func=options.__getitem__,
        key=widget,
        width=width or "stretch",
        help=tip,
    )
    return _kept(name, widget, picked, first)


def linked_several(
    name: str,
    widget: str,
    label: str,
    options: Mapping[str, str],
    *,
    first: Sequence[str],
    most: int,
    unnamed: Sequence[str] = (),
) -> list[str]:
    """Draw a box to choose some codes, ``first`` at first.

    A choice with one of ``unnamed`` in it has no link: what is anonymous has no code.
    """
    named = arriving(name, widget)
    if named is not None:
        asked = list(dict.fromkeys(named.split(",")))
        known = [code for code in asked if code in options and code not in unnamed]
        refuse(name, named if known != asked or len(asked) > most else None)
        st.session_state[widget] = asked
    st.session_state.setdefault(widget, list(first))
    picked = st.multiselect(
        label, list(options), max_selections=most, format_func=options.__getitem__, key=widget
    )
    is_plain = picked == list(first) or any(code in unnamed for code in picked)
    keep(name, widget, None if is_plain else ",".join(picked))
    return picked


def linked_page(name: str, widget: str, label: str, pages: int) -> int:
    """Draw the number of a page of a list; return it. Without a ``name`` no link has it."""
    named = arriving(name, widget) if name else None
    if named is not None:
        known = [str(number) for number in range(1, pages + 1)]
        refuse(name, named if named not in known else None)
        st.session_state[widget] = int(named)
    page = st.number_input(label, 1, pages, key=widget, width=150)
    if name:
        keep(name, widget, str(page) if page > 1 else None)
    return page


def linked_toggle(name: str, widget: str, label: str, *, first: bool) -> bool:
    """Draw a switch between yes and no; the link has ``1`` or ``0`` where it is not as first."""
    named = arriving(name, widget)
    if named is not None:
        refuse(name, named if named not in ("0", "1") else None)
        st.session_state[widget] = named == "1"
    st.session_state.setdefault(widget, first)
    is_on = st.toggle(label, key=widget)
    keep(name, widget, None if is_on == first else str(int(is_on)))
    return is_on


def _seed(name: str, widget: str, offered: Sequence[str], first: str) -> str:
    """Take over a link's choice before the widget is drawn, or lay out the first."""
    first = first or offered[0]
    refuse(name, follow(name, widget, offered))
    if st.session_state.get(widget) not in offered:
        st.session_state[widget] = first
    return first


def _kept(name: str, widget: str, picked: str, first: str) -> str:
    keep(name, widget, None if picked == first else picked)
    return picked
