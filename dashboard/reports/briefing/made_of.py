"""What a month's disputes are made of: where they came from, types, and what they turned into."""

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Register
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import PREVENTED
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.briefing.words import AND, JOINT, STOP, TOTAL
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.figure import figure
from dashboard.reports.narrowing import fact_dimensions
from dashboard.reports.paper.document import Block, Paragraph
from dashboard.reports.paper.quoting import Told
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import code_name, value_text

MOST = {"channel": 4, "type": 5}
PART, REST = Text("{name} {n}", "{name} {n}"), Text("其余合计", "all others")
OF = Text("{dimension}：{name}", "{dimension}: {name}")
SHARE = Text("{n}（{share}）", "{n} ({share})")
NONE = Text("本月没有纠纷", "no disputes in the month")
TRACKED = Text(
    "已追踪转化情况的 {rate}，其中{what}", "conversion is tracked for {rate}; of these {what}"
)
NOT_TRACKED = Text(
    "转化情况没有登记；未追踪不等于没有转化。",
    "Conversions are not tracked; that is not the same as none.",
)
NONE_TRACKED = Text(
    "本月纠纷的转化情况都未追踪（{rate}），不等于没有转化",
    "conversion is tracked for none of the month's disputes ({rate}); that is not the same as none",
)
KEPT = Text("登记为防止转化的：{what}", "recorded as prevented: {what}")
TURNED = ("public_order", "criminal", "civil")


def parts_of(writer: Writer, dimension: str) -> list[Block]:
    """Write the largest parts of each register's month by a dimension, the rest summed up."""
    return [
        _line(writer, one, _parts(writer, one, dimension))
        for one in writer.programme.registers
        if dimension in fact_dimensions(METRICS[one.base], writer.programme)
    ]


def conversions(writer: Writer) -> list[Block]:
    """Write what the month's disputes turned into; not tracked is not zero."""
    recorded = [one for one in writer.programme.registers if writer.has(one, "converted")]
    if not recorded:
        return [Paragraph(writer.say(NOT_TRACKED))]
    return [_line(writer, one, _turned(writer, one)) for one in recorded]


def with_share(total: float, minimum: int) -> Told:
    """Return how a part of a total is written: its count, and its share of enough cases."""

    def told(metric: Metric, row: pd.Series, lang: Lang) -> str:
        n = value_text(metric, row, lang)
        if total < minimum:
            return n
        return SHARE[lang].format(n=n, share=f"{row['value'] / total:.1%}")

    return told


def _line(writer: Writer, register: Register, what: Parts) -> Paragraph:
    return Paragraph(writer.join([writer.led(register), writer.say(TOTAL, what=what)], AND))


def _parts(writer: Writer, register: Register, dimension: str) -> Parts:
    whole, base = writer.month(register), METRICS[register.base]
    rows = figure(writer.scope, whole, base, (dimension,), ask=writer.ask).rows
    rows = rows[rows["value"] > 0].sort_values("value", ascending=False, kind="stable")
    if rows.empty:
        return writer.say(NONE)
    told = with_share(rows["value"].sum(), writer.programme.rules.minimum_cases)
    codes = [str(code) for code in rows[dimension]]
    most = MOST[dimension] if len(codes) > MOST[dimension] + 1 else len(codes)
    named = [_part(writer, register, (dimension, code), told) for code in codes[:most]]
    more = [_rest(writer, register, (dimension, codes[most:]), told)] if codes[most:] else []
    return writer.join([writer.join(named, JOINT), *more], STOP)


def _part(writer: Writer, register: Register, part: tuple[str, str], told: Told) -> Parts:
    dimension, code = part
    names = {key: name[writer.lang] for key, name in DIMENSIONS[dimension].codes.items()}
    name = code_name(code, names, writer.lang)
    cite = writer.cite(
        writer.id(register, f"{dimension}:{code}"),
        register.base,
        writer.month(register),
        page="disputes",
        by=dimension,
        unit=code,
        name=OF[writer.lang].format(dimension=DIMENSIONS[dimension].name[writer.lang], name=name),
        told=told,
    )
    return writer.say(PART, name=name, n=cite)


def _rest(writer: Writer, register: Register, part: tuple[str, list[str]], told: Told) -> Parts:
    dimension, codes = part
    cite = writer.cite(
        writer.id(register, f"{dimension}:rest"),
        register.base,
        writer.month(register).choose(**{dimension: tuple(codes)}),
        page="disputes",
        name=OF.format(dimension=DIMENSIONS[dimension].name, name=REST)[writer.lang],
        told=told,
    )
    return writer.say(PART, name=REST, n=cite)


def _turned(writer: Writer, register: Register) -> Parts:
    key = "conversion_tracked_rate"
    rate = writer.cite(writer.id(register, key), key, writer.month(register))
    if not writer.quotes.taken[rate.id].numerator:
        return writer.say(NONE_TRACKED, rate=rate)
    said = [writer.say(TRACKED, rate=rate, what=_coded(writer, register, "conversion", TURNED))]
    if writer.has(register, "prevented"):
        kept = _coded(writer, register, "prevented_conversion", tuple(PREVENTED))
        said.append(writer.say(KEPT, what=kept))
    return writer.join(said, STOP)


def _coded(writer: Writer, register: Register, dimension: str, codes: tuple[str, ...]) -> Parts:
    parts = (_part(writer, register, (dimension, code), value_text) for code in codes)
    return writer.join(parts, JOINT)
