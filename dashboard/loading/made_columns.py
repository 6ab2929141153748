"""Columns a file does not have, made of those it has: a number, WGS-84, areas by point, firms.

They stand behind the file's own columns, so that what types the rows reads them like any other.
"""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pyarrow as pa

from dashboard.loading.coordinates import gcj02_to_wgs84
from dashboard.loading.firms import named_with_codes
from dashboard.loading.mapping import FieldRule, FirmRule, ImportMapping
from dashboard.loading.points import POINT, Outlines, numbers
from dashboard.loading.reading import Sheet

MADE_NUMBER = "〔内容编号 number of content〕"
BY_POINT = "〔坐标所在 place of point：{field}〕"
AS_WGS84 = "{column}〔WGS-84〕"
AXES, LIMITS = ("longitude", "latitude"), (180, 90)
DECIMALS = 7
"""Of a degree: about a centimetre."""
DIGITS = 20
BETWEEN = "\x1f"


def with_columns(mapping: ImportMapping) -> ImportMapping:
    """Return a mapping whose made fields name the columns made for them."""
    made = {field: _column(field, rule, mapping) for field, rule in mapping.fields.items()}
    if mapping.firms and mapping.firms.credit_code:
        made["firm"] = _firm_column(mapping.firms)
    fields = {
        field: rule.model_copy(update={"column": made[field], "of": ()})
        for field, rule in mapping.fields.items()
    }
    return mapping.model_copy(update={"fields": fields})


def with_cells(sheet: Sheet, mapping: ImportMapping, outlines: Mapping[str, Outlines]) -> Sheet:
    """Return a file's cells with the made columns; ``mapping`` is that of the file itself."""
    if is_shifted(mapping):
        sheet = _taken_back(sheet, mapping)
    for field, rule in mapping.fields.items():
        if rule.of:
            sheet = _added(sheet, MADE_NUMBER, _numbers(sheet, rule.of))
        elif rule.from_point:
            places = _places(sheet, mapping, rule, outlines[field])
            sheet = _added(sheet, BY_POINT.format(field=field), places)
    if mapping.firms and mapping.firms.credit_code:
        columns = (mapping.firms.column, mapping.firms.credit_code)
        names, codes = (_cells(sheet, column) for column in columns)
        sheet = _added(sheet, _firm_column(mapping.firms), named_with_codes(names, codes))
    return sheet


def made_cells(sheet: Sheet, field: str) -> list[str]:
    """Return the cells made for an area found by its point."""
    return _cells(sheet, BY_POINT.format(field=field))


def is_shifted(mapping: ImportMapping) -> bool:
    """Whether a file's points are in GCJ-02, and both their columns are there to take them back."""
    columns = [mapping.fields[axis].column for axis in AXES if axis in mapping.fields]
    return mapping.crs == "gcj02" and len(columns) == len(AXES) and all(columns)


def _column(field: str, rule: FieldRule, mapping: ImportMapping) -> str | None:
    if field in AXES and is_shifted(mapping):
        return AS_WGS84.format(column=rule.column)
    if rule.of:
        return MADE_NUMBER
    return BY_POINT.format(field=field) if rule.from_point else rule.column


def _firm_column(rule: FirmRule) -> str:
    return f"{rule.column} + {rule.credit_code}"


def _added(sheet: Sheet, name: str, cells: Sequence[str]) -> Sheet:
    table = sheet.table.append_column(f"c{len(sheet.header)}", pa.array(cells, pa.string()))
    return replace(sheet, header=(*sheet.header, name), table=table, made=sheet.made + 1)


def _cells(sheet: Sheet, column: str) -> list[str]:
    cells = sheet.table.column(f"c{sheet.header.index(column)}").to_pylist()
    return [(cell or "").strip() for cell in cells]


def _numbers(sheet: Sheet, columns: Sequence[str]) -> list[str]:
    """A number that the same cells always give, in whatever order rows and columns come."""
    found = zip(*(_cells(sheet, column) for column in columns), strict=True)
    return [hashlib.sha256(BETWEEN.join(row).encode()).hexdigest()[:DIGITS] for row in found]


def _places(sheet: Sheet, mapping: ImportMapping, rule: FieldRule, outlines: Outlines) -> list[str]:
    """What each row's own cell says, else the area its point lies in, else the point itself."""
    axes = [_column(axis, mapping.fields[axis], mapping) for axis in AXES]
    cells = [_cells(sheet, axis) if axis else [""] * len(sheet.table) for axis in axes]
    x, y = map(numbers, cells, LIMITS)
    own = _cells(sheet, rule.column) if rule.column else [""] * len(sheet.table)
    nowhere = np.isnan(x) | np.isnan(y)
    return [
        said or found or ("" if missing else POINT.format(longitude=lon, latitude=lat))
        for said, found, missing, lon, lat in zip(
            own, outlines.area_of(x, y), nowhere, x, y, strict=True
        )
    ]


def _taken_back(sheet: Sheet, mapping: ImportMapping) -> Sheet:
    """Add the points of a file in WGS-84; a cell that is no coordinate stands as it is."""
    names = [mapping.fields[axis].column or "" for axis in AXES]
    cells = [_cells(sheet, name) for name in names]
    points = np.column_stack([*map(numbers, cells, LIMITS)])
    back = gcj02_to_wgs84(points)
    for name, written, degrees in zip(names, cells, back.T, strict=True):
        made = [
            cell if nowhere else f"{degree:.{DECIMALS}f}"
            for cell, degree, nowhere in zip(written, degrees, np.isnan(degrees), strict=True)
        ]
        sheet = _added(sheet, AS_WGS84.format(column=name), made)
    return sheet
