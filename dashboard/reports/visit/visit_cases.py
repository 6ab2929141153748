"""The disputes of a station or room: twelve months in figures, and what is open on the day."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Register
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.metrics.recorded import why_absent
from dashboard.queries.counts import data_from, disputes_from
from dashboard.reports.figure import figure
from dashboard.reports.visit.visit_block import NOT_RECORDED, Block, Subject
from dashboard.reports.wording import behind_text, period_text, value_text

TITLE = Text("四、案件（近 12 个月：{period}）", "4. Disputes (12 months: {period})")
REGISTER = Text("台账（口径）", "Register (basis)")
TOLD = Text("{register}（{basis}）", "{register} ({basis})")
WITH = Text("{value}（{behind}）", "{value} ({behind})")
NOTE = Text(
    "各台账不相加。在调、超期为有记录（{first}）以来至数据截至日，其余为近 12 个月。",
    "Registers are not added up. Open and overdue: all since {first}; the others: 12 months.",
)
NOTHING = Text(
    "本工作模式的案件未登记{unit}。", "Disputes of this programme do not record the {unit}."
)
OF_YEAR = ("base", "settled", "settlement_rate", "median_days")
TO_DATE = ("open", "overdue")
CASES = Text("件数", "Cases")


def cases_block(subject: Subject, unit: str) -> Block:
    """Give a unit's figures by register, each with what stands behind it."""
    lang, programme = subject.lang, subject.programme
    start = year_start(subject)
    title = TITLE.format(period=period_text(start, subject.day, lang))[lang]
    if subject.kind in programme.unrecorded:
        return Block(title, (), (), NOTHING.format(unit=unit)[lang])
    names = [METRICS[key].name[lang] for key in (*OF_YEAR[1:], *TO_DATE)]
    rows = tuple(_row(subject, register, start) for register in programme.registers)
    note = NOTE.format(first=data_from(programme.code).isoformat())[lang]
    return Block(title, (REGISTER[lang], CASES[lang], *names), rows, note)


def year_start(subject: Subject) -> date:
    """Return the first of the twelve months up to the day, or of the disputes there are."""
    year = pd.Timestamp(subject.day) - pd.DateOffset(years=1) + pd.Timedelta(days=1)
    start: date = year.date()
    return min(max(start, disputes_from(subject.programme.code)), subject.day)


def _row(subject: Subject, register: Register, start: date) -> tuple[str, ...]:
    lang = subject.lang
    told = TOLD.format(register=register.name[lang], basis=BASES[register.base][lang])[lang]
    year = [_said(subject, register, key, start) for key in OF_YEAR]
    first = data_from(subject.programme.code)
    return (told, *year, *(_said(subject, register, key, first) for key in TO_DATE))


def _said(subject: Subject, register: Register, key: str, start: date) -> str:
    """Write one number of a register; what is not recorded is named."""
    lang, programme = subject.lang, subject.programme
    metric = METRICS[register.base if key == "base" else key]
    if why_absent(metric, programme, register, subject.scope):
        return NOT_RECORDED[lang]
    filters = Filters(
        programme=programme.code, register=register.key, start=start, end=subject.day
    ).choose(**{subject.kind: subject.code})
    row = figure(subject.scope, filters, metric, ask=subject.ask).total
    value = value_text(metric, row, lang)
    if metric.kind == Kind.COUNT or not row["shown"]:
        return value
    return WITH.format(value=value, behind=behind_text(metric, row, lang).split(" · ")[0])[lang]
