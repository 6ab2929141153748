"""What follows from a row's cells: id, outcome, cohort, months, days, county; a portion at once."""

from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from dashboard.database.bulk import arrow_type
from dashboard.database.schema import dispute
from dashboard.database.schema.disputes import UNRECORDED_COUNTY
from dashboard.domain.programme import Programme
from dashboard.domain.text import Text
from dashboard.loading.fields import AMOUNT, NUMBER
from dashboard.loading.mapping import ImportMapping

COLUMNS = tuple(column.name for column in dispute.columns if column.name != "batch")
"""What a dispute holds but for the batch that brought it: two rows equal in these are the same."""
KINDS = {name: arrow_type(dispute.c[name].type) for name in COLUMNS}
NO_BASE = Text("为空，无法计入台账", "empty, so that the register cannot count it")
CLOSED_FIRST = Text("办结早于受理", "closed before it was accepted")

Values = Mapping[str, pa.Array]
"""Typed columns of a portion, by field."""
Wrong = tuple[str, pa.Array, Text]
"""A field, which rows are wrong in it, and why."""


def completed(values: Values, mapping: ImportMapping, programme: Programme) -> pa.Table:
    """Return ``COLUMNS`` of disputes, given the fields that their rows fill."""
    number = values[NUMBER]
    whole = {
        **values,
        **_dates(values, programme),
        "dispute_id": pc.binary_join_element_wise(programme.code, mapping.source, number, ":"),
        "programme": pa.repeat(programme.code, len(number)),
        "register": _registers(values, programme),
        "county": _known(values, "county").fill_null(UNRECORDED_COUNTY),
        "outcome": _outcome(values, mapping),
        "amount_fen": _known(values, AMOUNT),
    }
    return pa.table([_known(whole, name) for name in COLUMNS], names=list(COLUMNS))


def wrong_together(values: Values, programme: Programme) -> Iterator[Wrong]:
    """Yield what is wrong with cells that are fine by themselves but not beside the others."""
    registers = _registers(values, programme)
    for register in programme.registers:
        base = f"{register.base}_on"
        is_own = pc.equal(registers, register.key)
        yield base, pc.and_(is_own, pc.is_null(_known(values, base))), NO_BASE
    is_closed_first = pc.less(_days_to_close(values, _cohort(values, programme)), 0)
    yield "closed_on", is_closed_first.fill_null(False), CLOSED_FIRST


def _known(values: Values, name: str) -> pa.Array:
    """Return a column, empty where the mapping does not fill it."""
    return values[name] if name in values else pa.nulls(len(values[NUMBER]), _kind_of(name))


def _kind_of(field: str) -> pa.DataType:
    return KINDS["amount_fen" if field == AMOUNT else field]


def _registers(values: Values, programme: Programme) -> pa.Array:
    if "register" in values:
        return values["register"]
    return pa.repeat(programme.register_of(None).key, len(values[NUMBER]))


def _outcome(values: Values, mapping: ImportMapping) -> pa.Array:
    rule = mapping.outcome
    if rule is None:
        return values["outcome"]
    return pc.if_else(pc.is_null(values[rule.when]), rule.absent, rule.present)


def _cohort(values: Values, programme: Programme) -> pa.Array:
    """Return the day each row counts on: that of its register's base."""
    registers = _registers(values, programme)
    cohort = pa.nulls(len(registers), KINDS["cohort_on"])
    for register in programme.registers:
        base = _known(values, f"{register.base}_on")
        cohort = pc.if_else(pc.equal(registers, register.key), base, cohort)
    return cohort


def _dates(values: Values, programme: Programme) -> dict[str, pa.Array]:
    cohort, closed = _cohort(values, programme), _known(values, "closed_on")
    return {
        "cohort_on": cohort,
        "cohort_month": pc.floor_temporal(cohort, unit="month"),
        "closed_month": pc.floor_temporal(closed, unit="month"),
        "days_to_close": _days_to_close(values, cohort),
    }


def _days_to_close(values: Values, cohort: pa.Array) -> pa.Array:
    start = pc.coalesce(_known(values, "accepted_on"), cohort)
    closed = _known(values, "closed_on")
    return pc.subtract(closed.cast(pa.int32()), start.cast(pa.int32()))
