"""``sheet``: who may, what is written, and that it is on record."""

import json
import shlex

import pytest
from openpyxl import load_workbook

from dashboard.__main__ import main
from dashboard.access import audit
from dashboard.domain.scope import ALL

MARCH = "sheet publication --programme hill --month 2020-02 --purpose 公示"
EVERYWHERE = dict.fromkeys(("programmes", "counties", "stations", "firms"), ALL)


@pytest.fixture
def sheet(on_tiny, capsys):
    def run(line):
        code = main([*shlex.split(line), "--format", "json"])
        printed = capsys.readouterr()
        assert (code, printed.err) == (0, "")
        return json.loads(printed.out)

    return run


def exported():
    return [one for one in audit.records() if one["act"] == "export"]


def test_a_sheet_is_written_and_its_export_is_on_record(sheet, tmp_path):
    file = tmp_path / "public.xlsx"
    answer = sheet(f"{MARCH} --out {file} --contact 028-1234")
    assert answer["rows"] == [{"table": "考评等级", "rows": 2}]
    (entry,) = exported()
    assert entry["object"] == answer["export"]
    assert entry["detail"] == "sheet publication hill 2020-02; 公示"
    book = load_workbook(file)
    assert [cell.value for cell in book["考评等级"]["C"]][3:] == ["未公布", "未公布"]


@pytest.mark.parametrize("what", ["assessment", "indicators"])
def test_its_figures_are_those_the_figure_verb_gives(sheet, tmp_path, what):
    file = tmp_path / "sheet.xlsx"
    sheet(f"{MARCH.replace('publication', what)} --out {file}")
    rows = [[cell.value for cell in row] for row in load_workbook(file)["数字出处"].iter_rows()]
    values = {row[0]: row[2] for row in rows}
    key = {"assessment": "H1:HFA:duty_rate", "indicators": "duty_rate"}[what]
    where = {"assessment": "--where firm=HFA", "indicators": ""}[what]
    period = "--from 2020-02-01 --to 2020-02-29"
    asked = sheet(f"figure duty_rate --programme hill --register docking {period} {where}")
    assert values[key] == asked["rows"][0]["value"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("--out there.xlsx", "nothing is written over"),
        ("--out a.txt", "does not end in .docx or .pdf or .xlsx"),
        ("--out a.xlsx --purpose ' '", "--purpose"),
        ("--out a.xlsx --until 2020-03-01", "is over"),
        ("--out a.xlsx --months 0", "--months"),
        ("--out a.xlsx --month 2030-01", "does not lie within the data"),
        ("--out a.xlsx --grading x", "Known: firm_points"),
    ],
)
def test_what_cannot_be_made_leaves_no_file_and_no_record(
    on_tiny, refused, tmp_path, monkeypatch, line, why
):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.xlsx").write_text("mine")
    assert why in refused(f"{MARCH} {line}")
    assert [one.name for one in tmp_path.glob("*.*")] == ["there.xlsx"]
    assert (tmp_path / "there.xlsx").read_text() == "mine"
    assert not exported()


def test_without_the_right_to_firms_there_is_no_sheet(on_tiny, refused, account, tmp_path):
    account("keeper", role="importer", **EVERYWHERE)
    refused(f"{MARCH} --out {tmp_path / 'a.xlsx'} --as keeper")
    assert not [*tmp_path.glob("*.xlsx")]


def test_the_example_form_is_filled_from_the_sample(command, tmp_path):
    file = tmp_path / "form.xlsx"
    line = "sheet form station_return --programme chenghua --month 2019-03"
    command(f"{line} --out {file} --purpose 月报")
    book = load_workbook(file)["月报"]
    of = "--programme chenghua --register station_docking --from 2019-03-01 --to 2019-03-31"
    asked = {row["station"]: row for row in command(f"figure mediated {of} --by station")["rows"]}
    told = {book.cell(row, 1).value: book.cell(row, 3).value for row in range(6, 20)}
    assert told == {code: asked[code]["value"] for code in told}
    assert len(told) == 14
    assert book["C26"].value == "=SUM(C6:C25)"
