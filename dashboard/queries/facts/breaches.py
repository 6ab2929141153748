"""Rules a dispute can break, each as the disputes that break it and since which day they do."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta

from sqlalchemy import (
    ColumnElement,
    Date,
    Exists,
    ScalarSelect,
    and_,
    case,
    cast,
    exists,
    false,
    func,
    or_,
    select,
)

from dashboard.database import schema
from dashboard.queries.facts.fact import AsOf

_d, _e, _f = schema.dispute.c, schema.dispute_event.c, schema.follow_up.c
_STEP = and_(_e.county == _d.county, _e.dispute_id == _d.dispute_id)
_VISIT = and_(_f.county == _d.county, _f.dispute_id == _d.dispute_id)
POLICED = _d.track.in_(("public_order", "minor_criminal"))
PASSED_ON = or_(_d.triaged_at.is_not(None), _d.called_at.is_not(None))
"""Disputes that came through the police: to be mediated they must have been handed over."""


def is_overdue(as_of: AsOf) -> ColumnElement[bool]:
    """Open longer than the rule allows, counted to the day the data are complete for.

    A register without acceptance counts from the day mediation began.
    """
    latest = as_of.data_to - timedelta(days=as_of.rules.settle_within_days)
    return and_(_d.closed_on.is_(None), _begun() < latest)


def is_stalled(as_of: AsOf) -> ColumnElement[bool]:
    """Open, and without a step for the rule's days, the data-to day the last of them.

    A dispute none of whose steps is recorded counts from the day it came in.
    """
    days = as_of.rules.stall_after_days
    if days is None:
        return false()
    latest = as_of.data_to - timedelta(days=days)
    moved = exists().where(_STEP, _e.at >= _morning(latest + timedelta(days=1)))
    return and_(_d.closed_on.is_(None), _d.cohort_on <= latest, ~moved)


def is_unperformed(as_of: AsOf) -> ColumnElement[bool]:
    """Settled, performance due by the data-to day, and not performed."""
    return and_(is_due(as_of), _d.performed_on.is_(None))


def is_due(as_of: AsOf) -> ColumnElement[bool]:
    """Settled with performance due by the data-to day."""
    return and_(_d.due_on <= as_of.data_to, _d.outcome == "settled")


def is_unvisited(as_of: AsOf) -> ColumnElement[bool]:
    """A follow-up was due by the data-to day and not done."""
    return exists().where(*_missed(as_of))


def is_to_visit(as_of: AsOf) -> Exists:
    """A follow-up was due by the data-to day, done or not."""
    return exists().where(_VISIT, _f.due_on <= as_of.data_to)


def lacks_hand_over() -> ColumnElement[bool]:
    """It came through the police, and nobody wrote down that it was handed over."""
    return and_(PASSED_ON, _d.handed_over_at.is_(None))


def is_inquiry_unsure() -> ColumnElement[bool]:
    """Public-order or criminal, without a record that the inquiry goes on."""
    return and_(POLICED, or_(_d.inquiry_status.is_(None), _d.inquiry_status != "continuing"))


def has_ruled_lead(as_of: AsOf) -> ColumnElement[bool]:
    """Of a track the rule says the lead of, with a lead recorded."""
    return and_(_d.track.in_(_leads(as_of)), _d.lead.is_not(None))


def has_wrong_lead(as_of: AsOf) -> ColumnElement[bool]:
    """Led by somebody else than the rule says; a lead nobody recorded is not a wrong one."""
    wrong = [and_(_d.track == track, _d.lead != lead) for track, lead in _leads(as_of).items()]
    return or_(false(), *wrong)


def has_undefined_lead(as_of: AsOf) -> ColumnElement[bool]:
    """Of a track for which no rule says who leads."""
    leads = _leads(as_of)
    return _d.track.not_in(leads) if leads else false()


def since(state: str, as_of: AsOf) -> ColumnElement[date]:
    """Return the first day on which a dispute in a state broke its rule."""
    if state == "overdue":
        return _begun() + (as_of.rules.settle_within_days + 1)
    if state == "stalled":
        return _last_step() + (as_of.rules.stall_after_days or 0)
    if state == "no_follow_up":
        return select(func.min(_f.due_on)).where(*_missed(as_of)).scalar_subquery()
    if state == "unperformed":
        return _d.due_on
    if state == "no_hand_over":
        return cast(func.coalesce(_d.triaged_at, _d.called_at), Date)
    return _d.cohort_on


def _begun() -> ColumnElement[date]:
    return func.coalesce(_d.accepted_on, _d.mediated_on)


def _last_step() -> ColumnElement[date]:
    """The day of the last step, or the later day the dispute came in."""
    last: ScalarSelect[date] = select(cast(func.max(_e.at), Date)).where(_STEP).scalar_subquery()
    return case((last > _d.cohort_on, last), else_=_d.cohort_on)


def _missed(as_of: AsOf) -> tuple[ColumnElement[bool], ...]:
    return (_VISIT, _f.due_on <= as_of.data_to, _f.done_on.is_(None))


def _leads(as_of: AsOf) -> Mapping[str, str]:
    return as_of.rules.leads or {}


def _morning(day: date) -> datetime:
    return datetime.combine(day, time.min)
