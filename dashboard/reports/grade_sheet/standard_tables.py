"""Standards on the indicator sheet: all of them, and those that can be told unit by unit."""

from collections.abc import Iterator, Sequence

from dashboard.database.connection import case_database
from dashboard.domain.standards import Standard
from dashboard.domain.text import Text
from dashboard.queries.counts import data_to
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.grade_sheet.finders import STANDARD as FINDER
from dashboard.reports.grade_sheet.quoted import Origin, quoted
from dashboard.reports.grade_sheet.standards_met import Judged, Met, judged_on, met_by_unit
from dashboard.reports.grade_sheet.told_grid import Told, told_grid
from dashboard.reports.grade_sheet.unit_sheet import ALL, MET, NO, OF_UNIT, YES, Parts, UnitSheet

PAGE = "coverage"
STANDARDS = Text("标准达标情况", "Standards met")
STANDARD = Column(Text("标准", "Standard"), width=30)
MEETING = Column(Text("达标数", "Meeting"), Kind.COUNT, 9)
ASKED = Column(Text("应达标数", "Asked"), Kind.COUNT, 9)
WANTED = Column(Text("要求", "Requirement"), width=40)
OWNER = Column(Text("责任单位", "Owner"), width=18)
ON_DAY = Text("{name}（{day}）", "{name} ({day})")
BASIS = Text("标准核对", "standards checked")
NOTHING_ASKED = Text("无对象", "nothing asked")


def standards_grid(sheet: UnitSheet) -> Parts:
    """Return every standard with how many units meet it on the day, of all that are asked."""
    rows = []
    for standard in sheet.programme.standards:
        told = _told_met(sheet, standard, "", _judged(sheet, standard).met)
        rest = (standard.requirement, standard.owner)
        cells = (Told(words[sheet.lang]) for words in rest)
        rows.append([Told(standard.name[sheet.lang]), *told, *cells])
    columns = (STANDARD, MEETING, ASKED, MET, WANTED, OWNER)
    return told_grid(_title(STANDARDS, sheet), columns, rows)


def standard_grids(sheet: UnitSheet) -> Iterator[Parts]:
    """Return a table for each standard that can be told by the programme's own unit."""
    for standard in sheet.programme.standards:
        judged = _judged(sheet, standard)
        found = met_by_unit(sheet.scope, sheet.programme, judged, sheet.ask)
        rows = [
            [Told(sheet.names.get(unit, unit)), *_told_met(sheet, standard, unit, met)]
            for unit, met in found.items()
        ]
        if rows:
            columns = (sheet.unit, MEETING, ASKED, MET)
            note = standard.requirement[sheet.lang]
            yield told_grid(_title(standard.name, sheet), columns, rows, note=note)


def _judged(sheet: UnitSheet, standard: Standard) -> Judged:
    return judged_on(sheet.scope, sheet.programme, standard, sheet.on, sheet.spans, sheet.ask)


def _title(name: Text, sheet: UnitSheet) -> str:
    return ON_DAY.format(name=name, day=sheet.on.isoformat())[sheet.lang]


def _told_met(sheet: UnitSheet, standard: Standard, unit: str, met: Met) -> Sequence[Told]:
    lang = sheet.lang
    name = sheet.names.get(unit, unit) or ALL[lang]
    origin = Origin(
        filters=sheet.asked.filters.during(sheet.on, sheet.on),
        page=PAGE,
        data_to=data_to(sheet.asked.programme),
        version=case_database().version,
        finder=FINDER,
        asked={"_standard": standard.key, "_unit": unit},
        basis=BASIS[lang],
    )
    figure_id = ":".join(filter(None, ("standard", standard.key, unit)))
    called = OF_UNIT.format(unit=name, name=standard.name)[lang]
    shown = f"{met.meeting}/{met.units}"
    numbers = (float(met.meeting), float(met.meeting), float(met.units))
    cite = quoted(figure_id, called, shown, numbers, origin, lang)
    word = (YES if met.is_whole else NO) if met.units else NOTHING_ASKED
    return Told(met.meeting, cite), Told(met.units), Told(word[lang])
