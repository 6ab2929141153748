"""Standards as declared: each odd one stops the start, with file and key, and says what is odd."""

import pytest

from dashboard.database import schema
from dashboard.domain.errors import BadConfig
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from dashboard.domain.standard_columns import UNITS_WHERE, WHERE
from dashboard.domain.standards import KINDS, SUBJECTS, Kind, Unit
from dashboard.queries.standards.done import DONE, SHIFTS
from dashboard.queries.standards.standing import STANDING

HILL = (ROOT / "tests" / "tiny" / "programmes" / "hill.toml").read_text("utf-8")
WORDS = "".join(
    f'{key} = {{ zh = "某", en = "some" }}\n' for key in ("name", "requirement", "owner", "source")
)


@pytest.fixture
def declared(tmp_path):
    """Return the fourth standard of a programme file, of which some lines are given."""

    def declare(**lines):
        body = {"key": '"odd"', "since": "2020-01-01"} | lines
        text = "".join(f"{key} = {value}\n" for key, value in body.items() if value)
        path = tmp_path / "odd.toml"
        path.write_text(f"{HILL}\n[[standard]]\n{text}{WORDS}", "utf-8")
        return load_programme(path).standards[3]

    return declare


def lines(kind, subject, unit, **more):
    return {"kind": f'"{kind}"', "subject": f'"{subject}"', "unit": f'"{unit}"'} | more


ROOM = lines("presence", "room", "station")
CASES = [
    (lines("wish", "room", "station"), "standard.3.kind", "Input should be"),
    (lines("presence", "room", "planet"), "standard.3.unit", "Input should be"),
    (lines("presence", "mood", "station"), "standard.3", "unknown subject 'mood', known: firm,"),
    (
        lines("cadence", "room", "station"),
        "standard.3",
        "'room' is judged by presence, staffing, not by cadence",
    ),
    (
        lines("presence", "firm", "county"),
        "standard.3",
        "'firm' is required of station, not of county",
    ),
    (
        lines("recency", "patrol", "zone"),
        "standard.3",
        "'within_days' is missing for a standard of recency",
    ),
    (ROOM | {"within_days": "30"}, "standard.3", "'within_days' is not for a standard of presence"),
    (lines("recency", "patrol", "zone", within_days="0"), "standard.3.within_days", "greater"),
    (
        lines("duty_hours", "duty", "station"),
        "standard.3",
        "'hours' is missing for a standard of duty_hours",
    ),
    (ROOM | {"hours": "{ starts = 1, ends = 2 }"}, "standard.3", "'hours' is not for"),
    (
        lines("duty_hours", "duty", "station", hours="{ starts = 22, ends = 15 }"),
        "standard.3.hours",
        "'starts' must be before 'ends'",
    ),
    (
        lines("duty_hours", "duty", "station", hours="{ starts = 18, ends = 37 }"),
        "standard.3.hours.ends",
        "less than or equal to 36",
    ),
    (ROOM | {"each": '"kind"'}, "standard.3", "'each' names 'kind', which 'where' does not list"),
    (
        lines("cadence", "meeting", "station", each='"kind"', where='{ kind = ["joint"] }'),
        "standard.3",
        "'each' is for presence and staffing alone",
    ),
    (
        lines("presence", "committee", "community", least_officers="20"),
        "standard.3",
        "'least_officers' is for stations alone",
    ),
    (ROOM | {"least_officers": "0"}, "standard.3.least_officers", "greater than 0"),
    (ROOM | {"required": "0"}, "standard.3.required", "greater than 0"),
    (
        lines("completeness", "dossier", "station", required="2"),
        "standard.3",
        "'required' is a share for completeness, at most 1",
    ),
    (
        lines("cadence", "visit", "community", period='"fortnight"'),
        "standard.3.period",
        "Input should be 'day', 'week', 'month', 'quarter', 'half_year' or 'year'",
    ),
    (
        ROOM | {"where": '{ colour = ["red"] }'},
        "standard.3",
        "'where' names 'colour', known: kind, venue, host",
    ),
    (
        ROOM | {"where": '{ kind = ["statoin"] }'},
        "standard.3",
        "'where.kind' has unknown code 'statoin', known: station, joint,",
    ),
    (ROOM | {"where": "{ kind = [] }"}, "standard.3", "'where.kind' has no code"),
    (
        lines("expiry", "licence", "mediator", where='{ kind = ["elder"] }'),
        "standard.3",
        "'where' names 'kind', known: nothing",
    ),
    (
        ROOM | {"units_where": '{ officers = ["20"] }'},
        "standard.3",
        "'units_where' names 'officers', known: code, county",
    ),
    (ROOM | {"since": None}, "standard.3.since", "Field required"),
    (ROOM | {"mood": "1"}, "standard.3.mood", "Extra inputs are not permitted"),
]


@pytest.mark.parametrize(("given", "key", "says"), CASES, ids=[says for *_, says in CASES])
def test_an_odd_standard_stops_the_start_with_file_and_key(declared, given, key, says):
    with pytest.raises(BadConfig) as stopped:
        declared(**given)
    assert str(stopped.value).startswith(f"odd.toml: key '{key}': ")
    assert says in str(stopped.value)


def test_a_night_ends_in_the_next_morning(declared):
    night = "{ starts = 18, ends = 32 }"
    found = declared(**lines("duty_hours", "on_call", "station", hours=night))
    assert (found.hours.starts, found.hours.ends) == (18, 32)


def test_what_is_not_said_means_once_every_day_of_any_kind(declared):
    found = declared(**ROOM)
    assert (found.period, found.required, found.where, found.each) == ("day", 1, {}, None)


def test_every_kind_and_unit_has_a_subject():
    subjects = SUBJECTS.values()
    assert {kind for one in subjects for kind in one.kinds} == set(KINDS) == set(Kind.__args__)
    assert {unit for one in subjects for unit in one.units} == set(Unit.__args__)
    assert set(UNITS_WHERE) == set(Unit.__args__)


@pytest.mark.parametrize("subject", WHERE)
def test_what_records_are_kept_by_is_a_column_of_theirs(subject):
    known = STANDING.get(subject) or DONE.get(subject)
    table = known.table if known else SHIFTS.get(subject, schema.dispute)
    assert set(WHERE[subject]) <= set(table.c.keys())


@pytest.mark.parametrize("unit", UNITS_WHERE)
def test_what_units_are_kept_by_is_a_column_of_theirs(unit):
    table = schema.metadata.tables.get(unit, schema.area)
    assert set(UNITS_WHERE[unit]) <= set(table.c.keys())
