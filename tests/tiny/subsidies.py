"""The worked examples of ``tests/data/subsidies`` as small databases, one per programme."""

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import Engine

from dashboard.database.bulk import append
from dashboard.domain.filters import Filters
from tests.tiny.rows import written

FOLDER = Path(__file__).parents[1] / "data" / "subsidies"
WHERE = {
    "chenghua": ("510108", "CHS01", "station_docking"),
    "yibin": ("YB01", "YBS01", "station_docking"),
    "cixi": ("CX01", "-", "brand_studio"),
}
"""County, station and register of every row of a programme."""
PERIODS = {
    "chenghua": (date(2020, 12, 1), date(2021, 1, 31)),
    "yibin": (date(2017, 8, 1), date(2017, 10, 31)),
    "cixi": (date(2019, 1, 1), date(2019, 12, 31)),
}
REGISTERS = {
    "chenghua": {
        "programme": "code data_from data_to synthetic\nchenghua 2018-01-01 2021-02-28 true",
        "firm": "code programme name\nF1 chenghua One\nF2 chenghua Two",
        "firm_contract": (
            "code programme county firm station valid_from valid_to\n"
            "K1 chenghua 510108 F1 CHS01 2018-01-01 -\nK2 chenghua 510108 F2 CHS01 2018-01-01 -"
        ),
    },
    "yibin": {
        "programme": "code data_from data_to synthetic\nyibin 2017-08-01 2017-10-31 true",
    },
    "cixi": {
        "programme": "code data_from data_to synthetic\ncixi 2019-01-01 2019-12-31 true",
    },
}
MEDIATORS = {
    "chenghua": {"M1": "2018-01-01", "M2": "2018-01-01"},
    "yibin": {"M1": "2017-08-20", "M2": "2017-10-01"},
    "cixi": {"M1": "2019-01-01", "M2": "2019-01-01"},
}


def rows_of(programme: str, part: str) -> list[dict[str, str]]:
    """Read one table of a worked example, as written."""
    with (FOLDER / f"{programme}_{part}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def whole(programme: str, until: date | None = None) -> Filters:
    """Return the period of a worked example, or a longer one."""
    start, end = PERIODS[programme]
    return Filters(programme=programme, register=WHERE[programme][2], start=start, end=until or end)


def fill(engine: Engine, programme: str) -> None:
    """Write a worked example into a new case database."""
    county, station, _ = WHERE[programme]
    area = f"{county} {programme} county Name {county} {county}"
    tables = REGISTERS[programme] | {
        "area": f"code programme level name path county\n{area}",
        "mediator": _table(_mediators(programme)),
        "dispute": _table(_disputes(programme)),
        "subsidy_claim": _table(_claims(programme)),
        "firm_grade": _table(_grades(programme)),
    }
    if station != "-":
        tables["station"] = f"code programme county name\n{station} {programme} {county} Station"
    with engine.begin() as connection:
        append(connection, written({name: text for name, text in tables.items() if text}))


def _mediators(programme: str) -> Iterator[dict[str, str]]:
    county, station, _ = WHERE[programme]
    for code, appointed in MEDIATORS[programme].items():
        own = {"code": code, "programme": programme, "county": county, "station": station}
        yield own | {"kind": "full_time", "name": f"Name_{code}", "appointed_on": appointed}


def _disputes(programme: str) -> Iterator[dict[str, str]]:
    county, station, register = WHERE[programme]
    for row in rows_of(programme, "disputes"):
        closed = row["closed_on"]
        own = {name: row[name] for name in ("mediator", "officer", "level", "type", "outcome")}
        yield own | {
            "dispute_id": f"{programme}:{row['dispute']}",
            "programme": programme,
            "register": register,
            "county": county,
            "station": station,
            "cohort_on": closed,
            "cohort_month": f"{closed[:7]}-01",
            "closed_on": closed,
            "closed_month": f"{closed[:7]}-01",
            "days_to_close": row["days"],
            "amount_fen": str(int(row["yuan"]) * 100),
            "people_involved": row["people"],
            "dossier_complete": row["dossier"],
        }


def _claims(programme: str) -> Iterator[dict[str, str]]:
    county, station, _ = WHERE[programme]
    for row in rows_of(programme, "claims"):
        named = row["dispute"]
        yield {name: row[name] for name in ("subsidy", "month", "claimed_on", "level")} | {
            "code": row["claim"],
            "programme": programme,
            "county": county,
            "station": station,
            "mediator": row["payee"] if row["payee"].startswith("M") else "-",
            "officer": row["payee"] if row["payee"].startswith("P") else "-",
            "dispute_id": named if named == "-" else f"{programme}:{named}",
            "amount_fen": str(int(row["yuan"]) * 100),
            "rule_from": row["rule_from"],
        }


def _grades(programme: str) -> Iterator[dict[str, str]]:
    if not (FOLDER / f"{programme}_firms.csv").exists():
        return
    for row in rows_of(programme, "firms"):
        own = {name: row[name] for name in ("firm", "month", "grade")}
        fen = str(int(row["paid"]) * 100)
        yield own | {"programme": programme, "county": WHERE[programme][0], "subsidy_fen": fen}


def _table(rows: Iterator[dict[str, str]]) -> str:
    """Write rows as the readable text that ``written`` reads."""
    listed = list(rows)
    if not listed:
        return ""
    return "\n".join([" ".join(listed[0]), *(" ".join(row.values()) for row in listed)])
