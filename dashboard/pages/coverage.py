"""Coverage: which standard is missed where, since when, and who owns it?"""

import streamlit as st

from dashboard.components.coverage.gap_choices import gap_choices
from dashboard.components.coverage.gap_list import (
    all_gaps,
    gap_verdict,
    say_undeclared,
    standards_table,
)
from dashboard.components.coverage.gap_progress import progress_curves
from dashboard.components.coverage.gap_table import gap_groups, gap_table, gaps_moved
from dashboard.components.coverage.gap_trend import gap_trend
from dashboard.components.coverage.room_matrix import community_rooms, room_pictures, rooms_told
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.frame.recorded import has, recorded, say_not_narrowed
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("调解室覆盖与达标", "Coverage")
QUESTION = Text(
    "哪里没有人，依据哪条，从何时起，归谁管", "Where is nobody, by which rule, since when?"
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    programme = programme_of(filters.programme)
    chosen = gap_choices(programme)
    spans = all_gaps(programme)
    gap_verdict(programme, spans, chosen)
    say_not_narrowed(filters)
    if has(filters, "zones"):
        community_rooms(filters, chosen.on)
    else:
        rooms_told(filters, chosen.on)
    room_pictures(filters, chosen.on)
    standards_table(programme, spans, chosen.on)
    say_undeclared(programme)
    if programme.standards:
        left, right = st.columns((3, 2), gap="large")
        with left:
            gap_trend(filters, programme, spans, chosen)
        with right:
            gap_groups(programme, spans, chosen)
        gap_table(filters, programme, spans, chosen)
        gaps_moved(programme, spans, chosen)
        progress_curves(programme, chosen.on)
    ways_to(("people",), filters)
    page_foot(filters, recorded(filters, ("duty_rate",)))
