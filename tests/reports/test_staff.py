"""People in figures, in sentences and unit by unit: by hand on ``hill``, published on the sample.

One is in office throughout, Two comes on 1 February, Three leaves on 30 June 2020.
"""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.coverage.gaps import coverage_rates, open_on
from dashboard.coverage.kept import gap_spans
from dashboard.database.connection import case_database
from dashboard.domain.errors import BadRequest, NotAllowed, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.scope import OPERATOR, Field
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.text import Lang
from dashboard.reports.figure import directly
from dashboard.reports.staffing.staff import cuts, months_of, staff_of
from dashboard.reports.staffing.staff_lists import LISTS, listed, page_of, why_no_list
from dashboard.reports.staffing.staff_units import full_time_rows, staff_units
from dashboard.reports.staffing.staff_words import sentences
from tests.tiny.readers import NOBODY, WHOLE, docking, head

CODES = ("chenghua", "chongqing", "cixi", "lixian", "yibin")


def default(code):
    home = programme_of(code)
    return Filters(
        programme=code,
        register=home.registers[0].key,
        start=home.default_start,
        end=home.default_end,
    )


def told(scope=WHOLE, filters=None, lang=Lang.EN):
    return "\n".join(sentences(staff_of(scope, filters or docking()), lang)).replace("*", "")


def test_who_is_there_who_came_and_who_left(on_tiny):
    staff = staff_of(WHOLE, docking())
    keys = ("mediators", "assistants", "hired", "dismissed")
    assert [staff.number(key) for key in keys] == [2, 1, 1, 1]
    assert staff.net == 0
    assert (staff.cases.stayed.people, staff.cases.moved.people) == (1, 2)


def test_turnover_is_not_told_of_two_people(on_tiny):
    assert "turnover too few cases (n=2)" in told()
    assert "dismissed 1 ÷ 2 in office" in told()


def test_trainings_are_told_by_person(on_tiny):
    trained = staff_of(WHOLE, docking()).trained
    assert (trained.people, trained.sessions, trained.never) == (2, 3, 0)
    assert "Attendances at trainings in the period: 42." in told()


def test_what_nobody_records_is_named_and_never_zero(on_tiny):
    assert "Licences are not recorded." in told()
    staff = staff_of(WHOLE, docking())
    assert staff.row("licence_valid_rate") is None
    with pytest.raises(NotRecorded, match="Licences are not recorded"):
        listed(WHOLE, staff, "licence")


def test_people_come_and_go_by_month(on_tiny):
    months = months_of(WHOLE, docking()).set_index("month")
    assert [f"{month:%m}" for month in months.index[months["hired"] > 0]] == ["02"]
    assert [f"{month:%m}" for month in months.index[months["dismissed"] > 0]] == ["06"]


def test_unit_by_unit_one_row_each(on_tiny):
    rows = staff_units(WHOLE, docking(), "station").set_index("station")
    assert rows["mediators"].to_dict() == {"HS1": 2, "HS2": 0, "HS3": 0}
    assert rows["net"].to_dict() == {"HS1": 1, "HS2": 0, "HS3": -1}
    assert rows["cases_each"].dropna().to_dict() == {"HS1": 2}
    assert rows["trained"].to_dict() == {"HS1": 2, "HS2": 0, "HS3": 0}


def test_people_are_cut_by_what_is_recorded_alone(on_tiny):
    # At the end of June both are at one station of one county.
    assert cuts(WHOLE, docking()) == ("mediator_kind",)


def test_a_cut_nobody_records_is_refused_with_those_there_are(on_sample):
    with pytest.raises(BadRequest, match="not recorded by 'room'. Known: county, mediator_kind"):
        staff_units(OPERATOR, default("chenghua"), "room")


def test_a_choice_people_do_not_know_is_named(on_tiny):
    staff = staff_of(WHOLE, docking(type="family", station="HS1"))
    assert staff.dropped == ("type",)
    assert staff.number("mediators") == 2
    assert staff.row("training_attendances") is None


def test_a_reader_without_the_right_gets_no_list(on_tiny):
    scope = replace(WHOLE, fields=(Field.AGGREGATES,))
    for which in LISTS:
        with pytest.raises(NotAllowed):
            listed(scope, staff_of(scope, docking()), which)


def test_a_head_lists_his_own_people(on_tiny):
    staff = staff_of(head("HS1"), docking())
    found = listed(head("HS1"), staff, "busy")
    assert (found.least, found.total) == (2, 1)
    assert page_of(head("HS1"), found)["name"].tolist() == ["One"]
    assert page_of(head("HS1"), found, county="H2").empty


def test_who_reaches_nothing_reads_no_people(on_tiny):
    with pytest.raises(BadRequest, match="Unknown programme 'hill'"):
        staff_of(NOBODY, docking())
    empty = staff_of(replace(WHOLE, counties=()), docking())
    assert (empty.number("mediators"), empty.cases.all) == (0, 0)


PUBLISHED = {"mediators": 68_930, "hired": 3_800, "dismissed": 2_810, "officers": None}


def test_the_published_figures_come_out(on_sample):
    staff = staff_of(OPERATOR, default("chongqing"))
    assert {key: staff.number(key) for key in PUBLISHED} == PUBLISHED
    assert (staff.net, staff.number("full_time_share")) == (990, 2_476)
    # At the start there were 68,930 − 990, and on the average of both 68,435.
    turnover = staff.row("turnover")
    assert turnover["denominator"] == (68_930 - 990 + 68_930) / 2 == 68_435
    assert turnover["value"] == 2_810 / 68_435


def test_everybody_is_counted_once_stayed_or_moved(on_sample):
    cases = staff_of(OPERATOR, default("chongqing")).cases
    assert cases.stayed.people == 68_930 - 3_800
    assert cases.moved.people == 3_800 + 2_810
    assert cases.stayed.cases + cases.moved.cases == cases.named == cases.all == 481_000
    assert sum(cases.stayed.bands.values()) == cases.stayed.people


def test_units_add_up_to_the_whole(on_sample):
    rows = staff_units(OPERATOR, default("chongqing"), "county")
    sums = rows[["mediators", "full_time_mediators", "hired", "dismissed", "net"]].sum()
    assert sums.tolist() == [68_930, 2_476, 3_800, 2_810, 990]
    share = full_time_rows(OPERATOR, default("chongqing"), "county")
    assert (len(share), share["value"].is_monotonic_decreasing) == (40, True)


def test_attendances_are_never_taken_for_people(on_sample):
    staff = staff_of(OPERATOR, default("chongqing"))
    assert staff.number("training_attendances") == 80_000
    assert staff.row("trained_share")["denominator"] == 68_930
    assert staff.row("trained_share")["value"] < 1
    assert "是人次不是人数" in told(OPERATOR, default("chongqing"), Lang.ZH)


def test_licences_agree_with_the_standard(on_sample):
    lixian = programmes()["lixian"]
    day = staff_of(OPERATOR, default("lixian")).day
    spans = gap_spans(OPERATOR, lixian, directly)
    standard = open_on(spans[spans["standard"] == "mediator_licence"], day)
    rates = coverage_rates(OPERATOR, lixian, spans, day, directly).set_index("standard")
    licences = staff_of(OPERATOR, default("lixian")).licences
    assert licences["licences_run_out"] == len(standard) > 0
    told = (licences["licences_valid"], licences["licences"])
    assert told == tuple(rates.loc["mediator_licence", ["meeting", "units"]])


def test_the_list_of_licences_names_those_and_the_ones_that_end_soon(on_sample):
    staff = staff_of(OPERATOR, default("lixian"))
    rows = page_of(OPERATOR, listed(OPERATOR, staff, "licence"))
    until = pd.to_datetime(rows["licence_until"]).dt.date
    assert sum(until < staff.day) == staff.licences["licences_run_out"]
    assert sum(until >= staff.day) == staff.licences["licences_run_out_soon"]
    assert (pd.to_datetime(until) <= pd.Timestamp("2023-07-29")).all()


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", CODES)
def test_every_programme_says_something_of_its_people(on_sample, code, lang):
    lines = sentences(staff_of(OPERATOR, default(code)), lang)
    assert len(lines) >= 7
    assert not [line for line in lines if "{" in line or "nan" in line]


def test_a_register_of_sweeps_is_not_called_a_register_twice(on_sample):
    said = "".join(sentences(staff_of(OPERATOR, default("lixian")), Lang.ZH))
    assert "按“摸排台账”、摸排计。" in said
    assert "期内到岗或离岗的" in said


def test_nobody_who_came_or_left_is_not_counted_apart(on_sample):
    said = sentences(staff_of(OPERATOR, default("chenghua")), Lang.ZH)
    assert any(line.startswith("期内纠纷 3,448 件，") for line in said)
    assert not any("到岗或离岗" in line for line in said)


def test_what_each_programme_does_not_record_is_said(on_sample):
    assert "解聘未登记" in told(OPERATOR, default("yibin"), Lang.ZH)
    for code in ("chenghua", "cixi", "chongqing", "yibin"):
        assert "资格证有效期未登记" in told(OPERATOR, default(code), Lang.ZH)
    assert why_no_list(OPERATOR, staff_of(OPERATOR, default("yibin")), "graded")


def test_a_head_is_not_told_of_people_no_record_gives_to_his_stations(on_sample):
    scope = replace(
        head("CHS01"), programmes=("chenghua",), counties=("510108",), firms=OPERATOR.firms
    )
    staff = staff_of(scope, default("chenghua"))
    assert staff.row("mediators") is None
    assert staff.number("hired") is None
    with case_database().engine.connect() as there:
        own = "SELECT count(*) FROM officer WHERE station = 'CHS01'"
        assert staff.number("officers") == there.exec_driver_sql(own).scalar_one()
