"""The gaps a snapshot was published with, in a reader's reach."""

from dataclasses import replace

import pandas as pd
from sqlalchemy import and_, or_, select

from dashboard.database import schema
from dashboard.domain.scope import ALL, Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.queries.base import read, read_whole, require, within
from dashboard.queries.standards.found import OF_CASES
from dashboard.queries.standards.required import reached_codes


def kept_gaps(scope: Scope, programme: str) -> pd.DataFrame:
    """List the gaps of a programme's units in reach, one row per span, as they were kept.

    Kept gaps of cases count the cases of all firms: who does not reach them all has none of these.
    """
    require(scope, Field.AGGREGATES)
    g = schema.gap.c
    reached = [
        and_(g.standard == standard.key, g.code.in_(reached_codes(scope, programme, standard)))
        for standard in programme_of(programme).standards
        if scope.firms == ALL or standard.subject not in OF_CASES
    ]
    own = [column for column in g if column.name != "programme"]
    statement = select(*own).where(g.programme == programme, or_(False, *reached))
    return read_whole(statement.order_by(g.standard, g.unit, g.since))


def judged_standards(scope: Scope, programme: str) -> pd.DataFrame:
    """List which standards were judged at publishing, and how: ``standard, recipe, data_to``."""
    require(scope, Field.AGGREGATES)
    j, whole = schema.judged_standard.c, replace(scope, counties=ALL, stations=ALL, firms=ALL)
    statement = select(j.standard, j.recipe, j.data_to).where(
        j.programme == programme, *within(whole, schema.judged_standard)
    )
    return read(statement.order_by(j.standard))
