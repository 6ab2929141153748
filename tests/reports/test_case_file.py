"""A file to take along: nothing in it runs, wherever it was typed."""

import csv
import io

import pytest

from dashboard.reports.files.case_file import csv_file


@pytest.mark.parametrize("typed", ["=HYPERLINK(1)", "+1", "-1", "@x", "\t=1", "\n=1", " =1", "＝1"])
def test_no_cell_is_a_formula_neither_in_the_table_nor_above_it(typed):
    made = csv_file([typed], [[typed]], [("用途", typed)]).decode("utf-8-sig")
    (_, purpose), _, (head,), (cell,) = csv.reader(io.StringIO(made))
    assert [purpose, head, cell] == [f"'{typed}"] * 3
