"""The table behind a comparison: one row per unit, rates with counts and intervals."""

import pandas as pd
import streamlit as st

from dashboard.components.cache import rows_of
from dashboard.components.comparison import VERDICTS, Comparison
from dashboard.components.context import context
from dashboard.components.links import go
from dashboard.components.names import names_of
from dashboard.components.recorded import recorded, say_left_out
from dashboard.components.screen import columns_shown
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.wording import behind_text, value_text

BEHIND = Text("件数与区间", "Counts and interval")
VERDICT = Text("判断", "Verdict")
BESIDE = ("median_days", "in_time_rate", "satisfaction_rate", "dossier_rate", "calls")
ELSE = ("performance_rate", "follow_up_rate", "median_wait")
"""What takes the place of an indicator that is not recorded."""
HINT = Text(
    "点一行查看该单位的案件（限本人范围）。",
    "Click a row for that unit's cases, where they are in your reach.",
)


def unit_table(found: Comparison) -> None:
    """Draw the table; a row opens the unit's disputes where the reader may list them."""
    lang = context().lang
    st.caption(HINT[lang])
    event = st.dataframe(
        columns_shown(table_of(found), 3),
        hide_index=True,
        on_select="rerun",
        selection_mode="single-row",
        key="unit_table",
    )
    say_left_out(found.filters, BESIDE)
    rows = event["selection"]["rows"]
    if rows and rows[0] < len(found.rows):
        open_unit(found, str(found.rows[found.unit].iloc[rows[0]]))


def open_unit(found: Comparison, code: str) -> None:
    """Open a unit's disputes; a unit beyond the reader's own reach stays closed."""
    if code in names_of(found.filters.programme, found.unit):
        go("disputes", found.filters.choose(**{found.unit: code}))


def table_of(found: Comparison) -> pd.DataFrame:
    """Return the comparison for reading, with other indicators of the same units beside it."""
    lang, metric, rows = context().lang, found.metric, found.rows
    out = pd.DataFrame({found.called[lang]: rows["name"]})
    out[metric.name[lang]] = [value_text(metric, row, lang) for _, row in rows.iterrows()]
    out[VERDICT[lang]] = [VERDICTS[one][lang] for one in rows["standing"]]
    out[BEHIND[lang]] = [behind_text(metric, row, lang) for _, row in rows.iterrows()]
    for other in recorded(found.filters, (*BESIDE, *ELSE))[: len(BESIDE)]:
        column = _column(found, other)
        if column is not None:
            out[other.name[lang]] = column
    return out


def _column(found: Comparison, metric: Metric) -> list[str] | None:
    """Return another indicator of the same units; None where its records do not know the unit."""
    kept, _ = narrowed(found.filters, metric)
    if found.unit not in fact_dimensions(metric):
        return None
    scope, lang = context().scope.beside(), context().lang
    answer = rows_of(scope, kept, metric, (found.unit,))
    told = {row[found.unit]: value_text(metric, row, lang) for _, row in answer.iterrows()}
    return [told.get(code, "") for code in found.rows[found.unit]]
