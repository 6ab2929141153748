"""Cases and trainings per mediator, lists by name, recorded grades: counted by hand on ``hill``.

In the first half of 2020 One (D1, Upper station) is there throughout, Two (D2) comes on 1 February
and Three (D3, South station) leaves on 30 June; Four is an assistant and Five comes in July.
"""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.scope import Field
from dashboard.queries.counts import counts
from dashboard.queries.gradings import graded_count, graded_people, grades_given
from dashboard.queries.staff import (
    LISTS,
    case_counts,
    staff_count,
    staff_list,
    training_counts,
    unnamed_cases,
)
from tests.tiny.readers import WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")
WITHOUT = replace(WHOLE, fields=tuple(field for field in Field if field != Field.STAFF))


def rows(table):
    return [tuple(row) for row in table.itertuples(index=False)]


def codes(which, scope=WHOLE, filters=None, least=0):
    return list(staff_list(scope, filters or docking(), which, least)["code"])


def test_people_are_counted_by_how_many_cases_they_had():
    # Two had 03 and 04; Three 05, 06 and 08, and 10 in the other register; One 01 and 02, and 09.
    assert rows(case_counts(WHOLE, docking())) == [(0, 2, 0, 1), (0, 3, 1, 1), (1, 2, 1, 1)]


def test_cases_of_another_register_are_told_apart():
    assert rows(case_counts(WHOLE, people())) == [(0, 0, 1, 1), (0, 1, 1, 1), (1, 1, 1, 1)]


def test_counted_by_station_everybody_has_his_own_row():
    assert rows(case_counts(WHOLE, docking(), ("station",))) == [
        ("HS1", 0, 2, 0, 1),
        ("HS1", 1, 2, 1, 1),
        ("HS3", 0, 3, 1, 1),
    ]


def test_some_cases_name_no_mediator():
    assert rows(unnamed_cases(WHOLE, docking())) == [(8, 7)]
    assert rows(unnamed_cases(WHOLE, docking(station="HS1"))) == [(2, 2)]


def test_trainings_are_counted_of_those_in_office_at_the_end():
    # One twice, Two once; Three was trained too and is gone.
    assert rows(training_counts(WHOLE, docking())) == [(1, 1), (2, 1)]


def test_trained_is_a_share_of_people_not_of_attendances():
    found = counts(WHOLE, docking(), "trained").iloc[0]
    assert (found["trained"], found["mediators"]) == (2, 2)


def test_turnover_rests_on_the_mean_of_both_ends():
    # In office on 31 December: One and Three; on 30 June: One and Two.
    found = counts(WHOLE, docking(), "turnover").iloc[0]
    assert (found["dismissed"], found["mean_in_office"]) == (1, 2.0)
    upper = counts(WHOLE, docking(), "turnover", ("station",)).set_index("station")
    assert upper["mean_in_office"].to_dict() == {"HS1": 1.5, "HS3": 0.5}


def test_who_is_listed():
    assert codes("idle") == []
    assert codes("busy", least=2) == ["D1"]
    assert codes("busy", least=3) == []
    assert codes("untrained") == []
    assert codes("idle", filters=docking().during(date(2019, 1, 1), date(2019, 6, 30))) == [
        "D1",
        "D3",
    ]


def test_a_list_tells_the_name_and_the_cases_of_both_registers():
    (row,) = staff_list(WHOLE, docking(), "busy", 1).to_dict("records")
    told = {key: row[key] for key in ("name", "committee", "cases", "elsewhere")}
    assert told == {"name": "One", "committee": "North_committee", "cases": 2, "elsewhere": 1}


def test_a_list_is_read_in_pages():
    early = docking().during(date(2019, 1, 1), date(2019, 6, 30))
    assert list(staff_list(WHOLE, early, "idle", 0, 2, 1)["code"]) == ["D3"]
    assert rows(staff_count(WHOLE, early, "idle")) == [("H1", 1), ("H2", 1)]


def test_a_head_sees_the_people_of_his_station_alone():
    early = docking().during(date(2019, 1, 1), date(2019, 6, 30))
    assert codes("idle", head("HS1"), early) == ["D1"]
    assert codes("idle", head("HS3"), early) == ["D3"]
    # Two's cases lie at the Lower station: a mediator in reach is seen as he is.
    assert rows(case_counts(head("HS1"), docking())) == [(0, 2, 0, 1), (1, 2, 1, 1)]
    assert graded_people(head("HS1"), docking())["unit"].tolist() == ["O1"]


@pytest.mark.parametrize("ask", [staff_list, staff_count])
@pytest.mark.parametrize("which", LISTS)
def test_names_need_the_right_to_them(ask, which):
    with pytest.raises(NotAllowed):
        ask(WITHOUT, docking(), which)


@pytest.mark.parametrize("ask", [grades_given, graded_people, graded_count])
def test_grades_need_the_right_to_them(ask):
    with pytest.raises(NotAllowed):
        ask(WITHOUT, docking())


def test_an_unknown_list_is_answered_with_those_there_are():
    with pytest.raises(BadRequest, match="Unknown list 'lazy'. Known: idle, busy"):
        staff_list(WHOLE, docking(), "lazy")


def test_grades_are_counted_as_they_stand():
    told = grades_given(WHOLE, docking())[["grading", "subject", "stars", "people"]]
    assert told.fillna(0).to_dict("list") == {
        "grading": ["stars", "stars"],
        "subject": ["officer", "officer"],
        "stars": [3, 0],
        "people": [1, 1],
    }
    assert rows(graded_count(WHOLE, docking())) == [("H1", 1), ("H2", 1)]
