"""``subsidies`` on the sample: totals that agree with each other, refusals, and who is told."""

import pytest
from python_calamine import CalamineWorkbook

from dashboard.access import audit

YEAR = "subsidies --programme chenghua"


@pytest.fixture
def director(account):
    return account("director", role="bureau_director", **everywhere("chenghua"))


def everywhere(programme, **reaches):
    every = ("*",)
    whole = {"programmes": (programme,), "counties": every, "stations": every, "firms": every}
    return whole | {"comparison_counties": every, "comparison_stations": every} | reaches


@pytest.mark.parametrize("by", ["payee", "month", "county", "station"])
def test_every_way_to_add_up_gives_the_same_whole(by, command):
    answer = command(f"{YEAR} --by {by}")
    for name in ("claims", "claimed", "doubtful", "doubtful_yuan", "allowed"):
        assert sum(row[name] for row in answer["rows"]) == pytest.approx(answer[name]), name


def test_the_sum_claimed_is_that_of_the_indicator(command):
    figure = command("figure claimed --programme yibin")["rows"][0]["value"]
    assert command("subsidies --programme yibin")["claimed"] == figure


def test_findings_count_the_claims_that_have_them(command):
    findings = command(f"{YEAR} --findings")
    claims = command(f"{YEAR} --claims")["rows"]
    told = {row["finding"]: row["claims"] for row in findings["rows"]}
    assert sum(told.values()) == sum(len(row["findings"]) for row in claims)
    assert findings["doubtful"] == len([row for row in claims if row["findings"]])


def test_a_budget_is_used_by_the_claims_of_its_year(command):
    used = {row["key"]: row["claimed"] for row in command(f"{YEAR} --budget")["rows"]}
    rows = {row["unit"]: row["claimed"] for row in command(f"{YEAR} --by subsidy")["rows"]}
    assert used["case_subsidy_2019"] == rows["case_subsidy"]


def test_what_claims_do_not_know_narrows_nothing_and_is_said(command):
    assert command(f"{YEAR} --where type=family")["not_narrowed_by"] == ["type"]


@pytest.mark.parametrize("programme", ["chongqing", "lixian"])
def test_a_programme_without_subsidies_says_so(programme, command):
    answer = command(f"subsidies --programme {programme}")
    assert "没有规定补贴" in answer["none"]
    assert answer["rows"] == []


def test_the_director_is_told_and_limited_to_a_station_only_that(command, account, director):
    whole = command(f"{YEAR} --by station --as {director}")
    own = account("own", role="bureau_director", **everywhere("chenghua", stations=("CHS05",)))
    narrow = command(f"{YEAR} --by station --as {own}")
    assert [row["unit"] for row in narrow["rows"]] == ["CHS05"]
    (row,) = (row for row in whole["rows"] if row["unit"] == "CHS05")
    assert narrow["claimed"] == row["claimed"]


@pytest.mark.parametrize("role", ["district_head", "political_legal", "case_reviewer"])
def test_no_other_role_is_told_about_money(role, on_sample, account, refused):
    other = account("other", role=role, **everywhere("chenghua"))
    for more in ("", "--claims", "--findings", "--budget", "--by payee"):
        assert "may not see" in refused(f"{YEAR} {more} --as {other}")


def test_a_unit_that_does_not_exist_is_refused(on_sample, refused):
    assert "Unknown station 'nowhere'" in refused(f"{YEAR} --where station=nowhere")


def test_an_officer_is_told_by_number_alone(command):
    claims = command(f"{YEAR} --claims")["rows"]
    officers = [row for row in claims if row["payee_kind"] == "officer"]
    assert officers
    assert {row["payee_name"] for row in officers} == {None}


def rows_of(file, sheet):
    return CalamineWorkbook.from_path(file).get_sheet_by_name(sheet).to_python()


@pytest.mark.parametrize("programme", ["chenghua", "yibin", "cixi"])
def test_the_workbook_adds_up_to_what_is_printed(programme, command, tmp_path):
    line, file = f"subsidies --programme {programme}", tmp_path / "may.xlsx"
    told = command(line)
    made = command(f"{line} --sheet {file} --purpose May")
    assert {row["sheet"]: row["rows"] for row in made["rows"]}["逐笔"] == told["claims"]
    assert rows_of(file, "存疑")[-1][12] == told["doubtful_yuan"]
    *claims, total = rows_of(file, "逐笔")[3:]
    assert sum(row[12] for row in claims) == total[12] == told["claimed"]
    allowed = "未定义" if told["allowed"] is None else told["allowed"]
    assert rows_of(file, "应付明细")[-1][5:10] == [
        *(told[name] for name in ("claims", "claimed", "doubtful", "doubtful_yuan")),
        allowed,
    ]


def test_the_workbook_carries_the_number_of_its_entry_in_the_log(command, director, tmp_path):
    file = tmp_path / "may.xlsx"
    number = command(f"{YEAR} --sheet {file} --purpose May --as {director}")["export"]
    entry = [*audit.records()][-1]
    assert (entry["act"], entry["account"], entry["object"]) == ("export", director, number)
    assert entry["detail"] == "subsidies chenghua; May"
    assert ["导出编号", number] in [row[:2] for row in rows_of(file, "汇总")]


@pytest.mark.parametrize(
    ("name", "purpose", "why"),
    [
        ("may.xlsx", " ", "--purpose"),
        ("may.csv", "May", "does not end in .xlsx"),
        ("none/may.xlsx", "May", "There is no folder"),
        ("there.xlsx", "May", "nothing is written over"),
    ],
)
def test_what_cannot_be_written_is_not_put_on_record(
    name, purpose, why, on_sample, refused, tmp_path
):
    (tmp_path / "there.xlsx").write_text("mine")
    assert why in refused(f"{YEAR} --sheet {tmp_path / name} --purpose '{purpose}'")
    assert (tmp_path / "there.xlsx").read_text() == "mine"
    assert [*audit.records()] == []


def test_without_the_right_no_file_is_written(on_sample, account, refused, tmp_path):
    other = account("other", role="political_legal", **everywhere("chenghua"))
    line = f"{YEAR} --sheet {tmp_path / 'may.xlsx'} --purpose May --as {other}"
    assert "may not see" in refused(line)
    assert not [*tmp_path.glob("*.xlsx")]
