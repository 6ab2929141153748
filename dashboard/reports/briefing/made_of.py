"""What a month's disputes are made of: where they came from, types, and what they turned into."""

from collections.abc import Iterator

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED, NOT_RECORDED_NAME
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Register
from dashboard.domain.text import Lang, Text
from dashboard.domain.vocabulary import PREVENTED
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.briefing.totals import JOINT, STOP, TOTAL, led
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.figure import figure
from dashboard.reports.narrowing import fact_dimensions
from dashboard.reports.paper.document import Block, Cite, Paragraph
from dashboard.reports.paper.quoting import Told
from dashboard.reports.paper.sentences import Parts
from dashboard.reports.wording import code_name, value_text

MOST = {"channel": 4, "type": 5}
PART, REST = Text("{name} {n}", "{name} {n}"), Text("其余合计 {n}", "all others {n}")
SHARE = Text("{n}（{share:.1%}）", "{n} ({share:.1%})")
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
TURNED, KEPT_FROM = ("public_order", "criminal", "civil"), tuple(PREVENTED)


def parts_of(writer: Writer, dimension: str) -> list[Block]:
    """Write the largest parts of each register's month by a dimension, the rest summed up."""
    return [
        Paragraph(writer.say(TOTAL, lead=led(writer, one), what=_parts(writer, one, dimension)))
        for one in writer.programme.registers
        if dimension in fact_dimensions(METRICS[one.base], writer.programme)
    ]


def conversions(writer: Writer) -> list[Block]:
    """Write what the month's disputes turned into; not tracked is not zero."""
    if not any(writer.has(one, "converted") for one in writer.programme.registers):
        return [Paragraph(writer.say(NOT_TRACKED))]
    return [
        Paragraph(writer.say(TOTAL, lead=led(writer, one), what=_turned(writer, one)))
        for one in writer.programme.registers
    ]


def with_share(total: float, minimum: int) -> Told:
    """Return how a part of a total is written: its count, and its share of enough cases."""

    def told(metric: Metric, row: pd.Series, lang: Lang) -> str:
        n = value_text(metric, row, lang)
        return n if total < minimum else SHARE[lang].format(n=n, share=row["value"] / total)

    return told


def _parts(writer: Writer, register: Register, dimension: str) -> Parts:
    whole, base = writer.month(register), METRICS[register.base]
    rows = figure(writer.scope, whole, base, (dimension,), ask=writer.ask).rows
    rows = rows[rows["value"] > 0].sort_values("value", ascending=False, kind="stable")
    if rows.empty:
        return writer.say(NONE)
    told = with_share(rows["value"].sum(), writer.programme.rules.minimum_cases)
    codes = [str(code) for code in rows[dimension]]
    first, rest = codes[: MOST[dimension]], codes[MOST[dimension] :]
    if len(rest) == 1:
        first, rest = codes, []
    named = [_part(writer, register, dimension, code, told) for code in first]
    more = [_rest(writer, register, dimension, rest, told)] if rest else []
    return writer.join([writer.join(named, JOINT), *more], STOP)


def _part(writer: Writer, register: Register, dimension: str, code: str, told: Told) -> Parts:
    name = _name(writer, dimension, code)
    cite = _counted(
        writer, register, f"{dimension}:{code}", whole=writer.month(register), told=told,
        name=name, by=dimension, unit=code,
    )  # fmt: skip
    return writer.say(PART, name=name, n=cite)


def _rest(
    writer: Writer, register: Register, dimension: str, codes: list[str], told: Told
) -> Parts:
    whole = writer.month(register).choose(**{dimension: tuple(codes)})
    name = REST[writer.lang].format(n="").strip()
    cite = _counted(writer, register, f"{dimension}:rest", whole=whole, told=told, name=name)
    return writer.say(REST, n=cite)


def _counted(
    writer: Writer, register: Register, figure_id: str, *, whole: Filters, told: Told,
    name: str, by: str = "", unit: str = "",
) -> Cite:  # fmt: skip
    writer.used[register.base] = METRICS[register.base]
    return writer.quotes.figure(
        writer.id(register, figure_id), register.base, whole, page="disputes",
        by=(by,) if by else (), unit=unit, name=name, told=told,
    )  # fmt: skip


def _turned(writer: Writer, register: Register) -> Parts:
    rate = writer.cite(
        writer.id(register, "conversion_tracked_rate"),
        "conversion_tracked_rate",
        writer.month(register),
    )
    tracked = writer.quotes.taken[rate.id].numerator
    if not tracked:
        return writer.say(NONE_TRACKED, rate=rate)
    what = writer.join(_coded(writer, register, "conversion", TURNED), JOINT)
    said = [writer.say(TRACKED, rate=rate, what=what)]
    if writer.has(register, "prevented"):
        kept = writer.join(_coded(writer, register, "prevented_conversion", KEPT_FROM), JOINT)
        said.append(writer.say(KEPT, what=kept))
    return writer.join(said, STOP)


def _coded(
    writer: Writer, register: Register, dimension: str, codes: tuple[str, ...]
) -> Iterator[Parts]:
    for code in codes:
        yield _part(writer, register, dimension, code, value_text)


def _name(writer: Writer, dimension: str, code: str) -> str:
    if code == NOT_RECORDED:
        return NOT_RECORDED_NAME[writer.lang]
    names = {key: name[writer.lang] for key, name in DIMENSIONS[dimension].codes.items()}
    return code_name(code, names, writer.lang)
