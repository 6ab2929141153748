"""Tables of the case database, the same on all engines, one row per thing.

Dates are local (Asia/Shanghai), money is integer fen, "not recorded" is null.
Every column's comment gives its Chinese name and unit.
"""

from dashboard.database.schema.activities import (
    advice,
    community_service,
    duty_shift,
    firm_grade,
    station_month,
    sweep,
)
from dashboard.database.schema.columns import metadata
from dashboard.database.schema.disputes import dispute, dispute_event, follow_up, party
from dashboard.database.schema.loads import data_version, load_batch, load_reject, programme
from dashboard.database.schema.registers import (
    area,
    area_geometry,
    committee,
    firm,
    firm_contract,
    lawyer,
    mediator,
    officer,
    police_team,
    room,
    station,
)

__all__ = [
    "advice",
    "area",
    "area_geometry",
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
    "lawyer",
    "load_batch",
    "load_reject",
    "mediator",
    "metadata",
    "officer",
    "party",
    "police_team",
    "programme",
    "room",
    "station",
    "station_month",
    "sweep",
]
