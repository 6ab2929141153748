"""The open gaps of a station or room, those of what belongs to it included."""

import pandas as pd

from dashboard.coverage.gaps import open_on
from dashboard.domain.standards import Standard
from dashboard.domain.text import Text
from dashboard.reports.gap.gaps import measure_text, part_text, unit_text
from dashboard.reports.visit.visit_block import Block, Subject
from dashboard.reports.wording import day_text

TITLE = Text("一、未达标事项（{day}）", "1. Standards missed ({day})")
HEADS = (
    Text("标准", "Standard"),
    Text("实有 / 应有", "Measured / required"),
    Text("自", "Since"),
    Text("责任单位", "Owner"),
)
NONE = Text("所核对的标准均达到。", "Every standard that is checked is met.")
NO_STANDARD = Text("没有可核对到本单位的标准。", "No standard is checked for this unit.")
OF_PART = Text("{standard}（{unit}）", "{standard} ({unit})")
OF_PARTS = Text("{standard}（{unit}等 {n} 个）", "{standard} ({unit} and others, {n} in all)")
PLACES = Text("{n} 处", "{n} gaps")
EARLIEST = Text("最早 {day}", "earliest {day}")
MORE = Text(
    "另有 {n} 项未列，见“调解室覆盖与达标”。", "{n} more are not listed: see the page Coverage."
)
SHOWN = 8
OF_A_STATION = ("room", "zone", "community", "mediator", "justice_office")
"""Units that lie at a station where the register says so."""


def gaps_block(subject: Subject, spans: pd.DataFrame) -> Block:
    """List a unit's open gaps, then those of its parts by standard; ``spans`` are all in reach."""
    lang, programme = subject.lang, subject.programme
    still = open_on(spans, subject.day).sort_values(["since", "unit"])
    own_first = sorted(programme.standards, key=lambda one: one.unit != subject.kind)
    found = [(one, _of_unit(subject, one, still)) for one in own_first]
    lines = [_line(subject, one, gaps) for one, gaps in found if len(gaps)]
    more = len(lines) - SHOWN
    note = MORE.format(n=more)[lang] if more > 0 else ""
    if not lines:
        checked = any(_is_asked(subject, one) for one in programme.standards)
        note = (NONE if checked else NO_STANDARD)[lang]
    title = TITLE.format(day=day_text(subject.day, lang))[lang]
    return Block(title, tuple(head[lang] for head in HEADS), tuple(lines[:SHOWN]), note)


def _is_asked(subject: Subject, standard: Standard) -> bool:
    """Whether a standard asks something of the unit, or of what lies at a station."""
    return standard.unit == subject.kind or (
        subject.kind == "station" and standard.unit in OF_A_STATION
    )


def _of_unit(subject: Subject, standard: Standard, gaps: pd.DataFrame) -> pd.DataFrame:
    """Keep the gaps of a standard that are the unit's own, or of what lies at the station."""
    column = "code" if standard.unit == subject.kind else "station"
    mine = gaps["standard"].eq(standard.key) & gaps[column].eq(subject.code)
    return gaps[mine & _is_asked(subject, standard)]


def _line(subject: Subject, standard: Standard, found: pd.DataFrame) -> tuple[str, ...]:
    """Write the gaps of one standard: the unit's own by its measure, several by their number."""
    lang, first = subject.lang, found.iloc[0]
    name, day = standard.name[lang], day_text(first["since"], lang)
    measured, part = measure_text(standard, first, lang), part_text(standard, first, lang)
    if len(found) > 1:
        name = OF_PARTS.format(standard=name, unit=first["name"], n=found["unit"].nunique())[lang]
        measured, day = PLACES.format(n=len(found))[lang], EARLIEST.format(day=day)[lang]
    elif standard.unit != subject.kind:
        name = OF_PART.format(standard=name, unit=unit_text(standard, first, lang))[lang]
    elif part:
        name = OF_PART.format(standard=name, unit=part)[lang]
    return name, measured, day, standard.owner[lang]
