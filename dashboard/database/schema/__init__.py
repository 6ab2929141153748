"""Tables of the case database, the same on all engines, one row per thing.

Dates are local (Asia/Shanghai), money is integer fen, "not recorded" is null.
Every column's comment gives its Chinese name and unit.
"""

from dashboard.database.schema.activities import (
    advice,
    checklist,
    community_service,
    duty_shift,
    firm_grade,
    liaison,
    meeting,
    on_call,
    patrol,
    station_month,
    survey,
    sweep,
    training,
    warning,
)
from dashboard.database.schema.columns import metadata
from dashboard.database.schema.disputes import dispute, dispute_event, follow_up, party
from dashboard.database.schema.gaps import gap, judged_standard
from dashboard.database.schema.loads import data_version, load_batch, load_reject, programme
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
    "duty_shift",
    "firm",
    "firm_contract",
    "firm_grade",
    "follow_up",
    "gap",
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
    "patrol",
    "police_team",
    "programme",
    "resource",
    "room",
    "station",
    "station_month",
    "survey",
    "sweep",
    "training",
    "warning",
]
