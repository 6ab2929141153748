"""Colours by what they mean, once, for both themes.

A chart names roles, never colours: the theme's chart colours list the roles in this
order (``.streamlit/config.toml``), so the same chart is right on white and on dark.
Two scales, never mixed: better - neutral - worse is a judgement, the ramp is not.
"""

from typing import Final

import altair as alt

LIGHT: Final = {
    "working": "#1F4E79",
    "companion": "#66727F",
    "better": "#2F6DA8",
    "worse": "#B45309",
    "neutral": "#65707C",
    "attention": "#B5332E",
    "ink": "#1F2933",
    "muted": "#5B6672",
    "line": "#D9DEE5",
    "few": "#848E99",
}
DARK: Final = {
    "working": "#7FB2E5",
    "companion": "#A3AFBD",
    "better": "#6FAEF0",
    "worse": "#F0A04B",
    "neutral": "#9AA5B1",
    "attention": "#F0827C",
    "ink": "#E6EAF0",
    "muted": "#A9B4C0",
    "line": "#36404C",
    "few": "#7A8693",
}
ROLES: Final = tuple(LIGHT)

RAMP_LIGHT: Final = (
    "#EEF0F3",
    "#DCE8F4",
    "#C3D8EC",
    "#A9C7E3",
    "#8BB2D7",
    "#6C9CC9",
    "#4F86B8",
    "#376FA2",
    "#295E8E",
    "#1F4E79",
)
RAMP_DARK: Final = (
    "#222B35",
    "#1D3A57",
    "#23476B",
    "#2A557F",
    "#336593",
    "#4078A9",
    "#528DBF",
    "#6AA3D3",
    "#86B9E4",
    "#A8D0F2",
)
"""One blue from little to much; the first step is a grey kept for zero."""
STEPS: Final = {1: (7,), 2: (3, 8), 3: (2, 5, 9), 4: (2, 4, 7, 9)}
"""Which steps of the ramp so many classes take."""

DIVERGING_LIGHT: Final = (
    "#B45309",
    "#C6752F",
    "#D59A66",
    "#E3C2A3",
    "#EBE3DB",
    "#DFE5EB",
    "#B5CCE2",
    "#86AFD4",
    "#568EC0",
    "#2F6DA8",
)
DIVERGING_DARK: Final = (
    "#F0A04B",
    "#CE8A44",
    "#A3713E",
    "#755639",
    "#4B4036",
    "#38424D",
    "#3F5C7A",
    "#4A7AA8",
    "#5C95CE",
    "#6FAEF0",
)

JUDGED: Final = {1: (1,), 2: (2, 0), 3: (3, 2, 0)}
"""Which steps of the diverging scale so many classes of something missed take, worst last."""

BY_ROLE: Final = alt.Color(
    "role:N", scale=alt.Scale(domain=list(ROLES), range="category"), legend=None
)
"""Colour by the role in the column ``role``, in the colours of the theme that is on."""
MUTED: Final = alt.ExprRef("scale('color', 'muted')")
"""Grey of axis labels and notes: the screen's own is too pale to read on white."""


def painted(chart: alt.Chart, role: str) -> alt.Chart:
    """Return a layer all of whose marks have one role."""
    return chart.transform_calculate(role=f"'{role}'").encode(color=BY_ROLE)


def colours(dark: bool) -> dict[str, str]:
    """Return colours by role where a theme cannot fill them in (maps of deck.gl)."""
    return DARK if dark else LIGHT


def ramp(dark: bool) -> tuple[str, ...]:
    """Return the ten steps from little to much."""
    return RAMP_DARK if dark else RAMP_LIGHT


def diverging(dark: bool) -> tuple[str, ...]:
    """Return the ten steps from worse to better."""
    return DIVERGING_DARK if dark else DIVERGING_LIGHT


def rgba(colour: str, alpha: int = 255) -> list[int]:
    """Return a colour the way deck.gl wants it."""
    return [*bytes.fromhex(colour.lstrip("#")), alpha]
