"""Tables of the indicator sheet: every indicator and standard by the programme's own unit."""

import pandas as pd

from dashboard.domain.text import Text
from dashboard.metrics.metric import Kind as MetricKind
from dashboard.reports.figure import Figure, figure
from dashboard.reports.files.sheet_table import Column, Kind
from dashboard.reports.grade_sheet.declared_indicators import Indicator
from dashboard.reports.grade_sheet.quoted import quoted_row
from dashboard.reports.grade_sheet.told_grid import Told, told_grid
from dashboard.reports.grade_sheet.unit_sheet import ALL, MET, NO, OF_UNIT, YES, Parts, UnitSheet
from dashboard.reports.narrowing import narrowed
from dashboard.reports.paper.quoting import basis_words
from dashboard.reports.paper.sheet_kinds import metric_column
from dashboard.reports.wording import code_name

PAGE = "stations"
NUMERATOR = Column(Text("分子", "Numerator"), Kind.COUNT, 10)
DENOMINATOR = Column(Text("分母", "Denominator"), Kind.COUNT, 10)
CASES = Column(Text("样本数", "Cases"), Kind.COUNT, 10)
TARGET = Text("目标", "Target")
NOT_DUE = Text("未到期", "not due")
NOT_JUDGED = Text("不作判断", "not judged")


def indicator_grid(sheet: UnitSheet, one: Indicator) -> Parts:
    """Return an indicator by unit: counts, value or 样本不足, and the target where there is one."""
    by = (sheet.programme.unit,)
    filters = narrowed(one.filters, one.metric)[0]
    found = figure(sheet.scope, filters, one.metric, by, ask=sheet.ask)
    whole = figure(sheet.scope, filters, one.metric, ask=sheet.ask)
    rows = [_unit_row(sheet, one, found, row) for _, row in found.rows.iterrows()]
    rows.append(_whole_row(sheet, one, whole))
    counted = _counted(one)
    target = (metric_column(one.metric.key, TARGET), MET) if one.target else ()
    columns = (sheet.unit, *counted, metric_column(one.metric.key, one.metric.name), *target)
    note = f"{one.metric.formula[sheet.lang]}（{basis_words(found, sheet.lang)}）"
    # Beside the sum of all units a bar of one tells nothing; beside the rate of all it does.
    charted = () if one.metric.kind == MetricKind.COUNT else (1 + len(counted),)
    return told_grid(one.name[sheet.lang], columns, rows, note=note, charted=charted)


def _counted(one: Indicator) -> tuple[Column, ...]:
    """What stands behind a value: both counts of a rate, the cases of a median."""
    if one.metric.kind == MetricKind.COUNT:
        return ()
    return (CASES,) if one.metric.kind == MetricKind.QUANTILE else (NUMERATOR, DENOMINATOR)


def _unit_row(sheet: UnitSheet, one: Indicator, found: Figure, row: pd.Series) -> list[Told]:
    code = str(row[sheet.programme.unit])
    name = code_name(code, dict(sheet.names), sheet.lang)
    return _row(sheet, one, found, row, (f"{one.key}:{code}", name))


def _whole_row(sheet: UnitSheet, one: Indicator, whole: Figure) -> list[Told]:
    return _row(sheet, one, whole, whole.total, (one.key, ALL[sheet.lang]))


def _row(
    sheet: UnitSheet, one: Indicator, found: Figure, row: pd.Series, called: tuple[str, str]
) -> list[Told]:
    figure_id, unit = called
    name = OF_UNIT.format(unit=unit, name=one.name)[sheet.lang]
    cite = quoted_row(found, row, figure_id, name, PAGE, sheet.lang)
    numbers = (cite.numerator, cite.denominator)
    counts = [Told(number) for number in numbers[2 - len(_counted(one)) :]]
    value = Told(cite.shown if cite.value is None else cite.value, cite)
    return [Told(unit), *counts, value, *_against_target(sheet, one, cite.value)]


def _against_target(sheet: UnitSheet, one: Indicator, value: float | None) -> list[Told]:
    if one.target is None:
        return []
    met = one.meets(value)
    if met is None:
        word = NOT_JUDGED
    elif met:
        word = YES
    else:
        word = NO if one.is_due(sheet.on) else NOT_DUE
    return [Told(one.target.value), Told(word[sheet.lang])]
