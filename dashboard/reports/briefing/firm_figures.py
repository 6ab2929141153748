"""What a briefing quotes of firms: grades, duty, lawyer-led rates, and how many stand together."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.domain.filters import Filters
from dashboard.domain.programme import Register
from dashboard.domain.text import Lang, Text
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Metric
from dashboard.reports.briefing.dismissal import OF_FIRM, graded_register
from dashboard.reports.briefing.totals import RATE
from dashboard.reports.briefing.writer import Writer
from dashboard.reports.firm.firm_grades import grade_months
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.paper.document import Cite
from dashboard.reports.paper.quoting import Found

HOUSES, COUNTS = Text("{n} 家", "{n}"), Text("{k}/{n}", "{k}/{n}")
NAMES = {
    "": Text("律师事务所", "Law firms"),
    "together": Text("差异不显著的律所", "Firms that cannot be told apart"),
}
IDS = {"": "firms", "together": "firms.together"}
LED_NAME = {
    "lawyer": Text("律师主调成功率", "Lawyer-led settlement rate"),
    "police": Text("民警主调成功率", "Police-led settlement rate"),
}


@dataclass(frozen=True)
class Ranked:
    """Firms side by side over twelve months: the ranking, and the grades of the month."""

    register: Register
    year: Filters
    table: pd.DataFrame
    grades: Mapping[str, str]


def ranked(writer: Writer) -> Ranked | None:
    """Compare the firms over twelve months to the last that no longer changes, if there is one."""
    register = graded_register(writer.programme)
    month = writer.settled_month(register, RATE) if register else None
    if register is None or month is None:
        return None
    scope, plain = writer.scope.beside(), _plain(writer, writer.month(register))
    year = writer.year_to(register, month).choose(lead=(), firm=())
    months = grade_months(scope, plain, ask=writer.ask)
    own = months[months["month"] == writer.asked.month]
    grades = dict(zip(own["firm"], own["grade"], strict=True))
    return Ranked(register, year, rank_firms(scope, year, ask=writer.ask), grades)


def size_cite(writer: Writer, one: Ranked, band: str = "") -> Cite:
    """Quote how many firms there are, or stand in a band."""
    n = len(one.table) if not band else int((one.table["band"] == band).sum())
    lang = writer.lang
    return writer.other(
        Found(
            id=IDS[band],
            name=NAMES[band][lang],
            shown=HOUSES[lang].format(n=n),
            value=float(n),
            finder="firms",
            asked={"_band": band},
            filters=one.year,
            page="firms",
            basis=LED_NAME["lawyer"][lang],
        )
    )


def graded_cite(writer: Writer, one: Ranked, key: str) -> Cite:
    """Quote how many firms were graded so in the month (``excellents`` or ``fails``)."""
    return writer.cite(
        f"graded.{key}",
        key,
        _plain(writer, writer.month(one.register)),
        page="firms",
        beside=True,
        told=lambda metric, row, lang: HOUSES[lang].format(n=int(row["value"])),
    )


def pooled_cite(writer: Writer, one: Ranked, lead: str) -> Cite:
    """Quote the rate of all firms' disputes that lawyers, or the police, led."""
    return writer.cite(
        f"pooled.{lead}",
        RATE,
        one.year.choose(lead=lead),
        page="firms",
        name=LED_NAME[lead][writer.lang],
        beside=True,
    )


def firm_cite(writer: Writer, one: Ranked, row: pd.Series, key: str, *, full: bool = False) -> Cite:
    """Quote an indicator of a firm over the twelve months; the rate is the lawyer-led one.

    ``full`` writes its counts alone, as of a firm that missed no shift.
    """
    name = LED_NAME["lawyer"] if key == RATE else METRICS[key].name
    return writer.cite(
        f"firm:{row['firm']}.{key}" + (".full" if full else ""),
        key,
        one.year.choose(lead="lawyer") if key == RATE else one.year,
        page="firms",
        by="firm",
        unit=str(row["firm"]),
        name=OF_FIRM[writer.lang].format(firm=row["name"], name=name[writer.lang]),
        beside=True,
        told=counts_told if full else None,
    )


def counts_told(metric: Metric, row: pd.Series, lang: Lang) -> str:
    """Write the counts of a rate alone: 361/362."""
    counted = {"k": f"{row['numerator']:,.0f}", "n": f"{row['denominator']:,.0f}"}
    return COUNTS[lang].format(**counted)


def _plain(writer: Writer, filters: Filters) -> Filters:
    """A grade is of all a firm did: choices beside the period narrow nothing."""
    return filters.choose(**dict.fromkeys(dict(filters.choices), ()))
