"""Indicators of people in office: lawyers, officers, mediators, and who came and went."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import PEOPLE, PERCENT, Direction, Kind, Metric
from dashboard.metrics.registers import ON_DAY

OFFICERS = Metric(
    key="officers",
    name=Text("民警", "Officers"),
    formula=Text("登记在册的民警数", "Officers on the register"),
    basis=ON_DAY,
    source=Text("民警（officer）", "Officers (officer)"),
    fact="officer",
    numerator="officers",
    unit=PEOPLE,
    needs_register=False,
)
RESIDENT_LAWYERS = Metric(
    key="resident_lawyers",
    name=Text("驻所律师", "Resident lawyers"),
    formula=Text(
        "驻所律师人数（与社区律师顾问不是同一批人）",
        "Resident lawyers (not the community advisers)",
    ),
    basis=ON_DAY,
    source=Text("律师（lawyer）", "Lawyers (lawyer)"),
    fact="lawyer",
    numerator="resident_lawyers",
    unit=PEOPLE,
    needs_register=False,
)
COMMUNITY_ADVISERS = Metric(
    key="community_advisers",
    name=Text("社区律师顾问", "Community advisers"),
    formula=Text("社区律师顾问人数", "Community legal advisers"),
    basis=ON_DAY,
    source=Text("律师（lawyer）", "Lawyers (lawyer)"),
    fact="lawyer",
    numerator="community_advisers",
    unit=PEOPLE,
    needs_register=False,
)
MEDIATORS = Metric(
    key="mediators",
    name=Text("人民调解员", "Mediators"),
    formula=Text(
        "期末在聘的人民调解员数（司法助理员不计）",
        "Mediators in office (judicial assistants apart)",
    ),
    basis=ON_DAY,
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="mediator",
    numerator="mediators",
    unit=PEOPLE,
    needs_register=False,
)
FULL_TIME = Metric(
    key="full_time_mediators",
    name=Text("专职调解员", "Full-time mediators"),
    formula=Text("期末在聘的专职调解员数", "Full-time mediators in office"),
    basis=ON_DAY,
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="mediator",
    numerator="full_time_mediators",
    unit=PEOPLE,
    needs_register=False,
)
FULL_TIME_SHARE = Metric(
    key="full_time_share",
    name=Text("专职占比", "Full-time share"),
    formula=Text("专职调解员 ÷ 人民调解员", "full-time ÷ all mediators"),
    basis=ON_DAY,
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="mediator",
    numerator="full_time_mediators",
    denominator="mediators",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
ASSISTANTS = Metric(
    key="assistants",
    name=Text("司法助理员", "Judicial assistants"),
    formula=Text("期末在岗的司法助理员数", "Judicial assistants in office"),
    basis=ON_DAY,
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="mediator",
    numerator="assistants",
    unit=PEOPLE,
    needs_register=False,
)
HIRED = Metric(
    key="hired",
    name=Text("新聘调解员", "Mediators hired"),
    formula=Text("期内聘任的调解员数", "Mediators appointed in the period"),
    basis=Text("期内", "In the period"),
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="hiring",
    numerator="hired",
    unit=PEOPLE,
    needs_register=False,
)
DISMISSED = Metric(
    key="dismissed",
    name=Text("解聘调解员", "Mediators dismissed"),
    formula=Text("期内解聘的调解员数", "Mediators dismissed in the period"),
    basis=Text("期内", "In the period"),
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="dismissal",
    numerator="dismissed",
    unit=PEOPLE,
    needs_register=False,
)
