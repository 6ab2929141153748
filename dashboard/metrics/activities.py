"""Indicators counted on activity records: advice, duty, follow-up, sweeps, calls, grades."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import (
    CALLS,
    MINUTES,
    PEOPLE,
    PERCENT,
    SHIFTS,
    Direction,
    Kind,
    Metric,
)

PEOPLE_ADVISED = Metric(
    key="people_advised",
    name=Text("咨询人数", "People advised"),
    formula=Text(
        "期内提供咨询的人数（人，不是件）", "People given advice in the period (people, not cases)"
    ),
    basis=Text("咨询登记", "advice records"),
    source=Text("咨询登记（advice）", "Advice records (advice)"),
    fact="advice",
    numerator="people_advised",
    unit=PEOPLE,
    needs_register=False,
)
DUTY_SHIFTS = Metric(
    key="duty_shifts",
    name=Text("应值守班次", "Duty shifts planned"),
    formula=Text("期内排定的驻所律师值守班次", "Shifts planned for resident lawyers in the period"),
    basis=Text("值守排班", "duty roster"),
    source=Text("值守记录（duty_shift）", "Duty records (duty_shift)"),
    fact="duty",
    numerator="shifts",
    unit=SHIFTS,
    needs_register=False,
)
DUTY_RATE = Metric(
    key="duty_rate",
    name=Text("值守到岗率", "Duty attendance"),
    formula=Text("到岗班次 ÷ 应值守班次", "attended shifts ÷ planned shifts"),
    basis=Text("值守排班", "duty roster"),
    source=Text("值守记录（duty_shift）", "Duty records (duty_shift)"),
    fact="duty",
    numerator="attended",
    denominator="shifts",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
FOLLOW_UP_RATE = Metric(
    key="follow_up_rate",
    name=Text("回访完成率", "Follow-up rate"),
    formula=Text("已回访 ÷ 数据截至日应回访", "done ÷ due by the data-to day"),
    basis=Text("期内应回访的", "Follow-ups due in the period"),
    source=Text("回访记录（follow_up）", "Follow-up records (follow_up)"),
    fact="follow_up",
    numerator="follow_up_done",
    denominator="follow_up_due",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
)
RESOLUTION_RATE = Metric(
    key="resolution_rate",
    name=Text("化解率", "Resolution rate"),
    formula=Text("排查发现后化解 ÷ 排查发现", "resolved ÷ found in sweeps"),
    basis=Text("摸排", "found"),
    source=Text("排查记录（sweep）", "Sweep records (sweep)"),
    fact="sweep",
    numerator="sweep_resolved",
    denominator="sweep_found",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("found", "resolved"),
    needs_register=False,
)
POLICE_CALLS = Metric(
    key="calls",
    name=Text("接警量", "Police calls"),
    formula=Text("期内接警起数", "Calls received by stations in the period"),
    basis=Text("派出所月报", "station months"),
    source=Text("派出所月报（station_month）", "Station months (station_month)"),
    fact="station_month",
    numerator="calls",
    unit=CALLS,
    needs=("calls",),
    needs_register=False,
)
OFFICER_MINUTES = Metric(
    key="officer_minutes",
    name=Text("民警处理用时", "Officer time"),
    formula=Text("民警处理纠纷的分钟数", "Minutes officers spent on disputes"),
    basis=Text("派出所月报", "station months"),
    source=Text("派出所月报（station_month）", "Station months (station_month)"),
    fact="station_month",
    numerator="officer_minutes",
    unit=MINUTES,
    direction=Direction.DOWN_IS_GOOD,
    needs=("officer_minutes",),
    needs_register=False,
)
