"""Every indicator, once: the registry figures, pages and the definitions are made from."""

from dashboard.domain.errors import BadRequest
from dashboard.metrics import activities, aftermath, disputes
from dashboard.metrics.metric import Metric

ALL: tuple[Metric, ...] = (
    disputes.FOUND,
    disputes.ACCEPTED,
    disputes.MEDIATED,
    disputes.SETTLED,
    disputes.SETTLEMENT_RATE,
    disputes.SETTLED_OF_CLOSED,
    disputes.CLOSED,
    disputes.CLOSED_IN_PERIOD,
    disputes.OPEN,
    disputes.OVERDUE,
    disputes.IN_TIME_RATE,
    disputes.MEDIAN_DAYS,
    disputes.P90_DAYS,
    aftermath.AMOUNT,
    aftermath.SATISFACTION_RATE,
    aftermath.RESPONSE_RATE,
    aftermath.PERFORMANCE_RATE,
    aftermath.DOSSIER_RATE,
    aftermath.CONVERTED,
    aftermath.KEY_CASES,
    activities.PEOPLE_ADVISED,
    activities.DUTY_SHIFTS,
    activities.DUTY_RATE,
    activities.FOLLOW_UP_RATE,
    activities.RESOLUTION_RATE,
    activities.POLICE_CALLS,
    activities.OFFICER_MINUTES,
    activities.FAILS,
    activities.EXCELLENTS,
    activities.SUBSIDY,
)
METRICS = {metric.key: metric for metric in ALL}


def metric_of(key: str) -> Metric:
    """Return an indicator by key, or name those there are."""
    if key not in METRICS:
        raise BadRequest(f"Unknown metric '{key}'. Known: {', '.join(METRICS)}.")
    return METRICS[key]
