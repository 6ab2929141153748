"""Coverage: which standard is missed where, since when, and who owns it?"""

from dashboard.components.gap_list import (
    all_gaps,
    gap_table,
    gap_verdict,
    gaps_during,
    rate_cards,
    say_undeclared,
)
from dashboard.components.notices import say
from dashboard.components.page import page_foot, page_head
from dashboard.components.recorded import has, recorded
from dashboard.components.room_matrix import community_rooms, matrices, rooms_told
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to

TITLE = Text("调解室覆盖与达标", "Coverage")
QUESTION = Text(
    "哪里没有人，依据哪条，从何时起，归谁管", "Where is nobody, by which rule, since when?"
)
AS_OF = Text(
    "按所选期间的最后一天（不晚于数据截至日）核对。",
    "Checked on the last day of the chosen period, at the latest on the data-to day.",
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    programme = programme_of(filters.programme)
    day = min(filters.end, data_to(programme.code))
    spans = all_gaps(programme)
    gap_verdict(programme, spans, day)
    say(AS_OF)
    rate_cards(programme, spans, day)
    say_undeclared(programme)
    if has(filters, "zones"):
        community_rooms(filters, day)
    else:
        rooms_told(filters, day)
    matrices(filters, day)
    gap_table(programme, spans, day)
    if programme.standards:
        gaps_during(programme, spans, filters.start, filters.end)
    page_foot(filters, recorded(filters, ("duty_rate",)))
