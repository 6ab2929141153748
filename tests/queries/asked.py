"""Every question the query layer answers, with arguments for the sample: one list for all tests."""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from importlib import import_module

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.filters import STATES, Filters
from dashboard.queries.facts import FACTS

MODULES = ("cases", "counts", "standards", "units")
NOT_QUESTIONS = {"matching", "as_of", "data_to"}
"""What builds clauses for the others; ``data_to`` is asked of a programme that is reached."""

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
        "durations": [
            (YEAR,),
            (NARROW.during(PEOPLE.end, PEOPLE.end),),
            (PEOPLE, ("month",)),
            (PEOPLE, ("zone",)),
            (PEOPLE, ("year", "town")),
            (NARROW, ("station", "lead")),
        ],
        "dispute_list": [
            (YEAR,),
            (NARROW, "", "amount_fen", True, 2, 20),
            (PEOPLE, "2019", "days_to_close", False, 3, 100),
            (YEAR, "", "people_involved", False, 1, 968),
        ],
        "dispute_total": [(YEAR,), (NARROW,), (PEOPLE,)],
        "dispute_record": [(case,), ("no-such",)],
        "dispute_events": [(case,), ("no-such",)],
        "follow_ups": [(case,)],
        "masked_parties": [(case,)],
        "firm_presence": [("chenghua",)],
        "room_presence": [("chenghua",)],
        "duty_days": [("chenghua", 15, 22), ("chenghua", 16, 21)],
        "service_breaks": [
            ("chenghua", "call", "week"),
            ("chenghua", "visit", "month"),
            ("chenghua", "lecture", "quarter"),
        ],
        "units": [
            ("chenghua", dimension)
            for dimension in ("county", "town", "community", "zone", "station", "firm")
        ],
        "stations": [("chenghua",)],
        "zones": [("chenghua",)],
        "outlines": [("chenghua", level) for level in ("county", "town")],
        "contracts": [("chenghua",)],
        "rooms": [("chenghua",)],
    }


def _counts() -> Iterator[tuple[object, ...]]:
    for name, fact in FACTS.items():
        yield (YEAR, name)
        yield (PEOPLE, name, ("month",))
        yield from ((YEAR, name, (dimension, "year")) for dimension in fact.dimensions)
    for state in STATES:
        yield (replace(ALL_YEARS, state=state), "dispute", ("station",))
    yield (NARROW, "dispute", ("month", "lead"))
