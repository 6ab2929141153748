"""Every published figure beside what the case database gives for it, or why it gives nothing."""

from collections.abc import Sequence

import pandas as pd

from dashboard.components.drawing.tables import show_table
from dashboard.components.drawing.writing import write, write_small
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.quality.printed import printed_of
from dashboard.reports.trust.published import A_CHANGE, NO_UNIT
from dashboard.reports.trust.published_table import PART, Compared, published_table
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
NOT_COMPARED = Text("", "")
MATCH = {True: SAME, False: OTHER, None: NOT_COMPARED}
WITH_UNIT = Text("{value} {unit}", "{value} {unit}")


def published_records(programme: Programme) -> None:
    """Draw the table: as printed, as computed, whether the two agree, and where it is printed."""
    if not programme.published:
        return
    lang = context().lang
    table = published_table(context().scope, programme, beside=True, ask=ask)
    computed = sum(row.origin == "computed" for row in table)
    write(f"**{TITLE.format(n=len(table))[lang]}**")
    write_small(ABOUT.format(n=computed)[lang])
    if any(row.reason == PART for row in table):
        write_small(PARTIAL[lang])
    show_table(_frame(table), ESSENTIAL)


def _frame(table: Sequence[Compared]) -> pd.DataFrame:
    heads = {key: head[context().lang] for key, head in HEADS.items()}
    return pd.DataFrame([_row(row) for row in table], columns=list(HEADS)).rename(columns=heads)


def _row(row: Compared) -> dict[str, str]:
    lang, stated = context().lang, row.stated
    printed = {
        "name": stated.name[lang],
        "stated": _as_printed(stated),
        "place": stated.place[lang],
        "note": stated.note[lang] if stated.note else "",
    }
    return dict.fromkeys(HEADS, "") | printed | (_computed(row) or _not_computed(row))


def _computed(row: Compared) -> dict[str, str]:
    """Write what the case database gives; nothing where it does not."""
    if row.asked is None or row.answer is None:
        return {}
    lang, metric = context().lang, METRICS[row.stated.metric or ""]
    return {
        "computed": value_text(metric, row.answer, lang),
        "match": MATCH[row.agrees][lang],
        "behind": behind_text(metric, row.answer, lang),
        "period": period_text(row.asked.start, row.asked.end, lang),
    }


def _not_computed(row: Compared) -> dict[str, str]:
    """Say that there is no such record, or which one is not kept."""
    lang = context().lang
    if row.reason is None or row.reason in (NO_UNIT, A_CHANGE):
        return {"computed": NO_RECORD[lang]}
    return {"computed": NOT_TRACKED[lang], "note": row.reason[lang]}


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
