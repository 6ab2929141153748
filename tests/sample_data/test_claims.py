"""Claims of subsidies: judged one by one from the rows and the programme file alone."""

from itertools import pairwise

import pandas as pd
import pytest

import sample_data
from dashboard.domain.money import in_force
from dashboard.domain.settings import programme_of
from sample_data.chenghua.figures import NAMED_COMMUNITY, NAMED_STATION
from sample_data.cixi.figures import NAMED_CODES
from sample_data.yibin.figures import NAMED, NAMED_COUNTIES

PLANTED = {
    "duplicate_claim",
    "inflated_level",
    "claim_without_dossier",
    "unsettled_claim",
    "foreign_claim",
    "unknown_claim",
    "wrong_rule_claim",
}
PAYEES = ("firm", "mediator", "officer")
SEEDS = (2019, 7)


@pytest.fixture(
    scope="module", params=[(p, s) for p in ("chenghua", "yibin", "cixi") for s in SEEDS]
)
def built(request):
    code, seed = request.param
    return code, sample_data.build(code, seed)


@pytest.fixture
def programme(built):
    return programme_of(built[0])


@pytest.fixture
def rows(built):
    return built[1].tables


@pytest.fixture
def claims(rows):
    return rows["subsidy_claim"]


@pytest.fixture
def planted(built):
    return [case for case in built[1].planted if case["kind"] in PLANTED]


def plain(frame):
    """Rows as dictionaries with None where nothing is recorded, and days as dates."""
    loose = frame.astype(object).where(frame.notna(), None)
    for name in frame.select_dtypes("datetime").columns:
        loose[name] = [None if day is None else day.date() for day in loose[name]]
    return loose.to_dict("records")


def supports(mark, dispute):
    """Whether any one of a mark's signs is on record."""
    signs = (
        (dispute["amount_fen"], mark.amount_yuan and mark.amount_yuan * 100),
        (dispute["people_involved"], mark.people),
        (dispute["days_to_close"], mark.days),
    )
    many = any(value is not None and line and value >= line for value, line in signs)
    return many or dispute["type"] in mark.types


def too_high(claim, dispute, programme):
    """Whether the level claimed is above the one on record, or above all that marks support."""
    order = ["ordinary", "difficult", "major"]
    marked = [mark.level for mark in programme.level_marks if supports(mark, dispute)]
    held = max(map(order.index, marked), default=0)
    return order.index(claim["level"]) > min(order.index(dispute["level"]), held)


def wrong_rule(claim, dispute, programme):
    """Whether version or amount are not those in force on the day closed, or in the month paid."""
    day = claim["month"] if dispute is None else dispute["closed_on"]
    rule = in_force(programme.subsidies, claim["subsidy"], day)
    yuan = claim["amount_fen"] / 100
    if claim["rule_from"] != rule.valid_from:
        return True
    given = rule.yields(claim["level"])
    if given is None:
        return rule.most_yuan is not None and yuan > rule.most_yuan
    months = 12 if rule.per == "year" else 1
    return not given[0] / months <= yuan <= given[1] / months


def faults(claim, dispute, programme):
    """What is wrong with a claim that names a dispute of the programme."""
    payee = next(name for name in PAYEES if claim[name])
    settled = dispute["outcome"] == "settled" and dispute["closed_on"] <= claim["claimed_on"]
    found = {
        "unsettled_claim": not settled,
        "claim_without_dossier": dispute["dossier_complete"] is not True,
        "foreign_claim": dispute[payee] != claim[payee],
        "inflated_level": too_high(claim, dispute, programme),
        "wrong_rule_claim": wrong_rule(claim, dispute, programme),
    }
    return {kind for kind, holds in found.items() if holds}


def judged(claims, disputes, programme):
    """Every fault of every claim as pairs of kind and code, in the order they came in."""
    known = {dispute["dispute_id"]: dispute for dispute in plain(disputes)}
    seen, found = set(), []
    for claim in sorted(plain(claims), key=lambda one: (one["claimed_on"], one["code"])):
        case = claim["dispute_id"]
        own = (claim["subsidy"], case or (claim["mediator"], claim["month"]))
        kinds = {"duplicate_claim"} if own in seen else set()
        seen.add(own)
        if case is None:
            kinds |= {"wrong_rule_claim"} if wrong_rule(claim, None, programme) else set()
        elif case not in known:
            kinds.add("unknown_claim")
        else:
            kinds |= faults(claim, known[case], programme)
        found += [(kind, claim["code"]) for kind in kinds]
    return found


def test_what_is_wrong_with_claims_is_exactly_what_was_planted(claims, rows, programme, planted):
    found = judged(claims, rows["dispute"], programme)
    assert sorted(found) == sorted((case["kind"], case["unit"]) for case in planted)


def test_a_planted_claim_has_one_fault_and_says_which(claims, planted):
    assert len({case["unit"] for case in planted}) == len(planted)
    came_in = claims.set_index("code")["claimed_on"].dt.strftime("%Y-%m-%d")
    subsidy = claims.set_index("code")["subsidy"]
    for case in planted:
        assert case["from"] == came_in[case["unit"]]
        assert case["subsidy"] == subsidy[case["unit"]]
        assert case["evidence"]


def test_every_kind_is_planted_where_it_can_be(built, planted):
    kinds = {case["kind"] for case in planted}
    assert kinds == (PLANTED - {"wrong_rule_claim"} if built[0] == "cixi" else PLANTED)
    assert len(planted) < 0.1 * len(built[1].tables["subsidy_claim"])


def test_nothing_is_planted_where_a_source_names_the_unit(built, planted, claims, rows):
    code = built[0]
    spoiled = claims[claims["code"].isin({case["unit"] for case in planted})]
    disputes = rows["dispute"].set_index("dispute_id")
    touched = pd.concat([spoiled, disputes.reindex(spoiled["dispute_id"])])
    area = rows["area"].set_index("code")["name"]
    assert not touched["station"].isin({NAMED_STATION, *NAMED} if code != "cixi" else ()).any()
    assert not touched["room"].isin(NAMED_CODES if code == "cixi" else ()).any()
    named = {NAMED_COMMUNITY} if code == "chenghua" else NAMED_COUNTIES
    assert not {*touched["community"].map(area), *touched["county"].map(area)} & {*named}


def test_codes_of_a_claim_lead_to_rows_but_the_disputes_planted_as_unknown(claims, rows, planted):
    for column in ("county", "station", "room", "mediator", "officer"):
        target = rows.get("area" if column == "county" else column, pd.DataFrame({"code": []}))
        assert set(claims[column].dropna()) <= set(target["code"]), column
    unknown = {case["unit"] for case in planted if case["kind"] == "unknown_claim"}
    named = claims.dropna(subset=["dispute_id"])
    lost = named[~named["dispute_id"].isin(rows["dispute"]["dispute_id"])]
    assert set(lost["code"]) == unknown
    assert not claims["code"].duplicated().any()


def test_one_person_is_paid_who_was_in_office(claims, rows, programme):
    payee = {one.key: one.payee for one in programme.subsidies}
    for subsidy, own in claims.groupby("subsidy"):
        assert own[payee[subsidy]].notna().all()
        assert own[[name for name in PAYEES if name != payee[subsidy]]].isna().all().all()
    people = rows["mediator"].set_index("code")
    paid = claims.dropna(subset=["mediator"])
    assert (paid["mediator"].map(people["appointed_on"]) < paid["claimed_on"]).all()
    gone = paid["mediator"].map(people["dismissed_on"])
    assert (gone.isna() | (paid["month"] <= gone)).all()


def test_a_claim_comes_in_on_a_working_day_after_its_month_and_within_the_data(
    claims, rows, planted
):
    data_to = rows["programme"]["data_to"].item()
    assert claims["claimed_on"].max() <= data_to
    assert claims["claimed_on"].dt.day_of_week.max() <= 4
    early = {case["unit"] for case in planted if case["kind"] == "unsettled_claim"}
    usual = claims[~claims["code"].isin(early) & (claims["subsidy"] != "event_reward")]
    lag = (usual["claimed_on"] - usual["month"] - pd.Timedelta(days=28)).dt.days
    assert lag.min() >= 0
    assert (lag <= 33).mean() > 0.85


def test_no_month_and_no_payee_claims_almost_everything(claims):
    per_case = claims.dropna(subset=["dispute_id"])
    assert per_case.groupby("mediator").size().max() < 0.15 * len(per_case)
    assert per_case["claimed_on"].value_counts(normalize=True).max() < 0.15


@pytest.mark.parametrize("code", ["chenghua", "cixi"])
def test_most_of_what_may_be_claimed_is_and_some_never(code):
    rows = sample_data.build(code).tables
    claims, disputes = rows["subsidy_claim"], rows["dispute"]
    settled = disputes["outcome"] == "settled"
    filed = disputes["dossier_complete"].fillna(False)
    could = disputes[settled & filed & disputes["mediator"].notna()]
    last = rows["programme"]["data_to"].item() - pd.Timedelta(days=60)
    could = could[could["closed_on"].between(pd.Timestamp("2019-01-01"), last)]
    share = could["dispute_id"].isin(claims["dispute_id"]).mean()
    assert 0.6 < share < 0.95


def test_levels_are_claimed_as_a_stranger_would_expect(claims, programme):
    per_case = claims[claims["subsidy"].isin(["case_subsidy", "reward_per_case"])]
    share = per_case["level"].value_counts(normalize=True)
    assert share.iloc[0] == share[programme.levels[0]] > 0.75
    assert 0 < share["major"] < 0.1


def test_a_budget_is_nearly_used_and_at_most_a_little_overspent(claims, programme):
    for budget in programme.budgets:
        own = claims["subsidy"].isin(budget.subsidies)
        period = claims["month"].between(pd.Timestamp(budget.start), pd.Timestamp(budget.end))
        used = claims.loc[own & period, "amount_fen"].sum() / 100 / budget.yuan
        assert 0.6 < used < 1.15, budget.key


@pytest.mark.parametrize("seed", SEEDS)
def test_pay_is_a_twelfth_of_a_year_from_the_first_whole_month(seed):
    rows = sample_data.build("yibin", seed).tables
    pay = rows["subsidy_claim"].query("subsidy == 'mediator_pay'")
    assert (pay["amount_fen"] != 350_000).sum() == 1
    assert sorted(pay["month"].dt.month.unique()) == [9, 10]
    appointed = pay["mediator"].map(rows["mediator"].set_index("code")["appointed_on"])
    assert (appointed <= pay["month"]).all()
    assert pay[["level", "dispute_id"]].isna().all().all()


def test_the_marks_of_a_level_hold_for_all_that_support_a_higher_one(programme):
    marks = sorted(programme.level_marks, key=lambda mark: programme.levels.index(mark.level))
    for lower, higher in pairwise(marks):
        assert lower.amount_yuan < higher.amount_yuan
        assert (lower.people, lower.days) <= (higher.people, higher.days)
        assert set(higher.types) <= set(lower.types)


def test_new_amounts_leave_the_old_months_their_old_ones():
    claims = sample_data.build("chenghua").tables["subsidy_claim"]
    ordinary = claims.query("subsidy == 'case_subsidy' and level == 'ordinary'")
    old = ordinary["month"] < pd.Timestamp("2021-01-01")
    assert ordinary.loc[old, "amount_fen"].value_counts().idxmax() == 5_000
    assert ordinary.loc[~old, "amount_fen"].value_counts().idxmax() == 6_000
