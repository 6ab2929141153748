"""People and subsidies: does each grade and each yuan follow from records and rules?"""

from dashboard.components.frame.links import ways_to
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.staffing.people_parts import people_part
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text

TITLE = Text("调解队伍与补贴", "People and subsidies")
QUESTION = Text(
    "每个等级、每笔补贴依据什么", "Which record and which rule does each grade and yuan rest on?"
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    counted = people_part(filters)
    has_firms = "firm_grade" in programme_of(filters.programme).records
    ways_to((*(("firms",) if has_firms else ()), "coverage", "stations"), filters)
    page_foot(filters, counted)
