"""Whether a selection has firms to grade, or the reason in words why it has none."""

from dashboard.components.frame.context import context
from dashboard.components.frame.links import ways_to
from dashboard.components.frame.notices import missing, say
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text

OTHER_REGISTER = Text(
    "律师与民警的主调只在公调对接台账中登记，请在上方选择该台账。",
    "Who led is recorded in the docking register only; choose it above.",
)
NO_FIRMS = Text(
    "{programme}没有律师事务所考评，本库未登记律所。可看：",
    "{programme} does not grade firms; its records hold none. There is instead:",
)


def grades_firms(programme: Programme) -> bool:
    """Whether a programme grades firms."""
    return "firm_grade" in programme.records


def has_firms(filters: Filters, programme: Programme) -> bool:
    """Whether there are firms to show; where not, say why and what there is instead."""
    if not grades_firms(programme):
        missing(NO_FIRMS.format(programme=programme.short[context().lang]))
        ways_to(("stations", "coverage"), filters)
        return False
    if not programme.register_of(filters.register).leads:
        say(OTHER_REGISTER)
        return False
    return True
