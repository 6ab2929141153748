"""What the tables of an indicator sheet share: the units, the day, the gaps, the words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from dashboard.coverage.kept import gap_spans
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.programme import Programme
from dashboard.domain.scope import Scope
from dashboard.domain.text import Lang, Text
from dashboard.queries.counts import data_to
from dashboard.queries.units import units
from dashboard.reports.figure import Ask
from dashboard.reports.files.sheet_table import Column
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.document import Grid, Quoted

MET = Column(Text("达标", "Met"), width=12)
YES, NO = Text("达标", "met"), Text("未达标", "not met")
ALL = Text("合计", "All")
OF_UNIT = Text("{unit}：{name}", "{unit}: {name}")
Parts = tuple[Grid, list[Quoted]]


@dataclass(frozen=True)
class UnitSheet:
    """What is asked, for whom, and what the units are called."""

    scope: Scope
    asked: SheetAsked
    ask: Ask

    @property
    def lang(self) -> Lang:
        return self.asked.lang

    @property
    def programme(self) -> Programme:
        return self.asked.declared

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The programme's units in reach by code."""
        found = self.ask(units, self.scope, self.asked.programme, self.programme.unit)
        return dict(zip(found["code"].astype(str), found["name"], strict=True))

    @property
    def unit(self) -> Column:
        """The column of units, under the programme's own word for them."""
        called = self.programme.called.get(self.programme.unit)
        return Column(called or DIMENSIONS[self.programme.unit].name, width=24)

    @property
    def on(self) -> date:
        """The day standards are checked: the last of the months, or of the data."""
        return min(self.asked.filters.end, data_to(self.asked.programme))

    @cached_property
    def spans(self) -> pd.DataFrame:
        """Every gap of the programme in reach, whenever it was."""
        return gap_spans(self.scope, self.programme, self.ask)
