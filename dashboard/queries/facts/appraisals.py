"""What is counted on appraisals: grades, subsidies, claims, and who was trained."""

from sqlalchemy import distinct, func

from dashboard.database import schema
from dashboard.domain.scope import Field
from dashboard.queries.facts.fact import AsOf, Fact, Measures, rows


def _firm_grade(as_of: AsOf) -> Measures:
    grade = schema.firm_grade.c.grade
    grades = {f"grade_{name}": rows(grade == name) for name in ("excellent", "pass", "fail")}
    return grades | {"graded": func.count()}


def _firm_subsidy(as_of: AsOf) -> Measures:
    paid = schema.firm_grade.c.subsidy_fen
    return {"subsidy_fen": func.sum(paid), "subsidies": func.count(paid)}


def _claim(as_of: AsOf) -> Measures:
    return {"claims": func.count(), "claimed_fen": func.sum(schema.subsidy_claim.c.amount_fen)}


def _grading(as_of: AsOf) -> Measures:
    return {"gradings": func.count()}


def _training(as_of: AsOf) -> Measures:
    return {"attendances": func.sum(schema.training.c.attendances)}


def _attendance(as_of: AsOf) -> Measures:
    people = func.count(distinct(schema.training_attendance.c.mediator))
    return {"people_trained": people, "trainings_attended": func.count()}


_FIRMS = ("county", "firm")
FACTS = {
    "firm_grade": Fact(
        table=schema.firm_grade,
        when=schema.firm_grade.c.month,
        dimensions=_FIRMS,
        measures=_firm_grade,
        right=Field.FIRMS,
    ),
    "firm_subsidy": Fact(
        table=schema.firm_grade,
        when=schema.firm_grade.c.month,
        dimensions=_FIRMS,
        measures=_firm_subsidy,
        record="firm_grade",
        right=Field.MONEY,
    ),
    "subsidy_claim": Fact(
        table=schema.subsidy_claim,
        when=schema.subsidy_claim.c.month,
        dimensions=("county", "station", "firm", "room", "mediator", "level"),
        measures=_claim,
        right=Field.MONEY,
        whole_months=True,
    ),
    "grading": Fact(
        table=schema.grading,
        when=schema.grading.c.month,
        dimensions=("county", "station"),
        measures=_grading,
        right=Field.STAFF,
    ),
    "training": Fact(
        table=schema.training,
        when=schema.training.c.on_day,
        dimensions=("county", "training_kind"),
        columns={"training_kind": "kind"},
        measures=_training,
    ),
    "training_attendance": Fact(
        table=schema.training_attendance,
        when=schema.training_attendance.c.on_day,
        dimensions=("county", "mediator", "training_kind"),
        columns={"training_kind": "kind"},
        measures=_attendance,
    ),
}
