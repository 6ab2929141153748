"""Programmes side by side: what may be compared, and what differs where nothing may."""

from dashboard.components.drawing.basis_switch import basis_switch
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import about_the_data
from dashboard.components.frame.notices import say
from dashboard.components.frame.page import page_foot, page_head
from dashboard.components.trust.side_charts import chosen_metric, side_charts
from dashboard.components.trust.side_tables import differences_table, recorded_table
from dashboard.domain.settings import programmes
from dashboard.domain.text import Text
from dashboard.reports.trust.side_by_side import lay, pairs_in_reach

TITLE = Text("工作模式对照", "Programmes side by side")
QUESTION = Text("哪些数可以放在一起看", "Which numbers may stand together?")
OWN_PERIODS = Text(
    "各模式按各自的公布期和全部单位计，不按上方的筛选；口径相同的才放在一起比较。",
    "Each programme over its own published period and all its units, whatever is chosen above; "
    "only what rests on one basis is compared.",
)
ONE_ALONE = Text(
    "您的账号只涉及一个工作模式，没有可对照的。",
    "Your account reaches one programme: there is none to set beside it.",
)


def render() -> None:
    filters = page_head(TITLE, QUESTION)
    about_the_data(filters)
    scope = context().scope.beside()
    pairs = pairs_in_reach(scope, programmes().values(), ask=ask)
    if len({pair.programme for pair in pairs}) < 2:
        say(ONE_ALONE)
    say(OWN_PERIODS)
    metric = chosen_metric()
    sides = lay(scope, metric, pairs, ask=ask)
    side_charts(sides)
    differences_table(sides)
    recorded_table(list({side.programme.code: side.programme for side in sides}.values()))
    basis_switch(filters, metric)
    page_foot(filters, [metric])
