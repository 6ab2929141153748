"""What is counted on people over a period: who left, whose licence holds, who was trained."""

from collections.abc import Callable
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Float, and_, cast, or_, select

from dashboard.database import schema
from dashboard.queries.facts.fact import AsOf, Fact, Measures, rows
from dashboard.queries.facts.registers import IN_OFFICE, IS_MEDIATOR, PEOPLE

SOON = timedelta(days=90)
"""A licence that ends within so many days of 数据截至 runs out soon."""
_m, _t = schema.mediator.c, schema.training_attendance.c


def stayed(first: date, last: date) -> ColumnElement[bool]:
    """In office before the first day and after the last: neither came nor left between them."""
    came = or_(_m.appointed_on.is_(None), _m.appointed_on < first)
    return and_(came, or_(_m.dismissed_on.is_(None), _m.dismissed_on > last))


def moved(first: date, last: date) -> ColumnElement[bool]:
    """Came or left between two days, both included."""
    return or_(_m.appointed_on.between(first, last), _m.dismissed_on.between(first, last))


def was_trained(first: date, last: date) -> ColumnElement[bool]:
    """At least once on a list of who was trained."""
    # Asked once for all, and not person by person: codes are unique over programmes.
    return _m.code.in_(select(_t.mediator).where(_t.on_day.between(first, last)))


def runs_out(data_to: date) -> ColumnElement[bool]:
    """In office with a licence that ended before 数据截至; its last day is still good."""
    return and_(IN_OFFICE(data_to), _m.licence_until < data_to)


def runs_out_soon(data_to: date) -> ColumnElement[bool]:
    """In office with a licence that still holds, though not for long."""
    return and_(IN_OFFICE(data_to), _m.licence_until.between(data_to, data_to + SOON))


def _turnover(as_of: AsOf) -> Measures:
    first, last = as_of.period
    ends = rows(IN_OFFICE(first - timedelta(days=1))) + rows(IN_OFFICE(last))
    return {
        "dismissed": rows(_m.dismissed_on.between(first, last)),
        "mean_in_office": cast(cast(ends, Float) / 2, Float),
    }


def _trained(as_of: AsOf) -> Measures:
    there = IN_OFFICE(as_of.period[1])
    return {"mediators": rows(there), "trained": rows(and_(there, was_trained(*as_of.period)))}


def _licence(as_of: AsOf) -> Measures:
    there, until = IN_OFFICE(as_of.data_to), _m.licence_until
    return {
        "licences": rows(and_(there, until.is_not(None))),
        "licences_valid": rows(and_(there, until >= as_of.data_to)),
        "licences_run_out": rows(runs_out(as_of.data_to)),
        "licences_run_out_soon": rows(runs_out_soon(as_of.data_to)),
        "without_licence": rows(and_(there, until.is_(None))),
    }


def _of_mediators(
    measures: Callable[[AsOf], Measures], record: str, only: ColumnElement[bool] | None = None
) -> Fact:
    return Fact(
        table=schema.mediator,
        dimensions=PEOPLE,
        columns={"mediator_kind": "kind"},
        measures=measures,
        record=record,
        only=only,
    )


FACTS = {
    "turnover": _of_mediators(_turnover, "dismissal", only=IS_MEDIATOR),
    "trained": _of_mediators(_trained, "training_attendance", only=IS_MEDIATOR),
    "licence": _of_mediators(_licence, "mediator"),
}
