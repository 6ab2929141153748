"""Two to four units side by side: one among its peers of like size and mix, all indicators."""

import pandas as pd
import streamlit as st

from dashboard.charts.panels import Panel, unit_panels
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import rows_of
from dashboard.components.frame.context import context
from dashboard.components.frame.recorded import recorded
from dashboard.components.frame.screen import is_phone
from dashboard.components.stations.comparison import Comparison
from dashboard.domain.text import Text
from dashboard.metrics.metric import Metric
from dashboard.metrics.peers import METHOD
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.wording import behind_text, value_text

TITLE = Text("单位对照（2—4 个）", "Side by side (2 to 4)")
FOCUS = Text("以谁为准", "Around which")
CHOSEN = Text("对照单位", "Side by side")
PEERS = Text(
    "与 **{name}** 最相近的是{peers}（{method}）。",
    "Most like **{name}**: {peers} ({method}).",
)
NO_PEERS = Text("没有可比的同类单位。", "There is no peer to compare with.")
TOO_FEW = Text("请选 2 至 4 个单位。", "Choose two to four.")
INDICATOR = Text("指标", "Indicator")
SHOWN = (
    "settlement_rate",
    "in_time_rate",
    "satisfaction_rate",
    "response_rate",
    "performance_rate",
    "follow_up_rate",
    "dossier_rate",
    "hand_over_rate",
    "acceptance_rate",
    "median_days",
    "p90_days",
    "median_wait",
)
LEAST, MOST = 2, 4
LONG_NAME = 7
"""Longer names leave room for two panels in a row."""


def side_by_side_units(found: Comparison) -> None:
    """Draw the chosen units over all indicators they have, and the table of the same."""
    lang = context().lang
    if not is_phone():
        write(f"**{TITLE[lang]}**")
        _panels(found)
        return
    with st.expander(TITLE[lang]):
        _panels(found)


def _panels(found: Comparison) -> None:
    lang, codes = context().lang, _choose(found)
    if len(codes) < LEAST:
        write_small(TOO_FEW[lang])
        return
    panels = [
        Panel(metric, _rows(found, metric, codes))
        for metric in recorded(found.filters, SHOWN)
        if found.unit in fact_dimensions(metric)
    ]
    longest = max(len(name) for name in panels[0].rows["name"]) if panels else 0
    columns = 2 if longest > LONG_NAME else 3
    drawn = {"columns": columns, "compact": is_phone(), "table": _table(panels)}
    chart(unit_panels, panels, lang, **drawn)


def _choose(found: Comparison) -> list[str]:
    """Let the reader choose a unit, offer its peers, and let him exchange them."""
    lang, names = context().lang, _names(found)
    left, right = st.columns((1, 3))
    with left:
        focus = st.selectbox(
            FOCUS[lang], list(names), format_func=names.__getitem__, index=_first(found, names)
        )
    peers = _peers(found, focus)
    with right:
        codes = st.multiselect(
            CHOSEN[lang],
            list(names),
            default=[focus, *peers],
            max_selections=MOST,
            format_func=names.__getitem__,
            key=f"beside_{found.filters.programme}_{found.filters.register}_{focus}_{lang}",
        )
    told = "、".join(names[one] for one in peers)
    words = PEERS.format(name=names[focus], peers=told, method=METHOD[lang])
    write_small(words[lang] if peers else NO_PEERS[lang])
    return codes


def _names(found: Comparison) -> dict[str, str]:
    return dict(zip(found.rows[found.unit].astype(str), found.rows["name"], strict=True))


def _first(found: Comparison, names: dict[str, str]) -> int:
    """Open with the reader's own unit, else one that differs, else the largest."""
    own = [code for code in names if code in found.own]
    rows = found.rows.sort_values("denominator", ascending=False)
    apart = rows[rows["standing"].isin(["below", "above"])]
    first = own or list(apart[found.unit]) or list(rows[found.unit])
    return list(names).index(str(first[0]))


def _peers(found: Comparison, focus: str) -> list[str]:
    shown = {code: word for word, code in found.codes.items()}
    return [shown[code] for code in found.found.peers_of(found.codes[focus])]


def _rows(found: Comparison, metric: Metric, codes: list[str]) -> pd.DataFrame:
    """One indicator of the chosen units, in the order they were chosen."""
    kept, _ = narrowed(found.filters, metric)
    rows = rows_of(context().scope.beside(), kept, metric, (found.unit,)).set_index(found.unit)
    names = _names(found)
    chosen = rows.reindex([found.codes[code] for code in codes]).reset_index(drop=True)
    chosen["shown"] = chosen["shown"].fillna(value=False).astype(bool)
    return chosen.assign(name=[names[code] for code in codes])


def _table(panels: list[Panel]) -> pd.DataFrame:
    lang = context().lang
    rows = [
        {INDICATOR[lang]: panel.metric.name[lang]}
        | {row["name"]: _cell(panel.metric, row) for _, row in panel.rows.iterrows()}
        for panel in panels
    ]
    return pd.DataFrame(rows)


def _cell(metric: Metric, row: pd.Series) -> str:
    behind = behind_text(metric, row, context().lang)
    told = value_text(metric, row, context().lang)
    return f"{told}（{behind}）" if behind and row["shown"] else told
