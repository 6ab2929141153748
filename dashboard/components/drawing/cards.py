"""Metric cards: value, what stands behind it, change, sparkline, and the way to the cases."""

from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd
import streamlit as st

from dashboard.components.exporting.sheet import Shown
from dashboard.components.frame.cache import rows_of, total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.links import cases_link
from dashboard.components.frame.periods import previous
from dashboard.domain.filters import Filters
from dashboard.domain.text import Text
from dashboard.metrics.metric import Kind, Metric
from dashboard.queries.counts import disputes_from
from dashboard.reports.wording import behind_text, value_text

POINTS = Text("同比 {change:+.1f} 个百分点", "{change:+.1f} points on a year before")
CHANGE = Text(
    "同比 {change:+,.0f}（{share:+.1%}）", "{change:+,.0f} ({share:+.1%}) on a year before"
)
HELP = Text(
    "{formula}；口径：{basis}；来源：{source}", "{formula}; basis: {basis}; source: {source}"
)


@dataclass(frozen=True)
class Card:
    """An indicator on a card; ``opens`` narrows the list of disputes the number opens."""

    metric: Metric
    opens: dict[str, str] | None = None
    state: str = ""


def card_row(filters: Filters, cards: tuple[Card, ...]) -> None:
    """Draw at most four cards side by side, two by two on a phone."""
    with st.grid(len(cards), min_column_width=150, gap="small"):
        for card in cards:
            _draw(filters, card)


def _draw(filters: Filters, card: Card) -> None:
    lang, scope, metric = context().lang, context().scope, card.metric
    now = total_of(scope, filters, metric)
    before = _year_before(filters, metric)
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.metric(
            metric.name[lang],
            value_text(metric, now, lang),
            delta=change_text(metric, now, before) if before is not None else None,
            delta_color="off",
            delta_arrow=_arrow(now, before) if before is not None else "off",
            help=HELP.format(
                formula=metric.formula[lang], basis=metric.basis[lang], source=metric.source[lang]
            )[lang],
            chart_data=_spark(filters, metric),
        )
        st.caption(behind_text(metric, now, lang) or "　")
        _note(filters, metric, now)
        if card.opens is not None or card.state:
            cases_link(_opened(filters, card), int(now["numerator"] or 0))


def _note(filters: Filters, metric: Metric, now: pd.Series) -> None:
    lang = context().lang
    name, told = metric.name[lang], value_text(metric, now, lang)
    context().sheet.parts.append(
        Shown(name, told, behind_text(metric, now, lang), metric.key, filters)
    )


def _year_before(filters: Filters, metric: Metric) -> pd.Series | None:
    """Return the value a year before; none where disputes are recorded later only."""
    start, end = previous(filters.start, filters.end)
    if start < disputes_from(filters.programme):
        return None
    return total_of(context().scope, filters.during(start, end), metric)


def change_text(metric: Metric, now: pd.Series, before: pd.Series) -> str | None:
    """Say the change on a year before; nothing where either value is not shown."""
    if not (now["shown"] and before["shown"]) or pd.isna(now["value"]) or pd.isna(before["value"]):
        return None
    change = float(now["value"]) - float(before["value"])
    if metric.kind == Kind.RATE:
        return POINTS.format(change=change * 100)[context().lang]
    if not before["value"]:
        return None
    share = change / float(before["value"])
    return CHANGE.format(change=change, share=share)[context().lang]


def _arrow(now: pd.Series, before: pd.Series) -> Literal["up", "down", "off"]:
    """Point where the value went; the words before the number would mislead Streamlit."""
    change = float(now["value"] or 0) - float(before["value"] or 0)
    if not change > 0 and not change < 0:
        return "off"
    return "up" if change > 0 else "down"


def _spark(filters: Filters, metric: Metric) -> list[float] | None:
    rows = rows_of(context().scope, filters, metric, ("month",))
    values = rows["value"].astype("float64").dropna()
    return list(values) if len(values) >= 6 else None


def _opened(filters: Filters, card: Card) -> Filters:
    opened = filters.choose(**card.opens) if card.opens else filters
    return replace(opened, state=card.state) if card.state else opened
