"""Counts that are no indicator's, found again: gaps, units and firms told apart, alarms, rules."""

from collections.abc import Callable, Mapping

import pandas as pd

from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.history import changes
from dashboard.coverage.kept import gap_spans
from dashboard.domain.filters import day
from dashboard.domain.settings import programme_of
from dashboard.quality.checking import check_programme
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.paper.again import Again
from dashboard.reports.paper.selection import filters_of
from dashboard.reports.trust.alarms import open_alarms
from dashboard.reports.trust.data_quality import filled
from dashboard.reports.trust.published import stated_of
from dashboard.reports.unit.unit_comparison import compare_units

Asked = Mapping[str, str]
MOVES = ("new", "reopened", "closed")


def _spans(again: Again, code: str) -> pd.DataFrame:
    """List every gap in reach."""
    return again.kept(("gaps", code), lambda: gap_spans(again.scope, programme_of(code), again.ask))


def _gaps(again: Again, asked: Asked) -> float:
    """Count gaps of a standard, or of all: open on a day, or moved since another."""
    spans, on = _spans(again, asked["programme"]), day(asked["_on"])
    if asked["_what"] in MOVES:
        spans = getattr(changes(spans, day(asked["_since"]), on), asked["_what"])
    else:
        spans = open_on(spans, on)
    if asked["_standard"]:
        spans = spans[spans["standard"] == asked["_standard"]]
    return float(spans["code"].nunique() if asked["_what"] == "units" else len(spans))


def _standards(again: Again, asked: Asked) -> float | None:
    """Count the units that meet a standard; or the standards all meet, or those checked."""
    code, on = asked["programme"], day(asked["_on"])
    spans = _spans(again, code)
    rates = again.kept(
        ("rates", code, on),
        lambda: coverage_rates(again.scope, programme_of(code), spans, on, again.ask),
    )
    rates = rates[rates["units"] > 0]
    if asked["_standard"]:
        found = rates[rates["standard"] == asked["_standard"]]
        return float(found[asked["_what"]].iloc[0]) if len(found) else None
    met = rates[rates["meeting"] == rates["units"]]
    return float(len(met) if asked["_what"] == "meeting" else len(rates))


def _units(again: Again, asked: Asked) -> float:
    """Count the units that stand where it was said."""
    filters = filters_of(asked)
    found = again.kept(
        ("units", filters), lambda: compare_units(again.scope.beside(), filters, ask=again.ask)
    )
    return float(found.rows["standing"].isin(asked["_standing"].split(",")).sum())


def _firms(again: Again, asked: Asked) -> float:
    """Count the firms of a ranking whose rate stands in a band, or all."""
    filters = filters_of(asked)
    found = again.kept(
        ("firms", filters), lambda: rank_firms(again.scope.beside(), filters, ask=again.ask)
    )
    return float((found["band"] == asked["_band"]).sum() if asked["_band"] else len(found))


def _alarm(again: Again, asked: Asked) -> float | None:
    """Return what an open plausibility alarm counts, or nothing where it is open no more."""
    filters = filters_of(asked)
    found = again.kept(
        ("alarms", filters), lambda: open_alarms(again.scope, filters, ask=again.ask)
    )
    for one in found:
        if (one.rule.key, one.unit) == (asked["_rule"], asked["_unit"]):
            return float(one.found)
    return None


def _filled(again: Again, asked: Asked) -> float | None:
    """Return the share of the disputes with a field filled in."""
    filters = filters_of(asked)
    rows = again.kept(("filled", filters), lambda: filled(again.scope, filters, ask=again.ask))
    found = rows[(rows["field"] == asked["_field"]) & (rows["platform"] == "")]
    return float(found["filled"].iloc[0] / found["of"].iloc[0]) if len(found) else None


def _stated(again: Again, asked: Asked) -> float | None:
    """Return a figure as it was published."""
    found = stated_of(programme_of(asked["programme"]), asked["_key"])
    return found.value if found else None


def _check(again: Again, asked: Asked) -> float | None:
    """Return the number a check of published figures comes to."""
    for one in check_programme(programme_of(asked["programme"])):
        if one.id == asked["_check"] and one.finding.recomputed is not None:
            return float(one.finding.recomputed)
    return None


def _rule(again: Again, asked: Asked) -> float | None:
    """Return a number a programme declares as its rule."""
    found = getattr(programme_of(asked["programme"]).rules, asked["_rule"])
    return None if found is None else float(found)


COUNTED: dict[str, Callable[[Again, Asked], float | None]] = {
    "gaps": _gaps,
    "standards": _standards,
    "units": _units,
    "firms": _firms,
    "alarm": _alarm,
    "filled": _filled,
    "stated": _stated,
    "check": _check,
    "rule": _rule,
}
