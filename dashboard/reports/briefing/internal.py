"""内部核对页: what a reader should know before he reads a briefing out, and never reads out.

Asked for by itself; nothing of it stands in the body.
"""

from collections.abc import Iterator

from dashboard.domain.programme import Register
from dashboard.domain.records import COLUMNS
from dashboard.domain.text import Text
from dashboard.queries.units import units
from dashboard.reports.briefing.internal_published import checks_grid, published_grid
from dashboard.reports.briefing.sections import headed
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.files.sheet_table import Column
from dashboard.reports.paper.document import Block, Cell, Cite, Grid, NewPage, Note, Paragraph
from dashboard.reports.paper.quoting import Found
from dashboard.reports.trust.alarms import Alarm, open_alarms
from dashboard.reports.trust.data_quality import filled, freshness

TITLE = Text("内部核对（不对外、不宣读）", "For internal checking: not to be read out")
HEADS = {
    "published": Text("一、与已公布数据的核对", "1. Against published figures"),
    "few": Text("二、样本不足的数字", "2. Figures of too few cases"),
    "alarms": Text("三、异常提醒", "3. Open plausibility alarms"),
    "filled": Text("四、数据完整性", "4. Completeness of the records"),
}
NONE_FEW = Text("正文没有样本不足的比率。", "No rate in the body has too few cases.")
FEW = Text(
    "下列比率样本不足，正文只列件数，不宜引用为百分比。",
    "These rates have too few cases: the body has their counts; do not quote them as percentages.",
)
NONE_OPEN = Text("近十二个月没有异常提醒。", "No alarm within twelve months.")
MAY_BE = Text(
    "异常提醒只说明值得核对，不说明有误。",
    "An alarm says that something is worth a check, no more.",
)
ALL_FILLED = Text(
    "本月应填的字段都已填写。", "Every field that applies is filled in for the month."
)
STALE = Text("已停止更新的来源系统：{names}。", "Source systems without new records: {names}.")
FIGURE = Column(Text("数字", "Figure"), width=30)
VALUE = Column(Text("件数", "Counts"), width=16)
PERIOD = Column(Text("期间", "Period"), width=24)
RULE = Column(Text("规则", "Rule"), width=24)
UNIT = Column(Text("单位", "Unit"), width=18)
FOUND = Column(Text("涉及/总数", "Found/of"), width=12)
FIELD = Column(Text("字段", "Field"), width=24)
FILLED = Column(Text("已填/应填", "Filled/apply"), width=16)
OF, SHARE = Text("{k}/{n}", "{k}/{n}"), Text("{share}（{k}/{n}）", "{share} ({k}/{n})")
LEAST, MOST = 5, 10
BY_RULE = Text("异常提醒规则", "plausibility rule")


def internal(writer: Writer) -> list[Block]:
    """Write the page for internal checking of what the body has used."""
    parts: dict[str, list[Block]] = {
        "published": [*published_grid(writer), *checks_grid(writer)],
        "few": _few(writer),
        "alarms": _alarms(writer),
        "filled": _filled(writer),
    }
    return [NewPage(TITLE[writer.lang]), *headed(writer, HEADS, parts)]


def _few(writer: Writer) -> list[Block]:
    quoted = [writer.quotes.taken[cite.id] for cite in dict.fromkeys(writer.few)]
    if not quoted:
        return [Paragraph(writer.say(NONE_FEW))]
    rows = tuple((one.name, one.shown, one.period) for one in quoted)
    cites = tuple((place, 1, one.id) for place, one in enumerate(quoted))
    return [Grid("", (FIGURE, VALUE, PERIOD), rows, FEW[writer.lang], cites)]


def _alarms(writer: Writer) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    cites: list[tuple[int, int, str]] = []
    for register in writer.programme.registers:
        for name, unit, cite_id, shown in _open(writer, register):
            cites.append((len(rows), 2, cite_id))
            rows.append((name, unit, shown))
    if not rows:
        return [Paragraph(writer.say(NONE_OPEN))]
    return [Grid("", (RULE, UNIT, FOUND), tuple(rows), MAY_BE[writer.lang], tuple(cites))]


def _open(writer: Writer, register: Register) -> Iterator[tuple[str, str, str, str]]:
    """Yield the alarms of twelve months: rule, unit, the figure's id and its words."""
    programme, year = writer.programme, writer.year_to(register)
    table = writer.ask(units, writer.scope, programme.code, programme.unit)
    names = dict(zip(table["code"], table["name"], strict=True))
    for one in open_alarms(writer.scope, year, ask=writer.ask)[:MOST]:
        cite = _alarm(writer, register, one)
        rule = writer.in_register(register, one.rule.name[writer.lang])
        yield rule, names.get(one.unit, one.unit), cite.id, cite.text


def _alarm(writer: Writer, register: Register, one: Alarm) -> Cite:
    return writer.other(
        Found(
            id=writer.id(register, f"alarm:{one.rule.key}:{one.unit}"),
            name=writer.in_register(register, one.rule.name[writer.lang]),
            shown=OF[writer.lang].format(k=f"{one.found:,}", n=f"{one.of:,}"),
            value=float(one.found),
            numerator=float(one.found),
            denominator=float(one.of),
            finder="alarm",
            asked={"_rule": one.rule.key, "_unit": one.unit},
            filters=writer.year_to(register),
            page="data_quality",
            basis=BY_RULE[writer.lang],
        )
    )


def _filled(writer: Writer) -> list[Block]:
    rows: list[tuple[Cell, ...]] = []
    cites: list[tuple[int, int, str]] = []
    for register in writer.programme.registers:
        for name, cite_id, shown in _least(writer, register):
            cites.append((len(rows), 1, cite_id))
            rows.append((name, shown))
    told: list[Block] = [Grid("", (FIELD, FILLED), tuple(rows), cites=tuple(cites))]
    stale = [
        str(one.platform)
        for register in writer.programme.registers
        for one in freshness(writer.scope, writer.month(register), ask=writer.ask)
        if one.is_stale
    ]
    named = "、".join(dict.fromkeys(stale))
    more = [Note(STALE[writer.lang].format(names=named))] if stale else []
    return [*(told if rows else [Paragraph(writer.say(ALL_FILLED))]), *more]


def _least(writer: Writer, register: Register) -> Iterator[tuple[str, str, str]]:
    """Yield the fields least filled in: name, the figure's id and its words."""
    lang, month = writer.lang, writer.month(register)
    found = filled(writer.scope, month, ask=writer.ask)
    whole = found[(found["platform"] == "") & (found["filled"] < found["of"])].head(LEAST)
    for row in whole.itertuples(index=False):
        share = row.filled / row.of
        counted = {"k": f"{row.filled:,}", "n": f"{row.of:,}"}
        name = writer.in_register(register, COLUMNS[row.field][lang])
        cite = writer.other(
            Found(
                id=writer.id(register, f"filled:{row.field}"),
                name=name,
                shown=SHARE[lang].format(share=f"{share:.1%}", **counted),
                value=share,
                numerator=float(row.filled),
                denominator=float(row.of),
                finder="filled",
                asked={"_field": row.field},
                filters=month,
                page="data_quality",
                basis=writer.base_of(register)[lang],
            )
        )
        yield name, cite.id, cite.text
