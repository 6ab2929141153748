"""Claims of the tiny database checked, added up and held against budget, by hand."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.errors import BadRequest, NotAllowed
from dashboard.domain.scope import Field
from dashboard.reports.firm.firm_grades import grade_months
from dashboard.reports.money.subsidies import checked_claims, why_no_subsidies
from dashboard.reports.money.subsidy_budget import budget_use, paid_for_grades
from dashboard.reports.money.subsidy_totals import findings_by_kind, subsidy_totals
from tests.tiny.graded import before, load, stand_on
from tests.tiny.readers import WHOLE, docking, head

pytestmark = pytest.mark.usefixtures("on_tiny")
BLIND = replace(WHOLE, fields=tuple(one for one in Field if one != Field.MONEY))


def by_code(scope=WHOLE, filters=None):
    return checked_claims(scope, filters or docking()).set_index("code")


def totals(by, scope=WHOLE):
    return subsidy_totals(scope, docking(), by).set_index("unit")


def test_each_claim_says_what_is_wrong_with_it():
    # S4's dispute was closed on 31 March, under the second version; it names the first.
    assert by_code()["findings"].to_dict() == {
        "S1": (),
        "S2": ("duplicate",),
        "S3": ("inflated_level",),
        "S4": ("wrong_amount",),
        "S5": (),
    }
    assert by_code().loc["S2", "first_code"] == "S1"


def test_each_claim_says_what_its_rule_gives_and_what_may_be_paid():
    claims = by_code()
    assert claims["least"].to_dict() == {"S1": 50, "S2": 50, "S3": 150, "S4": 60, "S5": 1000}
    assert claims["most"].to_dict() == {"S1": 50, "S2": 50, "S3": 150, "S4": 60, "S5": 2000}
    assert claims["allowed"].to_dict() == {"S1": 50, "S2": 0, "S3": 0, "S4": 0, "S5": 2000}
    assert claims["rule_from"].loc["S4"] == date(2020, 3, 1)


def test_what_is_not_recorded_is_named_and_no_finding():
    assert by_code()["notes"].to_dict()["S3"] == ("dossier_unrecorded",)


def test_the_period_narrows_by_the_month_claimed_for():
    february = docking().during(date(2020, 2, 1), date(2020, 3, 31))
    assert list(by_code(filters=february).index) == ["S4"]


def test_a_claim_is_one_made_twice_whatever_period_is_asked():
    assert list(by_code(filters=docking().during(date(2020, 1, 20), date(2020, 1, 31))).index) == [
        "S1",
        "S3",
        "S5",
        "S2",
    ]


def test_totals_by_payee_go_from_the_highest_sum_claimed():
    found = totals("payee")
    assert found.index.tolist() == ["HFA", "D1", "D3", "HFB"]
    assert found["claimed"].tolist() == [2000, 250, 60, 0]
    assert found["doubtful"].tolist() == [0, 2, 1, 0]
    assert found["doubtful_yuan"].tolist() == [0, 200, 60, 0]
    assert found["allowed"].tolist() == [2000, 50, 0, 0]
    assert found["name"].tolist() == ["Firm_A", "One", "Three", "Firm_B"]


def test_the_rules_give_for_settled_cases_and_months_graded_well():
    # 01 and 11 at 50 under the first version, 06 at 60 under the second; 02 and 09 have no
    # dossier on record.
    # Excellent and pass.
    told = ["cases", "unfiled", "given_least", "given_most"]
    found = totals("subsidy")[told]
    assert found.loc["case_subsidy"].tolist() == [3, 2, 160, 160]
    assert found.loc["firm_pay"].tolist() == [2, 0, 2000, 4000]


def test_a_case_that_no_claim_names_is_counted():
    # 11 was closed on 2 January 2020 and nobody claimed for it.
    assert totals("subsidy").loc["case_subsidy", "unclaimed"] == 1


def test_months_stand_in_order():
    found = totals("month")
    assert found.index.tolist() == [date(2020, 1, 1), date(2020, 2, 1), date(2020, 3, 1)]
    assert found["claimed"].tolist() == [2250, 0, 60]
    assert found["given_most"].tolist() == [2100, 2000, 60]


def test_findings_are_counted_by_kind_with_their_sum():
    found = findings_by_kind(checked_claims(WHOLE, docking())).set_index("finding")
    assert found.loc["duplicate"].tolist() == [1, 50]
    assert found.loc["wrong_amount"].tolist() == [1, 60]
    assert found.loc["foreign"].tolist() == [0, 0]


def test_a_budget_counts_what_was_claimed_up_to_the_last_day_of_the_data():
    used = budget_use(WHOLE, "hill").iloc[0]
    assert used[["budget", "claims", "claimed", "share"]].tolist() == [1000, 4, 310, 0.31]
    assert used["through"] == date(2020, 6, 30)
    assert not budget_use(head("HS1"), "hill")["is_whole"].iloc[0]


def test_a_fail_is_paid_nothing_and_a_pass_within_the_range():
    assert paid_for_grades(WHOLE, "hill")["findings"].tolist() == [(), (), ()]
    assert paid_for_grades(WHOLE, "hill")["most"].tolist() == [2000, 0, 2000]


def test_a_reader_of_one_station_sees_its_claims_alone():
    assert set(by_code(head("HS1")).index) == {"S1", "S2", "S3", "S5"}
    assert set(by_code(replace(WHOLE, firms=("HFA",))).index) == {"S5"}
    assert totals("payee", head("HS3")).index.tolist() == ["D3"]


def test_a_dispute_out_of_reach_is_named_as_such_without_its_facts():
    # A reader without case lists reaches claims, and no dispute behind them.
    unlisted = replace(WHOLE, fields=(Field.AGGREGATES, Field.MONEY, Field.FIRMS))
    claim = by_code(unlisted).loc["S3"]
    assert (claim["findings"], claim["notes"]) == ((), ("out_of_reach",))
    assert claim[["recorded_level", "supported_level", "allowed"]].isna().all()


@pytest.mark.parametrize(
    "look",
    [
        lambda: checked_claims(BLIND, docking()),
        lambda: subsidy_totals(BLIND, docking(), "payee"),
        lambda: budget_use(BLIND, "hill"),
    ],
)
def test_without_the_right_to_money_nothing_is_told(look):
    with pytest.raises(NotAllowed):
        look()


def test_grades_paid_are_told_to_who_may_see_firms_and_money():
    assert paid_for_grades(BLIND, "hill").empty


def test_an_unknown_way_to_add_up_is_refused():
    with pytest.raises(BadRequest, match="Cannot add up by 'lawyer'"):
        totals("lawyer")


def test_a_programme_without_subsidies_says_so():
    assert "没有规定补贴" in why_no_subsidies("river").zh
    assert why_no_subsidies("hill") is None


def test_a_sum_paid_that_nobody_recorded_is_not_nothing_paid(tmp_path, monkeypatch):
    data, tables = stand_on(tmp_path, monkeypatch), before()
    grades = tables["firm_grade"]
    unrecorded = (grades["firm"] == "HFA") & (grades["grade"] == "excellent")
    tables["firm_grade"] = grades.assign(subsidy_fen=grades["subsidy_fen"].mask(unrecorded))
    load(data, tables)
    paid = paid_for_grades(WHOLE, "hill")
    assert paid[["firm", "paid"]].values.tolist() == [["HFA", 0], ["HFB", 1000]]
    assert paid["findings"].tolist() == [(), ()]
    months = grade_months(WHOLE, docking())
    assert months["subsidy"].isna().tolist() == [True, False, False]
