"""A first mapping for an unknown file: what is recognised, what is asked, what is left."""

import tomllib
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import programme_of
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.mapping import ImportMapping
from dashboard.loading.suggest import Suggestion, suggest
from dashboard.loading.suggested_file import mapping_text
from tests.loading.conftest import DATA

LEDGER = """案件编号,登记日期,纠纷类别,调解结果,涉案金额,所属派出所,经办备注
CH-1,2019年3月5日,婚姻家庭纠纷,调解成功,3.5万,CHS01,甲
CH-2,2019年3月6日,邻里纠纷,达成和解,1200元,CHS02,乙
CH-3,2019年3月7日,婚姻家庭,调解不成,,CHS02,丙
"""


def table_of(tmp_path: Path, text: str) -> TextTable:
    path = tmp_path / "given.csv"
    path.write_text(text, "utf-8")
    return read_table(path)


def guessed(found: Suggestion) -> dict[str, str]:
    return {guess.field: guess.column for guess in found.guesses}


def test_columns_are_known_by_their_names_and_values(tmp_path):
    found = suggest(table_of(tmp_path, LEDGER), programme_of("chenghua"))
    assert guessed(found) == {
        "number": "案件编号",
        "station": "所属派出所",
        "type": "纠纷类别",
        "accepted_on": "登记日期",
        "outcome": "调解结果",
        "amount_yuan": "涉案金额",
    }
    assert found.unmapped == ("经办备注",)
    values = {guess.field: (guess.values, guess.unknown) for guess in found.guesses}
    assert values["type"] == ({"婚姻家庭纠纷": "family", "邻里纠纷": "neighbour"}, ())
    assert values["outcome"] == ({}, ("达成和解",))


def test_what_is_open_is_asked(tmp_path):
    found = suggest(table_of(tmp_path, LEDGER), programme_of("chenghua"))
    asked = [question.en for question in found.questions]
    assert asked == [
        "'调解结果' has 1 values without a code: complete fields.outcome.values.",
        "the programme has several registers: name fields.register.",
    ]


def test_a_name_alone_is_not_believed_where_the_values_are_no_dates(tmp_path):
    text = "编号,受理日期\n1,待定\n2,见附件\n"
    assert guessed(suggest(table_of(tmp_path, text), programme_of("cixi"))) == {"number": "编号"}


@pytest.mark.parametrize(
    ("days", "formats", "asked"),
    [
        ("3/25/2019 3/26/2019", ("%m/%d/%Y",), 0),
        ("25/3/2019 26/3/2019", ("%d/%m/%Y",), 0),
        ("3/4/2019 5/6/2019", (), 1),
        ("2019-03-04 2019-05-06", (), 0),
    ],
)
def test_the_order_of_day_and_month_is_found_out_or_asked_for(tmp_path, days, formats, asked):
    text = "\n".join(["number,accepted", *(f"{n},{day}" for n, day in enumerate(days.split()))])
    found = suggest(table_of(tmp_path, text), programme_of("cixi"))
    dated = next(guess for guess in found.guesses if guess.field == "accepted_on")
    assert dated.formats == formats
    assert sum("month/day" in question.en for question in found.questions) == asked


def test_a_foreign_file_gets_a_mapping_that_the_loader_reads():
    programme = load_programme(DATA / "config" / "programmes" / "nyc311.toml")
    table = read_table(DATA / "nyc_311_animals.csv")
    found = suggest(table, programme)
    assert {"number", "accepted_on", "closed_on", "longitude"} <= guessed(found).keys()
    written = ImportMapping(name="x", **tomllib.loads(mapping_text(found, table, "311")))
    assert written.fields["accepted_on"].format == ("%m/%d/%Y %H:%M",)
    assert written.fields["number"].column == "Unique Key"


def test_a_header_full_of_signs_stays_data(tmp_path):
    text = 'number,"a""\\ [x]\n# = 1",受理日期\n1,"x""\\y",2019-03-05\n'
    table = table_of(tmp_path, text)
    found = suggest(table, programme_of("cixi"))
    written = tomllib.loads(mapping_text(found, table, "x"))
    assert written["fields"].keys() == guessed(found).keys()


def test_the_command_writes_a_mapping_once_and_never_over_another(tmp_path, monkeypatch, capsys):
    config = tmp_path / "config"
    (config / "programmes").mkdir(parents=True)
    own = Path("config/programmes/cixi.toml").read_text("utf-8")
    (config / "programmes" / "cixi.toml").write_text(own, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    file = tmp_path / "given.csv"
    file.write_text(LEDGER, "utf-8")
    line = ["load", str(file), "--programme", "cixi", "--suggest", "desk"]
    assert main(line) == 0
    assert "3 rows, header in row 1; 6 of 7 columns used" in capsys.readouterr().err
    assert tomllib.loads((config / "imports" / "desk.toml").read_text("utf-8"))["source"] == "desk"
    assert main(line) != 0
    assert "is there already" in capsys.readouterr().err
