"""Figures as printed, told apart from what the case database gives."""

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.published import Published
from dashboard.domain.scope import Scope
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.reports.envelope import heading

RECOMPUTED = ("count", "money", "rate")
"""Kinds of figures that are one answer of one indicator."""
NO_UNIT = Text(
    "本库没有相应记录：只转述原文，不重算。",
    "The case database holds no such unit: shown as printed, not recomputed.",
)
A_CHANGE = Text(
    "变化是两个时期相比，不是一个指标的一个答案：只转述原文，不重算。",
    "A change compares two periods and is no single answer: shown as printed, not recomputed.",
)


def stated_of(programme: Programme, key: str) -> Published | None:
    """Return the published figure of this key, else the one that prints this indicator."""
    by_key = [one for one in programme.published if one.key == key]
    by_metric = [one for one in programme.published if one.metric == key]
    return next(iter(by_key + by_metric), None)


def selection_of(programme: Programme, stated: Published) -> Filters:
    """Return the selection a published figure speaks of: its register, period and units."""
    metric = METRICS.get(stated.metric or "")
    if metric is None:
        raise BadRequest(f"Published figure '{stated.key}' has no indicator to recompute it.")
    named = stated.register_key or (None if metric.needs_register else programme.registers[0].key)
    return Filters(
        programme=programme.code,
        register=programme.register_of(named).key,
        start=stated.start or programme.default_start,
        end=stated.end or programme.default_end,
        choices=tuple(sorted(stated.where.items())),
    )


def why_published(
    programme: Programme, stated: Published, scope: Scope | None = None
) -> Text | None:
    """Return why the case database cannot give a published figure (to a reader), or nothing."""
    if stated.kind == "change":
        return A_CHANGE
    if stated.metric is None or stated.kind not in RECOMPUTED:
        return NO_UNIT
    register = programme.register_of(selection_of(programme, stated).register)
    return why_absent(METRICS[stated.metric], programme, register, scope)


def why_not_recomputed(
    programme: Programme, stated: Published, scope: Scope | None = None
) -> str | None:
    """Return the same in the words of the command line."""
    reason = why_published(programme, stated, scope)
    return reason.en if reason else None


def published_envelope(
    programme: Programme, stated: Published, scope: Scope | None = None
) -> dict[str, object]:
    """Return what the command line prints of a figure it can only repeat."""
    head = heading(programme.code, stated.metric or stated.key, "published", stated.unit.en)
    start, end = stated.start or programme.default_start, stated.end or programme.default_end
    row = {"value": stated.value, "numerator": None, "denominator": None, "shown": True}
    return head | {
        "origin": "published",
        "recomputable": False,
        "reason": why_not_recomputed(programme, stated, scope),
        "article": programme.article.title.zh if programme.article else None,
        "place": stated.place.zh,
        "from": start.isoformat(),
        "to": end.isoformat(),
        "rows": [row],
    }
