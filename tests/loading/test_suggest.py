"""A first mapping for an unknown file: what is recognised, what is asked, what is left."""

import sqlite3
import tomllib
from contextlib import closing
from pathlib import Path

import pytest

from dashboard.__main__ import main
from dashboard.domain.programme import load_programme
from dashboard.domain.settings import programme_of
from dashboard.loading.confirmed import confirmed
from dashboard.loading.files.parent import TextTable, read_table
from dashboard.loading.mapping import ImportMapping, OutcomeRule, check_codes, mapping_from
from dashboard.loading.suggest import NO_OUTCOME, WHICH_REGISTER, Suggestion, suggest
from dashboard.loading.suggested_answers import Answers
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


def test_a_column_under_a_merged_head_is_known_by_its_own_name(tmp_path):
    text = "编号,时间·受理日期,时间·办结日期\n1,2019-03-05,2019-03-09\n"
    assert guessed(suggest(table_of(tmp_path, text), programme_of("cixi"))) == {
        "number": "编号",
        "accepted_on": "时间·受理日期",
        "closed_on": "时间·办结日期",
    }


MESSAGES = """工单编号,来件时间,诉求类型,办理结果
1,2019/3/5 8:15,邻里纠纷,已解决
2,2019/3/6 9:00,邻里纠纷,办理中
"""


def test_what_an_operator_confirms_settles_every_question(tmp_path):
    table, programme = table_of(tmp_path, MESSAGES), programme_of("chenghua")
    chosen = {"工单编号": "number", "来件时间": "mediated_on", "诉求类型": "type"}
    open_one = confirmed(table, programme, chosen, codes={}, orders={}, answers=Answers())
    assert [question.en[:30] for question in open_one.questions] == [
        NO_OUTCOME.en[:30],
        WHICH_REGISTER.en[:30],
    ]
    answers = Answers(defaults={"register": "station_docking"})
    full = chosen | {"办理结果": "outcome"}
    done = confirmed(table, programme, full, codes={}, orders={}, answers=answers)
    assert done.questions == ()
    mapping = mapping_from("desk", mapping_text(done, table, "desk"))
    check_codes(mapping, programme)
    assert mapping.fields["register"].default == "station_docking"
    assert mapping.fields["outcome"].values == {"已解决": "settled", "办理中": "open"}


def test_a_code_that_an_operator_gives_stands_in_the_mapping(tmp_path):
    text = MESSAGES.replace("办理中", "转区里")
    table, programme = table_of(tmp_path, text), programme_of("cixi")
    chosen = {"工单编号": "number", "办理结果": "outcome"}
    asked = confirmed(table, programme, chosen, codes={}, orders={}, answers=Answers())
    assert asked.guesses[1].unknown == ("转区里",)
    codes = {("outcome", "转区里"): "referred_admin"}
    done = confirmed(table, programme, chosen, codes=codes, orders={}, answers=Answers())
    assert done.guesses[1].unknown == ()
    assert done.guesses[1].values["转区里"] == "referred_admin"


def test_two_columns_for_one_field_and_values_unlike_it_are_asked(tmp_path):
    table, programme = table_of(tmp_path, MESSAGES), programme_of("cixi")
    chosen = {"工单编号": "number", "来件时间": "number", "诉求类型": "accepted_on"}
    found = confirmed(table, programme, chosen, codes={}, orders={}, answers=Answers())
    asked = [question.en for question in found.questions]
    assert any("more than one column is taken for number" in one for one in asked)
    assert any("cannot be read as accepted_on" in one for one in asked)


def test_a_file_without_numbers_outcomes_or_registers_of_its_own_is_answered(tmp_path):
    text = "来件时间,结案日期,律所\n3/4/2019,5/6/2019,甲所\n"
    table, programme = table_of(tmp_path, text), programme_of("cixi")
    chosen = {"来件时间": "mediated_on", "结案日期": "closed_on", "律所": "firm"}
    answers = Answers(
        defaults={"register": programme.registers[0].key},
        number_of=("来件时间", "律所"),
        outcome=OutcomeRule(when="closed_on", present="settled", absent="open"),
        added=("firm",),
    )
    orders = {"来件时间": "month", "结案日期": "day"}
    done = confirmed(table, programme, chosen, codes={}, orders=orders, answers=answers)
    assert done.questions == ()
    mapping = mapping_from("desk", mapping_text(done, table, "desk"))
    assert mapping.fields["number"].of == ("来件时间", "律所")
    assert mapping.fields["mediated_on"].format[0] == "%m/%d/%Y"
    assert mapping.fields["closed_on"].format[0] == "%d/%m/%Y"
    assert mapping.firms is not None
    assert mapping.outcome is not None


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


def test_a_table_of_another_database_gets_a_mapping_like_a_file(tmp_path, capsys):
    rows = [line.split(",") for line in MESSAGES.splitlines()]
    path = tmp_path / "desk.sqlite"
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(f"create table desk ({', '.join(rows[0])})")
        connection.executemany("insert into desk values (?, ?, ?, ?)", rows[1:])
    line = ["load", "--table", "desk", "--source-url", f"sqlite:///{path}"]
    assert main([*line, "--programme", "cixi", "--suggest", "-"]) == 0
    told = capsys.readouterr()
    fields = tomllib.loads(told.out)["fields"]
    assert fields["number"]["column"] == "工单编号"
    assert fields["outcome"]["values"] == {"已解决": "settled", "办理中": "open"}
    assert "2 rows, header in row 1" in told.err


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
