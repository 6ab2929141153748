"""What is counted on disputes, and what makes one a key case."""

from collections.abc import Callable

from sqlalchemy import ColumnElement, Date, and_, cast, false, func, or_

from dashboard.database import schema
from dashboard.queries.facts import breaches
from dashboard.queries.facts.fact import AsOf, Fact, Measures, rows

DIMENSIONS = tuple(
    "town community zone station room mediator firm county type level track channel lead mode"
    " outcome agreement conversion platform prevented_conversion".split()
)


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


def _basis() -> dict[str, ColumnElement[int]]:
    d = schema.dispute.c
    return {
        "total": func.count(),
        "found": func.count(d.found_on),
        "accepted": func.count(d.accepted_on),
        "mediated": func.count(d.mediated_on),
    }


def _core(as_of: AsOf) -> Measures:
    d = schema.dispute.c
    return _basis() | {
        "settled": rows(d.outcome == "settled"),
        "closed": func.count(d.closed_on),
        "open": rows(d.closed_on.is_(None)),
        "overdue": rows(breaches.is_overdue(as_of)),
        "closed_in_time": rows(d.days_to_close <= as_of.rules.settle_within_days),
        "referred": rows(d.outcome.in_(("referred_admin", "referred_court"))),
        "amount_fen": func.sum(d.amount_fen),
    }


def owes_feedback() -> ColumnElement[bool]:
    """A dispute the grid sent, closed: its result is to be fed back."""
    d = schema.dispute.c
    return and_(d.channel == "grid", d.closed_on.is_not(None))


def _aftermath(as_of: AsOf) -> Measures:
    d = schema.dispute.c
    due = breaches.is_due(as_of)
    sent = owes_feedback()
    return _basis() | {
        "responded": func.count(d.satisfaction),
        "satisfied": rows(d.satisfaction >= 4),
        "due": rows(due),
        "performed": rows(and_(due, d.performed_on.is_not(None), d.performed_on <= as_of.data_to)),
        "unperformed": rows(breaches.is_unperformed(as_of)),
        "dossier_required": func.count(d.dossier_complete),
        "dossier_complete": rows(d.dossier_complete.is_(True)),
        "feedback_due": rows(sent),
        "fed_back": rows(and_(sent, d.fed_back_on.is_not(None))),
    }


def _risk(as_of: AsOf) -> Measures:
    d = schema.dispute.c
    death = d.type == "unnatural_death"
    return _basis() | {
        "conversion_tracked": rows(d.conversion != "not_tracked"),
        "converted": rows(d.conversion.in_(("public_order", "criminal", "civil"))),
        "converted_criminal": rows(d.conversion == "criminal"),
        "prevented": func.count(d.prevented_conversion),
        "sensitive_or_major": rows(or_(d.level == "major", d.is_sensitive.is_(True))),
        "unnatural_deaths": rows(death),
        "death_followed": rows(and_(death, d.is_secondary.is_not(None))),
        "death_secondary": rows(and_(death, d.is_secondary.is_(True))),
        "policed": rows(breaches.POLICED),
        "inquiry_unsure": rows(breaches.is_inquiry_unsure()),
    }


def _origin(as_of: AsOf) -> Measures:
    d = schema.dispute.c
    hour, duty = func.extract("hour", d.called_at), as_of.rules.duty
    outside = or_(hour < duty.starts, hour >= duty.ends) if duty else false()
    return _basis() | {
        "by_app": rows(d.platform == "mobile_app"),
        "unclassified": rows(d.track.is_(None)),
        "off_hours": rows(outside),
        "with_call_time": func.count(d.called_at),
        "handed_over": func.count(d.handed_over_at),
        "entered_in_time": rows(_is_entered_in_time(as_of)),
        "with_entry_time": func.count(d.entered_at),
    }


def _is_entered_in_time(as_of: AsOf) -> ColumnElement[bool]:
    """Entered within the rule's days, the last of them included; without a rule nothing is."""
    d, within = schema.dispute.c, as_of.rules.enter_within_days
    return false() if within is None else cast(d.entered_at, Date) <= d.cohort_on + within


def _breach(as_of: AsOf) -> Measures:
    return _basis() | {
        "passed_on": rows(breaches.PASSED_ON),
        "hand_over_missing": rows(breaches.lacks_hand_over()),
        "lead_ruled": rows(breaches.has_ruled_lead(as_of)),
        "wrong_lead": rows(breaches.has_wrong_lead(as_of)),
        "with_track": func.count(schema.dispute.c.track),
        "lead_undefined": rows(breaches.has_undefined_lead(as_of)),
    }


def _standstill(as_of: AsOf) -> Measures:
    still_open = schema.dispute.c.closed_on.is_(None)
    return _basis() | {"open": rows(still_open), "stalled": rows(breaches.is_stalled(as_of))}


def _unvisited(as_of: AsOf) -> Measures:
    due, missing = breaches.is_to_visit(as_of), breaches.is_unvisited(as_of)
    return _basis() | {
        "to_visit": rows(due),
        "unvisited": rows(missing),
        "visited": rows(and_(due, ~missing)),
    }


def _reason_measures(as_of: AsOf) -> Measures:
    reasons = {reason: rows(condition) for reason, condition in key_reasons(as_of).items()}
    return reasons | {"key_cases": rows(is_key(as_of))}


def _closing_measures(as_of: AsOf) -> Measures:
    return {"closed_in_period": func.count()}


def _cohort(measures: Callable[[AsOf], Measures], record: str = "dispute") -> Fact:
    d = schema.dispute
    return Fact(
        table=d, when=d.c.cohort_on, dimensions=DIMENSIONS, measures=measures, record=record
    )


# Apart, because each measure costs a scan of its column: a page asks for those it shows.
FACTS = {
    "dispute": _cohort(_core),
    "aftermath": _cohort(_aftermath),
    "risk": _cohort(_risk),
    "origin": _cohort(_origin),
    "breach": _cohort(_breach),
    "standstill": _cohort(_standstill, "event"),
    "unvisited": _cohort(_unvisited, "follow_up"),
    "key_case": _cohort(_reason_measures, "key_case"),
    "closing": Fact(
        table=schema.dispute,
        when=schema.dispute.c.closed_on,
        dimensions=DIMENSIONS,
        measures=_closing_measures,
        record="closing",
    ),
}
