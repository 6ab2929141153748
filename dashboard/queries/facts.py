"""What can be counted: one fact per table, its date, its dimensions and its additive measures."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Table, and_, case, cast, func, or_

from dashboard.database import schema
from dashboard.domain.errors import BadRequest
from dashboard.domain.programme import Rules

Measures = Mapping[str, ColumnElement[int]]
DISPUTE_DIMENSIONS = (
    "town community zone station firm county type level track channel lead mode outcome"
    " agreement conversion"
).split()


@dataclass(frozen=True)
class AsOf:
    """The day the data are complete for, and the rules in force: what "overdue" depends on."""

    data_to: date
    rules: Rules


@dataclass(frozen=True)
class Fact:
    """A countable table. ``when`` puts a row into a period; measures are additive."""

    table: Table
    when: Column[date]
    dimensions: tuple[str, ...]
    measures: Callable[[AsOf], Measures]

    @property
    def month(self) -> ColumnElement[date]:
        stored = {"cohort_on": "cohort_month", "closed_on": "closed_month", "month": "month"}
        if self.when.name in stored:
            return self.table.c[stored[self.when.name]]
        return cast(func.date_trunc("month", self.when), Date)

    def column(self, dimension: str) -> ColumnElement[Any]:
        """Return what to group by for a dimension, or say that this fact has no such one."""
        if dimension == "month":
            return self.month
        if dimension == "year":
            return func.extract("year", self.when)
        if dimension in self.dimensions:
            return self.table.c[dimension]
        known = ", ".join((*self.dimensions, "month", "year"))
        raise BadRequest(f"Records of {self.table.name} have no '{dimension}'. Known: {known}.")


def rows(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows a condition holds for."""
    return func.sum(case((condition, 1), else_=0))


def is_overdue(as_of: AsOf) -> ColumnElement[bool]:
    """Open longer than the rule allows, counted to the day the data are complete for."""
    d = schema.dispute.c
    latest = as_of.data_to - timedelta(days=as_of.rules.settle_within_days)
    return and_(d.closed_on.is_(None), d.accepted_on < latest)


def key_reasons(as_of: AsOf) -> dict[str, ColumnElement[bool]]:
    """Why a dispute is a key case; it may have several reasons."""
    d = schema.dispute.c
    return {
        "major": d.level == "major",
        "sensitive": d.is_sensitive.is_(True),
        "unnatural_death": d.type == "unnatural_death",
        "many_people": d.people_involved >= as_of.rules.many_people,
        "criminal_risk": d.criminal_risk.is_(True),
    }


def is_key(as_of: AsOf) -> ColumnElement[bool]:
    """A key case: major, sensitive, unnatural death, many people, or risk of turning criminal."""
    return or_(*key_reasons(as_of).values())


def _dispute_measures(as_of: AsOf) -> Measures:
    d = schema.dispute.c
    settled = d.outcome == "settled"
    due = and_(d.due_on.is_not(None), d.due_on <= as_of.data_to, settled)
    within = d.days_to_close <= as_of.rules.settle_within_days
    return {
        "total": func.count(),
        "found": func.count(d.found_on),
        "accepted": func.count(d.accepted_on),
        "mediated": func.count(d.mediated_on),
        "settled": rows(settled),
        "closed": func.count(d.closed_on),
        "open": rows(d.closed_on.is_(None)),
        "overdue": rows(is_overdue(as_of)),
        "closed_in_time": rows(within),
        "amount_fen": func.sum(d.amount_fen),
        "with_amount": func.count(d.amount_fen),
        "responded": func.count(d.satisfaction),
        "satisfied": rows(d.satisfaction >= 4),
        "due": rows(due),
        "performed": rows(and_(due, d.performed_on.is_not(None), d.performed_on <= as_of.data_to)),
        "settled_written": rows(and_(settled, d.agreement == "written")),
        "dossier_required": func.count(d.dossier_complete),
        "dossier_complete": rows(d.dossier_complete.is_(True)),
        "conversion_tracked": rows(d.conversion != "not_tracked"),
        "converted": rows(d.conversion.in_(("public_order", "criminal", "civil"))),
        "key_cases": rows(is_key(as_of)),
        "evening": rows(func.extract("hour", d.called_at).between(15, 21)),
        "with_call_time": func.count(d.called_at),
    }


def _reason_measures(as_of: AsOf) -> Measures:
    return {reason: rows(condition) for reason, condition in key_reasons(as_of).items()}


def _closing_measures(as_of: AsOf) -> Measures:
    return {"closed_in_period": func.count()}


def _advice_measures(as_of: AsOf) -> Measures:
    return {"people_advised": func.sum(schema.advice.c.people)}


def _duty_measures(as_of: AsOf) -> Measures:
    duty = schema.duty_shift.c
    return {"shifts": func.count(), "attended": func.count(duty.starts_at)}


def _follow_up_measures(as_of: AsOf) -> Measures:
    f = schema.follow_up.c
    past = f.due_on <= as_of.data_to
    return {"follow_up_due": rows(past), "follow_up_done": rows(and_(past, f.done_on.is_not(None)))}


def _service_measures(as_of: AsOf) -> Measures:
    kind = schema.community_service.c.kind
    return {
        "calls_made": rows(kind == "call"),
        "visits": rows(kind == "visit"),
        "lectures": rows(kind == "lecture"),
    }


def _station_month_measures(as_of: AsOf) -> Measures:
    m = schema.station_month.c
    names = ("calls", "public_order_cases", "criminal_cases", "officer_minutes")
    return {name: func.sum(m[name]) for name in names}


def _sweep_measures(as_of: AsOf) -> Measures:
    s = schema.sweep.c
    return {"sweep_found": func.sum(s.found), "sweep_resolved": func.sum(s.resolved)}


def _grade_measures(as_of: AsOf) -> Measures:
    g = schema.firm_grade.c
    grades = {f"grade_{name}": rows(g.grade == name) for name in ("excellent", "pass", "fail")}
    return grades | {"graded": func.count(), "subsidy_fen": func.sum(g.subsidy_fen)}


FACTS = {
    "dispute": Fact(
        schema.dispute, schema.dispute.c.cohort_on, tuple(DISPUTE_DIMENSIONS), _dispute_measures
    ),
    "key_case": Fact(
        schema.dispute, schema.dispute.c.cohort_on, tuple(DISPUTE_DIMENSIONS), _reason_measures
    ),
    "closing": Fact(
        schema.dispute, schema.dispute.c.closed_on, tuple(DISPUTE_DIMENSIONS), _closing_measures
    ),
    "advice": Fact(
        schema.advice,
        schema.advice.c.on_day,
        ("county", "town", "community", "station"),
        _advice_measures,
    ),
    "duty": Fact(
        schema.duty_shift,
        schema.duty_shift.c.on_day,
        ("county", "station", "firm"),
        _duty_measures,
    ),
    "follow_up": Fact(
        schema.follow_up,
        schema.follow_up.c.due_on,
        ("county", "town", "station", "firm"),
        _follow_up_measures,
    ),
    "service": Fact(
        schema.community_service,
        schema.community_service.c.on_day,
        ("county", "town", "community", "station"),
        _service_measures,
    ),
    "station_month": Fact(
        schema.station_month,
        schema.station_month.c.month,
        ("county", "station"),
        _station_month_measures,
    ),
    "sweep": Fact(schema.sweep, schema.sweep.c.on_day, ("county", "station"), _sweep_measures),
    "firm_grade": Fact(
        schema.firm_grade, schema.firm_grade.c.month, ("county", "firm"), _grade_measures
    ),
}
