"""Who is graded and which grade is recorded, by reach and by right."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.errors import NotAllowed
from dashboard.domain.scope import Field
from dashboard.queries.graded import graded_firms, graded_units, recorded_grades
from tests.tiny.readers import FIRST, LAST, WHOLE, head

pytestmark = pytest.mark.usefixtures("on_tiny")


@pytest.mark.parametrize(
    ("subject", "code", "found"),
    [
        ("firm", "HFA", ("Firm_A", "H1", None, "HFA")),
        ("mediator", "D1", ("One", "H1", "HS1", None)),
        ("officer", "O1", ("O1", "H1", "HS1", None)),
        ("lawyer", "L1", ("Lawyer_one", "H1", "HS1", "HFA")),
        ("room", "M1", ("Upper_room", "H1", "HS1", None)),
        ("county", "H1", ("North_county", "H1", None, None)),
    ],
)
def test_a_unit_is_found_with_its_place(subject, code, found):
    (row,) = graded_units(WHOLE, "hill", subject, code).to_dict("records")
    assert tuple(row[name] for name in ("name", "county", "station", "firm")) == found


def test_recorded_grades_of_firms_are_their_months():
    table = recorded_grades(WHOLE, "hill", "monthly", "firm", FIRST, LAST)
    told = list(zip(table["unit"], table["month"].astype(str), table["grade"], strict=True))
    assert told == [
        ("HFA", "2020-01-01", "excellent"),
        ("HFA", "2020-02-01", "fail"),
        ("HFB", "2020-02-01", "pass"),
    ]
    assert "subsidy_fen" not in table


def test_one_unit_and_a_number_of_rows_can_be_asked_for():
    stars = ("hill", "stars", "officer", FIRST, LAST)
    assert list(recorded_grades(WHOLE, *stars, "O1")["stars"]) == [3]
    assert list(recorded_grades(WHOLE, *stars, "", 1)["unit"]) == ["O1"]


def test_what_is_narrowed_is_narrowed_before_the_first_rows_are_taken():
    stars = ("hill", "stars", "officer", FIRST, LAST, "", 1)
    assert list(recorded_grades(WHOLE, *stars, (("county", ("H2",)),))["unit"]) == ["O2"]
    firms = ("hill", "monthly", "firm", FIRST, LAST, "", None)
    assert list(recorded_grades(WHOLE, *firms, (("firm", ("HFB",)),))["unit"]) == ["HFB"]
    # A firm's grade names no station: it is of none that is chosen, and of "not recorded".
    assert recorded_grades(WHOLE, *firms, (("station", ("HS1",)),)).empty
    assert len(recorded_grades(WHOLE, *firms, (("station", ("(none)",)),))) == 3


def test_a_grade_before_the_period_is_not_of_it():
    table = recorded_grades(WHOLE, "hill", "monthly", "firm", date(2020, 2, 1), LAST)
    assert set(table["month"].astype(str)) == {"2020-02-01"}


def test_firms_are_not_for_who_answers_for_stations_alone():
    assert graded_firms(head("HS1"), "hill").empty
    assert list(graded_firms(WHOLE, "hill")["code"]) == ["HFA", "HFB"]


@pytest.mark.parametrize(("subject", "code"), [("firm", "HFA"), ("room", "M1"), ("officer", "O1")])
def test_each_subject_has_its_right(subject, code):
    bare = replace(WHOLE, fields=(Field.AGGREGATES,))
    with pytest.raises(NotAllowed):
        graded_units(bare, "hill", subject, code)
    with pytest.raises(NotAllowed):
        recorded_grades(bare, "hill", "monthly", subject, FIRST, LAST)
