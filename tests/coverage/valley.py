"""A valley made to be judged: six stations, each with something of its own, data to 30 June 2020.

S1 started ahead of its plan, S2 after it, S3 has not started, S4 is not due yet, S5 started without
a plan, S6 was always there.
"""

from datetime import datetime

from sqlalchemy import Engine

from dashboard.database.bulk import append
from dashboard.database.schema import data_version
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import ROOT
from dashboard.domain.standards import Standard
from tests.tiny.rows import written

HILL = load_programme(ROOT / "tests" / "tiny" / "programmes" / "hill.toml")
VALLEY = HILL.model_copy(update={"code": "valley", "standards": ()})
PUBLISHED = datetime(2020, 7, 1)
ITEMS = ("door_sign", "rules_on_wall", "ledger", "uniform", "badge", "recording")

TABLES = {
    "programme": """
code   data_from  data_to    synthetic
valley 2019-01-01 2020-06-30 false
""",
    "area": """
code programme level     name       parent path       county station
V1   valley    county    North      -      V1         V1     -
V2   valley    county    South      -      V2         V2     -
VT1  valley    town      North_town V1     V1/VT1     V1     -
VT2  valley    town      South_town V2     V2/VT2     V2     -
VC1  valley    community North_row  VT1    V1/VT1/VC1 V1     S1
VC2  valley    community South_row  VT2    V2/VT2/VC2 V2     S6
""",
    "justice_office": """
code programme county area name
J1   valley    V1     VT1  One
J2   valley    V1     VT1  Two
J3   valley    V2     VT2  Three
""",
    "station": """
code programme county name  officers justice_office paired_on  planned_on started_on
S1   valley    V1     One   20       J1             -          2020-02-01 2020-01-20
S2   valley    V1     Two   19       J2             2020-03-01 2020-02-01 2020-02-11
S3   valley    V2     Three 40       -              -          2020-05-01 -
S4   valley    V2     Four  -        -              -          2020-07-15 -
S5   valley    V2     Five  20       -              -          -          2020-04-10
S6   valley    V2     Six   5        -              -          -          -
""",
    "room": """
code programme county station area kind    venue  name  opened_on  closed_on
R1   valley    V1     S1      VC1  station own    One   2019-01-01 -
R2   valley    V1     S2      -    station -      Two   2020-03-01 2020-05-01
R3   valley    V2     S5      VC2  joint   shared Three 2020-01-01 -
R4   valley    V2     S6      -    station own    Four  2019-01-01 2020-02-10
R5   valley    V2     S6      VT2  station own    Five  2020-02-12 -
""",
    "mediator": """
code programme county kind      station name  appointed_on dismissed_on licence_until
M1   valley    V1     full_time S1      One   2019-01-01   -            2020-03-31
M2   valley    V1     full_time S1      Two   2020-03-01   2020-04-01   2020-03-15
M3   valley    V1     full_time S1      Three 2020-04-01   -            2021-01-01
M4   valley    V1     full_time S2      Four  2019-01-01   2020-04-15   -
M5   valley    V1     full_time S2      Five  2020-01-01   -            2020-06-30
M6   valley    V2     full_time S6      Six   2020-02-01   -            2019-12-31
M7   valley    V2     elder     -       Seven 2019-01-01   2020-09-01   2020-05-31
M8   valley    V2     elder     -       Eight 2020-07-01   -            2020-01-31
""",
    "committee": """
code programme county area kind      field   name  video_ready_on
C1   valley    V1     VT1  village   -       One   2020-03-01
C2   valley    V1     VC1  community -       Two   -
C3   valley    V2     VT2  town      -       Three -
C4   valley    V2     VT2  village   -       Four  2020-05-02
C5   valley    V1     V1   industry  medical Five  -
C6   valley    V1     V1   industry  traffic Six   -
C7   valley    V2     V2   industry  medical Seven -
""",
    "duty_shift": """
programme county station firm lawyer on_day     starts_at           ends_at
valley    V1     S1      F    L1     2020-06-24 2020-06-24T15:00:00 2020-06-24T22:00:00
valley    V1     S1      F    L2     2020-06-24 2020-06-24T16:00:00 2020-06-24T17:00:00
valley    V1     S1      F    L1     2020-06-25 2020-06-25T15:01:00 2020-06-25T22:00:00
valley    V1     S1      F    L1     2020-06-26 2020-06-26T15:00:00 2020-06-26T18:30:00
valley    V1     S1      F    L2     2020-06-26 2020-06-26T18:30:00 2020-06-26T22:00:00
valley    V1     S1      F    L1     2020-06-27 2020-06-27T15:00:00 2020-06-27T18:29:00
valley    V1     S1      F    L2     2020-06-27 2020-06-27T18:30:00 2020-06-27T22:00:00
valley    V1     S1      F    L1     2020-06-28 -                   -
valley    V1     S1      G    L3     2020-06-29 2020-06-29T14:00:00 2020-06-29T23:00:00
valley    V1     S1      F    L1     2020-06-30 2020-06-30T14:00:00 2020-06-30T20:00:00
valley    V1     S1      F    L2     2020-06-30 2020-06-30T16:00:00 2020-06-30T22:00:00
valley    V2     S6      G    L3     2020-06-30 2020-06-30T15:00:00 2020-06-30T21:59:00
""",
    "on_call": """
programme county station mediator on_day     starts_at           ends_at
valley    V1     S1      M1       2020-06-28 2020-06-28T18:00:00 2020-06-29T08:00:00
valley    V1     S1      M1       2020-06-29 2020-06-29T17:00:00 2020-06-30T07:59:00
valley    V1     S1      M3       2020-06-30 2020-06-30T18:00:00 2020-07-01T00:00:00
valley    V1     S1      M1       2020-06-30 2020-07-01T00:00:00 2020-07-01T09:00:00
""",
    "meeting": """
programme county station kind  on_day
valley    V1     S1      joint 2020-01-31
valley    V1     S1      joint 2020-02-01
valley    V1     S1      joint 2020-02-29
valley    V1     S1      joint 2020-04-01
valley    V1     S2      joint 2020-02-01
valley    V1     S2      joint 2020-04-02
valley    V1     S2      other 2020-03-02
""",
}
INSPECTED = (
    ("V1", "S1", "R1", "2020-02-01", ITEMS, ()),
    ("V1", "S1", "R1", "2020-04-01", ITEMS, ("ledger",)),
    ("V1", "S1", "R1", "2020-05-15", ITEMS, ()),
    ("V1", "S2", "R2", "2020-02-20", ITEMS, ()),
    ("V1", "S2", "R9", "2020-02-20", ITEMS, ("ledger", "badge")),
    ("V1", "S2", "R2", "2020-03-01", ITEMS[:5], ()),
    ("V2", "S5", "R3", "2020-01-05", ITEMS, ("badge",)),
)
"""County, station, room, day, the items looked at, and those that were not met."""
CASES = (
    ("S1", "2020-01-25", "false"),
    ("S1", "2020-02-01", "true"),
    ("S1", "2020-02-29", "false"),
    ("S1", "2020-03-05", "-"),
    *(("S1", f"2020-05-{day:02d}", "true" if day <= 11 else "false") for day in range(1, 21)),
    ("S1", "2020-06-05", "true"),
    ("S6", "2020-06-30", "false"),
)
"""Station, day, and whether the dossier is complete."""
SENT = (
    ("2020-03-01", "2020-03-04", "2020-03-05"),
    ("2020-03-02", "2020-03-09", "-"),
    ("2020-04-02", "-", "-"),
)
"""Cases a grid sent to S1: accepted, closed, result fed back."""


def fill(engine: Engine) -> None:
    """Write the valley into a new case database."""
    tables = TABLES | {"checklist": _checklist(), "dispute": _disputes()}
    with engine.begin() as connection:
        append(connection, written(tables))


def published(engine: Engine) -> None:
    """Give a server the version that readers ask it for."""
    with engine.begin() as there:
        row = {"version": "valley", "published_at": PUBLISHED, "note": ""}
        there.execute(data_version.insert(), [row])


def standard(kind: str, subject: str, unit: str, **more: object) -> Standard:
    """Return a standard in force since 2020, with words nobody reads."""
    words = dict.fromkeys(("name", "requirement", "owner", "source"), {"zh": "某", "en": "some"})
    given = {"key": "asked", "since": "2020-01-01", "kind": kind, "subject": subject, "unit": unit}
    return Standard(**(given | words | more))


def _checklist() -> str:
    rows = [
        f"valley {county} {station} {room} {day} five_uniform {item} {str(item not in bad).lower()}"
        for county, station, room, day, items, bad in INSPECTED
        for item in items
    ]
    return "\n".join(["programme county station room on_day list item met", *rows])


def _disputes() -> str:
    head = (
        "dispute_id programme register county station cohort_on cohort_month outcome "
        "dossier_complete channel closed_on fed_back_on"
    )
    rows = [(station, day, whole, "110", "-", "-") for station, day, whole in CASES]
    rows += [("S1", day, "-", "grid", closed, told) for day, closed, told in SENT]
    lines = [
        f"valley:{number} valley docking {'V2' if row[0] == 'S6' else 'V1'} {row[0]} {row[1]} "
        f"{row[1][:7]}-01 open {' '.join(row[2:])}"
        for number, row in enumerate(rows)
    ]
    return "\n".join([head, *lines])
