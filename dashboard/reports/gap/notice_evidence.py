"""From what was found to what a notice keeps of it: a gap of a unit, or a dispute."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED_NAME
from dashboard.domain.notice import About, Evidence
from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_to
from dashboard.reports.gap.gaps import standard_of, unit_text
from dashboard.reports.gap.notice_words import matter_text

TIME_LIMIT, KEY_CASE = "settle_within_days", "key_case"
"""What stands in for the key of a standard where a dispute is the matter."""
NAMES = {
    About.DISPUTE: Text("办结期限", "Time to close"),
    About.KEY_CASE: Text("重点案件盯办", "Key cases watched"),
}
WITHIN = Text("受理后 {days} 天内办结", "Closed within {days} days of acceptance")
RULE = Text("《人民调解工作若干规定》第三十三条", "Rules on People's Mediation Work, article 33")
Record = Mapping[str, object]


@dataclass(frozen=True)
class Unit:
    """The unit a notice goes to: what it is, its code and its name."""

    dimension: str
    code: str
    name: str


def gap_evidence(programme: Programme, gap: pd.Series, where: pd.Series) -> Evidence:
    """Return what a notice on a gap rests on; ``where`` says in which county and station."""
    standard = standard_of(programme, str(gap["standard"]))
    unit = Text(*(unit_text(standard, gap, lang) for lang in (Lang.ZH, Lang.EN)))
    return Evidence(
        programme=programme.code,
        about=About.GAP,
        dimension=standard.unit,
        unit=str(gap["unit"]),
        unit_name=str(gap["name"]),
        county=str(where["county"]),
        station=_or_none(where["station"]),
        standard=standard.key,
        standard_name=standard.name,
        requirement=standard.requirement,
        source=standard.source,
        owner=standard.owner,
        matter=matter_text(About.GAP, unit, standard.name),
        required=float(gap["required"]),
        measured=float(gap["measured"]),
        since=pd.Timestamp(gap["since"]).date(),
        data_to=data_to(programme.code),
        data_version=case_database().version,
    )


def case_evidence(programme: Programme, about: About, record: Record, unit: Unit) -> Evidence:
    """Return what a notice on a dispute rests on: days allowed and days gone by."""
    limit, began, to = programme.rules.settle_within_days, _began(record), data_to(programme.code)
    owner = Text(unit.name, unit.name)
    return Evidence(
        programme=programme.code,
        about=about,
        dimension=unit.dimension,
        unit=unit.code,
        unit_name=unit.name,
        county=str(record["county"]),
        station=_or_none(record["station"]),
        firm=_or_none(record["firm"]),
        dispute_id=str(record["dispute_id"]),
        standard=TIME_LIMIT if about == About.DISPUTE else KEY_CASE,
        standard_name=NAMES[about],
        requirement=WITHIN.format(days=limit),
        source=RULE,
        owner=owner,
        matter=matter_text(about, owner, _type_of(record), str(record["dispute_id"])),
        required=limit,
        measured=(to - began).days,
        since=began + timedelta(days=limit + 1) if about == About.DISPUTE else began,
        data_to=to,
        data_version=case_database().version,
    )


def handling_unit(programme: Programme, record: Record) -> Unit | None:
    """Return whom a notice on a dispute goes to, still unnamed: the first unit recorded."""
    for dimension in (programme.unit, "station", "room", "town", "county"):
        if record[dimension]:
            return Unit(dimension, str(record[dimension]), "")
    return None


def _began(record: Record) -> date:
    """The day its time runs from: acceptance, else the beginning of mediation, as for overdue."""
    day = record["accepted_on"] or record["mediated_on"] or record["cohort_on"]
    return date.fromisoformat(str(day)[:10])


def _type_of(record: Record) -> Text:
    return DIMENSIONS["type"].codes.get(str(record["type"]), NOT_RECORDED_NAME)


def _or_none(value: object) -> str | None:
    return None if value is None or pd.isna(value) else str(value)
