"""Filled cards: loaded whole or not at all, each item once, each refusal with its place."""

import argparse
import json
import shutil
from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import create_engine, select

from dashboard.access import audit
from dashboard.access.imports import operator
from dashboard.access.own_files import cards_as
from dashboard.commands import load as verb
from dashboard.coverage.kept import keep_gaps
from dashboard.database import connection
from dashboard.database.schema import (
    checklist,
    data_version,
    load_batch,
    load_reject,
    metadata,
    programme,
)
from dashboard.domain.errors import BadFile, BadRequest
from dashboard.domain.visits import CardCode
from dashboard.loading.inspections import load_cards
from dashboard.queries.counts import counts
from tests.tiny import rows as tiny_rows
from tests.tiny.readers import WHOLE, docking
from tests.tiny.visits import ITEMS, card, filled, hill, marks, rewritten, workbook, write_config

ALL_MET = dict.fromkeys(ITEMS, "达到")
TODAY = date(2020, 8, 1)


@pytest.fixture(autouse=True)
def config(on_tiny, tmp_path, monkeypatch):
    folder = write_config(tmp_path / "config")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))
    return folder


@pytest.fixture
def folder(tiny_folder, tmp_path):
    """A copy of the tiny database, to load into."""
    return shutil.copytree(tiny_folder, tmp_path / "own")


@pytest.fixture
def card_of(config):
    def make(*units):
        return workbook(hill(config), *units)

    return make


@pytest.fixture
def loaded(config, folder, tmp_path):
    """Load contents as files named a.xlsx, b.xlsx …"""

    def load(*contents, database=None, today=TODAY, **choices):
        files = [tmp_path / f"{chr(97 + place)}.xlsx" for place in range(len(contents))]
        for path, content in zip(files, contents, strict=True):
            path.write_bytes(content)
        where = str(database or folder)
        return load_cards(
            files, hill(config), database=where, derive=keep_gaps, today=today, **choices
        )

    return load


@pytest.fixture
def rows(reading, folder):
    def read(table=checklist, database=None):
        return reading(database or folder, lambda there: list(there.execute(select(table))))

    return read


def told(report):
    assert report.read == report.accepted + report.duplicate + report.rejected
    return report.read, report.accepted, report.duplicate, report.rejected


def reasons(report):
    return [(one.row, one.column, one.value, one.reason.zh) for one in report.rejects]


def of_this_load(found):
    """The rows of this test's own load."""
    return [row for row in found if row.batch not in tiny_rows.LOADED_BEFORE]


def test_a_filled_card_is_loaded_item_by_item(card_of, loaded, rows):
    before = len(rows())
    results = ALL_MET | {"badge": "未达到"}
    report = loaded(filled(card_of(), results, notes={"badge": "徽章未佩戴"}))
    assert told(report) == (6, 6, 0, 0)
    assert report.is_loaded
    new = [row for row in rows() if row.batch]
    assert len(rows()) == before + 6
    (badge,) = [row for row in new if row.item == "badge"]
    assert (badge.programme, badge.county, badge.station, badge.room) == ("hill", "H1", "HS1", None)
    assert (badge.on_day, badge.list, badge.met) == (date(2020, 6, 15), "five_uniform", False)
    assert (badge.inspector, badge.note) == ("检查员甲", "徽章未佩戴")
    assert sum(row.met for row in new) == 5
    (batch,) = of_this_load(rows(load_batch))
    assert (batch.file, batch.mapping, batch.read, batch.accepted) == ("a.xlsx", "inspection", 6, 6)


@pytest.mark.parametrize(
    "day", ["2020-06-15", "2020年6月15日", "2020/6/15", "2020.06.15", 43997.0, 43997.5]
)
def test_a_day_is_read_however_it_is_written(card_of, loaded, rows, day):
    loaded(filled(card_of(), ALL_MET, day=day))
    assert {row.on_day for row in rows() if row.batch} == {date(2020, 6, 15)}


@pytest.mark.parametrize(
    ("yes", "no"), [("达到", "未达到"), ("是", "否"), ("√", "×"), ("met", "not met"), ("✓", "✗")]
)
def test_results_are_read_however_they_are_said(card_of, loaded, rows, yes, no):
    results = dict.fromkeys(ITEMS, yes) | {"ledger": f" {no} "}
    assert told(loaded(filled(card_of(), results))) == (6, 6, 0, 0)
    assert [row.item for row in rows() if row.batch and not row.met] == ["ledger"]


def test_a_card_of_a_room_names_room_and_station(card_of, loaded, rows):
    loaded(filled(card_of(("room", "M3")), ALL_MET))
    assert {(row.station, row.room) for row in rows() if row.batch} == {("HS1", "M3")}


def test_cards_of_several_units_come_in_one_file_and_blank_ones_are_told(card_of, loaded):
    content = card_of(("station", "HS1"), ("station", "HS3"), ("room", "M1"))
    report = loaded(filled(filled(content, ALL_MET), ALL_MET, sheet=1))
    assert told(report) == (12, 12, 0, 0)
    assert [note.zh for note in report.notes] == ["空白卡 1 张，未计入。"]


def test_a_partly_filled_card_is_refused_item_by_item(card_of, loaded, rows):
    content = filled(card_of(), {"door_sign": "达到", "ledger": "未达到"})
    report = loaded(content)
    assert (told(report), report.is_loaded) == ((6, 2, 0, 4), False)
    assert {reason for *_, reason in reasons(report)} == {"结果未填写"}
    assert not of_this_load(rows(load_batch))
    partial = loaded(content, accept_partial=True)
    assert (told(partial), partial.is_loaded) == ((6, 2, 0, 4), True)
    refused = of_this_load(rows(load_reject))
    assert len(refused) == 4
    assert refused[0].column == "1 Upper_station!结果"
    assert "结果未填写" in refused[0].reason


def test_the_same_card_again_changes_nothing(card_of, loaded, rows):
    content = filled(card_of(), ALL_MET)
    loaded(content)
    count = len(rows())
    again = loaded(content)
    assert (told(again), again.is_loaded, len(rows())) == ((6, 0, 6, 0), False, count)


def test_the_same_card_twice_in_one_load_counts_once(card_of, loaded):
    content = filled(card_of(), ALL_MET)
    assert told(loaded(content, content)) == (12, 6, 6, 0)


def test_two_cards_that_differ_are_both_refused_and_both_named(card_of, loaded):
    one = filled(card_of(), ALL_MET)
    other = filled(card_of(), ALL_MET | {"uniform": "未达到"})
    report = loaded(one, other)
    assert told(report) == (12, 5, 5, 2)
    row = marks(one)["#item five_uniform/uniform"]
    assert [(one.file, one.row, one.reason.zh) for one in report.rejects] == [
        ("a.xlsx", row, f"与 b.xlsx 1 Upper_station 第 {row} 行的结果不同，都未接收"),
        ("b.xlsx", row, f"与 a.xlsx 1 Upper_station 第 {row} 行的结果不同，都未接收"),
    ]


def test_a_card_that_differs_from_the_record_is_refused_and_names_its_file(card_of, loaded):
    loaded(filled(card_of(), ALL_MET))
    report = loaded(filled(card_of(), ALL_MET | {"badge": "×"}))
    assert told(report) == (6, 0, 5, 1)
    assert reasons(report)[0][3] == "与已登记的结果（达到，a.xlsx）不同"


def test_a_card_of_a_station_is_held_against_the_checks_of_its_rooms(card_of, loaded):
    # On 1 February room M1 of the station was checked: door sign met, ledger not.
    report = loaded(filled(card_of(), ALL_MET, day="2020-02-01"))
    assert told(report) == (6, 4, 1, 1)
    assert reasons(report)[0][3] == "与已登记的结果（未达到，原有记录）不同"


@pytest.mark.parametrize(
    ("unit", "day", "reason"),
    [
        (("station", "HS1"), "", "必填项为空"),
        (("station", "HS1"), "2020-08-02", "晚于导入当日"),
        (("station", "HS1"), "明天", "不是可识别的日期"),
        (("station", "HS2"), "2020-06-29", "早于该单位启用日 2020-06-30"),
        (("room", "M3"), "2019-05-31", "早于该单位启用日 2019-06-01"),
        (("room", "M2"), "2020-02-10", "该单位已于 2020-02-10 停用"),
    ],
)
def test_a_day_that_cannot_be_is_refused_for_the_whole_card(card_of, loaded, unit, day, reason):
    report = loaded(filled(card_of(unit), ALL_MET, day=day))
    assert told(report) == (6, 0, 0, 6)
    ((_, column, value, told_reason),) = reasons(report)
    assert (column.split("!")[1], value, told_reason) == ("检查日期", day, reason)


def test_a_card_without_a_name_is_refused(card_of, loaded):
    report = loaded(filled(card_of(), ALL_MET, inspector=""))
    assert [one[3] for one in reasons(report)] == ["必填项为空"]


def test_a_wrong_word_is_refused_where_it_stands(card_of, loaded):
    content = filled(card_of(), ALL_MET | {"ledger": "基本达到"})
    report = loaded(content)
    assert told(report) == (6, 5, 0, 1)
    ((row, column, value, reason),) = reasons(report)
    assert (column, value, reason) == (
        "1 Upper_station!结果",
        "基本达到",
        "结果应为“达到”或“未达到”",
    )
    assert row == marks(content)["#item five_uniform/ledger"]


def recoded(content, config, **changes):
    """Give a card another code, as if it had been made for something else."""
    code = card(hill(config)).code
    other = replace(code, **changes)
    return rewritten(
        content, "xl/sharedStrings.xml", lambda xml: xml.replace(code.text, other.text)
    )


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"unit": "HS9"}, "登记册中没有这一单位"),
        ({"kind": "firm"}, "登记册中没有这一单位"),
        ({"programme": "river"}, "卡片属于另一工作模式（river）"),
    ],
)
def test_a_card_of_something_else_is_refused(card_of, loaded, config, changes, reason):
    report = loaded(recoded(filled(card_of(), ALL_MET), config, **changes))
    assert (told(report), [one[3] for one in reasons(report)]) == ((6, 0, 0, 6), [reason])


def test_a_foreign_list_is_refused_item_by_item(card_of, loaded, config):
    content = filled(card_of(), ALL_MET)
    foreign = rewritten(
        content,
        "xl/sharedStrings.xml",
        lambda xml: xml.replace("five_uniform/badge", "seven_institutions/documents").replace(
            "five_uniform/uniform", "five_uniform/hat"
        ),
    )
    report = loaded(foreign)
    # The two items it has no more are told as well.
    assert told(report) == (8, 4, 0, 4)
    assert sorted((value, reason) for _, _, value, reason in reasons(report)) == [
        ("five_uniform/badge", "卡上缺少这一项"),
        ("five_uniform/hat", "不在本工作模式的清单内"),
        ("five_uniform/uniform", "卡上缺少这一项"),
        ("seven_institutions/documents", "不在本工作模式的清单内"),
    ]


def test_a_changed_code_is_an_error_that_names_the_sheet(card_of, loaded, config):
    content = filled(card_of(), ALL_MET)
    other = rewritten(content, "xl/sharedStrings.xml", lambda xml: xml.replace("|HS1|", "|HS3|"))
    with pytest.raises(BadFile, match="code on sheet '1 Upper_station' was changed"):
        loaded(other)


def test_a_sheet_that_is_no_card_is_an_error(card_of, loaded):
    content = filled(card_of(("station", "HS1"), ("station", "HS3")), ALL_MET)
    other = rewritten(
        content, "xl/worksheets/sheet2.xml", lambda xml: xml.replace('<c r="A1"', '<c r="I1"', 1)
    )
    with pytest.raises(BadFile, match=r"a\.xlsx: sheet '2 South_station' carries no card's code"):
        loaded(other)


def test_one_bad_file_keeps_the_others_out(card_of, loaded, rows):
    before = len(rows())
    with pytest.raises(BadFile, match=r"b\.xlsx"):
        loaded(filled(card_of(), ALL_MET), b"no workbook")
    assert len(rows()) == before


def test_personal_numbers_in_a_remark_are_masked(card_of, loaded, rows):
    notes = {"ledger": "当事人电话 13812345678"}
    loaded(filled(card_of(), ALL_MET, notes=notes))
    (note,) = [row.note for row in rows() if row.note]
    assert "13812345678" not in note
    assert note.startswith("当事人电话 138")


def test_a_remark_too_long_is_refused_and_not_cut(card_of, loaded):
    report = loaded(filled(card_of(), ALL_MET, notes={"ledger": "长" * 201}))
    assert [(one[1].split("!")[1], one[3]) for one in reasons(report)] == [
        ("备注", "超过 200 个字符")
    ]


def test_a_dry_run_writes_nothing(card_of, loaded, rows):
    before = len(rows())
    report = loaded(filled(card_of(), ALL_MET), dry_run=True)
    assert (told(report), report.is_loaded, len(rows())) == ((6, 6, 0, 0), False, before)


def test_an_inspection_after_the_data_is_kept_but_not_counted_yet(
    card_of, loaded, rows, folder, monkeypatch
):
    report = loaded(filled(card_of(), ALL_MET, day="2020-07-15"))
    assert "6 项的检查日晚于数据截至日 2020-06-30" in report.notes[0].zh
    assert [row.data_to for row in rows(programme) if row.code == "hill"] == [date(2020, 6, 30)]
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    connection.forget_sources()
    filters = docking(station="HS1").during(date(2020, 7, 1), date(2020, 7, 31))
    assert list(counts(WHOLE, filters, "checklist").iloc[0]) == [0, 0]
    block = card(hill(folder.parent / "config")).checks
    assert block.rows[0][1] == "2020年2月1日"
    assert block.note == "另有晚于数据截至日的检查（2020年7月15日），数据到达该日后计入。"


def test_a_loaded_inspection_is_counted_and_stands_on_the_next_card(
    card_of, loaded, folder, monkeypatch
):
    loaded(filled(card_of(), ALL_MET | {"badge": "否"}))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))
    connection.forget_sources()
    filters = docking(station="HS1").during(date(2020, 6, 1), date(2020, 6, 30))
    assert list(counts(WHOLE, filters, "checklist").iloc[0]) == [6, 5]
    (row,) = card(hill(folder.parent / "config")).checks.rows
    assert row[1:] == ("2020年6月15日", "5/6", "徽章")


def test_a_server_holds_what_a_snapshot_holds(card_of, loaded, rows, postgres_url):
    engine = create_engine(postgres_url)
    metadata.create_all(engine)
    tiny_rows.fill(engine)
    engine.dispose()
    content = filled(card_of(), ALL_MET | {"ledger": "×"})
    for database in (None, postgres_url):
        assert told(loaded(content, database=database)) == (6, 6, 0, 0)
        assert told(loaded(content, database=database)) == (6, 0, 6, 0)

    def plain(found):
        return sorted(repr([v for n, v in row._mapping.items() if n != "batch"]) for row in found)

    assert plain(rows()) == plain(rows(database=postgres_url))
    assert len(rows(data_version, postgres_url)) == 1


@pytest.fixture
def command(folder, monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("DASHBOARD_DATABASE", str(folder))

    def run(*words):
        parser = argparse.ArgumentParser()
        verb.add_arguments(parser)
        code = verb.run(parser.parse_args(["--programme", "hill", *words]))
        return code, capsys.readouterr()

    return run


def test_the_command_tells_what_became_of_the_items(command, card_of, tmp_path):
    path = tmp_path / "card.xlsx"
    path.write_bytes(filled(card_of(), ALL_MET | {"badge": ""}))
    code, said = command("--inspection", str(path), "--format", "json")
    assert code == 1
    answer = json.loads(said.out)
    assert (answer["read"], answer["accepted"], answer["rejected"]) == (6, 5, 1)
    row = marks(path.read_bytes())["#item five_uniform/badge"]
    assert f"card.xlsx row {row}, column '1 Upper_station!结果'" in said.err
    code, said = command("--inspection", str(path), "--accept-partial")
    assert (code, said.out.splitlines()[1]) == (0, "accepted 5")


@pytest.mark.parametrize("words", [[], ["x.csv"], ["x.csv", "--inspection", "y.xlsx"]])
def test_the_command_wants_either_a_mapping_or_cards(command, words):
    with pytest.raises(BadRequest, match="Name either files|need --mapping"):
        command(*words)


def test_a_code_names_programme_unit_lists_and_version(config):
    assert card(hill(config)).code == CardCode(
        "hill", "station", "HS1", ("five_uniform",), card(hill(config)).code.data_version
    )


def test_cards_are_loaded_on_record(config, folder, tmp_path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(filled(workbook(hill(config)), ALL_MET))
    report = cards_as(operator(), [path], hill(config), database=str(folder))
    begun, done = [one for one in audit.records() if one["act"] == "import"]
    assert begun["detail"] == "inspection; a.xlsx"
    counted = f"read {report.read} accepted {report.accepted} corrected 0 duplicate 0 rejected 0"
    assert counted in done["detail"]
    assert report.files[0].sha256 in done["detail"]
    assert done["account"] == operator().account
