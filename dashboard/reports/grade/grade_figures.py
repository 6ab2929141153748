"""The figures a grade rests on, of one unit and period, as values that can be kept and compared."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from dashboard.domain.canonical import Value, number
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.filters import Filters
from dashboard.domain.grade import Graded
from dashboard.domain.money import Grading
from dashboard.domain.programme import Programme, Register
from dashboard.domain.scope import Field, Scope
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Text
from dashboard.domain.vocabulary import BASES
from dashboard.metrics import METRICS
from dashboard.metrics.metric import Kind, Metric
from dashboard.metrics.recorded import why_absent
from dashboard.reports.figure import Figure, figure
from dashboard.reports.firm.ranking import TESTED
from dashboard.reports.narrowing import fact_dimensions, narrowed
from dashboard.reports.wording import TOO_FEW

OF_FIRMS = (
    *("mediated", "settlement_rate"),
    *TESTED,
    *("median_days", "satisfaction_rate", "performance_rate"),
)
"""What a firm's month is looked at by, whatever the rule's items: what the firms' page shows."""
NOT_BY_UNIT = Text(
    "“{metric}”的记录不分到考评对象。", "Records behind '{metric}' do not name who is graded."
)
NO_METRIC = Text("已没有指标“{metric}”。", "There is no indicator '{metric}' any more.")
NONE_COUNTED = Text("期内没有可算的记录。", "Nothing to work it out from in the period.")
Kept = dict[str, Value]
Where = tuple[tuple[str, tuple[str, ...]], ...]
LED: Where = (("lead", ("lawyer",)),)
"""Firms settle what their lawyers lead."""
NARROWED = Text("{name}（{what}）", "{name} ({what})")


@dataclass(frozen=True)
class Wanted:
    """A figure to ask of a unit: an indicator, the register, how it is narrowed, the period."""

    metric: str
    register: str
    where: Where
    start: date
    end: date


def period_of(month: date, months: int) -> tuple[date, date]:
    """Return the first and last day of some months from a month on."""
    after = month.year * 12 + month.month - 1 + months
    return month, date(after // 12, after % 12 + 1, 1) - timedelta(days=1)


def whole_of(graded: Graded) -> Scope:
    """Return the reach a record's figures are worked out in: the unit's whole county.

    It is one for every reader, else a record would differ from one reader to the next. Who asks
    for it has been found to reach the unit; party data and money are not in it.
    """
    return Scope(
        account="record",
        role="record",
        programmes=(graded.programme,),
        counties=(graded.county,),
        stations=("*",),
        firms=("*",),
        fields=(Field.AGGREGATES, Field.FIRMS, Field.STAFF),
    )


def register_of(grading: Grading, programme: Programme) -> Register:
    """Return the register a grading declares, else the one lawyers lead in, else the first."""
    if grading.register_key:
        return programme.register_of(grading.register_key)
    led = [one for one in programme.registers if "lawyer" in one.leads]
    return (led or list(programme.registers))[0]


def wanted_of(grading: Grading, programme: Programme, start: date, end: date) -> list[Wanted]:
    """Return the figures a grading rests on: those firms are compared by, and its own items."""
    register = register_of(grading, programme)
    led = {"settlement_rate": LED} if "lawyer" in register.leads else {}
    asked: list[tuple[str, Where]] = []
    if grading.subject == "firm":
        asked += [(key, led.get(key, ())) for key in OF_FIRMS]
    asked += [(item.metric, tuple(sorted(item.where.items()))) for item in grading.items]
    return [Wanted(key, register.key, where, start, end) for key, where in dict.fromkeys(asked)]


def kept_figure(graded: Graded, wanted: Wanted) -> Kept:
    """Ask one figure of the data in force and return it as it is kept.

    Counts are whole numbers; a value that may not be whole is a string (``canonical``). What is
    not recorded is null, and ``missing`` says in words why.
    """
    kept: Kept = {
        "metric": wanted.metric,
        "register": wanted.register,
        "where": {key: list[Value](codes) for key, codes in wanted.where},
        "from": wanted.start,
        "to": wanted.end,
        **dict.fromkeys(("name", "basis", "numerator", "denominator", "value", "missing")),
    }
    metric = METRICS.get(wanted.metric)
    if metric is None:
        return kept | {"missing": _words(NO_METRIC.format(metric=wanted.metric))}
    kept["name"] = _words(_named(metric, wanted.where))
    absent = _absent(graded, wanted, metric)
    if absent is not None:
        return kept | {"missing": _words(absent)}
    return kept | _counted(_asked(graded, wanted, metric))


def wanted_again(kept: Kept) -> Wanted:
    """Return what a figure that was kept asked, to ask it of other data."""
    where = kept["where"] if isinstance(kept["where"], dict) else {}
    narrowed_to = {key: codes for key, codes in where.items() if isinstance(codes, list)}
    return Wanted(
        str(kept["metric"]),
        str(kept["register"]),
        tuple((key, tuple(map(str, codes))) for key, codes in narrowed_to.items()),
        date.fromisoformat(str(kept["from"])),
        date.fromisoformat(str(kept["to"])),
    )


def _named(metric: Metric, where: Where) -> Text:
    """The indicator's name, with what it is narrowed to."""
    words = [
        DIMENSIONS[key].codes.get(code, Text(code, code)) for key, codes in where for code in codes
    ]
    if not words:
        return metric.name
    what = Text("、".join(one.zh for one in words), ", ".join(one.en for one in words))
    return NARROWED.format(name=metric.name, what=what)


def _asked(graded: Graded, wanted: Wanted, metric: Metric) -> Figure:
    filters = Filters(
        programme=graded.programme,
        register=wanted.register,
        start=wanted.start,
        end=wanted.end,
    ).choose(**{graded.subject: graded.unit}, **dict(wanted.where))
    return figure(whole_of(graded), narrowed(filters, metric)[0], metric)


def _absent(graded: Graded, wanted: Wanted, metric: Metric) -> Text | None:
    programme = programme_of(graded.programme)
    register = programme.register_of(wanted.register)
    if graded.subject not in DIMENSIONS or graded.subject not in fact_dimensions(metric, programme):
        return NOT_BY_UNIT.format(metric=metric.name)
    return why_absent(metric, programme, register, whole_of(graded))


def _counted(found: Figure) -> Kept:
    row, metric = found.total, found.metric
    basis = BASES.get(found.basis) if metric.needs_register else metric.basis
    denominator = _whole(row["denominator"])
    value = None if pd.isna(row["value"]) else number(float(row["value"]))
    return {
        "basis": _words(basis or metric.basis),
        "numerator": None if metric.kind == Kind.QUANTILE else _whole(row["numerator"]),
        "denominator": denominator,
        "value": value,
        "missing": None if value is not None else _words(_why_none(metric, denominator)),
    }


def _why_none(metric: Metric, denominator: int | None) -> Text:
    if metric.kind != Kind.COUNT and denominator:
        return TOO_FEW.format(n=denominator)
    return NONE_COUNTED


def _whole(value: object) -> int | None:
    return None if value is None or pd.isna(value) else int(str(value).split(".")[0])


def _words(text: Text) -> dict[str, Value]:
    return {"zh": text.zh, "en": text.en}
