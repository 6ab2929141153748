"""Claims of subsidies checked one by one: what the rule gives, what may be paid, what is wrong."""

from datetime import date

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import why_absent
from dashboard.metrics.subsidies import judged
from dashboard.queries.subsidies import PAGE_ROWS, subsidy_claims
from dashboard.reports.figure import Ask, directly
from dashboard.reports.narrowing import narrowed

CHECKED = (
    "code payee_kind payee payee_name county station subsidy dispute_id month claimed_on level"
    " recorded_level supported_level amount rule_from claimed_rule_from least most allowed"
    " findings notes is_reached first_code"
).split()
FEN = 100
NO_SUBSIDY = Text(
    "{programme}的来源没有规定补贴，不核算补贴。",
    "The sources of {programme} set no subsidy: none is worked out.",
)


def why_no_subsidies(code: str) -> Text | None:
    """Return why a programme's subsidies cannot be checked, or nothing."""
    programme = programme_of(code)
    if not programme.subsidies:
        return NO_SUBSIDY.format(programme=Text(programme.short.zh, programme.code))
    return why_absent(METRICS["claimed"], programme, programme.registers[0])


def of_claims(filters: Filters) -> Filters:
    """Return the part of a selection that claims know; a state is said of disputes alone."""
    plain = Filters(
        programme=filters.programme,
        register=filters.register,
        start=filters.start,
        end=filters.end,
        choices=filters.choices,
    )
    return narrowed(plain, METRICS["claimed"])[0]


def checked_claims(scope: Scope, filters: Filters, *, ask: Ask = directly) -> pd.DataFrame:
    """List the claims of the months a period touches, one row per claim, in the order claimed.

    Columns ``CHECKED``; money in yuan. ``rule_from`` begins the version in force on the closing
    day (for pay by the month: on its first day). ``least``, ``most`` and ``allowed`` are null where
    the rule does not say. ``findings`` and ``notes`` are tuples of keys of
    ``metrics.subsidies``. Empty where no claims are kept.
    """
    programme = programme_of(filters.programme)
    if "subsidy_claim" not in programme.records:
        return pd.DataFrame(columns=CHECKED)
    table = judged(_every_claim(scope, of_claims(filters), ask), programme.subsidies)
    named = {"rule_from": "claimed_rule_from", "rule_in_force": "rule_from"}
    out = table.rename(columns=named)
    for name in ("amount", "least", "most", "allowed"):
        out[name] = pd.to_numeric(out[f"{name}_fen"]).astype("float64") / FEN
    for name in ("month", "claimed_on", "rule_from", "claimed_rule_from"):
        out[name] = [_day(value) for value in out[name]]
    return out[CHECKED]


def _every_claim(scope: Scope, filters: Filters, ask: Ask) -> pd.DataFrame:
    """Read page after page, so that no answer is too long."""
    pages = [ask(subsidy_claims, scope, filters, 1, PAGE_ROWS)]
    while len(pages[-1]) == PAGE_ROWS:
        pages.append(ask(subsidy_claims, scope, filters, len(pages) + 1, PAGE_ROWS))
    # Types are settled once for the whole: a page may hold nothing but nulls in a column.
    return pd.concat([page.astype(object) for page in pages], ignore_index=True)


def _day(value: object) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()
