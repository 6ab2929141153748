"""Before and after a roll-out: did stations with the scheme change otherwise than the others?"""

from dashboard.components.before_after.rollout import draw_change, no_rollout
from dashboard.components.before_after.rollout_choices import chosen_comparison, chosen_indicator
from dashboard.components.frame.notices import say
from dashboard.components.frame.page import page_foot, page_head
from dashboard.domain.text import Text

TITLE = Text("推行前后对比", "Before and after")
QUESTION = Text(
    "变化是否超出未推行单位的变化", "Is the change more than where the scheme had not started?"
)
NOTHING = Text(
    "本库没有按派出所逐月登记的指标，无从比较前后。",
    "No indicator is recorded by station and month: there is nothing to compare.",
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    if no_rollout(filters):
        page_foot(filters, [])
        return
    metric = chosen_indicator(filters)
    if metric is None:
        say(NOTHING)
        page_foot(filters, [])
        return
    draw_change(filters, metric, chosen_comparison(filters, metric))
    page_foot(filters, [metric])
