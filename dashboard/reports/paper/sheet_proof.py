"""What proves the figures of a workbook: how each is defined, and where each comes from."""

from collections.abc import Mapping, Sequence

from dashboard.domain.filters import day
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.files.sheet_table import Column, Kind, Row, Table, Typed
from dashboard.reports.paper.document import Document, Quoted
from dashboard.reports.paper.sheet_kinds import metric_kind

DEFINITIONS = (
    Column(Text("指标", "Indicator"), width=22),
    Column(Text("代码", "Key"), width=20),
    Column(Text("怎样计算", "Formula"), width=56),
    Column(Text("口径", "Basis"), width=26),
    Column(Text("来源", "Source"), width=36),
)
METHODS = (
    Column(Text("项目", "Item")),
    Column(Text("说明", "How"), Kind.NOTE),
)
PROVENANCE = (
    Column(Text("编号", "Id"), width=26),
    Column(Text("名称", "Name"), width=26),
    Column(Text("数值", "Value"), Kind.COUNT, 13),
    Column(Text("写作", "As written"), width=18),
    Column(Text("分子", "Numerator"), Kind.COUNT, 11),
    Column(Text("分母", "Denominator"), Kind.COUNT, 11),
    Column(Text("口径", "Basis"), width=18),
    Column(Text("期间", "Period"), width=24),
    Column(Text("数据截至", "Data to"), Kind.DAY, 12),
    Column(Text("数据版本", "Data version"), width=20),
    Column(Text("核对码", "Code of the view"), width=12),
    Column(Text("所在单元格", "Cell"), width=26),
)
APART = Text("、", ", ")


def metric_of(quoted: Quoted) -> Metric | None:
    """Return the indicator behind a figure, where it is one."""
    return METRICS.get(dict(quoted.asked).get("_metric", ""))


def number_cell(quoted: Quoted) -> Typed:
    """Return a figure as a typed cell: a share is a share; nothing where it is not shown."""
    metric = metric_of(quoted)
    if metric is not None:
        return Typed(quoted.value, metric_kind(metric))
    is_whole = quoted.value is None or quoted.value == round(quoted.value)
    kind = Kind.SHARE if "%" in quoted.shown else Kind.COUNT if is_whole else Kind.NUMBER
    return Typed(quoted.value, kind)


def numerator_cell(quoted: Quoted) -> Typed:
    """Return what was counted; money in yuan, as it is said, and not in the fen it is kept in."""
    metric = metric_of(quoted)
    if metric is None or metric.unit.scale == 1 or quoted.numerator is None:
        return Typed(quoted.numerator, Kind.COUNT)
    return Typed(quoted.numerator * metric.unit.scale, metric_kind(metric))


def definitions_table(document: Document) -> Table:
    """Return the indicators behind a paper's figures, in the order of the definitions page."""
    lang = document.lang
    behind = {found.key for one in document.quoted if (found := metric_of(one)) is not None}
    rows: list[Row] = [
        (one.name[lang], one.key, one.formula[lang], one.basis[lang], one.source[lang])
        for one in METRICS.values()
        if one.key in behind
    ]
    return Table(DEFINITIONS, rows)


def methods_table(document: Document) -> Table:
    """Return how the paper's figures and words come about, as it says itself."""
    return Table(METHODS, document.methods)


def provenance_table(document: Document, places: Mapping[str, Sequence[str]]) -> Table:
    """Return every figure with what finds it again, and the cells it stands in."""
    lang = document.lang
    return Table(
        PROVENANCE,
        [
            (
                one.id,
                one.name,
                number_cell(one),
                one.shown,
                numerator_cell(one),
                one.denominator,
                one.basis,
                one.period,
                day(one.data_to),
                one.version,
                one.code,
                APART[lang].join(places.get(one.id, ())),
            )
            for one in document.quoted
        ],
    )
