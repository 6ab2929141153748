"""Overdue disputes and broken rules: how many, of how many, since when, by which source."""

from dataclasses import dataclass, replace
from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics.recorded import why_absent
from dashboard.metrics.rule_checks import RULE_CHECKS, RuleCheck
from dashboard.queries.cases import in_state_since
from dashboard.queries.counts import counts, data_to
from dashboard.reports.figure import Ask, directly

EVER = date(1990, 1, 1)


@dataclass(frozen=True)
class Checked:
    """A rule checked to the data-to day: ``count`` of ``of`` disputes break it, since ``since``.

    ``filters`` opens exactly these disputes, whenever they came in.
    """

    check: RuleCheck
    count: int
    of: int
    since: date | None
    source: Text
    filters: Filters


def check_rules(scope: Scope, filters: Filters, *, ask: Ask = directly) -> list[Checked]:
    """Check every rule the register records, for a reader; the chosen period does not count."""
    ever = filters.during(EVER, data_to(filters.programme))
    absent = not_recorded(scope, filters)
    recorded = [one for one in RULE_CHECKS if one.metric.key not in absent]
    return [_checked(scope, replace(ever, state=""), one, ask) for one in recorded]


def not_recorded(scope: Scope, filters: Filters) -> dict[str, Text]:
    """Return the rules nothing can be said of, each with the reason, by indicator."""
    programme = programme_of(filters.programme)
    register = programme.register_of(filters.register)
    reasons = {
        one.metric.key: why_absent(one.metric, programme, register, scope) for one in RULE_CHECKS
    }
    return {key: reason for key, reason in reasons.items() if reason is not None}


def _checked(scope: Scope, ever: Filters, check: RuleCheck, ask: Ask) -> Checked:
    row = ask(counts, scope, ever, check.metric.fact, ()).iloc[0]
    count, opens = int(row[check.metric.numerator]), replace(ever, state=check.state)
    return Checked(
        check=check,
        count=count,
        of=int(row[check.of]),
        since=_since(scope, opens, ask) if count else None,
        source=_source(ever.programme, check),
        filters=opens,
    )


def _since(scope: Scope, opens: Filters, ask: Ask) -> date:
    first: date = pd.Timestamp(ask(in_state_since, scope, opens)["since"].iloc[0]).date()
    return first


def _source(programme: str, check: RuleCheck) -> Text:
    """Where the programme's rule is from, else the indicator's own source."""
    declared = programme_of(programme).rules.sources if check.is_breach else {}
    return declared.get(check.metric.needs_rule or "", check.metric.source)
