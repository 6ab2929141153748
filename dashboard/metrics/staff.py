"""Indicators of people over a period: turnover, who was trained, whose licence holds."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import PERCENT, Direction, Kind, Metric
from dashboard.metrics.registers import ON_DAY

TURNOVER = Metric(
    key="turnover",
    name=Text("调解员流动率", "Turnover of mediators"),
    formula=Text(
        "期内解聘 ÷ 平均在聘（期初前一日与期末在聘人数的平均），不折算为年",
        "dismissed in the period ÷ mean in office (of the day before it and its last day), "
        "not put on a year",
    ),
    basis=Text("期初前一日与期末的平均在聘人数", "mean in office before and at the end"),
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="turnover",
    numerator="dismissed",
    denominator="mean_in_office",
    kind=Kind.RATE,
    unit=PERCENT,
    needs_register=False,
)
TRAINED_SHARE = Metric(
    key="trained_share",
    name=Text("受训比例", "Share trained"),
    formula=Text(
        "期末在聘的调解员中期内至少参训一次的人数 ÷ 期末在聘（按人计，不按人次）",
        "mediators in office with at least one training in the period ÷ mediators in office "
        "(people, not attendances)",
    ),
    basis=ON_DAY,
    source=Text(
        "调解员与参训名单（mediator, training_attendance）",
        "Mediators and lists of who was trained (mediator, training_attendance)",
    ),
    fact="trained",
    numerator="trained",
    denominator="mediators",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
LICENCE_VALID_RATE = Metric(
    key="licence_valid_rate",
    name=Text("资格证有效率", "Licences that hold"),
    formula=Text(
        "数据截至日资格证在有效期内（含当日）的人数 ÷ 在任且登记了有效期的人数（含司法助理员）",
        "people whose licence holds on the data-to day, its last day included ÷ people in office "
        "with a recorded licence (judicial assistants too)",
    ),
    basis=Text(
        "数据截至日在任、登记了有效期的", "In office on the data-to day, with a recorded licence"
    ),
    source=Text("调解员（mediator）", "Mediators (mediator)"),
    fact="licence",
    numerator="licences_valid",
    denominator="licences",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
