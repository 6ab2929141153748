"""Alarms are exactly what was planted: in the sample of five programmes, and in a small one."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.database import snapshots
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.quality.alarm_rules import RULES
from dashboard.queries.cases import dispute_total
from dashboard.queries.counts import data_from, data_to
from dashboard.reports.trust.alarms import not_checked, open_alarms
from tests.commands.test_overdue import EVERY
from tests.reports import odd_hill
from tests.tiny.readers import WHOLE, head

EXPLAINED = {("lixian", "same_minute_entries", "LXS03")}
"""True in the sample: entries still to come on the data-to day are all written down at 23:59 of it,
four of them at this station."""


@pytest.fixture(scope="module")
def odd_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("odd")
    snapshots.publish(folder, odd_hill.fill)
    return folder


@pytest.fixture
def on_odd(odd_folder, tiny_config, monkeypatch):
    monkeypatch.setenv("DASHBOARD_CONFIG", str(tiny_config))
    monkeypatch.setenv("DASHBOARD_DATABASE", str(odd_folder))


def planted_in(planted_of, code):
    return [one for one in planted_of(code) if one["kind"].startswith("alarm:")]


def pairs(alarms):
    return {(one.rule.key, one.unit) for one in alarms}


def chosen(code, register, start, end):
    return Filters(programme=code, register=register, start=start, end=end)


def test_every_rule_has_a_planted_example(planted_of):
    sample = {
        one["kind"].removeprefix("alarm:")
        for code in ("chenghua", "lixian")
        for one in planted_in(planted_of, code)
    }
    assert sample | {rule for rule, _ in odd_hill.PLANTED} == set(RULES)


@pytest.mark.usefixtures("on_sample")
@pytest.mark.parametrize("code", ["chenghua", "lixian"])
def test_what_was_planted_is_found_in_its_period_and_no_other_unit_is(code, planted_of):
    planted = planted_in(planted_of, code)
    (register,) = {one["register"] for one in planted}
    (days,) = {(one["from"], one["to"]) for one in planted}
    found = open_alarms(WHOLE, chosen(code, register, *map(date.fromisoformat, days)))
    assert pairs(found) == {(one["kind"].removeprefix("alarm:"), one["unit"]) for one in planted}


@pytest.mark.usefixtures("on_sample")
@EVERY
def test_over_all_years_and_the_published_period_nothing_else_is_flagged(
    code, register, planted_of
):
    known = {
        (one["kind"].removeprefix("alarm:"), one["unit"])
        for one in planted_in(planted_of, code)
        if one["register"] == register
    }
    known |= {(rule, unit) for home, rule, unit in EXPLAINED if home == code}
    declared = programme_of(code)
    for start, end in (
        (declared.default_start, declared.default_end),
        (data_from(code), data_to(code)),
    ):
        assert pairs(open_alarms(WHOLE, chosen(code, register, start, end))) <= known


@pytest.mark.usefixtures("on_sample")
@pytest.mark.parametrize("code", ["chenghua", "chongqing", "cixi", "yibin"])
def test_the_published_period_of_a_programme_without_planted_alarms_has_none(code):
    declared = programme_of(code)
    for register in declared.registers:
        asked = chosen(code, register.key, declared.default_start, declared.default_end)
        assert open_alarms(WHOLE, asked) == []


@pytest.mark.usefixtures("on_sample")
def test_what_a_programme_does_not_record_is_named_and_not_checked():
    asked = chosen("chongqing", "people_mediation", date(2018, 1, 1), date(2019, 4, 30))
    assert {key: what.zh for key, what in not_checked(asked).items()} == {
        "month_end": "录入时间",
        "same_minute_entries": "录入时间",
        "minute_digits": "录入时间",
        "same_minute_closings": "办理过程",
    }


@pytest.mark.usefixtures("on_odd")
def test_of_eight_stations_exactly_the_odd_ones_are_found():
    assert pairs(open_alarms(WHOLE, odd_hill.YEAR)) == odd_hill.PLANTED


@pytest.mark.usefixtures("on_odd")
def test_a_head_is_told_of_his_station_tested_among_all():
    own = replace(head("HS5", "HS1"), counties=("H1",), comparison_counties=("H1",))
    (alarm,) = open_alarms(own, odd_hill.YEAR)
    assert (alarm.rule.key, alarm.unit, alarm.found, alarm.of) == ("all_settled", "HS5", 240, 240)
    (same,) = open_alarms(WHOLE, odd_hill.YEAR.choose(station="HS5"))
    assert (same.chance, same.usual) == (alarm.chance, alarm.usual)


@pytest.mark.usefixtures("on_odd")
def test_an_alarm_opens_its_cases_alone():
    for alarm in open_alarms(WHOLE, odd_hill.YEAR):
        listed = dispute_total(WHOLE, alarm.filters)
        expected = {"whole_percent": 20 * alarm.found}.get(alarm.rule.key, 240)
        assert listed == expected, alarm.rule.key


@pytest.mark.usefixtures("on_odd")
@pytest.mark.parametrize("narrowed", [{"type": "family"}, {"platform": "ledger"}])
def test_what_the_sweep_log_does_not_know_leaves_it_out(narrowed):
    found = pairs(open_alarms(WHOLE, odd_hill.YEAR.choose(**narrowed)))
    assert ("more_than_accepted", "HS3") not in found
