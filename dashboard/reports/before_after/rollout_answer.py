"""A change at a roll-out as the command line prints it: plain values, peers named as allowed."""

from dashboard.domain.programme import Programme
from dashboard.domain.text import Lang
from dashboard.metrics.before_after import COUNTS, Contrast, Group
from dashboard.metrics.metric import Kind
from dashboard.quality.findings import joined
from dashboard.reports.before_after.rollout import Change
from dashboard.reports.before_after.rollout_peers import stations_shown
from dashboard.reports.before_after.rollout_published import published_of
from dashboard.reports.before_after.rollout_windows import Window
from dashboard.reports.before_after.rollout_words import verdict
from dashboard.reports.envelope import heading, plain


def change_answer(found: Change, programme: Programme) -> dict[str, object]:
    """Return a comparison of before and after with its groups, interval, cases and stations."""
    metric, register = found.metric, programme.register_of(found.filters.register)
    basis = register.base if metric.needs_register else metric.basis.en
    head = heading(programme.code, metric.key, basis, metric.unit.key)
    return head | {
        "register": register.key if metric.needs_register else None,
        "after": _span(found.after),
        "before": _span(found.before),
        "treated": _group(found.contrast.treated) if found.contrast else None,
        "comparison": _group(found.contrast.comparison) if found.contrast else None,
        "difference": _difference(found.contrast, is_rate=metric.kind == Kind.RATE),
        "cases": {told.case.value: told.text.en for told in found.cases},
        "published": _published(found, programme),
        "verdict": joined(verdict(found)).en.replace("**", ""),
        "rows": _rows(found, programme),
    }


def _span(window: Window | None) -> list[str] | None:
    return [window.start.isoformat(), window.end.isoformat()] if window else None


def _group(group: Group) -> dict[str, object]:
    told = {"units": group.units, "before": group.before, "after": group.after}
    if group.before_of is not None:
        told |= {"before_of": group.before_of, "after_of": group.after_of or 0}
    return told | {"change": plain(group.change)}


def _difference(contrast: Contrast | None, *, is_rate: bool) -> dict[str, object] | None:
    """Relative for counts, a difference of shares for rates; null where none can be given."""
    if contrast is None or contrast.value is None:
        return None
    return {
        "of": "shares" if is_rate else "relative",
        "value": plain(contrast.value),
        "low": plain(contrast.low),
        "high": plain(contrast.high),
        "by_totals": plain(contrast.by_totals),
        "beyond_chance": contrast.is_beyond_chance,
    }


def _published(found: Change, programme: Programme) -> dict[str, object] | None:
    printed = published_of(found, programme)
    if printed is None:
        return None
    return {
        "key": printed.stated.key,
        "stated": printed.stated.value,
        "arithmetic": printed.finding.verdict.value,
        "sentence": printed.sentence.en,
    }


def _rows(found: Change, programme: Programme) -> list[dict[str, object]]:
    """Return one row per station; a peer that may not be named shows neither code nor day."""
    return [
        {
            "station": row["code"] if row["is_own"] else None,
            "name": row["shown"],
            "group": row["group"],
            "started_on": plain(row["started_on"]) if row["is_own"] else None,
            "counted": bool(row["is_counted"]),
            **{key: plain(row[key]) for key in COUNTS if key in row},
            "change": plain(row.get("change")),
        }
        for row in stations_shown(found, programme, Lang.EN).to_dict("records")
    ]
