"""Indicators counted on records of prevention and support: sweeps, warnings, training, checks."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import (
    ATTENDANCES,
    CALLS,
    DAYS,
    PERCENT,
    POINTS,
    TIMES,
    Direction,
    Kind,
    Metric,
)

SWEEPS = Metric(
    key="sweeps",
    name=Text("排查次数", "Sweeps"),
    formula=Text("期内排查的次数", "Sweeps in the period"),
    basis=Text("排查记录", "sweep records"),
    source=Text("排查记录（sweep）", "Sweep records (sweep)"),
    fact="sweep",
    numerator="sweeps",
    unit=TIMES,
    needs_register=False,
)
SWEEP_FOUND = Metric(
    key="sweep_found",
    name=Text("排查发现", "Found in sweeps"),
    formula=Text("期内排查发现的纠纷件数", "Disputes found in sweeps in the period"),
    basis=Text("排查记录", "sweep records"),
    source=Text("排查记录（sweep）", "Sweep records (sweep)"),
    fact="sweep",
    numerator="sweep_found",
    needs=("found",),
    needs_register=False,
)
SWEEP_MEDIATED = Metric(
    key="sweep_mediated",
    name=Text("排查调解", "Mediated from sweeps"),
    formula=Text(
        "期内排查后调解的纠纷件数（与受理件数的关系来源未说明）",
        "Disputes mediated after sweeps (how they relate to those accepted is not defined)",
    ),
    basis=Text("排查记录", "sweep records"),
    source=Text("排查记录（sweep）", "Sweep records (sweep)"),
    fact="sweep",
    numerator="sweep_mediated",
    needs=("mediated",),
    needs_register=False,
)
WARNINGS = Metric(
    key="warnings",
    name=Text("预警报告数", "Early warnings"),
    formula=Text("期内向当地党委政府预警报告的件次", "Warnings reported in the period"),
    basis=Text("预警报告", "warnings"),
    source=Text("预警报告（warning）", "Warnings (warning)"),
    fact="warning",
    numerator="warnings",
    unit=TIMES,
    needs_register=False,
)
WARNING_SETTLED_RATE = Metric(
    key="warning_settled_rate",
    name=Text("预警化解率", "Warnings settled"),
    formula=Text("预警后已化解 ÷ 预警报告", "settled ÷ warnings reported"),
    basis=Text("预警报告", "warnings"),
    source=Text("预警报告（warning）", "Warnings (warning)"),
    fact="warning",
    numerator="warnings_settled",
    denominator="warnings",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs=("outcome",),
    needs_register=False,
)
LIAISONS = Metric(
    key="liaisons",
    name=Text("部门衔接", "Liaison with departments"),
    formula=Text(
        "期内与公安、信访、综治衔接的件次（不是案件移交）",
        "Contacts with police, petition and governance offices (not hand-overs)",
    ),
    basis=Text("部门衔接", "liaison records"),
    source=Text("部门衔接（liaison）", "Liaison records (liaison)"),
    fact="liaison",
    numerator="liaisons",
    unit=TIMES,
    needs_register=False,
)
TRAINING_ATTENDANCES = Metric(
    key="training_attendances",
    name=Text("培训人次", "Training attendances"),
    formula=Text(
        "期内参加培训的人次（不是人数）", "Attendances at trainings in the period (not people)"
    ),
    basis=Text("培训记录", "training records"),
    source=Text("培训记录（training）", "Training records (training)"),
    fact="training",
    numerator="attendances",
    unit=ATTENDANCES,
    needs_register=False,
)
CHECKLIST_RATE = Metric(
    key="checklist_rate",
    name=Text("清单达标率", "Checklist items met"),
    formula=Text("达到的项 ÷ 检查的项", "items met ÷ items checked"),
    basis=Text("检查清单", "checklists"),
    source=Text("检查清单（checklist）", "Checklists (checklist)"),
    fact="checklist",
    numerator="items_met",
    denominator="items",
    kind=Kind.RATE,
    unit=PERCENT,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
JOINT_SCORE = Metric(
    key="joint_score",
    name=Text("所调同评得分", "Joint score"),
    formula=Text(
        "当事人对调解员与民警的同一张评分：得分之和 ÷ 受访人数",
        "points given to mediator and officer together ÷ people asked",
    ),
    basis=Text("满意度测评", "surveys"),
    source=Text("满意度测评（survey）", "Surveys (survey)"),
    fact="survey",
    numerator="points",
    denominator="surveyed",
    kind=Kind.MEAN,
    unit=POINTS,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
CRIMINAL_CASES = Metric(
    key="criminal_cases",
    name=Text("刑事案件", "Criminal cases"),
    formula=Text("期内刑事立案起数", "Criminal cases registered in the period"),
    basis=Text("派出所月报", "station months"),
    source=Text("派出所月报（station_month）", "Station months (station_month)"),
    fact="station_month",
    numerator="criminal_cases",
    unit=CALLS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("criminal_cases",),
    needs_register=False,
)
PUBLIC_ORDER_CASES = Metric(
    key="public_order_cases",
    name=Text("治安案件", "Public-order cases"),
    formula=Text("期内治安案件受理起数", "Public-order cases registered in the period"),
    basis=Text("派出所月报", "station months"),
    source=Text("派出所月报（station_month）", "Station months (station_month)"),
    fact="station_month",
    numerator="public_order_cases",
    unit=CALLS,
    direction=Direction.DOWN_IS_GOOD,
    needs=("public_order_cases",),
    needs_register=False,
)
PATROL_DAYS = Metric(
    key="patrol_days",
    name=Text("巡查天数", "Patrol days"),
    formula=Text(
        "期内有民警巡查的区日数（一区一日计一次）",
        "Days of the period with officers on patrol (one zone on one day counts once)",
    ),
    basis=Text("巡查记录", "patrol records"),
    source=Text("巡查记录（patrol）", "Patrol records (patrol)"),
    fact="patrol",
    numerator="patrol_days",
    unit=DAYS,
    needs_register=False,
)
