"""A briefing: asked for a reader, written by rule, every figure in it quoted."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.text import Text
from dashboard.queries.units import named
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.briefing.coverage import coverage
from dashboard.reports.briefing.firms import firms
from dashboard.reports.briefing.internal import internal
from dashboard.reports.briefing.monthly import monthly
from dashboard.reports.briefing.sent import Sent
from dashboard.reports.briefing.stations import stations
from dashboard.reports.briefing.subjects import check_asked
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.figure import Ask, directly
from dashboard.reports.narrowing import check_units
from dashboard.reports.paper.document import Block, Document
from dashboard.reports.reach import programme_in_reach
from dashboard.reports.wording import day_text, month_text

Writes = Callable[[Writer], list[Block]]
WRITERS: Mapping[Subject, Writes] = MappingProxyType(
    {
        Subject.MONTHLY: monthly,
        Subject.STATIONS: stations,
        Subject.COVERAGE: coverage,
        Subject.FIRMS: firms,
    }
)
TITLES = {
    Subject.MONTHLY: Text("{programme}{month}调解工作简报", "{programme}: {month} in brief"),
    Subject.FIRMS: Text("{programme}{month}律所考评简报", "{programme}: firms, {month}"),
    Subject.STATIONS: Text("{programme}{month}单位对比简报", "{programme}: comparison, {month}"),
    Subject.COVERAGE: Text("{programme}{month}覆盖与督办简报", "{programme}: coverage, {month}"),
}
SUBTITLE = Text("数据截至{day}", "Data to {day}")
PROGRAMME, MONTH = Text("工作模式", "Programme"), Text("月份", "Month")
SCOPE, DATA_TO = Text("范围", "Scope"), Text("数据截至", "Data to")
VERSION, WHO = Text("数据版本", "Data version"), Text("编制", "Prepared by")
WHOLE = Text("全部", "Everything")
OWN = Text("读者本人负责的单位：{names}", "The reader's own units: {names}")
SAMPLE = Text("示例数据", "Sample data")
METHOD = Text(
    "{formula}。口径：{basis}。来源：{source}", "{formula}. Basis: {basis}. Source: {source}"
)
BY_TABLE = re.compile(r"（[a-z_]+）| \([a-z_]+\)")
"""A source's name in the database is for those who keep it, not for who reads a paper."""
JOINT, STOP = Text("、", ", "), Text("；", "; ")


def briefing(
    scope: Scope, asked: Asked, *, ask: Ask = directly, who: str = "", sent: Sent | None = None
) -> Document:
    """Write a briefing for a reader: sentences by rule, each figure quoted and to be found again.

    ``who`` is named as the one who prepared it; ``sent`` are the supervision notices in his reach.
    """
    programme = programme_in_reach(scope, asked.programme)
    check_asked(programme, asked.subject, asked.month)
    writer = Writer(scope, asked, ask, sent)
    check_units(scope, writer.month(programme.registers[0]))
    blocks = [*WRITERS[asked.subject](writer), *(internal(writer) if asked.internal else [])]
    lang, month = asked.lang, month_text(asked.month, asked.lang)
    return Document(
        title=TITLES[asked.subject].format(programme=programme.short, month=month)[lang],
        subtitle=SUBTITLE.format(day=day_text(writer.data_to, lang))[lang],
        lang=lang,
        about=_about(writer, who),
        blocks=tuple(blocks),
        quoted=tuple(writer.quotes.taken.values()),
        methods=tuple(_methods(writer)),
        mark=SAMPLE[lang] if programme.synthetic else "",
    )


def _about(writer: Writer, who: str) -> tuple[tuple[str, str], ...]:
    lang, programme = writer.lang, writer.programme
    told = (
        (PROGRAMME, programme.title[lang]),
        (MONTH, month_text(writer.asked.month, lang)),
        (SCOPE, _reach(writer)),
        (DATA_TO, day_text(writer.data_to, lang)),
        (VERSION, case_database().version),
        (WHO, who),
    )
    return tuple((label[lang], value) for label, value in told if value)


def _reach(writer: Writer) -> str:
    """Say what is counted: all, the reader's own units, or what was chosen."""
    lang, scope = writer.lang, writer.scope
    own = {"county": scope.counties, "station": scope.stations, "firm": scope.firms}
    limited = [(dimension, codes) for dimension, codes in own.items() if codes != ALL]
    told = [
        OWN.format(names=_names(writer, dimension, codes))[lang] for dimension, codes in limited
    ]
    told += [_names(writer, dimension, codes) for dimension, codes in writer.asked.choices]
    return STOP[lang].join(told) or WHOLE[lang]


def _names(writer: Writer, dimension: str, codes: tuple[str, ...]) -> str:
    lang, known = writer.lang, DIMENSIONS[dimension].codes
    names = {code: name[lang] for code, name in known.items()}
    if not names:
        table = writer.ask(named, writer.scope, writer.asked.programme, dimension, codes)
        names = dict(zip(table["code"], table["name"], strict=True))
    return JOINT[lang].join(names[code] for code in codes if code in names)


def _methods(writer: Writer) -> list[tuple[str, str]]:
    lang = writer.lang
    return [
        (
            metric.name[lang],
            METHOD[lang].format(
                formula=metric.formula[lang],
                basis=metric.basis[lang],
                source=BY_TABLE.sub("", metric.source[lang]),
            ),
        )
        for metric in writer.used.values()
    ]
