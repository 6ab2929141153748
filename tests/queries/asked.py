"""Every question the query layer answers, with arguments for the sample: one list for all tests."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.filters import STATES, Filters
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.standards import KINDS, Standard
from dashboard.queries.completeness import APPLIES
from dashboard.queries.facts import FACTS, record_of
from dashboard.queries.minutes import MOMENTS
from dashboard.queries.quantiles import SPANS
from dashboard.queries.signs import SIGNS

MODULES = (
    "cases",
    "completeness",
    "counts",
    "dossiers",
    "entitlements",
    "freshness",
    "graded",
    "gradings",
    "kept_gaps",
    "minutes",
    "people",
    "places",
    "quantiles",
    "rollout",
    "signs",
    "sizes",
    "staff",
    "subsidies",
    "units",
    "visits",
    "whereabouts",
) + tuple(f"standards.{name}" for name in ("done", "evidence", "found", "required", "standing"))
NOT_QUESTIONS = {"matching", "as_of", "data_to", "data_from", "disputes_from", "held"} | {
    "unit_register",
    "reached_codes",
    "town_of",
    "unit_of",
    "covered",
    "disputes_in_parts",
}
"""What builds clauses for the others; ``data_to`` is asked of a programme that is reached.

``disputes_in_parts`` is ``dispute_list`` again: a test of its own compares the two.
"""
OF_STANDARDS = {
    "required_units": tuple(KINDS),
    "standing_spans": ("presence", "staffing", "pairing", "expiry", "rollout", "target"),
    "good_periods": ("cadence",),
    "covered_days": ("duty_hours",),
    "days_done": ("recency",),
    "inspections": ("checklist",),
    "lacking_periods": ("completeness",),
}
"""By question: the kinds of standard it is asked for."""
FIRST_UNITS = {
    ("chenghua", "station"): "CHS01",
    ("chenghua", "community"): "510108901001",
    ("chenghua", "zone"): "CHZ001",
    ("chongqing", "station"): "CQS001",
    ("chongqing", "county"): "CQ01",
    ("chongqing", "town"): "CQ01001",
    ("cixi", "room"): "CXR01",
    ("lixian", "station"): "LXS01",
    ("lixian", "justice_office"): "LXJ01",
    ("lixian", "mediator"): "LXM001",
    ("lixian", "town"): "LX0101",
    ("yibin", "station"): "YBS01",
    ("yibin", "county"): "YB01",
}
"""The unit whose records are asked for, by programme and kind of unit."""

YEAR = Filters(
    programme="chenghua",
    register="station_docking",
    start=date(2019, 1, 1),
    end=date(2019, 12, 31),
)
PEOPLE = Filters(
    programme="chenghua",
    register="people_mediation",
    start=date(2017, 1, 1),
    end=date(2021, 12, 31),
)
ALL_YEARS = YEAR.during(PEOPLE.start, PEOPLE.end)
NARROW = YEAR.choose(
    station=("CHS01", "CHS02", NOT_RECORDED), lead="lawyer", type=("family", "neighbour")
)

Question = Callable[..., object]


def questions() -> dict[str, Question]:
    """Return every public function of the query layer that takes a reader's scope."""
    found = {}
    for name in MODULES:
        module = import_module(f"dashboard.queries.{name}")
        for key, function in inspect.getmembers(module, inspect.isfunction):
            if function.__module__ != module.__name__ or key.startswith("_"):
                continue
            if key not in NOT_QUESTIONS:
                found[key] = function
    return found


def arguments(case: str) -> dict[str, list[tuple[object, ...]]]:
    """Return, for each question, what to ask of the sample after the scope."""
    return {
        "counts": [*_counts()],
        "quantiles": [*_quantiles()],
        "dispute_list": [
            (YEAR,),
            (NARROW, "", "amount_fen", True, 2, 20),
            (PEOPLE, "2019", "days_to_close", False, 3, 100),
            (YEAR, "", "people_involved", False, 1, 968),
        ],
        "in_state_since": [(_in_state(state),) for state in STATES],
        "dispute_total": [(YEAR,), (NARROW,), (PEOPLE,)],
        "dispute_count": [(YEAR,), (NARROW, "2019")],
        "recorded_columns": [(YEAR,), (NARROW, "2019")],
        "dispute_record": [(case,), ("no-such",)],
        "dispute_events": [(case,), ("no-such",)],
        "follow_ups": [(case,)],
        "masked_parties": [(case,)],
        **{name: [*_of_standards(kinds)] for name, kinds in OF_STANDARDS.items()},
        "evidence": [
            (code, standard, FIRST_UNITS[code, standard.unit], PEOPLE.start, PEOPLE.end)
            for code, standard in _of_standards(tuple(KINDS))
        ],
        # Once is enough for every standard there is: where it is not, something was too little.
        "poor_periods": [
            (code, standard.model_copy(update={"required": 2}))
            for code, standard in _of_standards(("cadence",))
        ],
        "kept_gaps": [(code,) for code in programmes()],
        "judged_standards": [(code,) for code in programmes()],
        "units": [
            ("chenghua", dimension)
            for dimension in ("county", "town", "community", "zone", "station", "firm", "room")
        ],
        "named": [("chenghua", "station", ("CHS01", "RS1")), ("lixian", "mediator", ("LXM001",))],
        "mediators": [(PEOPLE,), (_default(programme_of("chongqing")).choose(county="CQ01"),)],
        "whereabouts": [
            ("chenghua", "station", "CHS01"),
            ("chenghua", "county", "510108"),
            ("lixian", "justice_office", "no-such"),
        ],
        "unit_sizes": [
            ("chenghua", "station"),
            ("chenghua", "town"),
            ("chongqing", "county"),
            ("cixi", "room"),
        ],
        "up_to": [(PEOPLE, "durations", 6), (NARROW, "waits", 0, ("station", "lead"))],
        "programmes_reached": [()],
        "stations": [("chenghua",)],
        "zones": [("chenghua",)],
        "outlines": [("chenghua", level) for level in ("county", "town")],
        "unit_towns": [
            ("chenghua", "room", ("CHR016", "CHR017", "CHR100")),
            ("cixi", "room", ("CXR01", "CXR22")),
            ("lixian", "mediator", ("LXM001", "LXM034", "LXM035")),
        ],
        "last_contacts": [
            ("chenghua", "zone"),
            ("chenghua", "town"),
            ("chenghua", "station"),
            ("chongqing", "county"),
        ],
        "advisers": [("chenghua",)],
        "contracts": [("chenghua",)],
        "rooms": [("chenghua",)],
        "station_starts": [("yibin",)],
        "dossier_strata": [(YEAR, ()), (PEOPLE, ("station", "level", "outcome")), (NARROW, ())],
        "dossiers_by_lot": [
            (YEAR, (), 7, (("", 20),)),
            (YEAR, ("station",), 20190305, (("CHS01", 3), ("CHS02", 5), ("CHS99", 1))),
            (PEOPLE, ("station", "level"), 0, (("CHS01|ordinary", 4), ("CHS02|major", 2))),
        ],
        "disputes_named": [("chenghua", (case, "no-such"))],
        "station_offices": [("lixian",)],
        "served_areas": [("chenghua", "station", "CHS01"), ("cixi", "room", "CXR01")],
        "unit_inspections": [("yibin", "station", "YBS14"), ("yibin", "room", "YBR14")],
        "subsidy_claims": [
            (YEAR,),
            (PEOPLE.choose(station="CHS05"), 2, 20),
            (_default(programme_of("yibin")),),
            (_default(programme_of("cixi")),),
        ],
        "claim_sums": [
            (ALL_YEARS, ("subsidy", "month", "level")),
            (YEAR, ("payee",)),
            (NARROW.choose(lead=(), type=()), ("county", "station")),
        ],
        "entitlements": [
            (YEAR, "case_subsidy", ("station",)),
            (YEAR, "officer_reward", ("payee",)),
            (PEOPLE, "case_subsidy", ("county", "month")),
            (_default(programme_of("cixi")), "reward_per_case"),
        ],
        "mediators_in_service": [("yibin",)],
        "graded_units": [
            ("chenghua", "firm", "CHF1"),
            ("chenghua", "officer", "no-such"),
            ("cixi", "room", "CXR01"),
            ("chenghua", "lawyer", "no-such"),
            ("lixian", "mediator", "LXM001"),
            ("chongqing", "county", "CQ01"),
        ],
        "graded_firms": [("chenghua",)],
        "recorded_grades": [
            ("chenghua", "firm_grade", "firm", YEAR.start, YEAR.end),
            ("chenghua", "firm_grade", "firm", YEAR.start, YEAR.end, "CHF1"),
            ("chenghua", "officer_stars", "officer", YEAR.start, YEAR.end, "", 20),
            *(
                ("chenghua", "firm_grade", "firm", YEAR.start, YEAR.end, "", 20, where)
                for where in ((("firm", ("CHF1",)),), (("station", ("(none)",)),))
            ),
        ],
        "completeness": [
            (YEAR, ("closed_on", "called_at", "lawyer")),
            (PEOPLE, tuple(APPLIES), ("platform",)),
        ],
        "last_days": [(YEAR,), (PEOPLE,)],
        "last_loads": [("chenghua",)],
        "reject_reasons": [("chenghua",)],
        "values_of": [(ALL_YEARS, sign, "station") for sign in SIGNS],
        "acts_per_day": [(PEOPLE, moment, "station") for moment in MOMENTS],
        "busiest_minutes": [(PEOPLE, moment, "station") for moment in MOMENTS],
        "acts_by_hour": [(PEOPLE, moment) for moment in MOMENTS],
        "copies": [(YEAR, "station"), (PEOPLE, "county")],
        "alike": [(YEAR,), (PEOPLE,)],
        "impossible_sweeps": [(PEOPLE, "station")],
        "months_filled": [(_home("station_month"), "calls")],
        "case_counts": [(whole, by) for whole in _wholes() for by in ((), ("mediator_kind",))],
        "training_counts": [(_default(programme_of("chongqing")),)],
        "unnamed_cases": [(whole,) for whole in _wholes()],
        "staff_list": [*_lists()],
        "staff_count": [*_lists()],
        "grades_given": [(_home("grading"),), (_default(programme_of("lixian")),)],
        "graded_people": [(_home("grading"),), (_default(programme_of("chongqing")), 3)],
        "graded_count": [(_home("grading"),)],
    }


def _of_standards(kinds: tuple[str, ...]) -> Iterator[tuple[str, Standard]]:
    """Every standard of every programme that is judged in one of these ways."""
    for programme in programmes().values():
        for standard in programme.standards:
            if standard.kind in kinds:
                yield programme.code, standard


def _quantiles() -> Iterator[tuple[object, ...]]:
    yield from ((PEOPLE, span) for span in SPANS)
    yield (NARROW.during(PEOPLE.end, PEOPLE.end), "durations")
    yield from ((PEOPLE, "durations", by) for by in (("month",), ("zone",), ("year", "town")))
    yield from ((NARROW, span, ("station", "lead")) for span in SPANS)


def _counts() -> Iterator[tuple[object, ...]]:
    for name, fact in FACTS.items():
        dated = () if fact.when is None else ("year",)
        whole = _home(name)
        yield (whole, name)
        for dimension in fact.dimensions:
            yield _few_enough(whole, dimension), name, (dimension, *dated)
        if dated:
            yield (whole, name, ("month",))
    for state in STATES:
        yield (_in_state(state), "dispute", ("station",))
    yield (NARROW, "dispute", ("month", "lead"))


def _few_enough(whole: Filters, dimension: str) -> Filters:
    """People of a city are asked for county by county: there are more than an answer holds."""
    if DIMENSIONS[dimension].of_people and whole.programme == "chongqing":
        return whole.choose(county="CQ01")
    return whole


def _in_state(state: str) -> Filters:
    """All that is in a state, in a programme that has such disputes."""
    homes = {"inquiry_unsure": "yibin", "no_hand_over": "yibin", "not_fed_back": "cixi"}
    whole = _default(programme_of(homes[state])) if state in homes else ALL_YEARS
    return replace(whole, state=state)


def _default(home: Programme) -> Filters:
    """A programme's first register over its default period."""
    return Filters(
        programme=home.code,
        register=home.registers[0].key,
        start=home.default_start,
        end=home.default_end,
    )


def _wholes() -> Iterator[Filters]:
    yield from (_default(programme) for programme in programmes().values())


def _lists() -> Iterator[tuple[object, ...]]:
    homes = {"idle": "chenghua", "busy": "yibin", "licence": "lixian", "untrained": "chongqing"}
    yield from ((_default(programme_of(home)), which, 3) for which, home in homes.items())


def _home(fact: str) -> Filters:
    """The default period of the first programme that holds records of a fact."""
    record = record_of(fact)
    if record in programme_of("chenghua").records:
        return ALL_YEARS if fact in ("hiring", "dismissal") else YEAR
    return _default(next(one for one in programmes().values() if record in one.records))
