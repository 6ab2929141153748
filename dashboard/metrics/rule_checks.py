"""Rules every dispute is checked against: state, indicator, and what it is counted out of."""

from dataclasses import dataclass

from dashboard.domain.text import Text
from dashboard.metrics.aftermath import DOSSIER_RATE, FEEDBACK_RATE, SATISFACTION_RATE
from dashboard.metrics.breaches import (
    FOLLOW_UP_OVERDUE,
    HAND_OVER_MISSING,
    LEAD_UNDEFINED,
    PERFORMANCE_OVERDUE,
    STALLED,
    WRONG_LEAD,
)
from dashboard.metrics.disputes import OPEN, OVERDUE
from dashboard.metrics.metric import Metric
from dashboard.metrics.risk import INQUIRY_UNSURE, KEY_CASES


@dataclass(frozen=True)
class RuleCheck:
    """A rule: the state that opens what breaks it, and the disputes it is asked of.

    ``of`` is their column in the counts of the indicator's fact. Without ``is_breach`` the
    source leaves the rule open: what is found is named and never called wrong.
    """

    state: str
    metric: Metric
    of: str
    of_name: Text
    is_breach: bool = True


RULE_CHECKS = (
    RuleCheck("overdue", OVERDUE, "open", Text("在调", "open")),
    RuleCheck("stalled", STALLED, "open", Text("在调", "open")),
    RuleCheck(
        "no_follow_up", FOLLOW_UP_OVERDUE, "to_visit", Text("回访已到期", "with a follow-up due")
    ),
    RuleCheck("unperformed", PERFORMANCE_OVERDUE, "due", Text("已到履行期", "due for performance")),
    RuleCheck(
        "no_hand_over",
        HAND_OVER_MISSING,
        "passed_on",
        Text("经公安接警或分流", "called in to or triaged by the police"),
    ),
    RuleCheck(
        "inquiry_unsure",
        INQUIRY_UNSURE,
        "policed",
        Text("治安、轻微刑附民类", "public-order or minor criminal"),
    ),
    RuleCheck("wrong_lead", WRONG_LEAD, "lead_ruled", Text("有主调规定", "on tracks with a rule")),
    RuleCheck(
        "lead_undefined",
        LEAD_UNDEFINED,
        "with_track",
        Text("已分流", "with a track"),
        is_breach=False,
    ),
)
"""In the order they are told."""

STATE_METRICS = {
    "open": OPEN,
    "key": KEY_CASES,
    "dissatisfied": SATISFACTION_RATE,
    "incomplete": DOSSIER_RATE,
    "not_fed_back": FEEDBACK_RATE,
} | {check.state: check.metric for check in RULE_CHECKS}
"""The indicator that counts a state: where it is not recorded, nothing is in the state."""
