"""How fresh the records of each source system are, and what its last loads refused."""

from collections.abc import Iterator

import pandas as pd
from sqlalchemy import ColumnElement, Date, cast, func, or_, select

from dashboard.database import schema
from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field, Scope
from dashboard.queries.base import read, require, within
from dashboard.queries.counts import matching
from dashboard.queries.facts import FACTS

LOADS_SHOWN = 20


def last_days(scope: Scope, filters: Filters) -> pd.DataFrame:
    """Return per source system its disputes and its last days: ``platform, n, entry, basis``.

    ``entry`` is null where no time of entry is recorded.
    """
    require(scope, Field.AGGREGATES)
    d = schema.dispute.c
    statement = select(
        d.platform,
        func.count().label("n"),
        cast(func.max(d.entered_at), Date).label("entry"),
        func.max(d.cohort_on).label("basis"),
    ).where(*matching(scope, filters, FACTS["dispute"]))
    return read(statement.group_by(d.platform).order_by(d.platform))


def last_loads(scope: Scope, programme: str) -> pd.DataFrame:
    """List the last loads of a programme, the newest first, with their four counts.

    A load names no unit: whoever reaches some units only is told of none.
    """
    require(scope, Field.AGGREGATES)
    b = schema.load_batch.c
    statement = select(
        b.batch, b.mapping, b.loaded_at, b.read, b.accepted, b.duplicate, b.rejected
    ).where(*_standing(scope, programme))
    return read(statement.order_by(b.loaded_at.desc(), b.batch), rows=LOADS_SHOWN)


def reject_reasons(scope: Scope, programme: str) -> pd.DataFrame:
    """Count refused cells by column and reason, the most frequent first; no value is read."""
    require(scope, Field.AGGREGATES)
    b, r = schema.load_batch.c, schema.load_reject.c
    latest = select(b.batch).where(*_standing(scope, programme))
    latest = latest.order_by(b.loaded_at.desc(), b.batch).limit(LOADS_SHOWN)
    n = func.count().label("n")
    statement = select(r.column, r.reason, n).where(r.batch.in_(latest))
    return read(
        statement.group_by(r.column, r.reason).order_by(n.desc(), r.column, r.reason), rows=100
    )


def _standing(scope: Scope, programme: str) -> Iterator[ColumnElement[bool]]:
    """Loads that stand: no undo, and none that was taken back. Without a kind it is a load."""
    b = schema.load_batch.c
    yield from within(scope, schema.load_batch)
    yield b.programme == programme
    yield or_(b.kind.is_(None), b.kind == "load")
    yield b.undone_by.is_(None)
