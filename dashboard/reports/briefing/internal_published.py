"""Published figures beside what the case database gives, and checked against each other."""

from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.quality.checking import check_programme
from dashboard.quality.findings import VERDICTS, Result, Standing
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.files.sheet_table import Column
from dashboard.reports.paper.document import Block, Cell, Grid, Paragraph
from dashboard.reports.paper.quoting import Found
from dashboard.reports.trust.published_table import Compared, published_table
from dashboard.reports.wording import period_text

NAME = Column(Text("公布数据", "Published figure"), width=22)
STATED = Column(Text("公布值", "Printed"), width=10)
GOT = Column(Text("本库重算", "Recomputed"), width=20)
PERIOD = Column(Text("期间", "Period"), width=22)
VERDICT = Column(Text("判定", "Verdict"), width=16)
FINDING = Column(Text("结论", "Finding"), width=44)
DIFFER = Text("公布数据与本库重算不一致", "Published figures that differ from the case database")
NONE_DIFFER = Text(
    "公布数据中可以重算的，与本库一致，或只按本人范围计算，不作比较。",
    "Published figures that can be recomputed agree, or are computed for the reader's own reach "
    "alone and not compared.",
)
AMONG = Text("公布数据相互核对", "Published figures checked against each other")
DOUBTED = (Standing.CONTRADICTION, Standing.DOUBT)
AS_PRINTED = Text("公布数据", "as published")


def published_grid(writer: Writer) -> list[Block]:
    """Return the published figures that differ from the case database, or say there are none."""
    table = published_table(writer.scope, writer.programme, ask=writer.ask)
    found = [one for one in table if one.agrees is False]
    if not found:
        return [Paragraph(writer.say(NONE_DIFFER))]
    rows: list[tuple[Cell, ...]] = []
    cites: list[tuple[int, int, str]] = []
    for place, one in enumerate(found):
        row, stated, got = _row(writer, one)
        rows.append(row)
        cites += [(place, 1, stated), (place, 2, got)]
    columns = (NAME, STATED, GOT, PERIOD)
    return [Grid(DIFFER[writer.lang], columns, tuple(rows), cites=tuple(cites))]


def checks_grid(writer: Writer) -> list[Block]:
    """Return what published figures say against each other, the contradictions first."""
    order = list(VERDICTS)
    found = sorted(
        (one for one in check_programme(writer.programme) if _is_doubted(one)),
        key=lambda one: order.index(one.finding.verdict),
    )
    if not found:
        return []
    ids = [_quoted(writer, one) for one in found]
    rows = tuple(
        (one.name[writer.lang], VERDICTS[one.finding.verdict][writer.lang], told)
        for one, (_, told) in zip(found, ids, strict=True)
    )
    cites = tuple((place, 2, figure_id) for place, (figure_id, _) in enumerate(ids))
    return [Grid(AMONG[writer.lang], (NAME, VERDICT, FINDING), rows, cites=cites)]


def _is_doubted(one: Result) -> bool:
    return one.finding.verdict.standing in DOUBTED


def _row(writer: Writer, one: Compared) -> tuple[tuple[Cell, ...], str, str]:
    """Write a figure that differs, with the ids of both its numbers."""
    lang, key, filters = writer.lang, one.stated.key, one.asked
    if filters is None or one.stated.metric is None:
        raise ValueError(f"'{key}' was compared without being recomputed.")
    got = writer.cite(f"published:{key}", one.stated.metric, filters, page="figure_check")
    is_rate = METRICS[one.stated.metric].denominator is not None
    value = one.stated.value
    shown = "" if value is None else f"{value:.1%}" if is_rate else f"{value:,.0f}"
    stated = writer.other(
        Found(
            id=f"stated:{key}",
            name=one.stated.name[lang],
            shown=shown,
            value=value,
            finder="stated",
            asked={"_key": key},
            filters=filters,
            page="figure_check",
            basis=AS_PRINTED[lang],
        )
    )
    period = period_text(filters.start, filters.end, lang)
    return (one.stated.name[lang], stated.text, got.text, period), stated.id, got.id


def _quoted(writer: Writer, one: Result) -> tuple[str, str]:
    """Quote a check: its whole sentence, found again by its verdict's number."""
    finding = one.finding
    cite = writer.other(
        Found(
            id=f"check:{one.id}",
            name=one.name[writer.lang],
            shown=finding.sentence[writer.lang],
            value=None if finding.recomputed is None else float(finding.recomputed),
            finder="check",
            asked={"_check": one.id},
            filters=writer.month(writer.programme.registers[0]),
            page="figure_check",
            basis=AS_PRINTED[writer.lang],
        )
    )
    return cite.id, cite.text
