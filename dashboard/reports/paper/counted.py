"""Counts that are no indicator's, found again: gaps, units and firms told apart, alarms, rules."""

from collections.abc import Callable, Mapping

from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.history import changes
from dashboard.coverage.kept import gap_spans
from dashboard.domain.filters import day
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.quality.checking import check_programme
from dashboard.reports.figure import Ask
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.paper.selection import filters_of
from dashboard.reports.trust.alarms import open_alarms
from dashboard.reports.trust.data_quality import filled
from dashboard.reports.trust.published import stated_of
from dashboard.reports.unit.unit_comparison import compare_units

Asked = Mapping[str, str]
MOVES = ("new", "reopened", "closed")


def _gaps(scope: Scope, asked: Asked, ask: Ask) -> float:
    """Count gaps of a standard, or of all: open on a day, or moved since another."""
    spans, on = gap_spans(scope, programme_of(asked["programme"]), ask), day(asked["_on"])
    if asked["_what"] in MOVES:
        spans = getattr(changes(spans, day(asked["_since"]), on), asked["_what"])
    else:
        spans = open_on(spans, on)
    if asked["_standard"]:
        spans = spans[spans["standard"] == asked["_standard"]]
    return float(spans["code"].nunique() if asked["_what"] == "units" else len(spans))


def _standards(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Count the units that meet a standard, or that it is asked of; or the standards all meet."""
    programme, on = programme_of(asked["programme"]), day(asked["_on"])
    rates = coverage_rates(scope, programme, gap_spans(scope, programme, ask), on, ask)
    rates = rates[rates["units"] > 0]
    if asked["_standard"]:
        found = rates[rates["standard"] == asked["_standard"]]
        return float(found[asked["_what"]].iloc[0]) if len(found) else None
    met = rates[rates["meeting"] == rates["units"]]
    return float(len(met) if asked["_what"] == "meeting" else len(rates))


def _units(scope: Scope, asked: Asked, ask: Ask) -> float:
    """Count the units that stand where it was said."""
    found = compare_units(scope.beside(), filters_of(asked), ask=ask).rows
    return float(found["standing"].isin(asked["_standing"].split(",")).sum())


def _firms(scope: Scope, asked: Asked, ask: Ask) -> float:
    """Count the firms of a ranking whose rate stands in a band, or all."""
    found = rank_firms(scope.beside(), filters_of(asked), ask=ask)
    return float((found["band"] == asked["_band"]).sum() if asked["_band"] else len(found))


def _alarm(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Return what an open plausibility alarm counts, or nothing where it is open no more."""
    for one in open_alarms(scope, filters_of(asked), ask=ask):
        if (one.rule.key, one.unit) == (asked["_rule"], asked["_unit"]):
            return float(one.found)
    return None


def _stated(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Return a figure as it was published."""
    found = stated_of(programme_of(asked["programme"]), asked["_key"])
    return found.value if found else None


def _check(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Return the number a check of published figures comes to."""
    for one in check_programme(programme_of(asked["programme"])):
        if one.id == asked["_check"] and one.finding.recomputed is not None:
            return float(one.finding.recomputed)
    return None


def _filled(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Return the share of the disputes with a field filled in."""
    rows = filled(scope, filters_of(asked), ask=ask)
    found = rows[(rows["field"] == asked["_field"]) & (rows["platform"] == "")]
    return float(found["filled"].iloc[0] / found["of"].iloc[0]) if len(found) else None


def _rule(scope: Scope, asked: Asked, ask: Ask) -> float | None:
    """Return a number a programme declares as its rule."""
    found = getattr(programme_of(asked["programme"]).rules, asked["_rule"])
    return None if found is None else float(found)


COUNTED: dict[str, Callable[[Scope, Asked, Ask], float | None]] = {
    "gaps": _gaps,
    "standards": _standards,
    "units": _units,
    "firms": _firms,
    "alarm": _alarm,
    "stated": _stated,
    "check": _check,
    "filled": _filled,
    "rule": _rule,
}
