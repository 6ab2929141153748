"""Open plausibility alarms of a selection: each with its unit, its counts and its cases.

The page, the command line and the briefing ask here, so that all say the same.
"""

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme
from dashboard.domain.records import COLUMNS, RECORDS
from dashboard.domain.scope import Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang, Text
from dashboard.quality import alarm_rates, alarm_signs
from dashboard.quality.alarm_rule import Rule
from dashboard.quality.alarm_rules import RULES
from dashboard.quality.alarm_tests import flagged
from dashboard.queries.units import units
from dashboard.reports.figure import Ask, directly
from dashboard.reports.trust import alarm_counts
from dashboard.reports.wording import month_text

LEAST, BARELY = 1e-6, Text("不到百万分之一", "below one in a million")
Tests = Callable[[Scope, Filters, str, Ask], pd.DataFrame]


@dataclass(frozen=True, kw_only=True)
class Alarm:
    """Something worth a check: a rule, the unit, ``found`` of ``of``, and how likely by chance.

    ``filters`` opens the unit's cases.
    """

    rule: Rule
    unit: str
    found: int
    of: int
    usual: float
    chance: float
    says: Text
    filters: Filters


def open_alarms(scope: Scope, filters: Filters, *, ask: Ask = directly) -> list[Alarm]:
    """Return the alarms of a reader's own units in a selection, by rule, the surest first.

    Units are tested among all they are compared with; a chosen unit narrows what is told, not
    what it is tested against.
    """
    programme = programme_of(filters.programme)
    own = set(ask(units, scope, programme.code, programme.unit)["code"])
    chosen = set(filters.chosen(programme.unit)) or own
    wide = filters.choose(**{programme.unit: ()})
    silent = not_checked(filters)
    return [
        _alarm(rule, row, wide, programme.unit)
        for key, rule in RULES.items()
        if key not in silent
        for row in _held(scope.beside(), wide, key, ask).to_dict("records")
        if row["unit"] in own & chosen
    ]


def not_checked(filters: Filters) -> dict[str, Text]:
    """Return the rules nothing can be said by, each with what is not recorded, by key."""
    programme = programme_of(filters.programme)
    found = {key: _missing(rule, programme) for key, rule in RULES.items()}
    return {key: missing for key, missing in found.items() if missing is not None}


def tests_of(scope: Scope, filters: Filters, rule: str, *, ask: Ask = directly) -> pd.DataFrame:
    """Return a rule's tests of every unit in a scope, whether they hold or not."""
    return TESTS[rule](scope, filters, programme_of(filters.programme).unit, ask)


def _held(scope: Scope, filters: Filters, rule: str, ask: Ask) -> pd.DataFrame:
    return flagged(tests_of(scope, filters, rule, ask=ask))


def _alarm(rule: Rule, row: Mapping[Hashable, Any], filters: Filters, unit: str) -> Alarm:
    about = row["about"] if isinstance(row["about"], Text) else Text(*[str(row["about"])] * 2)
    told = {
        "found": f"{row['found']:,.0f}",
        "of": f"{row['of']:,.0f}",
        "usual": float(row["usual"]),
        "p": _chance(float(row["p"])),
        "about": about,
        "since": _month(row["since"]),
        "until": _month(row["until"]),
    }
    return Alarm(
        rule=rule,
        unit=str(row["unit"]),
        found=int(row["found"]),
        of=int(row["of"]),
        usual=float(row["usual"]),
        chance=float(row["p"]),
        says=rule.says.format(**told),
        filters=_opened(rule, row, filters).choose(**{unit: str(row["unit"])}),
    )


def _opened(rule: Rule, row: Mapping[Hashable, Any], filters: Filters) -> Filters:
    """Keep the period of the selection, or that part of it an alarm is about."""
    if not rule.by_month:
        return filters
    end = pd.Timestamp(row["until"]) + pd.offsets.MonthEnd(0)
    start = max(pd.Timestamp(row["since"]).date(), filters.start)
    return filters.during(start, min(end.date(), filters.end))


def _chance(p: float) -> Text:
    if p < LEAST:
        return BARELY
    told = np.format_float_positional(p, precision=2, fractional=False, trim="-")
    return Text(f"约 {told}", f"about {told}")


def _month(day: object) -> Text:
    if day is None or pd.isna(day):
        return Text("", "")
    month = pd.Timestamp(day).date()
    return Text(month_text(month, Lang.ZH), month_text(month, Lang.EN))


def _missing(rule: Rule, programme: Programme) -> Text | None:
    if rule.record not in programme.records:
        return RECORDS[rule.record]
    missing = [COLUMNS[column] for column in rule.needs if column in programme.unrecorded]
    return missing[0] if missing else None


def _all_settled(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    return alarm_rates.all_settled(alarm_counts.rates(scope, filters, (unit,), ask))


def _whole_percent(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    return alarm_rates.whole_percent(alarm_counts.rates(scope, filters, (unit, "month"), ask))


def _zero_untracked(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    return alarm_rates.zero_untracked(alarm_counts.conversions(scope, filters, unit, ask))


def _more_than_accepted(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    return alarm_rates.more_than_accepted(alarm_counts.impossible(scope, filters, unit, ask))


def _by_sign(sign: str, judge: Callable[[pd.DataFrame], pd.DataFrame]) -> Tests:
    def tests(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
        return judge(ask(alarm_counts.values_of, scope, filters, sign, unit))

    return tests


def _same_minute(moment: str) -> Tests:
    def tests(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
        return alarm_signs.same_minute(*alarm_counts.shared(scope, filters, moment, unit, ask))

    return tests


def _copied(scope: Scope, filters: Filters, unit: str, ask: Ask) -> pd.DataFrame:
    found, same, n = alarm_counts.repeated(scope, filters, unit, ask)
    return alarm_signs.copied(found, same, n)


TESTS: Mapping[str, Tests] = {
    "all_settled": _all_settled,
    "whole_percent": _whole_percent,
    "more_than_accepted": _more_than_accepted,
    "zero_untracked": _zero_untracked,
    "all_satisfied": _by_sign("satisfaction", alarm_rates.all_equal),
    "month_end": _by_sign("entered_late_in_month", alarm_signs.month_end),
    "same_minute_entries": _same_minute("entries"),
    "same_minute_closings": _same_minute("closings"),
    "amount_digits": _by_sign("amount_digit", alarm_signs.heaped_digits),
    "days_digits": _by_sign("days_digit", alarm_signs.heaped_digits),
    "minute_digits": _by_sign("minute_digit", alarm_signs.heaped_digits),
    "copied": _copied,
}
"""How each rule is tested, by key."""
