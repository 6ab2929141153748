"""What a programme does not record is said to be so, in words, and never counted as zero."""

import pytest

from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.recorded import is_recorded, what_is_missing, why_absent
from tests.tiny.readers import head

pytestmark = pytest.mark.usefixtures("on_tiny")


def asked(code, register, metric):
    programme = programme_of(code)
    return METRICS[metric], programme, programme.register_of(register)


def test_a_column_nobody_fills_is_not_tracked():
    absent = why_absent(*asked("river", "people", "converted"))
    assert absent.zh == "河区的记录未登记“转化情况”，“转化”未追踪，无法核实。"
    assert absent.en == ("Records of river do not hold conversions, so 'converted' is not tracked.")


def test_a_kind_of_record_the_database_lacks_is_named():
    absent = why_absent(*asked("river", "people", "zones"))
    assert "调解管理区" in absent.zh
    assert "holds no records of zones" in absent.en


def test_key_cases_are_not_counted_where_they_are_no_record():
    metric, programme, register = asked("hill", "docking", "key_cases")
    assert is_recorded(metric, programme, register)
    kept = tuple(one for one in programme.records if one != "key_case")
    without = programme.model_copy(update={"records": kept})
    assert "holds no records of key cases" in why_absent(metric, without, register).en
    assert what_is_missing(metric, without, register).zh == "重点案件"


def test_a_register_counted_on_something_else_is_named_with_what_it_counts():
    absent = why_absent(*asked("river", "people", "mediated"))
    assert absent.en == "Register 'people' does not record 'mediated': it is counted on accepted."
    assert absent.zh == "人民调解台账按受理计，不登记“调解”。"


def test_records_that_do_not_name_a_readers_units_are_out_of_his_reach():
    metric, programme, register = asked("hill", "docking", "committees")
    assert why_absent(metric, programme, register) is None
    absent = why_absent(metric, programme, register, head("HS1"))
    assert "cannot be counted for your reach" in absent.en
    assert "无法按您的范围统计" in absent.zh
    assert why_absent(*asked("hill", "docking", "stations"), head("HS1")) is None


def test_records_whose_station_nobody_fills_are_out_of_a_heads_reach_and_never_zero():
    metric, programme, register = asked("hill", "docking", "meetings")
    assert why_absent(metric, programme, register, head("HS1")) is None
    without = programme.model_copy(update={"unrecorded": ("meeting.station",)})
    assert (
        "cannot be counted for your reach" in why_absent(metric, without, register, head("HS1")).en
    )
    assert why_absent(metric, without, register) is None


def test_off_hours_need_duty_hours():
    metric, programme, register = asked("hill", "docking", "off_hours_share")
    assert is_recorded(metric, programme, register)
    without = programme.model_copy(
        update={"rules": programme.rules.model_copy(update={"duty": None})}
    )
    assert "declares no duty hours" in why_absent(metric, without, register).en


def test_what_is_recorded_needs_no_excuse():
    assert is_recorded(*asked("river", "people", "accepted"))
    assert is_recorded(*asked("hill", "docking", "converted"))
    assert is_recorded(*asked("hill", "docking", "zones"))


@pytest.mark.parametrize(
    ("metric", "missing"),
    [("converted", "转化情况"), ("zones", "调解管理区"), ("mediated", "调解"), ("accepted", None)],
)
def test_what_is_missing_is_named_in_a_word(metric, missing):
    found = what_is_missing(*asked("river", "people", metric))
    assert (found.zh if found else None) == missing


def test_entry_in_time_needs_a_rule_of_days():
    metric, programme, register = asked("hill", "docking", "entered_in_time_rate")
    assert is_recorded(metric, programme, register)
    absent = asked("river", "people", "entered_in_time_rate")
    assert why_absent(*absent).zh == "河区没有规定“录入期限”，无法统计“按时录入率”。"
    assert "declares no days for entry" in why_absent(*absent).en
    assert what_is_missing(*absent).zh == "录入期限"
