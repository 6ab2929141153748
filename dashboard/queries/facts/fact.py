"""What a fact is: a countable table, when its rows count, what cuts it, what adds up."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Column, ColumnElement, Date, Table, case, cast, func

from dashboard.domain.errors import BadRequest
from dashboard.domain.rules import Rules
from dashboard.domain.scope import Field

Measures = Mapping[str, ColumnElement[int] | ColumnElement[float]]


@dataclass(frozen=True)
class AsOf:
    """The day the data are complete for, the rules in force, and the period that is asked for.

    What is overdue depends on the first two, who came and left within on the third.
    """

    data_to: date
    rules: Rules
    start: date | None = None
    end: date | None = None

    @property
    def period(self) -> tuple[date, date]:
        """First and last day asked for, as far as there are data; without any, the data-to day."""
        last = min(self.end or self.data_to, self.data_to)
        return self.start or last, last


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A countable table; measures are additive.

    ``when`` puts a row into a period. A register has none: it is counted as it stands on a
    day, by ``standing``. ``columns`` names what a dimension is called in the table where
    that differs, ``only`` keeps the rows that are meant. ``record`` is what a
    programme declares to hold, where that is not the fact's own key. ``right`` is what a
    reader must hold to be told. ``whole_months`` is said of rows that belong to a month: the
    months a period touches count, also where it begins within one.
    """

    table: Table
    dimensions: tuple[str, ...]
    measures: Callable[[AsOf], Measures]
    when: Column[date] | None = None
    standing: Callable[[date], ColumnElement[bool]] | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    only: ColumnElement[bool] | None = None
    record: str = ""
    right: Field = Field.AGGREGATES
    whole_months: bool = False

    @property
    def moment(self) -> Column[date]:
        if self.when is None:
            raise BadRequest(f"{self.table.name} is counted as of a day, not by month or year.")
        return self.when

    @property
    def month(self) -> ColumnElement[date]:
        stored = {"cohort_on": "cohort_month", "closed_on": "closed_month", "month": "month"}
        if self.moment.name in stored:
            return self.table.c[stored[self.moment.name]]
        return cast(func.date_trunc("month", self.moment), Date)

    def column(self, dimension: str) -> ColumnElement[Any]:
        """Return what to group by for a dimension, or say that this fact has no such one."""
        if dimension == "month":
            return self.month
        if dimension == "year":
            return func.extract("year", self.moment)
        if dimension in self.dimensions:
            return self.table.c[self.columns.get(dimension, dimension)]
        dated = () if self.when is None else ("month", "year")
        known = ", ".join((*self.dimensions, *dated))
        raise BadRequest(f"Records of {self.table.name} have no '{dimension}'. Known: {known}.")

    def during(self, start: date, end: date, data_to: date) -> ColumnElement[bool]:
        """Return what keeps the rows of a period, or those standing on its last day."""
        if self.standing is not None:
            return self.standing(min(end, data_to))
        if self.when is None:
            return self.table.c.programme.is_not(None)
        return self.when.between(start.replace(day=1) if self.whole_months else start, end)


def rows(condition: ColumnElement[bool]) -> ColumnElement[int]:
    """Count the rows a condition holds for."""
    return func.sum(case((condition, 1), else_=0))
