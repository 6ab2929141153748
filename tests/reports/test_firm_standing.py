"""Fails under the contract, on the tiny database and the sample: months, figures, who is near."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.scope import Field
from dashboard.reports.firm.firm_praise import firm_praises
from dashboard.reports.firm.firm_standing import standings
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.staffing.standing_figures import compared, tallies
from dashboard.reports.staffing.standing_words import sentence
from tests.reports.firm_rows import DUTY_BELOW, IN_FULL, firm, table
from tests.tiny.readers import WHOLE, docking, head

JANUARY, FEBRUARY = date(2020, 1, 1), date(2020, 2, 1)
WITHOUT = replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one != Field.FIRMS))


def chenghua(year):
    return Filters(
        programme="chenghua",
        register="station_docking",
        start=date(year, 1, 1),
        end=date(year, 12, 31),
    )


def test_the_firm_with_a_fail_is_listed_and_the_other_one_counted(on_tiny):
    found = standings(WHOLE, docking())
    (one,) = found.listed
    assert (one.firm, one.fails, one.graded) == ("HFA", (FEBRUARY,), (JANUARY, FEBRUARY))
    assert (one.limit, one.left, one.since) == (3, 2, date(2019, 1, 1))
    assert one.last_failed
    assert one.near
    assert found.without == 1


def test_the_figures_of_the_failed_month_stand_beside_those_of_all_firms(on_tiny):
    # February: HFA came to 3 of 4 shifts, HFB to its one (that it left early is another matter).
    (one,) = standings(WHOLE, docking()).listed
    (duty,) = [figure for figure in one.by_month if figure.key == "duty_rate"]
    assert (duty.k, duty.of, duty.all_k, duty.all_of) == (3, 4, 4, 5)
    assert duty.months == (FEBRUARY,)


def test_other_choices_narrow_nothing_because_a_grade_is_of_all_work(on_tiny):
    whole = standings(WHOLE, docking())
    assert standings(WHOLE, docking(station="HS3", type="family")).listed == whole.listed


def test_nothing_after_the_period_counts_as_a_fail(on_tiny):
    found = standings(WHOLE, docking().during(JANUARY, date(2020, 1, 31)))
    assert (found.listed, found.without) == ((), 1)


@pytest.mark.parametrize("reader", [WITHOUT, head("HS1")], ids=["no firms", "by station"])
def test_a_reader_without_the_grades_of_firms_gets_none(on_tiny, reader):
    assert standings(reader, docking()) is None


def test_the_planted_firm_is_one_short_and_nobody_else_is(on_sample, planted_of):
    (planted,) = [one for one in planted_of("chenghua") if one["kind"] == "firm_near_dismissal"]
    found = standings(WHOLE, chenghua(2021))
    assert [(one.firm, len(one.fails), one.near) for one in found.listed] == [
        (planted["unit"], 2, True)
    ]
    assert found.without == 6
    (one,) = found.listed
    assert ", ".join(f"{month:%Y-%m}" for month in one.fails) in planted["evidence"]


def test_a_fail_of_an_earlier_contract_is_not_counted(on_sample):
    assert [one.firm for one in standings(WHOLE, chenghua(2019)).listed] == ["CHF2"]
    assert [one.firm for one in standings(WHOLE, chenghua(2020)).listed] == ["CHF2", "CHF7"]


def test_figures_are_told_apart_over_all_firms_and_not_with_too_few(on_tiny):
    figures = [("甲", 40, 80), ("乙", 78, 80), ("丙", 79, 80), ("丁", 2, 2)]
    rows = table(
        *(
            {"key": "duty_rate", "firm": name, "month": JANUARY, "successes": k, "trials": n}
            for name, k, n in figures
        )
    ).assign(minimum=3)
    bands = {name: compared(rows, name, (JANUARY,))[0].band for name, *_ in figures}
    assert bands == {"甲": "below", "乙": "together", "丙": "together", "丁": None}
    alone = rows[rows["firm"] == "甲"]
    assert compared(alone, "甲", (JANUARY,))[0].band is None


def test_what_a_register_does_not_record_is_left_out(on_tiny):
    counted = tallies(WHOLE, replace(docking(), register="people"), (JANUARY, FEBRUARY))
    assert "settlement_rate" not in set(counted["key"])


def praised(rows, reader=WHOLE):
    return firm_praises(reader, docking(), rows)


def test_a_full_roster_is_praised_and_not_said_to_be_better(on_tiny):
    (one,) = praised(table(firm("甲", 9, 10, **IN_FULL), firm("乙", 9, 10)))
    assert one.sentence.zh == "**甲** 2020年1月1日—2020年6月30日值守全勤（100/100）。"
    # 100 of 100 and 95 of 100.
    assert one.figures[0].zh == "值守到岗率：本所 100/100，各家合计 195/200（97.5%）"
    assert one.caveats[0].zh == "全勤是做到了标准，不说明强于其余律所"


def test_what_is_below_and_what_failed_is_said_in_the_same_sentence(on_tiny):
    above = {"dossier_rate": 1.0, "dossier_rate_n": 100, "dossier_rate_band": "above"}
    (one,) = praised(table(firm("甲", 9, 10, fails=2, **DUTY_BELOW | above), firm("乙", 9, 10)))
    assert one.sentence.zh.endswith(
        "卷宗齐全率 100.0%（100/100）明显高于其余；但值守到岗率 80.0%（80/100）明显低于其余；"
        "现行合同期内有 2 次不合格。"
    )
    assert "; but duty attendance" in one.sentence.en.lower()


def test_nobody_is_praised_for_nothing_nor_to_a_reader_without_firms(on_tiny):
    assert not praised(table(firm("甲", 9, 10), firm("乙", 9, 10)))
    assert not praised(table(firm("甲", 9, 10, **IN_FULL)), WITHOUT)


def test_excellent_months_are_counted_with_those_of_all_firms(on_tiny):
    # HFA: January excellent, February fail; HFB: February pass.
    (one,) = praised(table(firm("HFA", 9, 10, **IN_FULL)))
    assert "本所 1/2，各家合计 1/3（只计次数，不作比较）" in one.figures[1].zh


def test_the_sample_praises_two_full_rosters_of_2021(on_sample):
    found = firm_praises(WHOLE, chenghua(2021), rank_firms(WHOLE, chenghua(2021)))
    assert [one.unit for one in found] == ["CHF1", "CHF3"]


def test_the_sentence_of_the_planted_firm_does_not_say_more_than_its_months(on_sample):
    (one,) = standings(WHOLE, chenghua(2021)).listed
    assert "不合格月份的律师主调成功率、值守到岗率、按时录入率与其余差异不显著" in sentence(one).zh
