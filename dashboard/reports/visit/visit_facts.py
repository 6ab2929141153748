"""A card for an inspection visit in words: the unit, its gaps, staff, last visit, disputes."""

from dataclasses import dataclass

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.errors import BadRequest
from dashboard.domain.kinds import ROOM_KINDS, VENUES
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.domain.visits import KINDS, CardCode, CheckList, checklists_of
from dashboard.queries.counts import data_to
from dashboard.queries.units import rooms, stations, units
from dashboard.queries.visits import served_areas
from dashboard.reports.figure import Ask, directly
from dashboard.reports.visit.visit_block import NOT_RECORDED, Block, Subject
from dashboard.reports.visit.visit_cases import cases_block
from dashboard.reports.visit.visit_checks import checks_block
from dashboard.reports.visit.visit_gaps import gaps_block
from dashboard.reports.visit.visit_staff import TITLE as STAFF
from dashboard.reports.visit.visit_staff import Line, staff_lines
from dashboard.reports.wording import day_text

UNIT = Text("单位", "Unit")
COUNTY, TOWN = Text("区县", "County"), Text("街道（乡镇）", "Town")
PROGRAMME = Text("工作模式", "Programme")
DATA = Text("数据截至", "Data to")
VERSION = Text("数据版本", "Data version")
KIND, VENUE = Text("种类", "Kind"), Text("场所", "Venue")
STATION, OPENED = Text("所在派出所", "At station"), Text("启用日", "Opened on")
SAMPLE = Text("（示例数据）", " (sample data)")
NO_UNIT = "There is no {kind} '{code}' in programme {programme}."
JOINT = Text("、", ", ")


@dataclass(frozen=True)
class Card:
    """A card as it is shown, printed and filled in, in one language."""

    code: CardCode
    name: str
    about: tuple[Line, ...]
    gaps: Block
    staff_title: str
    staff: tuple[Line, ...]
    checks: Block
    cases: Block
    lists: tuple[CheckList, ...]
    lang: Lang


def visit_facts(
    scope: Scope,
    programme: Programme,
    unit: tuple[str, str],
    spans: pd.DataFrame,
    lang: Lang,
    *,
    ask: Ask = directly,
) -> Card:
    """Make the card of a unit (kind and code); ``spans`` are all gaps in the reader's reach."""
    subject = Subject(scope, programme, *unit, data_to(programme.code), lang, ask)
    row = _register_row(subject)
    return Card(
        code=_code(subject),
        name=str(row["name"]),
        about=_about(subject, row),
        gaps=gaps_block(subject, spans),
        staff_title=STAFF.format(day=day_text(subject.day, lang))[lang],
        staff=staff_lines(subject),
        checks=checks_block(subject),
        cases=cases_block(subject, KINDS[subject.kind][lang]),
        lists=checklists_of(programme, subject.kind),
        lang=lang,
    )


def _code(subject: Subject) -> CardCode:
    programme, kind = subject.programme, subject.kind
    keys = tuple(one.key for one in checklists_of(programme, kind))
    return CardCode(programme.code, kind, subject.code, keys, case_database().version)


def _register_row(subject: Subject) -> pd.Series:
    """Look a unit up in the reader's reach; absent and forbidden look the same."""
    table = {"station": stations, "room": rooms}.get(subject.kind)
    if table is not None:
        found = subject.ask(table, subject.scope, subject.programme.code)
        found = found[found["code"] == subject.code]
        if not found.empty:
            return found.iloc[0]
    told = {"kind": subject.kind, "code": subject.code, "programme": subject.programme.code}
    raise BadRequest(NO_UNIT.format(**told))


def _about(subject: Subject, row: pd.Series) -> tuple[Line, ...]:
    lang, programme = subject.lang, subject.programme
    counties = _names(subject, "county")
    asked = (subject.scope, programme.code, subject.kind, subject.code)
    towns = dict.fromkeys(subject.ask(served_areas, *asked)["town"].dropna())
    mark = SAMPLE[lang] if programme.synthetic else ""
    return (
        (UNIT[lang], f"{row['name']}（{subject.code}）"),
        (COUNTY[lang], counties.get(row["county"], row["county"])),
        (TOWN[lang], JOINT[lang].join(towns) or NOT_RECORDED[lang]),
        *(_room_lines(subject, row) if subject.kind == "room" else ()),
        (PROGRAMME[lang], f"{programme.title[lang]}{mark}"),
        (DATA[lang], day_text(subject.day, lang)),
        (VERSION[lang], case_database().version),
    )


def _room_lines(subject: Subject, row: pd.Series) -> tuple[Line, ...]:
    lang, none = subject.lang, NOT_RECORDED
    station = _names(subject, "station").get(row["station"], none[lang])
    opened = day_text(pd.Timestamp(row["opened_on"]).date(), lang)
    return (
        (KIND[lang], ROOM_KINDS[row["kind"]][lang]),
        (VENUE[lang], VENUES.get(row["venue"], none)[lang]),
        (STATION[lang], station),
        (OPENED[lang], opened),
    )


def _names(subject: Subject, dimension: str) -> dict[str, str]:
    table = subject.ask(units, subject.scope, subject.programme.code, dimension)
    return dict(zip(table["code"], table["name"], strict=True))
