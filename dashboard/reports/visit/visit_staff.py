"""Who is there: officers, mediators by kind, resident lawyers, the firm, the justice office."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.kinds import MEDIATOR_KINDS
from dashboard.domain.scope import Field
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import counts
from dashboard.queries.units import contracts, stations, units
from dashboard.queries.visits import station_offices
from dashboard.reports.figure import figure
from dashboard.reports.visit.visit_block import NOT_RECORDED, Subject
from dashboard.reports.wording import day_text

TITLE = Text("二、人员（{day}）", "2. Staff ({day})")
OFFICERS = Text("实有警力", "Officers")
MEDIATORS = Text("调解员", "Mediators")
LAWYERS = Text("驻所律师", "Resident lawyers")
FIRM = Text("入驻律所", "Firm under contract")
OFFICE = Text("结对司法所", "Justice office")
PEOPLE = Text("{n} 人", "{n}")
OF_KIND = Text("{kind} {n} 人", "{kind} {n}")
NOBODY = Text("0 人", "none")
UNTIL = Text("{firm}，至 {day}", "{firm}, until {day}")
NO_END = Text("{firm}，未定止期", "{firm}, no end set")
NO_FIRM = Text("无在期合同", "no contract")
NOT_PAIRED = Text("未结对", "not paired")
JOINT = Text("、", ", ")

Line = tuple[str, str]


def staff_lines(subject: Subject) -> tuple[Line, ...]:
    """Return who is at a unit on the day, as label and value; what nobody records is named."""
    lang = subject.lang
    mediators = (MEDIATORS[lang], _mediators(subject))
    if subject.kind == "room":
        return (mediators,)
    return (
        (OFFICERS[lang], _officers(subject)),
        mediators,
        (LAWYERS[lang], _lawyers(subject)),
        (FIRM[lang], _firm(subject)),
        (OFFICE[lang], _office(subject)),
    )


def _officers(subject: Subject) -> str:
    table = subject.ask(stations, subject.scope, subject.programme.code)
    found = table[table["code"] == subject.code]["officers"]
    if found.empty or pd.isna(found.iloc[0]):
        return NOT_RECORDED[subject.lang]
    return PEOPLE.format(n=int(found.iloc[0]))[subject.lang]


def _mediators(subject: Subject) -> str:
    lang, filters = subject.lang, _on_day(subject)
    absent = f"mediator.{subject.kind}" in subject.programme.unrecorded
    if absent or _is_absent(subject, "mediators"):
        return NOT_RECORDED[lang]
    table = subject.ask(counts, subject.scope, filters, "mediator", ("mediator_kind",))
    number = {row.mediator_kind: row.mediators + row.assistants for row in table.itertuples()}
    told = [
        OF_KIND.format(kind=name[lang], n=number[kind])[lang]
        for kind, name in MEDIATOR_KINDS.items()
        if number.get(kind)
    ]
    return JOINT[lang].join(told) or NOBODY[lang]


def _lawyers(subject: Subject) -> str:
    if _is_absent(subject, "resident_lawyers"):
        return NOT_RECORDED[subject.lang]
    metric = METRICS["resident_lawyers"]
    answer = figure(subject.scope, _on_day(subject), metric, ask=subject.ask)
    return PEOPLE.format(n=int(answer.total["value"]))[subject.lang]


def _firm(subject: Subject) -> str:
    """Name the firms whose contract holds on the day, and until when."""
    lang, code = subject.lang, subject.programme.code
    if "contract" not in subject.programme.records or not subject.scope.may_see(Field.FIRMS):
        return NOT_RECORDED[lang]
    table = subject.ask(contracts, subject.scope, code)
    names = subject.ask(units, subject.scope, code, "firm").set_index("code")["name"]
    told = []
    for row in table[table["station"] == subject.code].itertuples():
        starts, ends = _day(row.valid_from), _day(row.valid_to)
        if starts is not None and starts <= subject.day and (ends is None or ends >= subject.day):
            said = NO_END if ends is None else UNTIL.format(firm="{firm}", day=day_text(ends, lang))
            told.append(said[lang].format(firm=names.get(row.firm, row.firm)))
    return JOINT[lang].join(told) or NO_FIRM[lang]


def _office(subject: Subject) -> str:
    if "justice_office" not in subject.programme.records:
        return NOT_RECORDED[subject.lang]
    table = subject.ask(station_offices, subject.scope, subject.programme.code)
    found = table[table["code"] == subject.code]["office"].dropna()
    return NOT_PAIRED[subject.lang] if found.empty else str(found.iloc[0])


def _on_day(subject: Subject) -> Filters:
    programme = subject.programme
    filters = Filters(
        programme=programme.code,
        register=programme.registers[0].key,
        start=subject.day,
        end=subject.day,
    )
    return filters.choose(**{subject.kind: subject.code})


def _is_absent(subject: Subject, key: str) -> bool:
    """Whether a number is not recorded, or cannot be told for this reader's reach."""
    programme = subject.programme
    return why_absent(METRICS[key], programme, programme.registers[0], subject.scope) is not None


def _day(value: object) -> date | None:
    return None if pd.isna(value) else pd.Timestamp(value).date()
