"""What is wrong with a claim, by rule and record, and what cannot be told.

A finding is a reason to look, with the record behind it; what is not recorded is named apart
and no fault of who claims.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from dashboard.domain.money import Subsidy
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import LEVELS
from dashboard.metrics.subsidy_claim import Claim, claims_of
from dashboard.metrics.subsidy_rules import UNDEFINED, Given, given, is_by_dispute, rank, version_on

FINDINGS = {
    "duplicate": Text("重复申领", "Claimed twice"),
    "no_dossier": Text("卷宗不齐", "Dossier not complete"),
    "inflated_level": Text("申报难度偏高", "Level claimed above record or marks"),
    "unsettled": Text("申领时未调解成功", "Not settled when claimed"),
    "foreign": Text("非本人经办", "Handled by another"),
    "unknown": Text("查无此案", "No such dispute"),
    "wrong_amount": Text("金额或版本不符", "Amount or version not by the rule"),
}
NOTES = {
    "no_rule": Text("当日没有生效的规则", "No rule in force that day"),
    "undefined": Text("规则没有定义金额", "Amount not defined by the rule"),
    "out_of_reach": Text("纠纷不在您的范围内", "Dispute outside your reach"),
    "dossier_unrecorded": Text("卷宗未登记", "Dossier not recorded"),
    "handler_unrecorded": Text("经办人未登记", "Handler not recorded"),
    "level_unrecorded": Text("难度依据未登记", "What supports the level is not recorded"),
    "amount_unrecorded": Text("申领金额未登记", "Amount claimed not recorded"),
}


@dataclass(frozen=True)
class Ruled:
    """A claim with the rule it falls under; no version where none was in force, or no day."""

    claim: Claim
    by_dispute: bool
    payee: str | None
    day: date | None
    version: Subsidy | None
    gives: Given


def judged(claims: pd.DataFrame, versions: tuple[Subsidy, ...]) -> pd.DataFrame:
    """Judge claims one by one, same rows.

    Adds ``rule_in_force``, ``least_fen``, ``most_fen``, ``allowed_fen`` (null where the rule
    does not say), ``findings`` and ``notes`` (tuples of keys).
    """
    found = [_judged(ruled(one, versions)) for one in claims_of(claims)]
    added = pd.DataFrame(found, columns=list(JUDGED), index=claims.index, dtype=object)
    return pd.concat([claims, added], axis=1)


JUDGED = ("rule_in_force", "least_fen", "most_fen", "allowed_fen", "findings", "notes")


def ruled(claim: Claim, versions: tuple[Subsidy, ...]) -> Ruled:
    """Put a claim under its rule: that of the closing day, for pay by the month of its first."""
    by_dispute = is_by_dispute(versions, claim.subsidy)
    day = claim.closed_on if by_dispute else claim.month
    version = version_on(versions, claim.subsidy, day)
    payee = next((one.payee for one in versions if one.key == claim.subsidy), None)
    gives = UNDEFINED if version is None else given(version, claim.level)
    return Ruled(claim, by_dispute, payee, day, version, gives)


def findings(one: Ruled) -> tuple[str, ...]:
    """Return what is wrong with a claim, by key of ``FINDINGS``."""
    return tuple(key for key, is_so in _WRONG.items() if is_so(one))


def notes(one: Ruled) -> tuple[str, ...]:
    """Return what cannot be told of a claim, by key of ``NOTES``."""
    return tuple(key for key, is_so in _UNTOLD.items() if is_so(one))


def _judged(one: Ruled) -> tuple[object, ...]:
    wrong, untold = findings(one), notes(one)
    start = None if one.version is None else one.version.valid_from
    return start, one.gives.least, one.gives.most, _allowed(one, wrong), wrong, untold


def _allowed(one: Ruled, wrong: tuple[str, ...]) -> int | None:
    if wrong:
        return 0
    if one.gives.most is None or one.claim.amount_fen is None:
        return None
    return min(one.claim.amount_fen, one.gives.most)


def _is_duplicate(one: Ruled) -> bool:
    return one.claim.nth > 1


def _has_no_dossier(one: Ruled) -> bool:
    return one.by_dispute and one.claim.dossier_complete is False


def _is_inflated(one: Ruled) -> bool:
    claim, level = one.claim, rank(one.claim.level)
    if claim.level not in LEVELS or not claim.is_reached:
        return False
    above_record = claim.recorded_level is not None and level > rank(claim.recorded_level)
    return above_record or (bool(claim.measured) and _is_above_marks(claim))


def _is_above_marks(claim: Claim) -> bool:
    return claim.supported_level is not None and rank(claim.level) > rank(claim.supported_level)


def _is_unsettled(one: Ruled) -> bool:
    claim = one.claim
    if not (one.by_dispute and claim.is_reached):
        return False
    return claim.outcome != "settled" or (
        claim.closed_on is not None and claim.closed_on > claim.claimed_on
    )


def _is_foreign(one: Ruled) -> bool:
    claim = one.claim
    if one.payee is not None and claim.payee_kind != one.payee:
        return True
    return one.by_dispute and claim.handler is not None and claim.handler != claim.payee


def _is_unknown(one: Ruled) -> bool:
    return one.by_dispute and not one.claim.is_known


def _is_off_the_rule(one: Ruled) -> bool:
    claim, version = one.claim, one.version
    if version is None:
        return False
    other = claim.claimed_rule_from is not None and claim.claimed_rule_from != version.valid_from
    return other or (claim.amount_fen is not None and not one.gives.admits(claim.amount_fen))


def _lacks_level(one: Ruled) -> bool:
    claim = one.claim
    above = claim.level in LEVELS and claim.is_reached and _is_above_marks(claim)
    return one.by_dispute and (claim.level is None or (above and not claim.measured))


Check = Callable[[Ruled], bool]
_WRONG: Mapping[str, Check] = {
    "duplicate": _is_duplicate,
    "no_dossier": _has_no_dossier,
    "inflated_level": _is_inflated,
    "unsettled": _is_unsettled,
    "foreign": _is_foreign,
    "unknown": _is_unknown,
    "wrong_amount": _is_off_the_rule,
}
_UNTOLD: Mapping[str, Check] = {
    "no_rule": lambda one: one.day is not None and one.version is None,
    "undefined": lambda one: one.version is not None and not one.gives.is_defined,
    "out_of_reach": lambda one: one.claim.is_known and not one.claim.is_reached,
    "dossier_unrecorded": lambda one: _reads(one) and one.claim.dossier_complete is None,
    "handler_unrecorded": lambda one: _reads(one) and one.claim.handler is None,
    "level_unrecorded": _lacks_level,
    "amount_unrecorded": lambda one: one.claim.amount_fen is None,
}


def _reads(one: Ruled) -> bool:
    return one.by_dispute and one.claim.is_reached
