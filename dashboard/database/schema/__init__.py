"""Tables of the case database, the same on all engines, one row per thing.

Dates are local (Asia/Shanghai), money is integer fen, "not recorded" is null.
Every column's comment gives its Chinese name and unit.
"""

from dashboard.database.schema.activities import (
    advice,
    checklist,
    community_service,
    duty_shift,
    liaison,
    meeting,
    on_call,
    patrol,
    station_month,
    survey,
    sweep,
    warning,
)
from dashboard.database.schema.appraisals import (
    firm_grade,
    grading,
    subsidy_claim,
    training,
    training_attendance,
)
from dashboard.database.schema.columns import metadata
from dashboard.database.schema.disputes import dispute, dispute_event, follow_up, party
from dashboard.database.schema.gaps import gap, judged_standard
from dashboard.database.schema.loads import (
    data_version,
    dispute_history,
    load_batch,
    load_reject,
    party_history,
    programme,
)
from dashboard.database.schema.registers import (
    area,
    area_geometry,
    committee,
    firm,
    firm_contract,
    justice_office,
    lawyer,
    mediator,
    officer,
    police_team,
    resource,
    room,
    station,
)

__all__ = [
    "advice",
    "area",
    "area_geometry",
    "checklist",
    "committee",
    "community_service",
    "data_version",
    "dispute",
    "dispute_event",
    "dispute_history",
    "duty_shift",
    "firm",
    "firm_contract",
    "firm_grade",
    "follow_up",
    "gap",
    "grading",
    "judged_standard",
    "justice_office",
    "lawyer",
    "liaison",
    "load_batch",
    "load_reject",
    "mediator",
    "meeting",
    "metadata",
    "officer",
    "on_call",
    "party",
    "party_history",
    "patrol",
    "police_team",
    "programme",
    "resource",
    "room",
    "station",
    "station_month",
    "subsidy_claim",
    "survey",
    "sweep",
    "training",
    "training_attendance",
    "warning",
]
