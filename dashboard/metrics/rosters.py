"""Indicators counted on rosters and meetings: patrols, nights on call, meetings."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import PERCENT, TIMES, ZONE_DAYS, Direction, Kind, Metric

PATROL_DAYS = Metric(
    key="patrol_days",
    name=Text("巡查区日", "Zone-days patrolled"),
    formula=Text(
        "期内有民警巡查的管理区×日数（一区一日计 1）",
        "Zones times days with a patrol in the period (one per zone and day)",
    ),
    basis=Text("巡查记录", "patrol records"),
    source=Text("巡查记录（patrol）", "Patrol records (patrol)"),
    fact="patrol",
    numerator="patrol_days",
    unit=ZONE_DAYS,
    needs_register=False,
)
MEETINGS = Metric(
    key="meetings",
    name=Text("会议次数", "Meetings"),
    formula=Text(
        "期内联席会议、工作例会和每月分析研究的次数",
        "Joint and regular meetings and monthly reviews in the period",
    ),
    basis=Text("会议记录", "meeting records"),
    source=Text("会议记录（meeting）", "Meeting records (meeting)"),
    fact="meeting",
    numerator="meetings",
    unit=TIMES,
    needs_register=False,
)
NIGHTS_COVERED = Metric(
    key="nights_covered",
    name=Text("夜间值守到岗率", "Nights with somebody on call"),
    formula=Text(
        "有人值守的夜数 ÷ 排班夜数", "nights with somebody on call ÷ nights on the roster"
    ),
    basis=Text("夜间值守表", "night roster"),
    source=Text("夜间值守（on_call）", "Nights on call (on_call)"),
    fact="on_call",
    numerator="nights_covered",
    denominator="nights",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
