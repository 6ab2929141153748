"""Programme indicators: the tables a programme's own file declares."""

from dashboard.components.frame.links import way_to_rollout
from dashboard.components.frame.notices import say
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.trust.own_views import chosen_view, draw_view
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.reports.trust.view_checks import check_views

TITLE = Text("本模式指标", "Programme indicators")
QUESTION = Text("这一模式自己要看什么", "What does this programme itself look at?")
NO_VIEWS = Text(
    "这一工作模式没有声明自己的指标表。", "This programme declares no tables of its own."
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    programme = programme_of(filters.programme)
    way_to_rollout(filters)
    check_views(programme)
    if not programme.views:
        say(NO_VIEWS)
        page_foot(filters, [])
        return
    page_foot(filters, draw_view(filters, chosen_view(programme)))
