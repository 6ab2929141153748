"""Cards by hand on the tiny database: what they say, how they print, that they run nothing."""

import io
import json
import re
import shlex
import zipfile
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.__main__ import main
from dashboard.coverage.kept import gap_spans
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Lang
from dashboard.reports.figure import directly
from dashboard.reports.visit import visit_card
from dashboard.reports.visit.visit_facts import visit_facts
from dashboard.reports.wording import day_text
from tests.tiny.readers import WHOLE, head
from tests.tiny.visits import ITEMS, card, cells, hill, marks, workbook, write_config


@pytest.fixture(autouse=True)
def programme(on_tiny, tmp_path, monkeypatch):
    config = write_config(tmp_path / "config")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(config))
    return hill(config)


@pytest.fixture
def listed(capsys):
    def ask(line):
        assert main([*shlex.split(line), "--format", "json"]) == 0
        return json.loads(capsys.readouterr().out)["rows"]

    return ask


@pytest.fixture
def told(listed):
    return lambda line: listed(line)[0]


def part(content, name):
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_a_card_says_which_unit_it_is_about(programme):
    about = dict(card(programme).about)
    assert about["单位"] == "Upper_station（HS1）"
    assert about["区县"] == "North_county"
    assert about["街道（乡镇）"] == "North_town"
    assert about["数据截至"] == "2020年6月30日"
    room = dict(card(programme, ("room", "M3")).about)
    assert (room["街道（乡镇）"], room["所在派出所"]) == ("North_town", "Upper_station")
    assert (room["种类"], room["启用日"]) == ("社区调解室", "2019年6月1日")


def test_a_card_lists_the_open_gaps_of_its_unit_and_of_what_belongs_to_it(programme):
    assert card(programme, ("station", "HS2")).gaps.rows == (
        ("有律所", "0 / 应 1", "2020年4月1日", "司法局"),
        ("有调解室", "0 / 应 1", "2020年2月10日", "分局"),
    )
    # HS1's own standards are met; the adviser of its community is missing.
    (row,) = card(programme, ("station", "HS1")).gaps.rows
    assert row == ("每月上门（North_community）", "0 次 / 应 1 次", "2020年4月1日", "顾问")
    # The gap of HS3's contract was mended on 1 February.
    assert [row[0] for row in card(programme, ("station", "HS3")).gaps.rows] == ["有调解室"]


def test_a_gap_of_one_part_and_of_a_last_time_are_told_in_their_own_words(programme):
    rules = {one.key: one for one in programme.standards}
    special = rules["station_room"].model_copy(update={"each": "kind"})
    aged = rules["station_firm"].model_copy(update={"kind": "recency"})
    changed = programme.model_copy(update={"standards": (special, aged)})
    row = {"code": "HS2", "name": "x", "station": "HS2", "until": None}
    spans = pd.DataFrame(
        [
            row
            | {"standard": "station_room", "unit": "HS2/marriage", "part": "marriage"}
            | {"required": 1.0, "measured": 0.0, "since": date(2020, 1, 1)},
            row
            | {"standard": "station_firm", "unit": "HS2", "part": ""}
            | {"required": 90.0, "measured": 121.0, "since": date(2020, 2, 1)},
        ]
    )
    rows = visit_facts(WHOLE, changed, ("station", "HS2"), spans, Lang.ZH).gaps.rows
    assert [line[:2] for line in rows] == [
        ("有调解室（婚姻纠纷专项调解室）", "0 / 应 1"),
        ("有律所", "121 天 / 限 90 天"),
    ]


def test_a_room_without_a_standard_says_so(programme):
    gaps = card(programme, ("room", "M1")).gaps
    assert (gaps.rows, gaps.note) == ((), "没有可核对到本单位的标准。")


def test_a_card_says_who_is_there(programme):
    assert card(programme).staff == (
        ("实有警力", "20 人"),
        ("调解员", "专职 1 人、兼职 1 人"),
        ("驻所律师", "1 人"),
        ("入驻律所", "Firm_A，未定止期"),
        ("结对司法所", "North_office"),
    )
    lower = dict(card(programme, ("station", "HS2")).staff)
    assert lower["调解员"] == "0 人"
    assert (lower["入驻律所"], lower["结对司法所"]) == ("无在期合同", "未结对")


def test_who_was_dismissed_or_is_not_yet_there_does_not_count(programme):
    # D3 leaves on the data-to day itself, D5 comes the day after: the assistant remains.
    assert dict(card(programme, ("station", "HS3")).staff)["调解员"] == "司法助理员 1 人"


def test_what_is_not_recorded_is_named_and_never_zero(programme):
    silent = programme.model_copy(
        update={
            "unrecorded": ("mediator.station", "closed_on"),
            "records": tuple(one for one in programme.records if one != "lawyer"),
        }
    )
    staff = dict(card(silent).staff)
    assert (staff["调解员"], staff["驻所律师"]) == ("未登记", "未登记")
    assert card(silent).cases.rows[0][4:] == ("未登记", "未登记", "未登记")
    by_room = programme.model_copy(update={"unrecorded": ("room",)})
    cases = card(by_room, ("room", "M1")).cases
    assert (cases.rows, cases.note) == ((), "本工作模式的案件未登记调解室。")


def test_a_reader_limited_to_firms_is_not_told_a_zero(programme):
    # Rows of mediators name no firm: for such a reader they cannot be counted.
    scope = replace(WHOLE, firms=("HFA",))
    assert dict(card(programme, scope=scope).staff)["调解员"] == "未登记"


def test_a_card_tells_the_last_inspection_of_all_items(programme):
    (row,) = card(programme).checks.rows
    assert row[:3] == ("五统一与录音录像", "2020年2月1日", "1/6")
    assert row[3] == "台账、制度上墙（未查）、着装（未查）、徽章（未查）、录音录像设备（未查）"
    (never,) = card(programme, ("station", "HS2")).checks.rows
    assert never[1] == "没有检查记录"


def test_figures_are_counted_by_hand_and_shown_only_from_the_least_number_on(programme):
    # 12 months: 01, 02, 11 settled in 5, 36 and 2 days; the people's register has 09 alone.
    people, docking = card(programme).cases.rows
    assert docking == (
        "公调对接（调解）",
        "3 件",
        "3 件",
        "100.0%（3/3）",
        "5 天（n=3）",
        "0 件",
        "0 件",
    )
    assert people[:5] == (
        "人民调解（受理）",
        "1 件",
        "1 件",
        "样本不足（n=1）",
        "样本不足（n=1）",
    )
    # HS3: 05 is open since 30 May and due on 29 June.
    assert card(programme, ("station", "HS3")).cases.rows[1][5:] == ("1 件", "1 件")
    # HS2: 04, accepted on 31 May, has its thirtieth day on 30 June.
    assert card(programme, ("station", "HS2")).cases.rows[1][5:] == ("1 件", "0 件")


@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
@pytest.mark.parametrize("register", ["people", "docking"])
def test_every_figure_is_the_command_lines(programme, told, station, register):
    people, docking = card(programme, ("station", station)).cases.rows
    rows = {"people": people, "docking": docking}
    unit = f"--programme hill --where station={station}"
    year = f"{unit} --register {register} --from 2019-07-01 --to 2020-06-30"
    ever = f"{unit} --register {register} --from 2019-01-01 --to 2020-06-30"
    base = {"people": "accepted", "docking": "mediated"}[register]
    for place, key, asked in ((1, base, year), (2, "settled", year), (5, "open", ever)):
        assert rows[register][place] == f"{told(f'figure {key} {asked}')['value']} 件"
    assert rows[register][6] == f"{told(f'figure overdue {ever}')['value']} 件"
    rate = told(f"figure settlement_rate {year}")
    behind = f"（{rate['numerator']}/{rate['denominator']}）"
    shown = (
        f"{rate['value']:.1%}{behind}" if rate["shown"] else f"样本不足（n={rate['denominator']}）"
    )
    assert rows[register][3] == shown
    lawyers = told(f"figure resident_lawyers {unit} --from 2020-06-30 --to 2020-06-30")
    assert dict(card(programme, ("station", station)).staff)["驻所律师"] == f"{lawyers['value']} 人"


@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
def test_the_gaps_are_the_command_lines(programme, listed, station):
    told = [row for row in listed("gaps --programme hill") if row["station"] == station]
    spans = gap_spans(WHOLE, programme, directly)
    rows = visit_facts(WHOLE, programme, ("station", station), spans, Lang.ZH).gaps.rows
    names = {one.key: one.name.zh for one in programme.standards}
    assert {row[0].split("（")[0] for row in rows} == {names[row["standard"]] for row in told}
    lines = {(name, *re.findall(r"\d+", measured), since) for name, measured, since, _ in rows}
    for row in told:
        if row["code"] == station:
            numbers = f"{row['measured']:g}", f"{row['required']:g}"
            since = day_text(date.fromisoformat(row["since"]), Lang.ZH)
            assert (names[row["standard"]], *numbers, since) in lines


@pytest.mark.parametrize("unit", [("station", "HS9"), ("room", "HS1"), ("firm", "HFA")])
def test_a_unit_that_is_none_has_no_card(programme, unit):
    with pytest.raises(BadRequest, match="There is no"):
        card(programme, unit)


def test_a_foreign_unit_is_as_absent_as_none(programme):
    texts = []
    for code in ("HS3", "HS9"):
        with pytest.raises(BadRequest) as refused:
            card(programme, ("station", code), scope=head("HS1"))
        texts.append(str(refused.value).replace(code, ""))
    assert texts[0] == texts[1]


def test_a_card_can_be_opened_and_says_what_is_on_it(programme):
    content = workbook(programme)
    said = {str(cell) for row in cells(content) for cell in row if cell != ""}
    one = card(programme)
    for block in (one.gaps, one.checks, one.cases):
        assert set(block.heads) <= said
        assert {told for row in block.rows for told in row} <= said
    assert {value for _, value in (*one.about, *one.staff)} <= said
    assert [mark.split("/")[1] for mark in marks(content) if "/" in mark] == list(ITEMS)
    assert f"#card {one.code.text}" in said


def test_several_units_have_a_sheet_each_and_nothing_else(programme):
    content = workbook(programme, ("station", "HS1"), ("room", "M1"), ("station", "HS2"))
    names = re.findall(r'<sheet name="([^"]+)"', part(content, "xl/workbook.xml"))
    assert names == ["1 Upper_station", "2 Upper_room", "3 Lower_station"]


def test_a_sheet_prints_upright_on_one_a4_page(programme):
    xml = part(workbook(programme), "xl/worksheets/sheet1.xml")
    assert '<pageSetUpPr fitToPage="1"/>' in xml
    (setup,) = re.findall(r"<pageSetup [^>]*>", xml)
    assert 'paperSize="9"' in setup
    assert 'orientation="portrait"' in setup
    assert "fitToWidth" not in setup  # one each way, which is what the format means without it
    assert "fitToHeight" not in setup


def test_a_sheet_has_chinese_fonts_a_choice_of_results_and_no_formula(programme):
    content = workbook(programme)
    xml, styles = part(content, "xl/worksheets/sheet1.xml"), part(content, "xl/styles.xml")
    assert '<name val="宋体"/>' in styles
    assert '<name val="黑体"/>' in styles
    assert "<f>" not in xml
    choices = re.findall(r'<dataValidation type="list"[^>]*sqref="(G\d+)"', xml)
    assert len(choices) == len(ITEMS)
    assert '"达到,未达到"' in xml.replace("&quot;", '"')


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1"])
def test_words_that_a_spreadsheet_would_run_are_kept_from_it(programme, name):
    one = card(programme)
    named = replace(one, name=name, about=(("单位", name), *one.about[1:]))
    content = visit_card.visit_cards([named])
    said = [str(cell) for row in cells(content) for cell in row]
    assert f"'{name}" in said
    assert name not in said
    assert "<f>" not in part(content, "xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("name", ["a/b:c*d?[e]", "'x'", "很" * 60, "="])
def test_any_name_of_a_unit_makes_a_sheet(programme, name):
    content = visit_card.visit_cards([replace(card(programme), name=name)] * 2)
    assert len(re.findall("<sheet name=", part(content, "xl/workbook.xml"))) == 2


def test_an_english_card_speaks_english(programme):
    content = visit_card.visit_cards([card(programme, lang=Lang.EN)])
    said = "".join(str(cell) for row in cells(content) for cell in row)
    declared = [text.zh for s in programme.standards for text in (s.name, s.owner)]
    assert not re.findall("[\u4e00-\u9fff]+", said), declared


def test_a_programme_without_a_checklist_prints_its_standards(programme):
    plain = programme.model_copy(
        update={"standards": tuple(s for s in programme.standards if s.kind != "checklist")}
    )
    content = workbook(plain)
    said = [str(cell) for row in cells(content) for cell in row]
    assert "每个派出所有律所" in said
    assert {"#item standards/station_firm", "#item standards/station_room"} <= set(marks(content))
    room = workbook(plain, ("room", "M1"))
    assert not [mark for mark in marks(room) if mark.startswith("#item")]
