"""考核指标表 on the tiny database: each indicator and standard by station, counted by hand."""

import shutil
from datetime import date

import pytest

from dashboard.domain import settings
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programmes
from dashboard.reports.grade_sheet.declared_indicators import declared_indicators
from dashboard.reports.grade_sheet.indicators import indicator_sheet
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.finding import found_again
from tests.reports.grade_sheet.test_firms import TAKEN, grid
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")
HALF_YEAR = SheetAsked(programme="hill", month=date(2020, 6, 1), register="docking", months=6)
TARGET = """
[[target]]
metric = "settlement_rate"
value = 0.5
due = 2020-06-30
source = { zh = "试点", en = "Trial" }
"""


def test_an_indicator_stands_by_unit_with_its_counts_and_the_sum():
    document = indicator_sheet(WHOLE, HALF_YEAR, TAKEN)
    assert grid(document, "调解（公调对接）").rows == (
        ("Upper_station", 2),
        ("Lower_station", 2),
        ("South_station", 3),
        ("未登记", 1),
        ("合计", 8),
    )
    assert grid(document, "调解成功率（公调对接）").rows == (
        ("Upper_station", 2, 2, "样本不足（n=2）"),
        ("Lower_station", 0, 2, "样本不足（n=2）"),
        ("South_station", 1, 3, pytest.approx(1 / 3)),
        ("未登记", 1, 1, "样本不足（n=1）"),
        ("合计", 4, 8, 0.5),
    )


def test_standards_stand_whole_and_by_unit():
    document = indicator_sheet(WHOLE, HALF_YEAR, TAKEN)
    whole = {row[0]: row[1:4] for row in grid(document, "标准达标情况（2020-06-30）").rows}
    # HS2 has no contract since March and no room since February, HS3 never had a room.
    assert whole == {
        "有律所": (2, 3, "未达标"),
        "有调解室": (1, 3, "未达标"),
        "每月上门": (0, 2, "未达标"),
    }
    assert grid(document, "有律所（2020-06-30）").rows == (
        ("Upper_station", 1, 1, "达标"),
        ("Lower_station", 0, 1, "未达标"),
        ("South_station", 1, 1, "达标"),
    )
    # Communities stand with the station they belong to.
    assert [row[:3] for row in grid(document, "每月上门（2020-06-30）").rows] == [
        ("Upper_station", 0, 1),
        ("South_station", 0, 1),
    ]


def test_every_figure_is_cited_once_and_found_again():
    document = indicator_sheet(WHOLE, HALF_YEAR, TAKEN)
    assert {one.id: found_again(WHOLE, one) for one in document.quoted} == {
        one.id: one.value for one in document.quoted
    }
    cited = [cite for one in document.grids for _, _, cite in one.cites]
    assert sorted(cited) == sorted(one.id for one in document.quoted)


def test_a_head_sees_his_own_stations_alone():
    document = indicator_sheet(head("HS3"), HALF_YEAR, TAKEN)
    rows = grid(document, "调解（公调对接）").rows
    assert rows == (("South_station", 3), ("合计", 3))
    assert found_again(head("HS1"), document.figure("standard:station_firm:HS3")) is None


def test_a_target_is_met_or_not_and_too_few_are_not_judged(tiny_config, tmp_path, monkeypatch):
    shutil.copytree(tiny_config, tmp_path / "config")
    file = tmp_path / "config" / "programmes" / "hill.toml"
    file.write_text(file.read_text("utf-8") + TARGET, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))
    settings._programmes.cache_clear()
    document = indicator_sheet(WHOLE, HALF_YEAR, TAKEN)
    rows = grid(document, "调解成功率（公调对接）").rows
    assert [row[4:] for row in rows] == [
        (0.5, "不作判断"),
        (0.5, "不作判断"),
        (0.5, "未达标"),
        (0.5, "不作判断"),
        (0.5, "达标"),
    ]
    assert "没有规定目标值" not in document.to_json()


def test_without_targets_the_sheet_says_that_nothing_is_judged():
    assert "没有规定目标值" in indicator_sheet(WHOLE, HALF_YEAR, TAKEN).to_json()


@pytest.mark.parametrize("code", ["chenghua", "chongqing", "yibin", "cixi", "lixian"])
def test_every_programme_declares_indicators_of_its_own_unit(on_sample, code, monkeypatch):
    monkeypatch.delenv("DASHBOARD_CONFIG")
    declared = programmes()[code]
    filters = Filters(
        programme=code,
        register=declared.registers[-1].key,
        start=declared.default_start,
        end=declared.default_end,
    )
    found = declared_indicators(WHOLE, filters)
    assert len([one for one in found if one.absent is None]) >= 4
    assert len({one.key for one in found}) == len(found)
