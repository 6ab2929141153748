"""The accountant's workbook, opened again: the sums done by hand, types, nothing that runs."""

import io
import re
import zipfile
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from python_calamine import CalamineWorkbook

from dashboard.domain.errors import NotAllowed
from dashboard.domain.scope import Field
from dashboard.domain.settings import programme_of
from dashboard.domain.text import Lang
from dashboard.reports.files.export_words import Taken
from dashboard.reports.files.sheet_table import NOTHING, Column, Kind, Table
from dashboard.reports.files.subsidy_sheet import subsidy_sheet
from tests.tiny.readers import WHOLE
from tests.tiny.subsidies import PERIODS, rows_of, whole

EVERY = pytest.mark.parametrize("programme", PERIODS)
TAKEN = Taken(
    number="4711",
    who="lin",
    at=datetime(2022, 1, 4, 17, 5, tzinfo=UTC),
    purpose="=1+1",
    selection="全部",
)
BY_HAND = "claims claimed doubtful doubtful_yuan allowed".split()
GIVEN = "cases given_least given_most unfiled unclaimed".split()
NAMES = {
    "chenghua": {
        "个案补贴（以奖代补、以案定补）": "case_subsidy",
        "民警化解奖励": "officer_reward",
    },
    "yibin": {
        "个案补贴": "case_subsidy",
        "驻所调解员工资": "mediator_pay",
        "一事一奖": "event_reward",
    },
    "cixi": {"一案一奖励": "reward_per_case", "以奖代补": "reward_for_subsidy"},
}
FIRMS = {"优秀、合格律所补贴": "firm_subsidy"}
RUNS = "=cmd()"
FORGED = (
    "code programme county station mediator subsidy dispute_id month claimed_on level amount_fen"
    f"\n{RUNS} chenghua 510108 CHS01 M1 case_subsidy +A01 2021-01-01 2021-02-08 ordinary 6000"
)


def content(programme, *, until=None, lang=Lang.ZH, scope=WHOLE):
    return subsidy_sheet(scope, whole(programme, until), TAKEN, lang).content


def sheets(programme, **how):
    book = CalamineWorkbook.from_filelike(io.BytesIO(content(programme, **how)))
    return {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}


def under(rows, head):
    """The rows below a head, each by what its first cell says, to the next empty one."""
    start = next(i for i, row in enumerate(rows) if row[0] == head) + 1
    end = next((i for i, row in enumerate(rows) if i >= start and row[0] == ""), len(rows))
    return {row[0]: row[1:] for row in rows[start:end]}


def said(value):
    """A cell as the tables by hand write it: ``-`` for every word that stands for no number."""
    return "-" if isinstance(value, str) else f"{value:g}"


def hand(programme, by):
    rows = [row for row in rows_of(programme, "totals") if row["by"] == by]
    return {row["unit"]: [row[name] for name in (*BY_HAND, *GIVEN)] for row in rows}


def told(rows, names):
    return {
        names.get(unit, str(unit)): [said(cell) for cell in (*row[:5], *row[6:11])]
        for unit, row in rows.items()
        if unit != "合计"
    }


@EVERY
def test_sums_by_subsidy_and_by_month_are_those_by_hand(programme, worked):
    summary = sheets(worked(programme))["汇总"]
    by_subsidy = told(under(summary, "补贴项目"), NAMES[programme] | FIRMS)
    assert by_subsidy == hand(programme, "subsidy")
    assert told(under(summary, "所属月"), {}) == hand(programme, "month")


def test_each_sum_stands_with_its_count_and_its_basis(worked):
    rows = under(sheets(worked("chenghua"))["汇总"], "项目")
    figures = under(sheets("chenghua")["汇总"][15:], "项目")
    assert [figures[name][:2] for name in ("申领", "其中存疑", "可付")] == [
        [13, 63_890],
        [8, 60_480],
        [5, 3_410],
    ]
    assert [figures[f"按规则应给，{which}"][:2] for which in ("最少", "最多")] == [
        [9, 2_640],
        [9, 4_640],
    ]
    assert figures["应给未定义"][:2] == [2, "未定义"]
    assert "民警化解奖励" in figures["应给未定义"][2]
    assert all(row[2] for row in figures.values())
    assert (rows["导出编号"][0], rows["导出人"][0]) == ("4711", "lin")
    assert rows["导出时间"][0] == "2022-01-05 01:05"
    assert rows["数据截至"][0] == "2021-02-28"


def test_budgets_of_the_period_stand_with_what_was_claimed(worked):
    budgets = under(sheets(worked("chenghua"))["汇总"], "预算")
    first = [6, 350, 350 / 80_000, 80_000, date(2020, 1, 1), date(2020, 12, 31), date(2020, 12, 31)]
    assert budgets["2020 年个案补贴预算"][:7] == first
    assert [*budgets] == ["2020 年个案补贴预算", "2021 年个案补贴预算"]


@EVERY
def test_payees_by_month_add_up_as_by_hand(programme, worked):
    start, end = PERIODS[worked(programme)]
    sums = defaultdict(lambda: [0, 0, 0, 0])
    for one in rows_of(programme, "claims"):
        if start <= date.fromisoformat(one["month"]) <= end:
            wrong = one["findings"] != "-"
            group = sums[one["payee"], one["subsidy"], one["month"]]
            for place, more in enumerate((1, int(one["yuan"]), wrong, wrong * int(one["yuan"]))):
                group[place] += more
    names, rows = NAMES[programme], sheets(programme)["应付明细"][3:]
    assert {(r[0], names[r[3]], str(r[4])): r[5:9] for r in rows[:-1]} == sums
    assert rows[-1][5:9] == [sum(column) for column in zip(*sums.values(), strict=True)]


@EVERY
def test_every_claim_stands_with_what_its_rule_gives(programme, worked):
    until = date(2021, 2, 28) if worked(programme) == "chenghua" else None
    names = "yuan least most allowed".split()
    by_hand = {one["claim"]: [one[name] for name in names] for one in rows_of(programme, "claims")}
    rows = sheets(programme, until=until)["逐笔"][3:]
    assert {row[0]: [said(cell) for cell in row[12:16]] for row in rows[:-1]} == by_hand
    assert rows[-1][0] == "合计"


def test_a_claim_is_told_with_its_rule_its_days_and_its_reason(worked):
    rows = {row[0]: row for row in sheets(worked("chenghua"))["逐笔"]}
    assert rows["C06"][:9] == [
        *("C06", "M2", "Name_M2", "个案补贴（以奖代补、以案定补）", "chenghua:A06"),
        *(date(2021, 1, 1), date(2021, 2, 8), "疑难", "疑难"),
    ]
    assert rows["C06"][16] == "申报难度偏高（申报疑难，登记疑难，依据支持普通）"
    assert rows["C01"][9:12] == [date(2018, 1, 1), date(2018, 1, 1), date(2020, 12, 31)]
    assert rows["C11"][17] == "卷宗未登记"


def test_only_claims_with_a_finding_are_in_doubt(worked):
    rows = sheets(worked("chenghua"))["存疑"][3:]
    codes = "C02 C03 C04 C06 C07 C08 C09 C10 C13".split()
    assert sorted(row[0] for row in rows) == [*(code for code in codes if code != "C03"), "合计"]
    assert rows[-1][12] == 60_480


def test_what_is_open_is_a_word_and_no_sum_of_it_is_nought(worked):
    book = sheets(worked("cixi"))
    figures = under(book["汇总"][15:], "项目")
    assert figures["可付"][:2] == [0, "未定义"]
    assert "一案一奖励、以奖代补" in figures["应给未定义"][2]
    assert book["应付明细"][-1][9] == "未定义"
    assert book["逐笔"][-1][15] == "未定义"
    assert sheets(worked("yibin"))["应付明细"][3][9] == "无从核对"


def test_what_a_claim_does_not_record_is_named_and_not_counted_as_nought(worked):
    bare = (
        "code programme county station mediator subsidy dispute_id month claimed_on level "
        "amount_fen\nC15 chenghua 510108 CHS01 M2 officer_reward chenghua:A02 2020-12-01 "
        "2021-02-26 - -\nC16 chenghua 510108 CHS01 - case_subsidy chenghua:A02 2020-12-01 "
        "2021-02-26 - 100"
    )
    book = sheets(worked("chenghua", subsidy_claim=bare))
    rows = {row[0]: row for row in book["逐笔"]}
    assert [rows["C15"][place] for place in (1, 7, 9, 12)] == ["M2", *["未登记"] * 3]
    assert rows["C16"][1] == "未登记"
    payees = {(row[0], row[3]): row[5:7] for row in book["应付明细"]}
    assert payees["M2", "民警化解奖励"] == [1, "未登记"]
    assert payees["未登记", "个案补贴（以奖代补、以案定补）"] == [1, 1]
    notes = under(book["汇总"], "不能认定的（不作疑点）")
    assert notes["申领金额未登记"][0] == 1


def test_a_dispute_out_of_reach_lends_the_workbook_no_fact(worked):
    elsewhere = (
        "code programme county station mediator subsidy dispute_id month claimed_on level "
        "amount_fen\nC15 chenghua 510108 CHS02 M2 case_subsidy chenghua:A09 2020-12-01 "
        "2021-02-26 major 20000"
    )
    worked("chenghua", subsidy_claim=elsewhere)
    book = sheets("chenghua", scope=replace(WHOLE, stations=("CHS02",)))
    row, total = book["逐笔"][3:]
    assert row[8] == ""
    assert row[10:] == ["", "", 200, *["无从核对"] * 3, "", "纠纷不在您的范围内"]
    assert total[12] == 200


def test_versions_of_the_period_stand_with_source_and_what_is_assumed(worked):
    rows = sheets(worked("chenghua"))["规则"][3:]
    cases = [row for row in rows if row[0].startswith("个案补贴")]
    assert [row[5:7] for row in cases] == [
        [date(2018, 1, 1), date(2020, 12, 31)],
        [date(2021, 1, 1), ""],
    ]
    assert all(row[7] for row in cases)
    assert "示例所设" in cases[0][8]


def test_an_older_version_stands_there_when_a_claim_rests_on_it(worked):
    late = (
        "code programme county station mediator subsidy dispute_id month claimed_on level "
        "amount_fen\nC15 chenghua 510108 CHS01 M1 case_subsidy chenghua:A02 2021-02-01 2021-02-26 "
        "difficult 10000"
    )
    worked("chenghua", subsidy_claim=late)
    filters = whole("chenghua", date(2021, 2, 28)).during(date(2021, 2, 1), date(2021, 2, 28))
    book = CalamineWorkbook.from_filelike(
        io.BytesIO(subsidy_sheet(WHOLE, filters, TAKEN, Lang.ZH).content)
    )
    rows = book.get_sheet_by_name("规则").to_python()[3:]
    assert [row[5] for row in rows if row[0].startswith("个案补贴")] == [
        date(2018, 1, 1),
        date(2021, 1, 1),
    ]


@pytest.mark.parametrize("lang", Lang)
def test_no_cell_is_a_formula_and_words_that_look_like_one_stay_words(worked, lang):
    made = content(worked("chenghua", subsidy_claim=FORGED), lang=lang)
    book = zipfile.ZipFile(io.BytesIO(made))
    parts = [book.read(name).decode() for name in book.namelist() if "worksheets/sheet" in name]
    assert len(parts) == 5
    assert not [part for part in parts if "<f>" in part or "<f " in part]
    words = re.findall("<t[^>]*>(.*?)</t>", book.read("xl/sharedStrings.xml").decode())
    assert {"'=cmd()", "'+A01", "'=1+1"} <= {*words}
    assert not [word for word in words if word.startswith(("=", "+", "-", "@"))]


def test_every_list_prints_in_a4_landscape_with_its_head_on_every_page(worked):
    book = zipfile.ZipFile(io.BytesIO(content(worked("chenghua"))))
    for number in range(1, 6):
        part = book.read(f"xl/worksheets/sheet{number}.xml").decode()
        assert 'paperSize="9"' in part
        assert 'orientation="landscape"' in part
        assert number == 1 or 'state="frozen"' in part
    assert book.read("xl/workbook.xml").decode().count("_xlnm.Print_Titles") == 4


def test_a_workbook_speaks_the_language_of_its_reader(worked):
    book = sheets(worked("yibin"), lang=Lang.EN)
    assert [*book] == ["Summary", "To pay", "Claims", "In doubt", "Rules"]
    cells = {cell for rows in book.values() for row in rows for cell in row}
    told = {cell for cell in cells if isinstance(cell, str) and re.search("[\u4e00-\u9fff]", cell)}
    assert told == {"全部"}


def test_without_the_right_to_money_there_is_no_workbook(worked):
    blind = replace(WHOLE, fields=tuple(one for one in Field if one != Field.MONEY))
    worked("chenghua")
    with pytest.raises(NotAllowed):
        content("chenghua", scope=blind)


def test_a_reader_of_another_station_finds_no_claim_in_it(worked):
    worked("chenghua")
    book = sheets("chenghua", scope=replace(WHOLE, stations=("CHS02",)))
    assert [row[0] for row in book["逐笔"][3:]] == ["合计"]
    assert under(book["汇总"][15:], "项目")["申领"][:2] == [0, 0]


def test_what_narrows_no_claim_is_named(worked):
    worked("chenghua")
    filters = whole("chenghua").choose(type=("family",))
    made = subsidy_sheet(WHOLE, filters, TAKEN, Lang.ZH).content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("汇总").to_python()
    assert under(rows, "项目")["申领没有这些项，未按其筛选"][0] == "纠纷类型"


def test_sample_data_are_marked_as_no_ground_to_pay(worked):
    assert programme_of(worked("chenghua")).synthetic
    assert "均为虚构" in under(sheets("chenghua")["汇总"], "项目")["数据性质"][0]


@pytest.mark.parametrize(
    ("cells", "total"),
    [
        ((1.1, 2.2), 3.3),
        ((0.0, "未定义"), "未定义"),
        ((5, "未定义"), 5),
        ((NOTHING, "未定义"), "未定义"),
        ((), 0),
    ],
)
def test_a_sum_leaves_out_what_is_open_and_is_never_nought_for_it(cells, total):
    columns = (
        Column(programme_of("chenghua").short),
        Column(programme_of("chenghua").short, Kind.YUAN),
    )
    assert Table(columns, [("x", cell) for cell in cells]).total(Lang.EN)[1] == pytest.approx(total)
