"""Workbooks and Parquet files: cells as text, one sheet at a time."""

from datetime import date, datetime, time
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from dashboard.domain.errors import BadFile
from dashboard.loading.files.parent import read_table
from dashboard.loading.files.workbook_rows import cell_text


def written(path: Path, sheets: dict[str, list[list[object]]], **options: object) -> Path:
    with xlsxwriter.Workbook(path, options) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    if isinstance(value, date):
                        sheet.write_datetime(row, column, value, day)
                    elif value is not None:
                        sheet.write(row, column, value)
    return path


@pytest.mark.parametrize("date_1904", [False, True])
def test_a_date_is_the_same_day_in_either_calendar_of_workbooks(tmp_path, date_1904):
    rows = [["编号", "受理"], ["001", date(2019, 3, 5)], ["002", datetime(2019, 3, 5, 11, 25, 5)]]
    table = read_table(written(tmp_path / "x.xlsx", {"甲": rows}, date_1904=date_1904))
    assert table.table["c1"].to_pylist() == ["2019-03-05", "2019-03-05 11:25:05"]
    assert table.table["c0"].to_pylist() == ["001", "002"]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (1.5, "1.5"),
        (-0.25, "-0.25"),
        (999_999_999_999_999.0, "999999999999999"),
        (1.10101199001011e17, "1.10101199001011E+17"),
        (True, "true"),
        (False, "false"),
        ("001", "001"),
        ("", ""),
        (date(2019, 3, 5), "2019-03-05"),
        (datetime(2019, 3, 5, 8, 30), "2019-03-05 08:30:00"),
        (time(8, 30), "08:30:00"),
    ],
)
def test_a_cell_is_what_it_shows(value, text):
    assert cell_text(value) == text


def test_several_sheets_are_asked_for_and_never_merged(tmp_path):
    path = written(tmp_path / "x.xlsx", {"一月": [["a"], ["1"]], "二月": [["a"], ["2"]], "空": []})
    with pytest.raises(BadFile, match="several sheets \\(一月、二月\\)"):
        read_table(path)
    table = read_table(path, sheet="二月")
    assert table.table["c0"].to_pylist() == ["2"]
    assert table.found.other_sheets == ("一月",)
    with pytest.raises(BadFile, match="no sheet '三月', but 一月、二月、空"):
        read_table(path, sheet="三月")


def test_rows_and_columns_before_the_data_shift_no_number(tmp_path):
    rows = [[], [None, None, "编号", "结果"], [None, None, "1", "成功"]]
    table = read_table(written(tmp_path / "x.xlsx", {"甲": rows}))
    assert table.header == ("", "", "编号", "结果")
    assert table.table.to_pylist() == [
        {"row": 3, "width": 4, "c0": "", "c1": "", "c2": "1", "c3": "成功"}
    ]


def test_a_range_a_hundred_times_its_data_is_read(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet, grey = book.add_worksheet(), book.add_format({"bg_color": "#eeeeee"})
        for row in range(65_000):
            sheet.write_blank(row, 5, None, grey)
        for row in range(650):
            sheet.write_row(row, 0, ["No", "Kind"] if row == 0 else [f"{row}", "x"])
    table = read_table(path)
    assert (table.found.rows, table.header[:2]) == (649, ("No", "Kind"))


def test_a_header_of_two_rows_is_one_name_a_column(tmp_path):
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.merge_range(0, 0, 1, 0, "编号")
        sheet.merge_range(0, 1, 0, 2, "当事人")
        sheet.write_row(1, 1, ["申请人", "被申请人"])
        sheet.write_row(2, 0, ["1", "甲", "乙"])
    table = read_table(path)
    assert table.header == ("编号", "当事人·申请人", "当事人·被申请人")
    assert table.table["c2"].to_pylist() == ["乙"]


def test_a_parquet_file_is_read_as_text(tmp_path):
    path = tmp_path / "x.parquet"
    columns = {"No": ["001", "002"], "n": [1, None], "day": [date(2019, 3, 5), None]}
    pq.write_table(pa.table(columns), path)
    table = read_table(path)
    assert table.header == ("No", "n", "day")
    assert table.table.select(["c0", "c1", "c2"]).to_pylist() == [
        {"c0": "001", "c1": "1", "c2": "2019-03-05"},
        {"c0": "002", "c1": "", "c2": ""},
    ]


def test_a_parquet_column_of_lists_is_named(tmp_path):
    path = tmp_path / "x.parquet"
    pq.write_table(pa.table({"No": [[1, 2]]}), path)
    with pytest.raises(BadFile, match="column 'No' does not hold single values"):
        read_table(path)
