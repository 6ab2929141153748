"""The comparison a briefing tells: twelve months to the last that no longer changes."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.programme import Programme, Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.queries.units import units
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.quoting import Found
from dashboard.reports.unit.unit_comparison import UnitComparison, compare_units

N = Text("{n} 个", "{n}")
APART, ALIKE, FEW = ("above", "below"), ("high", "within", "low"), ("few",)
BASIS = Text("全部单位一起检验", "tested together")
STANDING = Text("单位数", "Number of units")
OF_UNIT = Text("{unit} {name}", "{unit}, {name}")


@dataclass(frozen=True)
class Compared:
    """Units of a register beside each other. ``names`` are those a reader may read, by code.

    ``own`` are the reader's own units where he is not responsible for all.
    """

    register: Register
    year: Filters
    found: UnitComparison
    names: Mapping[str, str]
    own: tuple[str, ...]

    @property
    def rows(self) -> pd.DataFrame:
        """The rows of units with a name, the largest first: that is no order of merit."""
        rows = self.found.rows
        named = rows[rows[self.found.unit].isin(self.names)]
        return named.sort_values("denominator", ascending=False, kind="stable")

    def rows_standing(self, standings: tuple[str, ...]) -> int:
        """Return how many of all units compared stand somewhere."""
        return int(self.found.rows["standing"].isin(standings).sum())

    def code(self, row: pd.Series) -> str:
        """Return the unit of a row."""
        return str(row[self.found.unit])


def compared_register(programme: Programme) -> Register:
    """Return the register units are compared by: where it is known who led, else the first."""
    led = [register for register in programme.registers if register.leads]
    return (led or list(programme.registers))[0]


def unit_name(programme: Programme) -> Text:
    """Return what a programme compares, without what stands in brackets."""
    name = programme.called.get(programme.unit) or DIMENSIONS[programme.unit].name
    return Text(name.zh.split("（")[0], name.en.split(" (")[0])


def compared(writer: Writer) -> Compared | None:
    """Compare the units beside the reader's own; nothing where no month is settled yet."""
    programme, register = writer.programme, compared_register(writer.programme)
    month = writer.settled_month(register, RATE)
    if month is None:
        return None
    year = writer.year_to(register, month)
    found = compare_units(writer.scope.beside(), year, ask=writer.ask)
    own, beside = (
        dict(zip(table["code"], table["name"], strict=True))
        for scope in (writer.scope, writer.scope.beside())
        for table in (writer.ask(units, scope, programme.code, found.unit),)
    )
    names = beside if programme.peers == "named" else own
    limited = tuple(own) if len(own) < len(beside) else ()
    return Compared(register, found.filters, found, names, limited)


def standing_cite(writer: Writer, one: Compared, key: str, standings: tuple[str, ...]) -> Cite:
    """Quote how many units stand somewhere."""
    n = one.rows_standing(standings)
    return writer.other(
        Found(
            id=f"units.{key}",
            name=STANDING[writer.lang],
            shown=N[writer.lang].format(n=n),
            value=float(n),
            finder="units",
            asked={"_standing": ",".join(standings)},
            filters=one.year,
            page="stations",
            basis=BASIS[writer.lang],
        )
    )


def rate_cite(writer: Writer, one: Compared, code: str, name: str) -> Cite:
    """Quote a unit's rate over the twelve months."""
    return writer.cite(
        f"unit:{code}",
        RATE,
        one.year,
        page="stations",
        by=one.found.unit,
        unit=code,
        name=named(writer, name, RATE),
        beside=True,
    )


def named(writer: Writer, unit: str, key: str) -> str:
    """Name an indicator of a unit."""
    return OF_UNIT[writer.lang].format(unit=unit, name=METRICS[key].name[writer.lang])


def pooled_cite(writer: Writer, one: Compared) -> Cite:
    """Quote the rate of all units together."""
    return writer.cite("pooled", RATE, one.year, page="stations", beside=True)


def month_cite(writer: Writer, one: Compared, code: str, name: str) -> Cite:
    """Quote how many disputes of the month a unit had."""
    whole = writer.month(one.register).choose(**{one.found.unit: ()})
    return writer.cite(
        f"unit:{code}.month",
        one.register.base,
        whole,
        page="overview",
        by=one.found.unit,
        unit=code,
        name=named(writer, name, one.register.base),
        beside=True,
    )
