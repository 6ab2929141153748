"""How likely a firm as good as all together would have collected its fails by chance alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from dashboard.domain.text import Text
from dashboard.metrics.misjudgement import below, collected, is_below
from dashboard.reports.firm.firm_standing import Standing
from dashboard.reports.staffing.standing_figures import SETTLED, Compared

EXAMPLES = (0.8, 0.85, 0.9)
"""Lines to look at where nobody named one: no source defines it."""
NOT_LED = Text(
    "误判的可能无法测算：本库未登记律师主调的件数",
    "the chance of misjudgement cannot be worked out: lawyer-led disputes are not recorded",
)
NO_CASES = Text(
    "误判的可能无法测算：已考评的月份没有律师主调的纠纷",
    "the chance of misjudgement cannot be worked out: no lawyer-led dispute in the months graded",
)


@dataclass(frozen=True, kw_only=True)
class Chance:
    """Under a line (a share): how likely the fails are by chance.

    ``not_below`` are the failed months whose own rate is not below the line: graded by something
    else, or by another line.
    """

    line: float
    value: float
    not_below: tuple[date, ...]


def chances(one: Standing, lines: Iterable[float]) -> tuple[Chance, ...]:
    """Return by line how likely at least so many fails are in the months graded.

    Each month has the firm's own number of lawyer-led cases, and the rate of all firms
    together over these months for every case. None where ``why_no_chance`` says why.
    """
    if why_no_chance(one):
        return ()
    rate = pooled(one).pooled or 0.0
    return tuple(
        Chance(
            line=line,
            value=collected(len(one.fails), [below(line, n, rate) for n in one.cases]),
            not_below=tuple(
                month.months[0]
                for month in one.by_month
                if month.key == SETTLED and not is_below(line, month.k, month.of)
            ),
        )
        for line in lines
    )


def why_no_chance(one: Standing) -> Text | None:
    """Say why there is no such chance, or nothing where there is one."""
    if not one.cases:
        return NOT_LED
    return None if sum(one.cases) else NO_CASES


def pooled(one: Standing) -> Compared:
    """Return the lawyer-led rate over the months graded, of the firm and of all together."""
    return next(figure for figure in one.of_contract if figure.key == SETTLED)
