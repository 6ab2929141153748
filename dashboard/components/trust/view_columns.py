"""A programme's own view as a table to sort: typed columns, and what stands behind each value."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from dashboard.charts.figures import cases, interval
from dashboard.components.frame.context import context
from dashboard.components.frame.names import dimension_name, names_of
from dashboard.domain.dimensions import DIMENSIONS, TIME_DIMENSIONS
from dashboard.domain.text import Text
from dashboard.metrics.metric import Kind, Metric
from dashboard.reports.trust.views import APART, OTHERS, TOTAL, ViewTable
from dashboard.reports.wording import TOO_FEW, code_name, month_text

IN_UNIT = Text("{metric}（{unit}）", "{metric} ({unit})")
CASES = Text("{metric}：件数", "{metric}: cases")
INTERVAL = Text("{metric}：95% 区间", "{metric}: 95% interval")
CHANGE = Text("{metric}变化（%）", "{metric}: change (%)")
OF_PERIOD = Text("{head} · {period}", "{head} · {period}")
ALL, REST = Text("合计", "All"), Text("其余 {n} 个", "The other {n}")


@dataclass(frozen=True)
class Column:
    """One column: its head, its cells, and how they are written."""

    head: str
    cells: list[object]
    config: ColumnConfig | None = None


def columns_of(table: ViewTable) -> list[Column]:
    """Return the columns of a view: units, changes, value and cases, intervals at the end."""
    out = [Column(view_dimension(table)[context().lang], [*unit_names(table)])]
    if len(table.spans) > 1:
        out += [_change(table, one) for one in table.metrics if one.kind == Kind.COUNT]
    for metric in table.metrics:
        for period in range(len(table.spans)):
            out.extend(_columns(table, metric, period))
    return [*out, *_intervals(table)]


def view_dimension(table: ViewTable) -> Text:
    """Return what the programme calls the dimension of a view."""
    by = table.view.by
    if by in TIME_DIMENSIONS:
        return TIME_DIMENSIONS[by].name
    return dimension_name(table.filters.programme, by)


def unit_names(table: ViewTable) -> list[str]:
    """Return what the rows are called, the sums included."""
    lang, by = context().lang, table.view.by
    names = names_of(table.filters.programme, by) if by in DIMENSIONS else {}
    names |= {TOTAL: ALL[lang]}
    if table.view.apart:
        others = len(set(table.single) - set(table.view.apart.codes))
        names |= {APART: table.view.apart.name[lang], OTHERS: REST.format(n=others)[lang]}
    return [
        month_text(unit, lang) if isinstance(unit, date) else code_name(unit, names, lang)
        for unit in table.units
    ]


def rows_by_unit(table: ViewTable, metric: Metric, period: int = 0) -> pd.DataFrame:
    """Return one indicator's rows in the order of the units; missing ones are empty."""
    return table.of(metric, period).set_index("unit").reindex(pd.Index(table.units, dtype=object))


def _columns(table: ViewTable, metric: Metric, period: int) -> Iterator[Column]:
    rows = rows_by_unit(table, metric, period)
    head = _head(table, metric, period)
    if table.view.fractions and metric.kind == Kind.RATE:
        yield _fraction(head, rows)
        return
    yield _value(head, metric, rows)
    if metric.kind != Kind.COUNT and not _is_said(table, metric):
        lang = context().lang
        named = CASES.format(metric=metric.name[lang])[lang]
        yield Column(_during(table, named, period), _cases(metric, rows))


def _is_said(table: ViewTable, metric: Metric) -> bool:
    """Whether an indicator before it rests on the same cases: median and ninetieth percentile."""
    before = table.metrics[: table.metrics.index(metric)]
    quantile = metric.kind == Kind.QUANTILE
    return quantile and any(one.fact == metric.fact for one in before)


def _value(head: str, metric: Metric, rows: pd.DataFrame) -> Column:
    scale = 100 if metric.kind == Kind.RATE else 1
    values = (rows["value"].astype("float64") * scale).round(metric.unit.decimals)
    form = f"%.{metric.unit.decimals}f" if metric.unit.decimals else "localized"
    return Column(head, list(values), st.column_config.NumberColumn(format=form))


def _cases(metric: Metric, rows: pd.DataFrame) -> list[object]:
    """Write the cases behind a value, or that there are too few to say."""
    lang = context().lang
    return [
        cases(row["numerator"] if metric.kind == Kind.RATE else None, row["denominator"])
        if bool(row["shown"])
        else TOO_FEW.format(n=int(row["denominator"]))[lang]
        for _, row in rows.fillna({"denominator": 0, "shown": False}).iterrows()
    ]


def _intervals(table: ViewTable) -> Iterator[Column]:
    lang = context().lang
    for metric in table.metrics:
        if metric.kind != Kind.RATE or table.view.fractions:
            continue
        for period in range(len(table.spans)):
            ends = rows_by_unit(table, metric, period)[["low", "high"]].itertuples(index=False)
            head = INTERVAL.format(metric=metric.name[lang])[lang]
            cells: list[object] = [interval(low, high, metric, lang) for low, high in ends]
            yield Column(_during(table, head, period), cells)


def _fraction(head: str, rows: pd.DataFrame) -> Column:
    """Write items met of all, n/7; as a bar to sort by where all are of the same number."""
    of = set(rows["denominator"].dropna()) - {0}
    if len(of) != 1:
        pairs = zip(rows["numerator"], rows["denominator"], strict=True)
        return Column(head, [f"{k:.0f}/{n:.0f}" for k, n in pairs])
    whole = int(of.pop())
    config = st.column_config.ProgressColumn(format=f"%d/{whole}", min_value=0, max_value=whole)
    known = rows["numerator"].where(rows["denominator"] > 0)
    return Column(head, list(known.astype("float64")), config)


def _change(table: ViewTable, metric: Metric) -> Column:
    first = rows_by_unit(table, metric, 0)["value"].astype("float64")
    last = rows_by_unit(table, metric, len(table.spans) - 1)["value"].astype("float64")
    share = ((last / first.where(first != 0) - 1) * 100).round(2)
    lang = context().lang
    config = st.column_config.NumberColumn(format="%+.2f")
    return Column(CHANGE.format(metric=metric.name[lang])[lang], list(share), config)


def _head(table: ViewTable, metric: Metric, period: int) -> str:
    lang = context().lang
    head = IN_UNIT.format(metric=metric.name[lang], unit=metric.unit.label[lang])[lang]
    if table.view.fractions and metric.kind == Kind.RATE:
        head = metric.name[lang]
    return _during(table, head, period)


def _during(table: ViewTable, head: str, period: int) -> str:
    if not table.view.periods:
        return head
    lang = context().lang
    return OF_PERIOD.format(head=head, period=table.view.periods[period].name[lang])[lang]
