"""People and rooms to praise: by points that hold whatever the weights."""

from collections.abc import Iterable

from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.notices import missing
from dashboard.components.frame.page import Told
from dashboard.components.frame.plain import plain
from dashboard.components.staffing.praise_box import praise_box
from dashboard.domain.errors import TooMany
from dashboard.domain.filters import Filters
from dashboard.domain.money import Grading
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import metric_of
from dashboard.metrics.points import METHOD
from dashboard.reports.staffing.points_praise import points_praises, praising

RULE = Text(
    "各项权重上下浮动 20% 名次仍在前列，各项都能测算，且没有一项率明显低于其余的，才列入。"
    "写明“与其余差异不显著”的，只能说名次在前，不能说比别人好；只有写明“明显高于其余”的才宜表扬。"
    "这一栏只说规则允许说的话，不代替评议。",
    "Listed is who stays in front with every weight 20% up or down, has every item measured, and "
    "no rate clearly below the others. Where it says 'not told apart', only the place may be said, "
    "not that anyone is better; praise is for those clearly above. It says what the rule lets say, "
    "and replaces no review.",
)
NONE_DECLARED = Text(
    "本期没有可测算人员或调解室积分的考评规则，不能按积分表扬。",
    "No grading gives people or rooms points in this period: nobody is praised by points.",
)
FIRMS = Text(
    "律所的表扬与接近辞退在“律所考评与排名”页。",
    "Firms to praise and near dismissal stand on the page of firms.",
)
TOO_MANY = Text(
    "调解员超过 10,000 人，不逐人列出：请先在上方筛选区县。",
    "More than 10,000 mediators are in reach: choose a county above first.",
)


def praise_part(filters: Filters) -> Iterable[Told]:
    """Draw, for every grading in force, whom it lets praise; the foot explains its items."""
    lang = context().lang
    gradings = praising(context().scope, filters)
    if not gradings:
        missing(NONE_DECLARED)
    else:
        write_small(RULE[lang])
    for grading in gradings:
        write(f"**{grading.name[lang]}**")
        _praised(filters, grading)
    if gradings:
        write_small(METHOD[lang])
    if "firms" in context().pages and "firm_grade" in programme_of(filters.programme).records:
        write_small(FIRMS[lang])
    keys = dict.fromkeys(item.metric for one in gradings for item in one.items)
    return [metric_of(key) for key in keys]


def _praised(filters: Filters, grading: Grading) -> None:
    lang = context().lang
    try:
        found = points_praises(context().scope, filters, grading, ask=ask, written=plain)
    except TooMany:
        missing(TOO_MANY)
        return
    for one in found.praises:
        praise_box(one)
    for note in found.notes:
        write_small(note[lang])
