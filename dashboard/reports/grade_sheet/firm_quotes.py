"""The figures of firms' months, quoted: evidence, points, and the fails so far."""

from datetime import date

import pandas as pd

from dashboard.database.connection import case_database
from dashboard.domain.canonical import Value
from dashboard.domain.filters import Filters
from dashboard.domain.grade import Graded
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind
from dashboard.queries.counts import data_to
from dashboard.reports.figure import figure
from dashboard.reports.grade.grade_changes import figure_text, text_of
from dashboard.reports.grade.grade_figures import Kept, wanted_again
from dashboard.reports.grade_sheet.finders import POINTS
from dashboard.reports.grade_sheet.firm_month import SCORE, FirmMonth
from dashboard.reports.grade_sheet.quoted import Origin, of_figure, quoted
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.grade_sheet.told_grid import Told
from dashboard.reports.narrowing import narrowed
from dashboard.reports.paper.document import Quoted
from dashboard.reports.wording import value_text

PAGE, BASE = "firms", "base"
POINTS_NAME, BY_RULE = (
    Text("{firm}：{item}得分", "{firm}: points for {item}"),
    Text("计分规则", "rule"),
)
TOTAL = Text("合计", "all items")
NAMED = Text("{firm}：{figure}", "{firm}: {figure}")


def unit_id(graded: Graded) -> str:
    """Return what a firm is called in ids: the same from one sheet to the next."""
    return f"{graded.county}:{graded.unit}"


def kept_key(kept: Kept) -> str:
    """Return what tells a figure of a firm from its others: indicator and narrowing."""
    where = [f"{key}={'+'.join(codes)}" for key, codes in wanted_again(kept).where]
    return ":".join((str(kept["metric"]), *where))


def told_figure(month: FirmMonth, kept: Kept, lang: Lang) -> Told:
    """Return a figure of the evidence as a number, or why there is none."""
    if kept["value"] is None:
        return Told(text_of(kept["missing"])[lang])
    value = _exact(kept)
    return Told(value, _quoted_kept(month, kept, value, lang))


def told_evidence(month: FirmMonth, kept: Kept, lang: Lang) -> list[Told]:
    """Return a figure as it is kept: in words, its counts, its basis, and the data's version."""
    words, basis = figure_text(kept)[lang], kept["basis"]
    counts = (_number(kept["numerator"]), _number(kept["denominator"]))
    return [
        Told(words, told_figure(month, kept, lang).quoted),
        *(Told(count) for count in counts),
        Told(text_of(basis)[lang] if basis else None),
        Told(_version(month)),
    ]


def told_points(month: FirmMonth, key: str, name: Text, lang: Lang) -> Told:
    """Return the points of an item, or the score: a number, or nothing where none are given."""
    value = _points_of(month, key)
    if value is None:
        return Told(None)
    graded = month.graded
    origin = Origin(
        filters=_whole(month),
        page=PAGE,
        data_to=_data_to(month),
        version=_version(month),
        finder=POINTS,
        asked={
            "_grading": graded.grading,
            "_unit": graded.unit,
            "_county": graded.county,
            "_item": key,
        },
        basis=BY_RULE[lang],
    )
    called = POINTS_NAME.format(firm=graded.unit_name, item=name)[lang]
    shown = f"{value:.2f}"
    found = quoted(
        f"{unit_id(graded)}:points:{key}", called, shown, (value, value, None), origin, lang
    )
    return Told(value, found)


def told_fails(scope: Scope, asked: SheetAsked, graded: Graded, since: date) -> Told:
    """Return how often a firm failed from the first month that counts to the month asked for."""
    metric, lang = METRICS["fails"], asked.lang
    whole = asked.filters.during(since.replace(day=1), asked.filters.end)
    own = narrowed(whole.choose(firm=graded.unit, county=graded.county), metric)[0]
    found = figure(scope, own, metric)
    row = found.total
    origin = Origin(
        filters=own,
        page=PAGE,
        data_to=found.data_to,
        version=found.data_version,
        finder="figure",
        asked=of_figure(metric.key),
        basis=metric.basis[lang],
    )
    value, name = float(row["value"]), NAMED.format(firm=graded.unit_name, figure=metric.name)[lang]
    shown = value_text(metric, row, lang)
    return Told(
        int(value),
        quoted(f"{unit_id(graded)}:fails", name, shown, (value, value, None), origin, lang),
    )


def _quoted_kept(month: FirmMonth, kept: Kept, value: float, lang: Lang) -> Quoted:
    wanted, graded = wanted_again(kept), month.graded
    metric = METRICS.get(wanted.metric)
    filters = _whole(month).choose(**dict(wanted.where))
    origin = Origin(
        filters=narrowed(filters, metric)[0] if metric else filters,
        page=PAGE,
        data_to=_data_to(month),
        version=_version(month),
        finder="figure",
        asked=of_figure(wanted.metric),
        basis=text_of(kept["basis"])[lang],
    )
    numbers = (value, _number(kept["numerator"]), _number(kept["denominator"]))
    name = NAMED.format(firm=graded.unit_name, figure=text_of(kept["name"]))[lang]
    figure_id = f"{unit_id(graded)}:{kept_key(kept)}"
    return quoted(figure_id, name, figure_text(kept)[lang], numbers, origin, lang)


def _exact(kept: Kept) -> float:
    """Return a kept value; a rate in full from its counts, since it is kept to six decimals."""
    metric, counted = METRICS.get(str(kept["metric"])), (kept["numerator"], kept["denominator"])
    if metric is None or metric.kind not in (Kind.RATE, Kind.MEAN) or None in counted:
        return float(str(kept["value"]))
    counts = pd.DataFrame({metric.numerator: [counted[0]], str(metric.denominator): [counted[1]]})
    return float(metric.values(counts, BASE, 1)["value"].iloc[0])


def _whole(month: FirmMonth) -> Filters:
    """The firm's month in the register its evidence is asked of."""
    kept, graded = wanted_again(month.figures[0]), month.graded
    whole = Filters(
        programme=graded.programme, register=kept.register, start=kept.start, end=kept.end
    )
    return whole.choose(county=graded.county, firm=graded.unit)


def _points_of(month: FirmMonth, key: str) -> float | None:
    points = month.points or {}
    if key == SCORE:
        return _number(points.get("score"))
    items = points.get("items")
    item = items.get(key) if isinstance(items, dict) else None
    return _number(item["points"]) if isinstance(item, dict) else None


def _data_to(month: FirmMonth) -> date:
    return month.frozen.data_to if month.frozen else data_to(month.graded.programme)


def _version(month: FirmMonth) -> str:
    return month.frozen.data_version if month.frozen else case_database().version


def _number(value: Value) -> float | None:
    return None if value is None else float(str(value))
