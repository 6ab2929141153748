"""Standards that are being reached: what was planned, what stands, and by when all must."""

from datetime import date

import pandas as pd

from dashboard.charts.progress import PLANNED, REACHED, progress_curve
from dashboard.components.drawing.charts import chart
from dashboard.components.drawing.writing import write
from dashboard.components.frame.cache import ask
from dashboard.components.frame.context import context
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.reports.gap.progress import Progress, progress
from dashboard.reports.wording import day_text, month_text

DUE = Text(
    "**{name}**：{day}已达到 **{reached:,}/{whole:,}**，目标日 {due}。",
    "**{name}**: **{reached:,}/{whole:,}** reached on {day}, all due on {due}.",
)
BY_PLAN = Text(
    "**{name}**：{day}计划 **{planned:,}**，实际 **{reached:,}**，共 {whole:,}。",
    "**{name}**: **{planned:,}** planned by {day}, **{reached:,}** reached, {whole:,} in all.",
)
MONTH = Text("月末", "Month's end")


def progress_curves(programme: Programme, on: date) -> None:
    """Draw the course of every roll-out and dated target that is recorded."""
    lang = context().lang
    for standard in programme.standards:
        if standard.kind not in ("rollout", "target"):
            continue
        found = progress(context().scope, programme, standard, on, ask)
        if found.whole and len(found.course):
            write(_told(found, on)[lang])
            chart(progress_curve, found.course, lang, name=standard.name, table=_table(found))


def _told(found: Progress, on: date) -> Text:
    lang, text = context().lang, DUE if found.standard.kind == "target" else BY_PLAN
    return text.format(
        name=found.standard.name[lang],
        day=day_text(on, lang),
        due=day_text(found.standard.since, lang),
        planned=int(found.latest["planned"]),
        reached=int(found.latest["reached"]),
        whole=found.whole,
    )


def _table(found: Progress) -> pd.DataFrame:
    lang = context().lang
    return pd.DataFrame(
        {
            MONTH[lang]: [month_text(day, lang) for day in found.course["day"]],
            PLANNED[lang]: list(found.course["planned"]),
            REACHED[lang]: list(found.course["reached"]),
        }
    )
