"""Funnel and dots of a comparison, raw or adjusted, in the order the reader asks for."""

import pandas as pd
import streamlit as st

from dashboard.charts.funnel import funnel
from dashboard.charts.intervals import interval_dots
from dashboard.components.drawing.charts import chosen
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.context import context
from dashboard.components.stations.comparison import Comparison
from dashboard.domain.text import Text
from dashboard.metrics.bands import BANDS
from dashboard.metrics.casemix import METHOD

VIEW, ORDER = Text("看法", "View"), Text("排列", "Order")
VIEWS = {
    "raw": Text("原始成功率", "As counted"),
    "adjusted": Text("按案件构成调整", "Adjusted for mix"),
}
ORDERS = {
    "volume": Text("按件数", "By volume"),
    "name": Text("按名称", "By name"),
    "rate": Text("按成功率分档", "By rate, in bands"),
}
ADJUSTED_NOTE = Text(
    "{method}；图中为换算到全模式案件构成后的成功率。",
    "{method}; the charts show rates carried over to the whole programme's mix.",
)
ALL_SETTLED = Text(
    "全部 **{n}** 件均调解成功，成功率不能区分各单位，不作图。",
    "All **{n}** disputes were settled: the rate tells nobody apart and is not drawn.",
)
NONE_SETTLED = Text(
    "全部 **{n}** 件均未调解成功，成功率不能区分各单位，不作图。",
    "None of **{n}** disputes was settled: the rate tells nobody apart and is not drawn.",
)
TIES = Text("{first}—{last} {name}", "{first}–{last} {name}")
ALONE = Text("{first} {name}", "{first} {name}")


def draw_comparison(found: Comparison) -> str | None:
    """Draw funnel and dots side by side; return the unit that was clicked, if any."""
    lang = context().lang
    with st.container(horizontal=True, key="comparison_view"):
        is_adjusted = _choice(VIEW, VIEWS, "unit_view") == "adjusted"
        order = _choice(ORDER, ORDERS, "unit_order")
    if is_adjusted:
        write_small(ADJUSTED_NOTE.format(method=METHOD[lang])[lang])
    if found.found.pooled in (0.0, 1.0):
        n = int(found.rows["denominator"].sum())
        write((ALL_SETTLED if found.found.pooled else NONE_SETTLED).format(n=f"{n:,}")[lang])
        return None
    rows = found.view(is_adjusted=is_adjusted)
    left, right = st.columns((3, 2), gap="large")
    with left:
        by_point = _funnel(found, rows, is_adjusted=is_adjusted)
    with right:
        by_row = _dots(found, _ordered(rows, found.unit, order), is_adjusted=is_adjusted)
    return by_point or by_row


def _funnel(found: Comparison, rows: pd.DataFrame, *, is_adjusted: bool) -> str | None:
    spread = found.found.adjusted_dispersion if is_adjusted else found.found.dispersion
    drawn = _columns(rows, found.unit)
    return chosen(
        "unit",
        "code",
        "funnel",
        funnel,
        drawn,
        found.metric,
        context().lang,
        rate=found.found.pooled,
        selected=found.own,
        called=found.called,
        context=VIEWS["adjusted"][context().lang] if is_adjusted else "",
        tau=spread.tau,
        alarm=0.0 if is_adjusted else round(found.found.false_alarm, 2),
    )


def _dots(found: Comparison, rows: pd.DataFrame, *, is_adjusted: bool) -> str | None:
    return chosen(
        "unit",
        "code",
        "dots",
        interval_dots,
        rows,
        found.metric,
        context().lang,
        reference=found.found.pooled,
        selected=found.own,
        called=found.called,
        context=VIEWS["adjusted"][context().lang] if is_adjusted else "",
    )


def _columns(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    kept = ["value", "numerator", "denominator", "low", "high", "shown", "standing", "name"]
    return rows[[unit, *kept]]


def _ordered(rows: pd.DataFrame, unit: str, order: str) -> pd.DataFrame:
    """Order rows by volume or name; by rate in bands, where a band has no order inside."""
    plain = _columns(rows, unit)
    if order == "volume":
        return plain.sort_values("denominator", ascending=False, kind="stable")
    if order == "name":
        return plain.sort_values("name", kind="stable")
    band = plain["standing"].map(band_of)
    places = {name: place for place, name in enumerate((*BANDS, "few", "none"))}
    out = plain.assign(tied=band, place=band.map(places))
    out = out.sort_values(["place", "name"], kind="stable").drop(columns="place")
    return out.assign(name=_with_places(out))


def band_of(standing: str) -> str:
    """Return the band a verdict stands for: outside its own limits alone is still together."""
    return standing if standing in ("above", "below", "few", "none") else "together"


def _with_places(rows: pd.DataFrame) -> list[str]:
    """Write the places a band shares before the names; units not judged have none."""
    lang, done = context().lang, 0
    places: dict[object, tuple[int, int]] = {}
    for band, size in rows.groupby("tied", sort=False).size().items():
        places[band] = (done + 1, done + int(size))
        done += int(size)
    return [
        name
        if band in ("few", "none")
        else (TIES if places[band][0] < places[band][1] else ALONE).format(
            first=places[band][0], last=places[band][1], name=name
        )[lang]
        for name, band in zip(rows["name"], rows["tied"], strict=True)
    ]


def _choice(label: Text, options: dict[str, Text], key: str) -> str:
    lang = context().lang
    picked = st.segmented_control(
        label[lang],
        list(options),
        default=next(iter(options)),
        required=True,
        format_func=lambda one: options[one][lang],
        key=f"{key}_{lang}",
        persist_state="session",
    )
    return picked or next(iter(options))
