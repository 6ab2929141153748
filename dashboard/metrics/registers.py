"""Indicators counted on registers: what there is on the last day of the period."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import UNITS, Metric

ON_DAY = Text("期末（不晚于数据截至日）在册", "On the register at the end of the period")

STATIONS = Metric(
    key="stations",
    name=Text("派出所", "Stations"),
    formula=Text("期末已启用的派出所数", "Stations in operation"),
    basis=ON_DAY,
    source=Text("派出所（station）", "Stations (station)"),
    fact="station",
    numerator="stations",
    unit=UNITS,
    needs_register=False,
)
COUNTIES = Metric(
    key="counties",
    name=Text("推行区县", "Counties covered"),
    formula=Text("期末有已启用派出所的区县数", "Counties with a station in operation"),
    basis=ON_DAY,
    source=Text("派出所（station）", "Stations (station)"),
    fact="station",
    numerator="counties",
    unit=UNITS,
    needs_register=False,
)
PAIRED = Metric(
    key="paired_stations",
    name=Text("已结对派出所", "Paired stations"),
    formula=Text("与司法所结对的派出所数", "Stations paired with a justice office"),
    basis=ON_DAY,
    source=Text("派出所（station）", "Stations (station)"),
    fact="station",
    numerator="paired_stations",
    unit=UNITS,
    needs_register=False,
)
FIRMS = Metric(
    key="firms",
    name=Text("入驻律所", "Firms"),
    formula=Text("期末有合同的律师事务所数", "Firms under contract"),
    basis=ON_DAY,
    source=Text("律所合同（firm_contract）", "Contracts (firm_contract)"),
    fact="contract",
    numerator="firms",
    unit=UNITS,
    needs_register=False,
)
STATIONS_WITH_FIRM = Metric(
    key="stations_with_firm",
    name=Text("有律所入驻的派出所", "Stations with a firm"),
    formula=Text("期末有律所合同的派出所数", "Stations with a firm under contract"),
    basis=ON_DAY,
    source=Text("律所合同（firm_contract）", "Contracts (firm_contract)"),
    fact="contract",
    numerator="stations_with_firm",
    unit=UNITS,
    needs_register=False,
)
ZONES = Metric(
    key="zones",
    name=Text("调解管理区", "Zones"),
    formula=Text("调解管理区数", "Mediation management zones"),
    basis=ON_DAY,
    source=Text("行政区划（area）", "Areas (area)"),
    fact="zone",
    numerator="zones",
    unit=UNITS,
    needs_register=False,
)
POLICE_TEAMS = Metric(
    key="police_teams",
    name=Text("警务队", "Police teams"),
    formula=Text("警务队数", "Police teams"),
    basis=ON_DAY,
    source=Text("警务队（police_team）", "Police teams (police_team)"),
    fact="team",
    numerator="police_teams",
    unit=UNITS,
    needs_register=False,
)
COMMITTEES = Metric(
    key="committees",
    name=Text("调解组织", "Committees"),
    formula=Text("登记在册的人民调解委员会数", "Mediation committees on the register"),
    basis=ON_DAY,
    source=Text("调委会（committee）", "Committees (committee)"),
    fact="committee",
    numerator="committees",
    unit=UNITS,
    needs_register=False,
)
ROOMS = Metric(
    key="rooms",
    name=Text("调解室", "Rooms"),
    formula=Text("期末开放的调解室数", "Mediation rooms open"),
    basis=ON_DAY,
    source=Text("调解室（room）", "Rooms (room)"),
    fact="room",
    numerator="rooms",
    unit=UNITS,
    needs_register=False,
)
RESOURCES = Metric(
    key="resources",
    name=Text("调解资源", "Resources"),
    formula=Text("专家库、志愿者队伍、评理堂数", "Expert pools, volunteer teams and halls"),
    basis=ON_DAY,
    source=Text("调解资源（resource）", "Resources (resource)"),
    fact="resource",
    numerator="resources",
    unit=UNITS,
    needs_register=False,
)
JUSTICE_OFFICES = Metric(
    key="justice_offices",
    name=Text("司法所", "Justice offices"),
    formula=Text("登记在册的司法所数", "Justice offices on the register"),
    basis=ON_DAY,
    source=Text("司法所（justice_office）", "Justice offices (justice_office)"),
    fact="justice_office",
    numerator="justice_offices",
    unit=UNITS,
    needs_register=False,
)
