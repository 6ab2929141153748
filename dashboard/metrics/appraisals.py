"""Indicators of appraisals: grades of firms, subsidies and claims, people trained."""

from dashboard.domain.text import Text
from dashboard.metrics.metric import CLAIMS, MONTHS, PEOPLE, TIMES, YUAN, Direction, Metric

FAILS = Metric(
    key="fails",
    name=Text("不合格次数", "Fail grades"),
    formula=Text("期内月度考评为不合格的次数", "Months graded as fail in the period"),
    basis=Text("月度考评", "monthly grades"),
    source=Text("月度考评（firm_grade）", "Monthly grades (firm_grade)"),
    fact="firm_grade",
    numerator="grade_fail",
    unit=MONTHS,
    direction=Direction.DOWN_IS_GOOD,
    needs_register=False,
)
EXCELLENTS = Metric(
    key="excellents",
    name=Text("优秀次数", "Excellent grades"),
    formula=Text("期内月度考评为优秀的次数", "Months graded as excellent in the period"),
    basis=Text("月度考评", "monthly grades"),
    source=Text("月度考评（firm_grade）", "Monthly grades (firm_grade)"),
    fact="firm_grade",
    numerator="grade_excellent",
    unit=MONTHS,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
SUBSIDY = Metric(
    key="subsidy",
    name=Text("考评补贴", "Grade subsidy"),
    formula=Text("期内月度考评发放的补贴之和", "Sum of subsidies paid for monthly grades"),
    basis=Text("月度考评", "monthly grades"),
    source=Text("月度考评（firm_grade）", "Monthly grades (firm_grade)"),
    fact="firm_subsidy",
    numerator="subsidy_fen",
    unit=YUAN,
    needs_register=False,
)
CLAIMS_MADE = Metric(
    key="claims",
    name=Text("补贴申领笔数", "Subsidy claims"),
    formula=Text("所属月在期内的补贴申领笔数", "Claims for months of the period"),
    basis=Text("所属月", "month claimed for"),
    source=Text("补贴申领（subsidy_claim）", "Subsidy claims (subsidy_claim)"),
    fact="subsidy_claim",
    numerator="claims",
    unit=CLAIMS,
    needs_register=False,
)
CLAIMED = Metric(
    key="claimed",
    name=Text("补贴申领金额", "Subsidies claimed"),
    formula=Text("所属月在期内的补贴申领金额之和", "Sum claimed for months of the period"),
    basis=Text("所属月", "month claimed for"),
    source=Text("补贴申领（subsidy_claim）", "Subsidy claims (subsidy_claim)"),
    fact="subsidy_claim",
    numerator="claimed_fen",
    unit=YUAN,
    needs_register=False,
)
GRADINGS = Metric(
    key="gradings",
    name=Text("等级评定人次", "Grades given"),
    formula=Text(
        "考评期首月在期内的等级评定条数（人员或调解室）",
        "Grades of people or rooms whose first month lies in the period",
    ),
    basis=Text("考评期首月", "first month graded"),
    source=Text("等级评定（grading）", "Grades (grading)"),
    fact="grading",
    numerator="gradings",
    unit=TIMES,
    needs_register=False,
)
PEOPLE_TRAINED = Metric(
    key="people_trained",
    name=Text("参训人数", "People trained"),
    formula=Text(
        "期内至少参训一次的调解员人数（一人多次计 1）",
        "Mediators with at least one training in the period, each counted once",
    ),
    basis=Text("参训名单", "lists of who was trained"),
    source=Text(
        "参训名单（training_attendance）", "Lists of who was trained (training_attendance)"
    ),
    fact="training_attendance",
    numerator="people_trained",
    unit=PEOPLE,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
TRAININGS_ATTENDED = Metric(
    key="trainings_attended",
    name=Text("参训次数", "Trainings attended"),
    formula=Text(
        "期内参训名单上的次数（一人一场计 1）",
        "Entries on the lists of who was trained (one per person and training)",
    ),
    basis=Text("参训名单", "lists of who was trained"),
    source=Text(
        "参训名单（training_attendance）", "Lists of who was trained (training_attendance)"
    ),
    fact="training_attendance",
    numerator="trainings_attended",
    unit=TIMES,
    direction=Direction.UP_IS_GOOD,
    needs_register=False,
)
