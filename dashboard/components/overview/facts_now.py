"""What the overview notes of a visit: counts, gaps, findings, notices and loads in reach now."""

from datetime import date

from dashboard.access.clock import today
from dashboard.components.coverage.gap_list import all_gaps
from dashboard.components.frame.cache import ask, total_of
from dashboard.components.frame.context import context
from dashboard.components.frame.filter_state import default_filters
from dashboard.components.frame.names import names_of
from dashboard.components.frame.plain import plain
from dashboard.components.frame.recorded import has
from dashboard.components.overview.alerts import below_the_others, failing_firms
from dashboard.components.trend.month_alerts import month_alerts
from dashboard.coverage.gaps import open_on
from dashboard.domain.filters import Filters
from dashboard.domain.last_visit import OVERDUE, Facts
from dashboard.domain.programme import Programme
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.counts import data_to
from dashboard.queries.freshness import last_loads
from dashboard.reports.gap.overdue import EVER
from dashboard.supervision.register import notices

STANDING = ("open", "overdue")
"""Counted on the data-to day, whenever the disputes came in."""
BELOW = Text("{name}成功率低于其余", "{name}: rate below the others")
FAILS = Text(
    "{name}不合格次数接近或达到辞退", "{name}: at or next to the fails that end a contract"
)


def facts_now(programme: Programme) -> Facts:
    """Return what is true now of all units of the account, whatever the filter bar is set to."""
    scope, filters = context().scope, default_filters([programme.code])
    day = data_to(programme.code)
    return Facts(
        data_to=day,
        figures=_figures(filters, day),
        gaps=frozenset(gap_words(programme, day)),
        alarms=frozenset(findings(filters)),
        notices=_notices(programme.code),
        batches=frozenset(ask(last_loads, scope, programme.code)["batch"]),
    )


def gap_words(programme: Programme, day: date) -> dict[str, tuple[str, str]]:
    """Return standard and name of the unit of every gap open on a day, by the gap's id."""
    spans = open_on(all_gaps(programme), day)
    keys = zip(spans["standard"], spans["unit"], spans["name"], strict=True)
    return {f"{standard}|{unit}": (standard, str(name)) for standard, unit, name in keys}


def findings(filters: Filters) -> dict[str, Text]:
    """Return what the overview finds by rule, in words by id: months, units, firms."""
    found = {f"month|{key}|{text.zh}": text for text, _, key in month_alerts(filters)}
    unit = programme_of(filters.programme).unit
    found |= _named("below", BELOW, names_of(filters.programme, unit), below_the_others(filters))
    firms = failing_firms(filters) if "firms" in context().reader.pages else []
    names = names_of(filters.programme, "firm", beside=True) if firms else {}
    return found | _named("fails", FAILS, names, firms)


def _named(kind: str, text: Text, names: dict[str, str], codes: list[str]) -> dict[str, Text]:
    return {f"{kind}|{code}": text.format(name=plain(names.get(code, code))) for code in codes}


def _figures(filters: Filters, day: date) -> dict[str, int]:
    base = programme_of(filters.programme).register_of(filters.register).base
    ever = filters.during(EVER, day)
    asked = [(key, filters) for key in (base, "settled")] + [(key, ever) for key in STANDING]
    return {key: _count(own, key) for key, own in asked if has(filters, key)}


def _count(filters: Filters, key: str) -> int:
    return int(total_of(context().scope, filters, METRICS[key])["value"])


def _notices(programme: str) -> dict[str, str]:
    """Return the state of each notice in reach; late is counted by the calendar, as its page is."""
    if "notices" not in context().reader.pages:
        return {}
    now = today()
    listed = notices(context().scope, programme)
    return {one.key: OVERDUE if one.is_overdue(now) else one.status.value for one in listed}
