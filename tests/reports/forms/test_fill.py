"""An agency's own form on the tiny database: values in its cells, its looks and formulas kept."""

import io
import shutil
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from dashboard.domain.errors import BadConfig, BadRequest
from dashboard.reports.forms.fill import filled_form
from dashboard.reports.forms.form_periods import span_of
from dashboard.reports.grade_sheet.indicators import indicator_sheet
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from tests.reports.grade_sheet.test_firms import TAKEN
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("on_tiny")
MARCH = SheetAsked(programme="hill", month=date(2020, 3, 1), register="docking")
HEAD = """
name = { zh = "月报", en = "Return" }
template = "return.xlsx"
programmes = ["hill"]
"""
CELLS = """
[[cell]]
sheet = "表"
at = "B2"
about = "data_to"

[[cell]]
sheet = "表"
at = "C2"
metric = "settlement_rate"
period = "year_to_date"
scale = 100

[[cell]]
sheet = "表"
at = "D2"
quoted = "mediated:docking:HS3"
document = "indicators"

[[rows]]
sheet = "表"
first_row = 4
last_row = 6
name = "A"
code = "B"

[[rows.column]]
at = "C"
metric = "mediated"

[[rows.column]]
at = "D"
metric = "settlement_rate"
period = "year_to_date"
"""


@pytest.fixture
def forms(tiny_config, tmp_path, monkeypatch):
    """A folder of forms with a template whose looks can be told from any other's."""
    shutil.copytree(tiny_config, tmp_path / "config")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))
    folder = tmp_path / "config" / "forms"
    folder.mkdir()
    book = Workbook()
    sheet = book.active
    sheet.title, sheet["A1"] = "表", "月报"
    sheet.merge_cells("A1:D1")
    sheet["A1"].font = Font(name="黑体", size=18)
    sheet["B2"].number_format = 'yyyy"年"m"月"d"日"'
    for row in (4, 5, 6):
        sheet.cell(row, 3).font = Font(name="楷体", bold=True)
        sheet.cell(row, 3).number_format = "0"
    sheet["C7"] = "=SUM(C4:C6)"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = 9, "landscape"
    sheet.print_title_rows, sheet.freeze_panes = "3:3", "A4"
    book.save(folder / "return.xlsx")
    (folder / "return.toml").write_text(HEAD + CELLS, "utf-8")
    return folder


def fill(name="return", asked=MARCH):
    makers = {"indicators": lambda: indicator_sheet(WHOLE, asked, TAKEN)}
    return filled_form(WHOLE, name, asked, TAKEN, makers=makers)


def test_values_stand_where_the_form_says(forms):
    sheet = load_workbook(io.BytesIO(fill().content))["表"]
    # Until March six were mediated, of whom 01, 02, 06 and 07 settled.
    settled = pytest.approx(100 * 4 / 5)
    assert [sheet[at].value for at in ("B2", "C2", "D2")] == [datetime(2020, 6, 30), settled, 1]
    rows = [[cell.value for cell in row[:4]] for row in sheet["A4:D6"]]
    assert rows == [
        ["Upper_station", "HS1", 0, "样本不足（n=2）"],
        ["Lower_station", "HS2", 0, "样本不足（n=1）"],
        ["South_station", "HS3", 1, "样本不足（n=1）"],
    ]


def test_looks_formulas_merged_cells_and_print_set_up_are_kept(forms):
    sheet = load_workbook(io.BytesIO(fill().content))["表"]
    assert (sheet["A1"].font.name, sheet["A1"].font.size) == ("黑体", 18)
    assert [str(one) for one in sheet.merged_cells.ranges] == ["A1:D1"]
    assert (sheet["C5"].font.name, sheet["C5"].font.bold, sheet["C5"].number_format) == (
        "楷体",
        True,
        "0",
    )
    assert sheet["B2"].number_format == 'yyyy"年"m"月"d"日"'
    assert (sheet["C7"].value, sheet["C7"].data_type) == ("=SUM(C4:C6)", "f")
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.print_title_rows, sheet.freeze_panes) == ("$3:$3", "A4")


def test_each_figure_of_a_form_has_its_origin_beside_it(forms):
    book = load_workbook(io.BytesIO(fill().content))
    rows = [[cell.value for cell in row] for row in book["数字出处"].iter_rows()]
    cells = {row[-1]: row for row in rows[1:]}
    assert {"表!C2", "表!D2", *(f"表!{at}{n}" for at in "CD" for n in (4, 5, 6))} == set(cells)
    assert cells["表!C2"][2:6] == [0.8, "80.0%", 4, 5]
    assert not [c for sheet in book for row in sheet for c in row if c.data_type == "f"][1:]


@pytest.mark.parametrize(
    ("old", "new", "why"),
    [
        ('at = "B2"', 'at = "C7"', "return.toml: key 'cell[0]', 表!C7 holds a formula"),
        ('at = "B2"', 'at = "B1"', "cell[0]', 表!B1 lies inside a merged cell"),
        ('sheet = "表"\nat = "B2"', 'sheet = "另"\nat = "B2"', "no sheet '另'"),
        ('at = "B2"', 'at = "2B"', "cell.0.at"),
        ('metric = "mediated"', 'metric = "nothing"', "rows[0]', C4: Unknown metric 'nothing'"),
        ('metric = "mediated"', 'metric = "mediated"\nregister = "x"', "C4: Unknown register 'x'"),
        ("last_row = 6", "last_row = 5", "row 5: 3 units for 2 rows"),
        ('name = "A"', 'name = "A"\nby = "mediator"', "'mediator' is no kind of unit"),
        ("HS3", "HS9", "cell[2]', D2: there is no figure 'mediated:docking:HS9'"),
        ('about = "data_to"', 'about = "data_to"\nmetric = "mediated"', "names one of"),
        ("return.xlsx", "../return.xlsx", "beside this one"),
        ("return.xlsx", "other.xlsx", "other.xlsx"),
        ("scale = 100", "scale = 100\ncolour = 1", "colour"),
    ],
)
def test_what_is_wrong_is_named_with_file_key_and_cell(forms, old, new, why):
    file = forms / "return.toml"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")
    with pytest.raises((BadConfig, BadRequest)) as error:
        fill()
    assert str(error.value).startswith("return.toml: ")
    assert why in str(error.value)


@pytest.mark.parametrize("name", ["none", "../return", "", "RETURN"])
def test_a_form_there_is_not_names_those_there_are(forms, name):
    with pytest.raises(BadRequest, match="Known: return"):
        fill(name)


def test_a_hostile_template_is_not_opened_and_one_that_would_lose_parts_is_refused(forms):
    with zipfile.ZipFile(forms / "return.xlsx", "a") as book:
        book.writestr("xl/media/seal.png", b"x")
    with pytest.raises(BadConfig, match=r"xl/media/seal.png, which would be lost"):
        fill()
    (forms / "return.xlsx").write_bytes(b"PK no workbook")
    with pytest.raises(BadConfig, match="key 'template'"):
        fill()


def test_periods_end_with_the_month_or_lie_a_year_before():
    assert span_of("month", date(2020, 2, 1)) == (date(2020, 2, 1), date(2020, 2, 29))
    assert span_of("year_to_date", date(2020, 2, 1)) == (date(2020, 1, 1), date(2020, 2, 29))
    assert span_of("last_12_months", date(2020, 2, 1)) == (date(2019, 3, 1), date(2020, 2, 29))
    assert span_of("same_month_last_year", date(2020, 2, 1)) == (
        date(2019, 2, 1),
        date(2019, 2, 28),
    )
