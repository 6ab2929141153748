"""Briefings of the tiny programmes: what they count, what they do not say, what they refuse."""

import shutil
from datetime import date
from functools import cache

import pytest

from dashboard.domain.errors import Refused
from dashboard.domain.settings import programme_of
from dashboard.reports.briefing.asked import Asked, Subject
from dashboard.reports.briefing.briefing import briefing
from dashboard.reports.briefing.subjects import latest_month, subjects_of
from dashboard.reports.paper.document import Grid, Heading, NewPage, Paragraph
from dashboard.reports.paper.finding import found_all
from tests.tiny.readers import WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")

JANUARY, FEBRUARY, JUNE = (date(2020, month, 1) for month in (1, 2, 6))


@cache
def written(subject=Subject.MONTHLY, month=JANUARY, *, scope=WHOLE, internal=False):
    return briefing(scope, Asked("hill", subject, month, internal=internal))


def values(document):
    return {one.id: one.value for one in document.quoted}


def shown(document):
    return {one.id: one.shown for one in document.quoted}


def text(document):
    return "\n".join(block.text for block in document.blocks if isinstance(block, Paragraph))


def test_a_month_is_counted_by_register_each_on_its_own_base():
    told = values(written())
    assert (told["docking.mediated"], told["docking.settled"], told["docking.open"]) == (2, 2, 0)
    assert told["docking.closed_in_period"] == 2  # 01 of the month, and 11 of December
    assert told["docking.amount"] == 1500
    assert (told["people.accepted"], told["people.settled"]) == (1, 1)


def test_a_rate_of_few_cases_is_told_as_counts_and_over_twelve_months_beside():
    told = shown(written())
    assert told["docking.satisfaction_rate"] == "2/2（样本不足）"
    assert told["docking.satisfaction_rate.year"] == "66.7%（2/3）"
    assert "2020年2月" not in text(written())


def test_parts_are_told_largest_first_without_shares_of_few():
    told = written()
    assert values(told)["docking.type:family"] == 1
    assert shown(told)["docking.type:neighbour"] == "1 件"


def test_what_was_not_tracked_is_not_told_as_zero():
    told = written(month=date(2020, 4, 1))
    assert values(told)["docking.conversion_tracked_rate"] is None
    assert "docking.conversion:criminal" not in values(told)
    assert "都未追踪（0/1（样本不足））" in text(told)


def test_a_difference_within_chance_is_told_as_a_number_alone():
    february = written(month=FEBRUARY)
    assert values(february)["docking.mediated.mom"] == -1
    assert "docking.mediated.yoy" not in values(february)
    assert "调解同比无可比数据，环比 −1 件（−50.0%），在正常波动内" in text(february)
    assert not {"上升", "下降", "好转"} & set(text(february))


def test_a_first_month_is_compared_with_nothing_and_said_to_be():
    first = text(written(month=date(2019, 12, 1)))
    assert "人民调解台账：同比、环比均无可比数据。" in first
    assert "也没有可比的前期，不作判断" in first
    assert "与前期相比" not in first


def test_a_figure_names_its_register_and_what_it_counts():
    names = {one.id: one.name for one in written().quoted}
    assert names["docking.mediated"] == "公调对接·调解"
    assert names["people.accepted"] == "人民调解·受理"
    assert names["docking.type:family"] == "公调对接·纠纷类型：婚姻家庭"
    assert {one.id: one.basis for one in written().quoted}["docking.closed_in_period"] == "办结"


def test_a_phone_finds_what_stands_out_by_its_heading():
    heads = [one.text for one in written().blocks if isinstance(one, Heading) and one.key]
    assert heads == ["六、特点"]


def test_nothing_is_said_to_stand_out_where_nothing_does():
    assert "无须单列" in text(written(month=FEBRUARY))


def test_what_is_overdue_is_told_of_the_last_month_alone():
    # 05 of 30 May is open for 31 days on 30 June; 04 of 31 May for 30, which is in time.
    assert values(written(month=JUNE))["docking.rule:overdue"] == 1
    assert not [key for key in values(written()) if "rule:" in key]


def test_gaps_are_those_of_the_end_of_the_month_with_their_owner():
    document = written(Subject.COVERAGE, FEBRUARY)
    (grid,) = document.grids
    rooms = next(row for row in grid.rows if row[0] == "有调解室")
    # HS1 has a room on 29 February and HS3 has none; HS2 is asked for one from June on.
    assert (rooms[1], rooms[2], rooms[4]) == ("1/2", 1, "分局")
    assert values(document)["gap:station_room"] == 1
    # In February HC1 was not visited, and HS3 got its firm.
    assert (values(document)["gaps.new"], values(document)["gaps.closed"]) == (1, 1)


def test_firms_are_told_their_grades_and_fails_and_no_order():
    document = written(Subject.FIRMS, FEBRUARY)
    told = values(document)
    assert (told["graded.excellents"], told["graded.fails"], told["fails:HFA"]) == (0, 1, 1)
    (grid, *_) = document.grids
    assert [row[1] for row in grid.rows if row[0] == "Firm_A"] == ["不合格"]


def test_units_are_compared_over_twelve_months_and_few_are_not_judged():
    told = values(written(Subject.STATIONS, JUNE))
    # To May: HS1 has 01, 02 and 11, HS3 has 05, 06 and 08; HS2 has two cases.
    assert (told["unit:HS1"], told["unit:HS3"]) == (1, pytest.approx(1 / 3))
    assert (told["unit:HS2"], told["units.few"], told["units.all"]) == (None, 1, 3)


def test_peers_are_not_named_where_a_programme_keeps_them_anonymous(
    tiny_config, tmp_path, monkeypatch
):
    shutil.copytree(tiny_config, tmp_path / "config")
    file = tmp_path / "config" / "programmes" / "hill.toml"
    file.write_text(file.read_text().replace('peers = "named"', 'peers = "anonymous"'))
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tmp_path / "config"))
    document = briefing(head("HS1"), Asked("hill", Subject.STATIONS, JUNE))
    units = [row[0] for one in document.grids for row in one.rows if one.columns[0].width == 20]
    assert units == ["Upper_station"]
    kept = document.to_json()
    assert not [word for word in ("HS2", "HS3", "Lower_station", "South_station") if word in kept]


def test_the_page_for_internal_checking_stands_at_the_end_and_only_when_asked_for():
    plain, checked = written(), written(internal=True)
    (at,) = [i for i, block in enumerate(checked.blocks) if isinstance(block, NewPage)]
    assert checked.blocks[:at] == plain.blocks
    assert not any(isinstance(block, NewPage) for block in plain.blocks)
    # Nine are published for H1; 01, 02, 03 and 04 are there.
    assert (
        values(checked)["stated:docking_cases"],
        values(checked)["published:docking_cases"],
    ) == (
        9,
        4,
    )
    few = [one for one in checked.grids if isinstance(one, Grid) and "不宜引用" in one.note]
    assert "2/2（样本不足）" in [row[1] for one in few for row in one.rows]


def test_free_texts_are_there_to_be_written():
    assert written().free_texts == {"opening": "", "features": "", "next": ""}


def test_a_head_of_a_station_gets_his_own_counts():
    document = written(scope=head("HS2"), month=FEBRUARY)
    assert values(document)["docking.mediated"] == 1
    assert found_all(head("HS2"), document.quoted)["docking.mediated"] == 1
    assert dict(document.about)["范围"] == "读者本人负责的单位：Lower_station"


def test_the_last_month_is_the_last_whole_one():
    assert latest_month(programme_of("hill")) == JUNE


@pytest.mark.parametrize("month", [date(2019, 11, 1), date(2020, 7, 1)])
def test_months_outside_the_data_are_refused_in_words(month):
    with pytest.raises(Refused) as refusal:
        written(month=month)
    assert f"没有{month.year}年{month.month}月的简报" in refusal.value.text.zh


def test_a_programme_without_standards_has_no_briefing_of_coverage():
    assert Subject.COVERAGE not in subjects_of(programme_of("river"))
    with pytest.raises(Refused, match="no briefing 'Coverage'"):
        briefing(WHOLE, Asked("river", Subject.COVERAGE, JANUARY))
