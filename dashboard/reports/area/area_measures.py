"""What the areas of a map can be coloured by: code, indicator, scale, and the words of its classes.

Judgements (a standard missed, a time limit passed) are blue, grey and orange; whatever else is
counted is one blue ramp.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.charts.classes import ColourBy, Words
from dashboard.domain.programme import Programme, Register
from dashboard.domain.text import Text
from dashboard.metrics import METRICS
from dashboard.metrics.burden import PER_1000_RESIDENTS
from dashboard.metrics.metric import DAYS, Kind, Metric, Unit

CASES_KEY = "cases"
"""The measure a map opens with: how many disputes the register counts."""
STANDARDS = Unit("standards", Text("项", "standards"))
RATE = Unit("per_1000", Text("件", "cases"), decimals=1, d3=",.1f")
MISSED = Text(
    "期末（不晚于数据截至日）本单位及其派出所、调解室等未达标的标准数（同一标准只计一次）",
    "standards missed by the area itself, its station, rooms and so on, on the last day of the"
    " period, at most data-to (each standard once)",
)
ON_STANDARDS = Text("期末未关闭的缺口", "gaps open at the end of the period")
SINCE_PATROL = Text("数据截至日 − 最近一次巡查日", "data-to day − day of the last patrol")
SINCE_DISPUTE = Text(
    "数据截至日 − 最近一次纠纷或社区律师顾问联系之日（全部台账；本库没有巡查记录）",
    "data-to day − day of the last dispute or adviser contact (all registers; patrols are not"
    " recorded)",
)
ALL_TIME = Text(
    "截至数据截至日的全部记录，不限所选期间", "all records to data-to, not the period's"
)
RESIDENTS = Text("区划登记的人口", "residents on the area register")


@dataclass(frozen=True, kw_only=True)
class AreaMeasure:
    """One choice of the switch. ``key`` is its code in a link."""

    key: str
    metric: Metric
    colour_by: ColourBy = "count"
    words: Words = Words()


def area_measures(programme: Programme, register: Register) -> dict[str, AreaMeasure]:
    """Return all measures in the order they are offered, by code; some may not be recorded."""
    found = (
        AreaMeasure(key=CASES_KEY, metric=METRICS[register.base]),
        _standards_missed(),
        _of("patrol_days", Text("0（没有巡查记录）", "0 (no patrol recorded)")),
        _days_since_contact(programme),
        _per_residents(),
        _of("open", Text("0（没有在调）", "0 (none open)")),
        _of("overdue", Text("0（没有超期）", "0 (none overdue)"), colour_by="judgement"),
    )
    return {measure.key: measure for measure in found}


def _of(key: str, zero: Text, *, colour_by: ColourBy = "count") -> AreaMeasure:
    return AreaMeasure(key=key, metric=METRICS[key], colour_by=colour_by, words=Words(zero=zero))


def _standards_missed() -> AreaMeasure:
    metric = _made("standards_missed", Text("未达标标准", "Standards missed"), MISSED, STANDARDS)
    words = Words(
        zero=Text("0（全部达标）", "0 (all met)"),
        none=Text("没有适用的标准", "no standard applies"),
    )
    return AreaMeasure(key="standards_missed", metric=metric, colour_by="judgement", words=words)


def _days_since_contact(programme: Programme) -> AreaMeasure:
    formula = SINCE_PATROL if "patrol" in programme.records else SINCE_DISPUTE
    name = Text("距上次联系天数", "Days since last contact")
    words = Words(
        zero=Text("0（数据截至当日有联系）", "0 (on the data-to day)"),
        none=Text("没有联系记录", "no contact recorded"),
    )
    metric = _made("days_since_contact", name, formula, DAYS)
    return AreaMeasure(key="days_since_contact", metric=metric, words=words)


def _per_residents() -> AreaMeasure:
    one = PER_1000_RESIDENTS
    metric = _made(one.key, one.name, one.formula, RATE, kind=Kind.MEAN)
    words = Words(none=Text("人口未登记", "residents not recorded"))
    return AreaMeasure(key=one.key, metric=metric, words=words)


BASES: Mapping[str, Text] = {
    "standards_missed": ON_STANDARDS,
    "days_since_contact": ALL_TIME,
    PER_1000_RESIDENTS.key: RESIDENTS,
}


def _made(key: str, name: Text, formula: Text, unit: Unit, *, kind: Kind = Kind.COUNT) -> Metric:
    """An indicator made of several answers: for the map alone, ``figure`` does not know it."""
    return Metric(
        key=key,
        name=name,
        formula=formula,
        basis=BASES[key],
        source=BASES[key],
        fact="area",
        numerator=key,
        denominator=None if kind == Kind.COUNT else "residents",
        kind=kind,
        unit=unit,
    )
