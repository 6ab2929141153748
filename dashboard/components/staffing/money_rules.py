"""Money and grades by rule on the page: every version with its days, amounts, source, state."""

from collections.abc import Iterable

from dashboard.components.drawing.writing import write, write_notice
from dashboard.components.frame.context import context
from dashboard.components.frame.page import Told
from dashboard.components.staffing.declared_rules import budget_table, grading_table, subsidy_table
from dashboard.components.trust.definitions import undefined_text
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to

NO_SUBSIDY = Text(
    "来源没有规定补贴，本工作模式不核算补贴。",
    "The source sets no subsidy: none is worked out for this programme.",
)
OPEN = Text("来源没有定义", "Left open by the sources")


def rules_part(filters: Filters) -> Iterable[Told]:
    """Draw subsidies, gradings and budgets with every version, and what is undefined."""
    lang, programme = context().lang, programme_of(filters.programme)
    day = data_to(programme.code)
    if not programme.subsidies:
        write_notice(NO_SUBSIDY[lang])
    subsidy_table(programme, on=day)
    grading_table(programme, on=day)
    budget_table(programme)
    undefined = [one for one in programme.undefined if one.topic == "people"]
    if undefined:
        write(f"**{OPEN[lang]}**")
        write("\n".join(f"- {undefined_text(one)[lang]}" for one in undefined))
    return ()
