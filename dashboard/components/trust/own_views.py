"""A programme's own views: which one, its table, and one of its indicators as a chart."""

import pandas as pd
import streamlit as st

from dashboard.charts.breakdowns import bars
from dashboard.charts.intervals import interval_dots
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.tables import picked_row, show_table
from dashboard.components.drawing.writing import write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.frame.names import dimension_name, names_for, names_of
from dashboard.components.frame.notices import empty, say
from dashboard.components.frame.recorded import say_left_out
from dashboard.components.trust.view_columns import columns_of, unit_names, view_dimension
from dashboard.domain.dimensions import DIMENSIONS, NOT_RECORDED
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.rules import View
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.facts import FACTS
from dashboard.reports.trust.view_checks import DISPUTES
from dashboard.reports.trust.views import SUMS, ViewTable, view_table
from dashboard.reports.wording import code_name, period_text

WHICH = Text("选择一张表", "Choose a table")
INDICATOR = Text("图示指标", "Indicator in the chart")
STANDING = Text("台账：{register} · 口径：{basis}", "Register: {register} · basis: {basis}")
DURING = Text("期间：{period}", "Period: {period}")
ONLY = Text("只计{dimension}：{codes}", "only {dimension}: {codes}")
NOT_NARROWED = Text(
    "上方选择的{what}对本表部分指标不适用，未按它筛选。",
    "Some of these records have no {what}: not narrowed by it.",
)
ALL_ABSENT = Text("本表所列指标，本库都没有登记。", "None of these indicators is recorded here.")
OPEN_HINT = Text(
    "点列名排序；点一行查看该项的案件（限本人范围）。",
    "Click a head to sort, a row for its cases where they are in your reach.",
)
SORT_HINT = Text("点列名排序。", "Click a head to sort.")
JOINT = Text("、", ", ")


def chosen_view(programme: Programme) -> View:
    """Let the reader choose one of the views; a link may name it."""
    lang, views = context().lang, {view.key: view for view in programme.views}
    named = st.query_params.get("view", "")
    key = st.segmented_control(
        WHICH[lang],
        list(views),
        default=named if named in views else next(iter(views)),
        required=True,
        format_func=lambda one: views[one].name[lang],
        key=f"view_{programme.code}",
        persist_state="session",
    )
    return views[key or next(iter(views))]


def draw_view(filters: Filters, view: View) -> tuple[Metric, ...]:
    """Draw a view with all it must say of itself; return the indicators shown."""
    table = view_table(context().scope, filters, view, ask=ask)
    _standing(table)
    if view.note:
        say(view.note)
    say_left_out(table.filters, view.metrics)
    if not table.metrics:
        say(ALL_ABSENT)
    elif table.rows.empty:
        empty()
    else:
        _table(table)
        _chart(table)
    return table.metrics


def _standing(table: ViewTable) -> None:
    """Say which register and period the table speaks of, and what it is narrowed to."""
    lang, filters = context().lang, table.filters
    spans = [period_text(start, end, lang) for start, end in table.spans]
    words = [DURING.format(period=JOINT[lang].join(spans))[lang]]
    if any(metric.needs_register for metric in table.metrics):
        register = programme_of(filters.programme).register_of(filters.register)
        told = {"register": register.name[lang], "basis": BASES[register.base][lang]}
        words.insert(0, STANDING.format(**told)[lang])
    for dimension, codes in table.view.where.items():
        names = names_for(filters.programme, dimension, codes)
        chosen = JOINT[lang].join(code_name(code, names, lang) for code in codes)
        name = dimension_name(filters.programme, dimension)[lang]
        words.append(ONLY.format(dimension=name, codes=chosen)[lang])
    if table.dropped:
        named = [dimension_name(filters.programme, one)[lang] for one in table.dropped]
        words.append(NOT_NARROWED.format(what=JOINT[lang].join(named))[lang])
    write_small(" · ".join(words))


def _table(table: ViewTable) -> None:
    columns = columns_of(table)
    frame = pd.DataFrame({column.head: column.cells for column in columns})
    config = {column.head: column.config for column in columns if column.config is not None}
    name, opens = table.view.name[context().lang], _opens(table)
    st.caption((OPEN_HINT if opens else SORT_HINT)[context().lang])
    if not opens:
        show_table(frame, 3, title=name, columns=config, alt=name)
        return
    key = f"rows_{table.view.key}"
    place = picked_row(frame, 3, key=key, title=name, columns=config)
    if place is not None and place < len(table.units) and table.units[place] in opens:
        go("disputes", table.filters.choose(**{table.view.by: str(table.units[place])}))


def _opens(table: ViewTable) -> list[object]:
    """Return the units whose disputes can be listed: in reach, of a dimension disputes have."""
    by = table.view.by
    counted = any(metric.fact in DISPUTES for metric in table.metrics)
    if by not in FACTS["dispute"].dimensions or not counted:
        return []
    known = {*names_of(table.filters.programme, by), NOT_RECORDED}
    return [unit for unit in table.units if unit in known]


def _chart(table: ViewTable) -> None:
    """Draw one indicator of the last period; items met of a few say all in their table."""
    metrics = [one for one in table.metrics if not (table.view.fractions and one.kind == Kind.RATE)]
    if not metrics:
        return
    metric, last = _chosen_metric(table, metrics), len(table.spans) - 1
    lang, by = context().lang, table.view.by
    named = dict(zip(table.units, unit_names(table), strict=True))
    rows = table.of(metric, last).drop(columns=["period", "metric"])
    rows = rows[~rows["unit"].isin(SUMS)].assign(name=lambda one: one["unit"].map(named))
    rows = rows.rename(columns={"unit": by})
    words = {"called": view_dimension(table), "context": _period_name(table)}
    if metric.kind == Kind.RATE and by in DIMENSIONS and DIMENSIONS[by].is_register:
        chart(interval_dots, rows, metric, lang, **words)
    else:
        chart(bars, rows, metric, lang, dimension=by, **words)


def _chosen_metric(table: ViewTable, metrics: list[Metric]) -> Metric:
    if len(metrics) == 1:
        return metrics[0]
    lang = context().lang
    key = st.segmented_control(
        INDICATOR[lang],
        [metric.key for metric in metrics],
        default=metrics[0].key,
        required=True,
        format_func=lambda one: METRICS[one].name[lang],
        key=f"chart_{table.view.key}",
    )
    return METRICS[key or metrics[0].key]


def _period_name(table: ViewTable) -> str:
    lang = context().lang
    return table.view.periods[-1].name[lang] if table.view.periods else ""
