"""A dozen disputes in two programmes, small enough to count by hand.

``hill`` has counties H1 (stations HS1 and HS2, firm HFA) and H2 (station HS3, firm HFB) and two
registers; its data end on 30 June 2020 and a dispute is late after 30 days. ``river`` has one
county, one station, one firm and one dispute, and must never be seen from ``hill``.
"""

from collections.abc import Iterator
from datetime import date, datetime

import pandas as pd
from sqlalchemy import Engine, Table

from dashboard.database import schema
from dashboard.database.bulk import append

DISPUTES = """
id        register county town zone station firm type            track        lead    level     accepted   mediated   closed     outcome   days
hill:01   docking  H1     HT1  HZ1  HS1     HFA  family          civil        lawyer  ordinary  2020-01-05 2020-01-05 2020-01-10 settled   5
hill:02   docking  H1     HT1  HZ1  HS1     HFA  neighbour       civil        lawyer  ordinary  2020-01-20 2020-01-20 2020-02-25 settled   36
hill:03   docking  H1     HT1  HZ2  HS2     HFA  contract        public_order police  difficult 2020-02-01 2020-02-01 2020-02-03 failed    2
hill:04   docking  H1     HT1  HZ2  HS2     HFA  family          civil        lawyer  ordinary  2020-05-31 2020-05-31 -          open      -
hill:05   docking  H2     HT2  HZ3  HS3     HFB  other           civil        lawyer  major     2020-05-30 2020-05-30 -          open      -
hill:06   docking  H2     HT2  HZ3  HS3     HFB  family          civil        lawyer  ordinary  2020-03-01 2020-03-01 2020-03-31 settled   30
hill:07   docking  H2     HT2  -    -       -    other           civil        lawyer  ordinary  2020-03-15 2020-03-15 2020-03-16 settled   1
hill:08   docking  H2     HT2  HZ3  HS3     HFB  unnatural_death public_order police  difficult 2020-04-01 2020-04-01 2020-04-20 failed    19
hill:09   people   H1     HT1  HZ1  HS1     -    family          civil        -       ordinary  2020-01-15 2020-01-16 2020-01-18 settled   3
hill:10   people   H2     HT2  HZ3  HS3     -    neighbour       civil        -       ordinary  2020-02-28 -          2020-03-05 withdrawn 6
hill:11   docking  H1     HT1  HZ1  HS1     HFA  family          civil        police  ordinary  2019-12-31 2019-12-31 2020-01-02 settled   2
river:01  people   R1     RT1  -    RS1     RF   family          civil        -       ordinary  2020-01-07 2020-01-07 2020-01-09 settled   2
"""  # noqa: E501

MORE = """
id        amount_fen satisfaction agreement due_on     performed_on dossier_complete people_involved is_sensitive conversion   channel called_hour
hill:01   100000     5            written   2020-02-10 2020-02-01   true             2               false        none         110     15
hill:02   50000      4            oral      -          -            -                3               false        none         110     21
hill:03   -          2            -         -          -            false            2               false        public_order 110     22
hill:04   -          -            -         -          -            -                2               false        not_tracked  walk_in -
hill:05   -          -            -         -          -            -                2               false        not_tracked  110     14
hill:06   70000      -            written   2020-06-30 -            true             2               false        none         grid    -
hill:07   -          -            written   2020-07-01 -            false            2               false        none         walk_in -
hill:08   -          1            -         -          -            -                12              true         not_tracked  110     18
hill:09   30000      5            oral      -          -            -                2               false        none         walk_in -
hill:10   -          -            -         -          -            -                -               -            -            -       -
hill:11   -          3            written   2020-01-31 2020-02-05   true             2               false        none         110     09
river:01  20000      5            oral      -          -            -                2               false        not_tracked  walk_in -
"""  # noqa: E501

LATER = """
id        platform   prevented_conversion is_secondary inquiry_status fed_back_on entered_at       triaged_at       handed_over_at
hill:01   police_net criminal             -            -              -           2020-01-06T09:00 2020-01-05T15:40 2020-01-05T16:00
hill:02   mobile_app -                    -            -              -           2020-01-23T09:00 -                2020-01-20T22:00
hill:03   police_net -                    -            continuing     -           2020-02-01T09:00 -                2020-02-01T23:00
hill:06   mobile_app -                    -            -              2020-04-02  -                2020-02-29T18:00 -
hill:08   police_net -                    false        stopped        -           -                2020-04-01T19:00 -
hill:11   -          -                    -            -              -           -                -                2019-12-31T10:00
"""  # noqa: E501

BY_WHOM = """
id        mediator room
hill:01   D1       M1
hill:02   D1       M1
hill:03   D2       M2
hill:04   D2       -
hill:05   D3       -
hill:06   D3       -
hill:08   D3       -
hill:09   D1       M1
hill:10   D3       -
hill:11   D1       M1
river:01  D6       M4
"""

REGISTERS = {
    "programme": """
code  data_from  data_to    synthetic
hill  2019-01-01 2020-06-30 false
river 2020-01-01 2020-06-30 true
""",
    "area": """
code programme level     name            parent path      county station population
H1   hill      county    North_county    -      H1        H1     -       50000
H2   hill      county    South_county    -      H2        H2     -       40000
HT1  hill      town      North_town      H1     H1/HT1    H1     -       30000
HT2  hill      town      South_town      H2     H2/HT2    H2     -       20000
HC1  hill      community North_community HT1    H1/HT1/HC1 H1    HS1     9000
HC2  hill      community South_community HT2    H2/HT2/HC2 H2    HS3     8000
HZ1  hill      zone      Zone_one        HT1    H1/HT1/HZ1 H1    HS1     900
HZ2  hill      zone      Zone_two        HT1    H1/HT1/HZ2 H1    HS2     800
HZ3  hill      zone      Zone_three      HT2    H2/HT2/HZ3 H2    HS3     700
HZ4  hill      zone      Zone_four       HT2    H2/HT2/HZ4 H2    HS3     600
R1   river     county    River_county    -      R1        R1     -       10000
RT1  river     town      River_town      R1     R1/RT1    R1     -       5000
""",
    "area_geometry": """
area geometry
HZ1  {"type":"Point","coordinates":[104.1,30.6]}
""",
    "station": """
code programme county name          officers longitude latitude justice_office started_on
HS1  hill      H1     Upper_station 20       104.1     30.6     J1             -
HS2  hill      H1     Lower_station 15       104.2     30.7     -              2020-06-30
HS3  hill      H2     South_station 30       104.3     30.8     -              2019-01-01
RS1  river     R1     River_station 10       105.1     31.6     J2             -
""",
    "firm": """
code programme name
HFA  hill      Firm_A
HFB  hill      Firm_B
RF   river     River_firm
""",
    "firm_contract": """
code programme county firm station valid_from valid_to
K1   hill      H1     HFA  HS1     2019-01-01 -
K2   hill      H1     HFA  HS2     2019-01-01 2020-03-31
K3   hill      H2     HFB  HS3     2020-02-01 -
K4   river     R1     RF   RS1     2019-01-01 -
""",
    "room": """
code programme county station area kind      host name          opened_on  closed_on
M1   hill      H1     HS1     -    station   HS1  Upper_room    2019-01-01 -
M2   hill      H1     HS2     -    station   HS2  Lower_room    2019-01-01 2020-02-10
M3   hill      H1     HS1     HC1  community HC1  North_room    2019-06-01 -
M4   river     R1     RS1     -    station   RS1  River_room    2019-01-01 -
""",
    "advice": """
programme county town community station on_day     people
hill      H1     HT1  HC1       HS1     2020-01-05 4
hill      H1     HT1  HC1       HS1     2020-02-05 6
hill      H2     HT2  HC2       HS3     2020-01-09 7
river     R1     RT1  -         RS1     2020-01-09 9
""",
    "duty_shift": """
programme county station firm lawyer on_day     starts_at           ends_at
hill      H1     HS1     HFA  L1     2020-02-01 2020-02-01T15:00:00 2020-02-01T22:00:00
hill      H1     HS1     HFA  L1     2020-02-02 2020-02-02T14:55:00 2020-02-02T22:05:00
hill      H1     HS1     HFA  L1     2020-02-03 2020-02-03T15:01:00 2020-02-03T22:00:00
hill      H1     HS1     HFA  L1     2020-02-04 -                   -
hill      H2     HS3     HFB  L2     2020-02-01 2020-02-01T15:00:00 2020-02-01T21:59:00
hill      H2     HS3     HFB  L2     2020-03-01 2020-03-01T15:00:00 2020-03-01T22:00:00
river     R1     RS1     RF   L3     2020-02-01 2020-02-01T15:00:00 2020-02-01T22:00:00
""",
    "follow_up": """
dispute_id programme register county town station firm due_on     done_on    result
hill:01    hill      docking  H1     HT1  HS1     HFA  2020-02-10 2020-02-12 performed
hill:02    hill      docking  H1     HT1  HS1     HFA  2020-03-25 -          -
hill:06    hill      docking  H2     HT2  HS3     HFB  2020-06-30 -          -
hill:07    hill      docking  H2     HT2  -       -    2020-07-01 -          -
river:01   river     people   R1     RT1  RS1     RF   2020-02-09 2020-02-09 performed
""",
    "community_service": """
programme county town community station lawyer kind    on_day
hill      H1     HT1  HC1       HS1     A1     call    2020-01-01
hill      H1     HT1  HC1       HS1     A1     call    2020-01-08
hill      H1     HT1  HC1       HS1     A1     call    2020-01-29
hill      H1     HT1  HC1       HS1     A1     visit   2020-01-15
hill      H1     HT1  HC1       HS1     A1     visit   2020-03-15
hill      H2     HT2  HC2       HS3     A2     lecture 2020-02-15
river     R1     RT1  RC1       RS1     A3     call    2020-01-01
""",
    "load_batch": """
batch programme file      sha256 mapping loaded_at        read accepted duplicate rejected
B1    hill      first.csv aa     ledger  2020-02-01T09:00 8    5        1         2
B2    hill      later.csv bb     ledger  2020-07-01T09:00 4    4        0         0
B9    river     other.csv cc     ledger  2020-03-01T09:00 3    2        0         1
""",
    "load_reject": """
batch row column    value       reason
B1    3   closed_on 13812345678 不是日期/not_a_date
B1    3   type      odd         不在取值范围内/not_a_code
B1    7   closed_on 2019-02-30  不是日期/not_a_date
B9    2   type      secret      不在取值范围内/not_a_code
""",
    "station_month": """
programme county station month      calls public_order_cases criminal_cases officer_minutes
hill      H1     HS1     2020-01-01 100   5                  1              6000
hill      H1     HS1     2020-02-01 80    4                  0              5000
hill      H1     HS2     2020-01-01 60    3                  0              4000
hill      H2     HS3     2020-01-01 40    -                  -              -
river     R1     RS1     2020-01-01 10    0                  0              100
""",
    "sweep": """
programme county town station on_day     found mediated resolved
hill      H1     HT1  HS1     2020-01-06 20    19       18
hill      H2     HT2  HS3     2020-01-06 10    -        9
river     R1     RT1  RS1     2020-01-06 5     5        5
""",
    "firm_grade": """
programme county firm month      grade     subsidy_fen
hill      H1     HFA  2020-01-01 excellent 200000
hill      H1     HFA  2020-02-01 fail      0
hill      H2     HFB  2020-02-01 pass      100000
river     R1     RF   2020-02-01 pass      100000
""",
    "subsidy_claim": """
code programme county station firm mediator subsidy      dispute_id month      claimed_on level     amount_fen rule_from
S1   hill      H1     HS1     -    D1       case_subsidy hill:01    2020-01-01 2020-02-03 ordinary  5000       2020-01-01
S2   hill      H1     HS1     -    D1       case_subsidy hill:01    2020-01-01 2020-02-20 ordinary  5000       2020-01-01
S3   hill      H1     HS1     -    D1       case_subsidy hill:09    2020-01-01 2020-02-03 major     15000      2020-01-01
S4   hill      H2     HS3     -    D3       case_subsidy hill:06    2020-03-01 2020-04-03 ordinary  6000       2020-01-01
S5   hill      H1     HS1     HFA  -        firm_pay     -          2020-01-01 2020-02-05 excellent 200000     2020-01-01
R1   river     R1     RS1     -    D6       case_subsidy river:01   2020-01-01 2020-02-03 ordinary  5000       -
""",  # noqa: E501
    "grading": """
programme county station grading unit subject  month      months grade stars points
hill      H1     HS1     stars   O1   officer  2020-01-01 12     -     3     81.5
hill      H2     HS3     stars   O2   officer  2020-01-01 12     -     -     60
river     R1     RS1     stars   O3   officer  2020-01-01 12     -     5     99
""",
    "training_attendance": """
programme county on_day     kind      mediator
hill      H1     2020-02-01 induction D1
hill      H1     2020-02-01 special   D1
hill      H1     2020-02-01 induction D2
hill      H2     2020-03-01 special   D3
river     R1     2020-03-01 special   D6
""",
    "warning": """
programme county town on_day     outcome
hill      H1     HT1  2020-02-01 settled
hill      H1     HT1  2020-02-02 followed
hill      H2     HT2  2020-02-03 -
hill      H2     HT2  2020-07-03 settled
river     R1     RT1  2020-02-03 settled
""",
    "liaison": """
programme county on_day     partner  outcome
hill      H1     2020-02-01 police   settled
hill      H2     2020-03-01 petition -
river     R1     2020-03-01 petition -
""",
    "training": """
programme county on_day     kind      attendances
hill      H1     2020-02-01 induction 30
hill      H2     2020-03-01 special   12
river     R1     2020-03-01 special   5
""",
    "checklist": """
programme county station room on_day     list         item      met
hill      H1     HS1     M1   2020-02-01 five_uniform door_sign true
hill      H1     HS1     M1   2020-02-01 five_uniform ledger    false
hill      H2     HS3     -    2020-02-01 five_uniform door_sign true
river     R1     RS1     M4   2020-02-01 five_uniform door_sign true
""",
    "patrol": """
programme county town zone station on_day     officers
hill      H1     HT1  HZ1  HS1     2020-06-01 2
hill      H1     HT1  HZ1  HS1     2020-06-02 2
hill      H1     HT1  HZ1  HS1     2020-06-05 1
hill      H1     HT1  HZ2  HS2     2020-06-01 2
hill      H2     HT2  HZ3  HS3     2020-06-30 3
river     R1     RT1  RZ1  RS1     2020-06-01 1
""",
    "meeting": """
programme county station kind           on_day
hill      H1     HS1     joint          2020-01-10
hill      H1     HS1     joint          2020-05-10
hill      H2     HS3     joint          2020-02-10
hill      H1     -       monthly_review 2020-01-31
river     R1     RS1     joint          2020-01-10
""",
    "on_call": """
programme county station mediator on_day     starts_at           ends_at
hill      H1     HS1     D1       2020-06-01 2020-06-01T18:00:00 2020-06-02T08:00:00
hill      H1     HS1     D1       2020-06-02 2020-06-02T18:00:00 2020-06-03T07:00:00
hill      H1     HS1     D1       2020-06-03 -                   -
hill      H2     HS3     D3       2020-06-01 2020-06-01T17:00:00 2020-06-02T08:30:00
river     R1     RS1     D6       2020-06-01 2020-06-01T18:00:00 2020-06-02T08:00:00
""",
    "survey": """
programme county station month      mediator officer responded points
hill      H1     HS1     2020-02-01 D1       O1      10        900
hill      H2     HS3     2020-02-01 D3       O2      5         400
river     R1     RS1     2020-02-01 D6       O3      5         500
""",
    "committee": """
code programme county area kind     field   name
C1   hill      H1     HT1  town     -       North_committee
C2   hill      H2     HT2  industry medical South_committee
C3   river     R1     RT1  town     -       River_committee
""",
    "mediator": """
code programme county kind      committee station name  appointed_on dismissed_on
D1   hill      H1     full_time C1        HS1     One   2018-01-01   -
D2   hill      H1     part_time C1        HS1     Two   2020-02-01   -
D3   hill      H2     elder     C2        HS3     Three -            2020-06-30
D4   hill      H2     assistant -         HS3     Four  2019-01-01   -
D5   hill      H2     full_time C2        HS3     Five  2020-07-01   -
D6   river     R1     full_time C3        RS1     Six   2019-01-01   -
""",
    "officer": """
code programme county station team appointed_on
O1   hill      H1     HS1     P1   2019-01-01
O2   hill      H2     HS3     -    2019-01-01
O3   river     R1     RS1     -    2019-01-01
""",
    "police_team": """
code programme county station name
P1   hill      H1     HS1     Upper_team
P2   river     R1     RS1     River_team
""",
    "lawyer": """
code programme county firm role     station area name
L1   hill      H1     HFA  resident HS1     -    Lawyer_one
L2   hill      H2     HFB  resident HS3     -    Lawyer_two
A1   hill      H1     -    adviser  -       HC1  Adviser_one
L3   river     R1     RF   resident RS1     -    Lawyer_three
""",
    "resource": """
code programme county kind        name
E1   hill      H1     expert_pool North_pool
E2   hill      H2     hall        South_hall
E3   river     R1     hall        River_hall
""",
    "justice_office": """
code programme county area name
J1   hill      H1     HT1  North_office
J2   river     R1     RT1  River_office
""",
    "dispute_event": """
dispute_id county seq at                  kind
hill:01    H1     1   2020-01-05T15:00:00 called
hill:01    H1     2   2020-01-05T15:20:00 arrived
hill:01    H1     3   2020-01-10T10:00:00 closed
hill:05    H2     1   2020-05-30T14:00:00 called
hill:05    H2     2   2020-06-24T00:00:00 session
""",
    "party": """
dispute_id county seq role       name         id_number          phone       address
hill:01    H1     1   applicant  张金丝雀     510108199001011234 13812345678 成华区金丝雀路1号
hill:01    H1     2   respondent 李金丝雀     -                  -           -
hill:05    H2     1   applicant  王金丝雀     510109199001014321 13987654321 锦江区金丝雀路2号
river:01   R1     1   applicant  赵金丝雀     510110199001015678 13711112222 某县金丝雀路3号
""",
}


def fill(engine: Engine) -> None:
    """Write every row into a new case database."""
    with engine.begin() as connection:
        append(connection, frames())


LOADED_BEFORE = ("B1", "B2", "B9")
"""Batches that the tiny database records from the start."""


def frames() -> dict[str, pd.DataFrame]:
    """Return the rows by table, in the columns of the schema."""
    return written(REGISTERS) | {"dispute": _typed(schema.dispute, disputes())}


def written(tables: dict[str, str]) -> dict[str, pd.DataFrame]:
    """Return rows that are written as text, by table, in the columns of the schema."""
    return {
        name: _typed(schema.metadata.tables[name], [*_rows(text)]) for name, text in tables.items()
    }


def disputes() -> list[dict[str, str]]:
    """Return the disputes as rows of the schema."""
    more = {row.pop("id"): row for row in _rows(MORE)}
    for row in (*_rows(LATER), *_rows(BY_WHOM)):
        more[row.pop("id")] |= row
    return [_dispute(row, more[row["id"]]) for row in _rows(DISPUTES)]


def _dispute(row: dict[str, str], more: dict[str, str]) -> dict[str, str]:
    accepted, mediated = row.pop("accepted", None), row.pop("mediated", None)
    cohort = mediated if row["register"] == "docking" else accepted
    hour = more.get("called_hour")
    dates = {
        "accepted_on": accepted,
        "mediated_on": mediated,
        "cohort_on": cohort,
        "cohort_month": _month(cohort),
        "closed_on": row.get("closed"),
        "closed_month": _month(row.get("closed")),
        "days_to_close": row.get("days"),
        "called_at": f"{accepted}T{hour}:30:00" if hour else None,
        "programme": row["id"].split(":")[0],
        "dispute_id": row["id"],
    }
    known = schema.dispute.columns.keys()
    whole = row | more | dates
    return {name: value for name, value in whole.items() if name in known and value}


def _month(day: str | None) -> str | None:
    return f"{day[:7]}-01" if day else None


def _rows(text: str) -> Iterator[dict[str, str]]:
    head, *lines = text.strip().splitlines()
    for line in lines:
        pairs = zip(head.split(), line.split(), strict=True)
        yield {name: value for name, value in pairs if value != "-"}


def _typed(table: Table, rows: list[dict[str, str]]) -> pd.DataFrame:
    readers = {bool: _flag, int: int, float: float, date: date.fromisoformat, str: str}
    readers[datetime] = datetime.fromisoformat
    read = {column.name: readers[column.type.python_type] for column in table.columns}
    typed = [[read[name](row[name]) if name in row else None for name in read] for row in rows]
    return pd.DataFrame(typed, columns=list(read), dtype=object)


def _flag(word: str) -> bool:
    return {"true": True, "false": False}[word]
