"""The level of a dispute that its record supports, by the marks a programme declares."""

from sqlalchemy import ColumnElement, String, and_, case, false, literal, or_, true

from dashboard.database import schema
from dashboard.domain.money import LevelMark
from dashboard.domain.programme import Programme
from dashboard.domain.vocabulary import LEVELS

NO_LEVEL = "none"
"""No level at all is supported: every level of the programme asks for a mark."""


def supported_level(programme: Programme) -> ColumnElement[str]:
    """Return the highest level that a recorded mark supports; null where none is declared."""
    marks = programme.level_marks
    if not marks:
        return literal(None, String)
    highest_first = sorted(marks, key=lambda one: [*LEVELS].index(one.level), reverse=True)
    held = [(_holds(one), literal(one.level, String)) for one in highest_first]
    return case(*held, else_=literal(_without_mark(programme), String))


def is_measured(programme: Programme) -> ColumnElement[bool]:
    """Whether all that the marks look at is recorded: else a level may be earned and not shown."""
    d, marks = schema.dispute.c, programme.level_marks
    asked = {
        "amount_fen": any(one.amount_yuan for one in marks),
        "people_involved": any(one.people for one in marks),
        "days_to_close": any(one.days for one in marks),
        "type": any(one.types for one in marks),
    }
    return and_(true(), *(d[name].is_not(None) for name, is_asked in asked.items() if is_asked))


def _holds(mark: LevelMark) -> ColumnElement[bool]:
    d = schema.dispute.c
    bounds = [
        (d.amount_fen, mark.amount_yuan and mark.amount_yuan * 100),
        (d.people_involved, mark.people),
        (d.days_to_close, mark.days),
    ]
    reached = [column >= bound for column, bound in bounds if bound is not None]
    return or_(false(), *reached, d.type.in_(mark.types))


def _without_mark(programme: Programme) -> str:
    """Return the level that needs no mark: the highest below the lowest that has one."""
    marked = {one.level for one in programme.level_marks}
    free: list[str] = []
    for level in LEVELS:
        if level in marked:
            break
        if level in programme.levels:
            free.append(level)
    return free[-1] if free else NO_LEVEL
