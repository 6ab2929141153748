"""What is counted on activity records: advice, duty, visits, sweeps, warnings, rosters."""

from sqlalchemy import func

from dashboard.database import schema
from dashboard.queries.facts.fact import AsOf, Fact, Measures, rows


def _advice(as_of: AsOf) -> Measures:
    return {"people_advised": func.sum(schema.advice.c.people)}


def _duty(as_of: AsOf) -> Measures:
    duty = schema.duty_shift.c
    return {"shifts": func.count(), "attended": func.count(duty.starts_at)}


def _follow_up(as_of: AsOf) -> Measures:
    f = schema.follow_up.c
    past = f.due_on <= as_of.data_to
    return {"follow_up_due": rows(past), "follow_up_done": rows(past & f.done_on.is_not(None))}


def _service(as_of: AsOf) -> Measures:
    kind = schema.community_service.c.kind
    return {
        "calls_made": rows(kind == "call"),
        "visits": rows(kind == "visit"),
        "lectures": rows(kind == "lecture"),
    }


def _station_month(as_of: AsOf) -> Measures:
    m = schema.station_month.c
    names = ("calls", "public_order_cases", "criminal_cases", "officer_minutes")
    return {name: func.sum(m[name]) for name in names}


def _sweep(as_of: AsOf) -> Measures:
    s = schema.sweep.c
    return {
        "sweeps": func.count(),
        "sweep_found": func.sum(s.found),
        "sweep_mediated": func.sum(s.mediated),
        "sweep_resolved": func.sum(s.resolved),
    }


def _warning(as_of: AsOf) -> Measures:
    w = schema.warning.c
    return {"warnings": func.count(), "warnings_settled": rows(w.outcome == "settled")}


def _liaison(as_of: AsOf) -> Measures:
    return {"liaisons": func.count()}


def _checklist(as_of: AsOf) -> Measures:
    c = schema.checklist.c
    # A card may be loaded before the data reach its day: it counts from that day on.
    past = c.on_day <= as_of.data_to
    return {"items": rows(past), "items_met": rows(past & c.met.is_(True))}


def _survey(as_of: AsOf) -> Measures:
    s = schema.survey.c
    return {"surveyed": func.sum(s.responded), "points": func.sum(s.points)}


def _patrol(as_of: AsOf) -> Measures:
    return {"patrol_days": func.count()}


def _meeting(as_of: AsOf) -> Measures:
    return {"meetings": func.count()}


def _on_call(as_of: AsOf) -> Measures:
    night = schema.on_call.c
    return {"nights": func.count(), "nights_covered": func.count(night.starts_at)}


FACTS = {
    "advice": Fact(
        table=schema.advice,
        when=schema.advice.c.on_day,
        dimensions=("county", "town", "community", "station"),
        measures=_advice,
    ),
    "duty": Fact(
        table=schema.duty_shift,
        when=schema.duty_shift.c.on_day,
        dimensions=("county", "station", "firm"),
        measures=_duty,
    ),
    "follow_up": Fact(
        table=schema.follow_up,
        when=schema.follow_up.c.due_on,
        dimensions=("county", "town", "station", "firm"),
        measures=_follow_up,
    ),
    "service": Fact(
        table=schema.community_service,
        when=schema.community_service.c.on_day,
        dimensions=("county", "town", "community", "station"),
        measures=_service,
    ),
    "station_month": Fact(
        table=schema.station_month,
        when=schema.station_month.c.month,
        dimensions=("county", "station"),
        measures=_station_month,
    ),
    "sweep": Fact(
        table=schema.sweep,
        when=schema.sweep.c.on_day,
        dimensions=("county", "town", "station"),
        measures=_sweep,
    ),
    "warning": Fact(
        table=schema.warning,
        when=schema.warning.c.on_day,
        dimensions=("county", "town", "result"),
        columns={"result": "outcome"},
        measures=_warning,
    ),
    "liaison": Fact(
        table=schema.liaison,
        when=schema.liaison.c.on_day,
        dimensions=("county", "partner", "result"),
        columns={"result": "outcome"},
        measures=_liaison,
    ),
    "checklist": Fact(
        table=schema.checklist,
        when=schema.checklist.c.on_day,
        dimensions=("county", "station", "room", "checklist", "checklist_item"),
        columns={"checklist": "list", "checklist_item": "item"},
        measures=_checklist,
    ),
    "survey": Fact(
        table=schema.survey,
        when=schema.survey.c.month,
        dimensions=("county", "station", "mediator"),
        measures=_survey,
    ),
    "patrol": Fact(
        table=schema.patrol,
        when=schema.patrol.c.on_day,
        dimensions=("county", "town", "zone", "station"),
        measures=_patrol,
    ),
    "meeting": Fact(
        table=schema.meeting,
        when=schema.meeting.c.on_day,
        dimensions=("county", "station", "meeting_kind"),
        columns={"meeting_kind": "kind"},
        measures=_meeting,
    ),
    "on_call": Fact(
        table=schema.on_call,
        when=schema.on_call.c.on_day,
        dimensions=("county", "station", "mediator"),
        measures=_on_call,
    ),
}
