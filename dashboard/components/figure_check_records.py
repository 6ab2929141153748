"""Every published figure beside what the case database gives for it, or why it gives nothing."""

from fractions import Fraction

import pandas as pd
import streamlit as st

from dashboard.components.cache import total_of
from dashboard.components.context import context
from dashboard.components.screen import columns_shown
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.scope import ALL, Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.metrics.recorded import why_absent
from dashboard.quality.printed import exactly, printed_of
from dashboard.reports.published import selection_of, why_not_recomputed
from dashboard.reports.wording import behind_text, period_text, value_text

TITLE = Text("公布数与案件库对照（{n}）", "Published figures beside the case database ({n})")
ABOUT = Text(
    "其中 {n} 项由案件库按同一口径、期间另行计算；其余只照印，照印不等于复算。",
    "{n} of them are computed anew from the case database, on the same basis and period; the "
    "rest are only repeated, which does not reproduce them.",
)
PARTIAL = Text(
    "您的范围只是本工作模式的一部分：所算为该范围的合计，不与公布数比较。",
    "Your reach is a part of this programme: what is computed is the sum of that part, and is "
    "not compared with the published figure.",
)
HEADS = {
    "name": Text("公布数", "Published figure"),
    "stated": Text("印的数", "As printed"),
    "computed": Text("案件库所算", "From the case database"),
    "match": Text("对照", "Compared"),
    "behind": Text("件数与区间", "Counts and interval"),
    "period": Text("期间", "Period"),
    "place": Text("出处", "Place"),
    "note": Text("说明", "Note"),
}
ESSENTIAL = 4
NO_RECORD = Text("本库无法复算", "cannot be recomputed here")
NOT_TRACKED = Text("本库未追踪，无法核实", "not tracked here, cannot be verified")
MENTIONED = Text("提及，没有给数", "named, without a number")
SAME = Text("✓ 一致", "✓ same")
OTHER = Text("✕ 不一致", "✕ not the same")
WITH_UNIT = Text("{value} {unit}", "{value} {unit}")


def published_records(programme: Programme) -> None:
    """Draw the table: as printed, as computed, whether the two agree, and where it is printed."""
    lang, scope = context().lang, context().scope.beside()
    if not programme.published:
        return
    rows = [_row(programme, one, scope) for one in programme.published]
    computed = sum(why_not_recomputed(programme, one, scope) is None for one in programme.published)
    st.markdown(f"**{TITLE.format(n=len(rows))[lang]}**")
    st.caption(ABOUT.format(n=computed)[lang])
    if not reaches_all(programme, scope):
        st.caption(PARTIAL[lang])
    frame = pd.DataFrame(rows).rename(columns={key: head[lang] for key, head in HEADS.items()})
    st.dataframe(columns_shown(frame, ESSENTIAL), hide_index=True)


def reaches_all(programme: Programme, scope: Scope) -> bool:
    """Whether a reach holds every unit of a programme, so that its sums are the programme's."""
    counties = scope.counties == ALL or set(programme.areas) <= set(scope.counties)
    return counties and scope.stations == ALL and scope.firms == ALL


def _row(programme: Programme, stated: Published, scope: Scope) -> dict[str, str]:
    lang = context().lang
    row = {
        "name": stated.name[lang],
        "stated": _as_printed(stated),
        "computed": NO_RECORD[lang],
        "match": "",
        "behind": "",
        "period": "",
        "place": stated.place[lang],
        "note": stated.note[lang] if stated.note else "",
    }
    if why_not_recomputed(programme, stated, scope) is not None:
        absent = _why(programme, stated)
        return row | ({"computed": NOT_TRACKED[lang], "note": absent} if absent else {})
    return row | _computed(programme, stated, scope)


def _computed(programme: Programme, stated: Published, scope: Scope) -> dict[str, str]:
    lang, metric = context().lang, METRICS[stated.metric or ""]
    filters = selection_of(programme, stated)
    found = total_of(scope, filters, metric)
    same = ""
    if found["shown"] and pd.notna(found["value"]) and reaches_all(programme, scope):
        decimals = 6 if metric.kind == Kind.RATE else 2
        value: Fraction = exactly(round(float(found["value"]), decimals))
        same = (SAME if printed_of(stated).widest.holds(value) else OTHER)[lang]
    return {
        "computed": value_text(metric, found, lang),
        "match": same,
        "behind": behind_text(metric, found, lang),
        "period": period_text(filters.start, filters.end, lang),
    }


def _why(programme: Programme, stated: Published) -> str:
    """Say what is not recorded, for a figure whose indicator the records cannot answer."""
    if stated.metric is None or stated.metric not in METRICS:
        return ""
    register = programme.register_of(selection_of(programme, stated).register)
    absent = why_absent(METRICS[stated.metric], programme, register, context().scope.beside())
    return absent[context().lang] if absent else ""


def _as_printed(stated: Published) -> str:
    lang = context().lang
    if stated.value is None:
        return MENTIONED[lang]
    value = printed_of(stated).words[lang]
    if stated.is_share:
        return value
    if value.endswith("万"):
        return value + stated.unit[lang]
    return WITH_UNIT.format(value=value, unit=stated.unit[lang])[lang]
