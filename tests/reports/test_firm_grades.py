"""Grades of the tiny database, and what the contract rule counts."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.domain.scope import Field
from dashboard.reports.firm.firm_changes import changes, last_months
from dashboard.reports.firm.firm_grades import contract_starts, grade_months, grade_record
from dashboard.reports.firm.ranking import rank_firms
from tests.tiny.readers import WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")


def until(day):
    return docking().during(date(2020, 1, 1), day)


def test_every_grade_is_listed_with_its_subsidy():
    months = grade_months(WHOLE, docking())
    assert months.to_dict("list") == {
        "firm": ["HFA", "HFA", "HFB"],
        "month": [date(2020, 1, 1), date(2020, 2, 1), date(2020, 2, 1)],
        "grade": ["excellent", "fail", "pass"],
        "fails": [0, 1, 0],
        "subsidy": [2000, 0, 1000],
    }


def test_nothing_after_the_period_counts():
    assert grade_record(WHOLE, until(date(2020, 1, 31))).to_dict("records")[0] == {
        "firm": "HFA",
        "fails": 0,
        "grade": "excellent",
        "contract_from": date(2019, 1, 1),
    }


def test_a_firm_counts_from_the_earliest_contract_in_force():
    # HFA has one at HS1 without end and had one at HS2 to March; HFB's began in February.
    assert contract_starts(WHOLE, docking()) == {
        "HFA": date(2019, 1, 1),
        "HFB": date(2020, 2, 1),
    }
    assert contract_starts(WHOLE, until(date(2020, 1, 31))) == {"HFA": date(2019, 1, 1)}


def test_a_firm_without_a_contract_in_force_has_no_fails_to_count():
    found = grade_record(WHOLE, docking().during(date(2019, 1, 1), date(2020, 1, 31)))
    assert list(found["firm"]) == ["HFA"]
    assert list(grade_record(WHOLE, docking())["fails"]) == [1, 0]


def test_a_firm_never_graded_under_its_contract_has_null_fails_and_not_zero():
    # HFA is under contract from January 2019 and was first graded in January 2020.
    early = grade_record(WHOLE, docking().during(date(2019, 1, 1), date(2019, 12, 31)))
    assert list(early["firm"]) == ["HFA"]
    assert early["fails"].isna().all()


def test_grades_and_subsidies_are_withheld_from_a_role_that_does_not_hold_them():
    without = tuple(field for field in WHOLE.fields if field not in (Field.FIRMS, Field.MONEY))
    reader = replace(WHOLE, fields=without)
    assert grade_months(reader, docking()).empty
    table = rank_firms(reader, docking())
    assert table[["fails", "grade", "excellents", "subsidy"]].isna().all(axis=None)
    assert list(table["led"]) == [3, 2]


def test_grades_without_the_right_to_money_carry_no_amount():
    reader = replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one != Field.MONEY))
    months = grade_months(reader, docking())
    assert list(months["grade"]) == ["excellent", "fail", "pass"]
    assert months["subsidy"].isna().all()


def test_the_last_grade_is_that_of_the_period_alone():
    found = grade_record(WHOLE, docking().during(date(2020, 3, 1), date(2020, 6, 30)))
    assert found["grade"].isna().all()
    assert list(found["fails"]) == [1, 0]


def test_grades_out_of_reach_or_before_the_data_are_none():
    assert grade_months(head("HS1"), docking()).empty
    record = grade_record(head("HS1"), docking())
    assert record["fails"].isna().all()
    early = docking().during(date(2018, 1, 1), date(2018, 12, 31))
    assert grade_months(WHOLE, early).empty


@pytest.mark.parametrize(
    ("day", "months"),
    [
        (date(2020, 2, 29), (date(2020, 2, 1), date(2020, 1, 1))),
        (date(2020, 2, 28), (date(2020, 1, 1), date(2019, 12, 1))),
        (date(2020, 1, 31), (date(2020, 1, 1), date(2019, 12, 1))),
        (date(2021, 12, 31), (date(2020, 6, 1), date(2020, 5, 1))),
    ],
)
def test_the_last_month_is_the_last_whole_one_with_data(day, months):
    assert last_months(until(day)) == months


def test_a_new_fail_is_a_step_down_and_a_first_grade_is_no_step():
    found = changes(WHOLE, until(date(2020, 2, 29))).set_index("firm")
    assert found.loc["HFA", ["grade_before", "grade_now", "moved"]].tolist() == [
        "excellent",
        "fail",
        -1,
    ]
    assert pd.isna(found["grade_before"]["HFB"])
    assert pd.isna(found["moved"]["HFB"])


def test_duty_of_a_month_without_shifts_is_not_compared():
    found = changes(WHOLE, until(date(2020, 2, 29))).set_index("firm")
    assert (found["attended_now"]["HFA"], found["shifts_now"]["HFA"]) == (3, 4)
    assert found["shifts_before"]["HFA"] == 0
    assert found["duty"].isna().all()
