"""One worked example per programme, in ``tests/data/subsidies``: every row and every total."""

import shutil
from datetime import date

import pandas as pd
import pytest

from dashboard.database import connection
from dashboard.domain.settings import ROOT, _programmes, programme_of
from dashboard.reports.money.subsidies import checked_claims, why_no_subsidies
from dashboard.reports.money.subsidy_budget import budget_use, paid_for_grades
from dashboard.reports.money.subsidy_totals import subsidy_totals
from tests.tiny.readers import WHOLE
from tests.tiny.subsidies import PERIODS, rows_of, whole

EVERY = pytest.mark.parametrize("programme", PERIODS)
SUMS = "claims claimed doubtful doubtful_yuan allowed cases unfiled given_least given_most".split()
THIRD = """
[[subsidy]]
key = "case_subsidy"
name = { zh = "个案补贴（以奖代补、以案定补）", en = "Subsidy per case" }
payee = "mediator"
per = "case"
amounts = { ordinary = 80, difficult = 150, major = 200 }
valid_from = 2021-02-01
source = { zh = "第三版", en = "Third version" }
"""


def said(value):
    """A value as the tables write it: ``-`` for nothing, keys joined, whole numbers plain."""
    if isinstance(value, tuple):
        return "+".join(value) or "-"
    if value is None or pd.isna(value):
        return "-"
    return f"{value:g}" if isinstance(value, int | float) else str(value)


def claims_told(programme, until):
    told = checked_claims(WHOLE, whole(programme, until)).set_index("code").sort_index()
    names = "rule_from least most allowed findings notes".split()
    return {row.Index: [said(value) for value in row[1:]] for row in told[names].itertuples()}


@EVERY
def test_every_claim_is_judged_as_by_hand(programme, worked):
    names = "in_force least most allowed findings notes".split()
    by_hand = {
        row["claim"]: [row[name] for name in names] for row in rows_of(worked(programme), "claims")
    }
    assert claims_told(programme, date(2021, 2, 28) if programme == "chenghua" else None) == by_hand


@EVERY
@pytest.mark.parametrize("by", ["subsidy", "payee", "month"])
def test_totals_equal_those_by_hand(programme, by, worked):
    names = [*SUMS, "undefined", "unclaimed"]
    by_hand = {
        row["unit"]: [row[name] for name in names]
        for row in rows_of(worked(programme), "totals")
        if row["by"] == by
    }
    table = subsidy_totals(WHOLE, whole(programme), by)
    rows = table.set_index("unit")[names].itertuples()
    assert {str(row.Index): [said(value) for value in row[1:]] for row in rows} == by_hand


@EVERY
def test_budgets_are_used_as_by_hand(programme, worked):
    by_hand = [list(row.values()) for row in rows_of(worked(programme), "budgets")]
    used = budget_use(WHOLE, programme)[["key", "budget", "claims", "claimed", "share"]]
    assert [[said(value) for value in row[1:]] for row in used.itertuples()] == by_hand


def test_pay_by_the_month_is_that_of_the_mediator_who_is_chosen(worked):
    worked("yibin")
    # M1 came on 20 August 2017, M2 on 1 October: two whole months and one to the end of October.
    months = {}
    for code in ("M1", "M2"):
        table = subsidy_totals(WHOLE, whole("yibin").choose(mediator=code), "subsidy")
        months[code] = table.set_index("unit").loc["mediator_pay", ["cases", "given_least"]]
    assert {code: tuple(row) for code, row in months.items()} == {"M1": (2, 7000), "M2": (1, 3500)}


def test_firms_are_paid_by_grade_as_by_hand(worked):
    by_hand = [list(row.values()) for row in rows_of(worked("chenghua"), "firms")]
    paid = paid_for_grades(WHOLE, "chenghua")
    told = paid["firm month grade paid least most findings".split()].itertuples()
    assert [[said(value) for value in row[1:]] for row in told] == by_hand


def test_what_a_dispute_gives_by_hand_adds_up_to_what_the_rules_give(worked):
    gives = [
        row["gives"] for row in rows_of(worked("chenghua"), "disputes") if row["dispute"] != "A11"
    ]
    table = subsidy_totals(WHOLE, whole("chenghua"), "subsidy").set_index("unit")
    assert table.loc["case_subsidy", "given_most"] == sum(int(one) for one in gives if one != "-")


def test_old_months_keep_their_rule_when_a_version_is_added(worked, tmp_path, monkeypatch):
    worked("chenghua")
    before = [subsidy_totals(WHOLE, whole("chenghua"), by) for by in ("subsidy", "month", "payee")]
    judged = claims_told("chenghua", None)
    february = checked_claims(WHOLE, whole("chenghua", date(2021, 2, 28))).set_index("code")
    assert february.loc["C14", "least"] == 60
    _add_a_version(tmp_path / "config", monkeypatch)
    after = [subsidy_totals(WHOLE, whole("chenghua"), by) for by in ("subsidy", "month", "payee")]
    for old, new in zip(before, after, strict=True):
        pd.testing.assert_frame_equal(old, new)
    assert claims_told("chenghua", None) == judged
    february = checked_claims(WHOLE, whole("chenghua", date(2021, 2, 28))).set_index("code")
    assert february.loc["C14", ["least", "findings"]].tolist() == [80, ("wrong_amount",)]


def _add_a_version(folder, monkeypatch):
    """Copy the configuration, end the second version of 成华 in January and add a third."""
    shutil.copytree(ROOT / "config", folder)
    path = folder / "programmes" / "chenghua.toml"
    text = path.read_text("utf-8")
    second = "valid_from = 2021-01-01\n"
    assert text.count(second) == 1
    ended = text.replace(second, f"{second}valid_to = 2021-01-31\n")
    path.write_text(ended + THIRD, "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))
    _programmes.cache_clear()
    connection.forget_sources()
    assert (
        len([one for one in programme_of("chenghua").subsidies if one.key == "case_subsidy"]) == 3
    )


@pytest.mark.parametrize("programme", ["chongqing", "lixian"])
def test_where_the_source_sets_no_subsidy_that_is_said(programme):
    assert "没有规定补贴" in why_no_subsidies(programme).zh
