"""The table behind a comparison: one row per unit, rates with counts and intervals."""

import pandas as pd
import streamlit as st

from dashboard.components.drawing.tables import picked_row
from dashboard.components.frame.cache import rows_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import go
from dashboard.components.frame.recorded import recorded, say_left_out
from dashboard.components.stations.comparison import Comparison
from dashboard.domain.text import Text
from dashboard.metrics.burden import BURDENS, Burden
from dashboard.metrics.chance import STANDINGS
from dashboard.metrics.metric import Metric
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.wording import behind_text, share_text, signed, value_text

BEHIND = Text("件数与区间", "Counts and interval")
VERDICT = Text("判断", "Verdict")
ADJUSTED = Text("调整后", "Adjusted")
EXPECTED = Text("实际−应有（百分点，95% 区间）", "Observed − expected (points, 95% interval)")
POINTS = Text(
    "{value}（{low} 至 {high}；应有 {expected:,.1f} 件）",
    "{value} ({low} to {high}; expected {expected:,.1f})",
)
BESIDE = ("median_days", "in_time_rate", "satisfaction_rate", "dossier_rate", "calls")
ELSE = ("performance_rate", "follow_up_rate", "median_wait")
"""What takes the place of an indicator that is not recorded."""
NOT_YOURS = Text(
    "不在您的权限内，不显示案件。", "Its cases are not within your reach and are not shown."
)
HINT = Text(
    "点一行查看该单位的案件（限本人范围）。",
    "Click a row for that unit's cases, where they are in your reach.",
)


def unit_table(found: Comparison) -> None:
    """Draw the table; a row opens the unit's disputes where the reader may list them."""
    lang = context().lang
    st.caption(HINT[lang])
    place = picked_row(
        table_of(found),
        3,
        key="unit_table",
    )
    say_left_out(found.filters, BESIDE)
    if place is not None:
        open_unit(found, str(found.rows[found.unit].iloc[place]))


def open_unit(found: Comparison, code: str) -> None:
    """Open a unit's disputes; a unit beyond the reader's own reach stays closed, and it is said."""
    if not found.may_open(code):
        st.toast(NOT_YOURS[context().lang], icon=":material/lock:")
    else:
        go("disputes", found.filters.choose(**{found.unit: code}))


def burdens_of(found: Comparison) -> list[Burden]:
    """Return the caseloads a register gives the size for."""
    return [burden for burden in BURDENS if found.rows[burden.key].notna().any()]


def table_of(found: Comparison) -> pd.DataFrame:
    """Return the comparison for reading, with other indicators of the same units beside it."""
    lang, metric, rows = context().lang, found.metric, found.rows
    out = pd.DataFrame({found.called[lang]: rows["name"]})
    out[metric.name[lang]] = [value_text(metric, row, lang) for _, row in rows.iterrows()]
    out[VERDICT[lang]] = [STANDINGS[one][lang] for one in rows["standing"]]
    out[BEHIND[lang]] = [behind_text(metric, row, lang) for _, row in rows.iterrows()]
    out[ADJUSTED[lang]] = [share_text(value) for value in rows["adjusted"]]
    out[EXPECTED[lang]] = [_expected(row) for _, row in rows.iterrows()]
    for burden in burdens_of(found):
        out[burden.name[lang]] = [_number(value) for value in rows[burden.key]]
    for other in recorded(found.filters, (*BESIDE, *ELSE))[: len(BESIDE)]:
        column = _column(found, other)
        if column is not None:
            out[other.name[lang]] = column
    return out


def _expected(row: pd.Series) -> str:
    if pd.isna(row["difference"]):
        return ""
    return POINTS.format(
        value=signed(row["difference"] * 100),
        low=signed(row["difference_low"] * 100),
        high=signed(row["difference_high"] * 100),
        expected=row["expected"],
    )[context().lang]


def _number(value: float) -> str:
    return "" if pd.isna(value) else f"{value:,.1f}"


def _column(found: Comparison, metric: Metric) -> list[str] | None:
    """Return another indicator of the same units; None where its records do not know the unit."""
    kept, _ = narrowed(found.filters, metric)
    if found.unit not in fact_dimensions(metric):
        return None
    scope, lang = context().scope.beside(), context().lang
    answer = rows_of(scope, kept, metric, (found.unit,))
    told = {row[found.unit]: value_text(metric, row, lang) for _, row in answer.iterrows()}
    return [told.get(found.codes[shown], "") for shown in found.rows[found.unit]]
