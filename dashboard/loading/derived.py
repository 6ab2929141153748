"""What follows from a row's cells: id, outcome, cohort, months, days, county."""

from datetime import date

from dashboard.database.schema import dispute
from dashboard.database.schema.disputes import UNRECORDED_COUNTY
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.cells import BadCell
from dashboard.loading.fields import AMOUNT, NUMBER
from dashboard.loading.mapping import ImportMapping

COLUMNS = tuple(column.name for column in dispute.columns if column.name != "batch")
"""What a dispute holds but for the batch that brought it: two rows equal in these are the same."""
NO_BASE = Text("为空，无法计入台账", "empty, so that the register cannot count it")
CLOSED_FIRST = Text("办结早于受理", "closed before it was accepted")

Values = dict[str, object]


class BadField(BadCell):
    """A field whose cell is fine by itself but not beside the others."""

    def __init__(self, field: str, reason: Text) -> None:
        super().__init__(reason)
        self.field = field


def completed(values: Values, mapping: ImportMapping, programme: Programme) -> tuple[object, ...]:
    """Return ``COLUMNS`` of a dispute, given the fields that its row fills."""
    register = programme.register_of(_text(values.get("register")))
    whole: Values = {
        **values,
        **_dates(values, f"{register.base}_on"),
        "dispute_id": f"{programme.code}:{mapping.source}:{values[NUMBER]}",
        "programme": programme.code,
        "register": register.key,
        "county": values.get("county") or UNRECORDED_COUNTY,
        "outcome": _outcome(values, mapping),
        "amount_fen": values.get(AMOUNT),
    }
    return tuple(map(whole.get, COLUMNS))


def _outcome(values: Values, mapping: ImportMapping) -> object:
    rule = mapping.outcome
    if rule is None:
        return values["outcome"]
    return rule.absent if values.get(rule.when) is None else rule.present


def _dates(values: Values, base: str) -> Values:
    cohort, closed = values.get(base), values.get("closed_on")
    if not isinstance(cohort, date):
        raise BadField(base, NO_BASE)
    dated: Values = {"cohort_on": cohort, "cohort_month": cohort.replace(day=1)}
    if not isinstance(closed, date):
        return dated
    accepted = values.get("accepted_on")
    days = (closed - (accepted if isinstance(accepted, date) else cohort)).days
    if days < 0:
        raise BadField("closed_on", CLOSED_FIRST)
    return dated | {"closed_month": closed.replace(day=1), "days_to_close": days}


def _text(value: object) -> str | None:
    return None if value is None else str(value)
