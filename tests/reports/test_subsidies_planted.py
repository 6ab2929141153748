"""Claims spoiled in the sample: every one is found for what it is, and nothing else."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.reports.money.subsidies import checked_claims
from dashboard.reports.money.subsidy_budget import paid_for_grades
from tests.tiny.readers import WHOLE

pytestmark = pytest.mark.usefixtures("on_sample")
KINDS = {
    "duplicate_claim": "duplicate",
    "claim_without_dossier": "no_dossier",
    "inflated_level": "inflated_level",
    "unsettled_claim": "unsettled",
    "foreign_claim": "foreign",
    "unknown_claim": "unknown",
    "wrong_rule_claim": "wrong_amount",
}


def checked(programme, scope=WHOLE):
    register = programme_of(programme).registers[0].key
    ever = Filters(
        programme=programme, register=register, start=date(2015, 1, 1), end=date(2023, 12, 31)
    )
    return checked_claims(scope, ever)


@pytest.mark.parametrize("programme", ["chenghua", "yibin", "cixi"])
def test_every_spoiled_claim_is_found_by_its_fault_and_nothing_else(programme, planted_of):
    planted = [
        (one["unit"], KINDS[one["kind"]]) for one in planted_of(programme) if one["kind"] in KINDS
    ]
    found = [(row.code, key) for row in checked(programme).itertuples() for key in row.findings]
    assert sorted(found) == sorted(planted)
    assert {kind for _, kind in planted} >= set(KINDS.values()) - {"wrong_amount"}


def test_firms_of_the_sample_were_paid_by_their_grades():
    paid = paid_for_grades(WHOLE, "chenghua")
    assert len(paid) > 0
    assert not paid["findings"].map(bool).any()


def test_a_dispute_at_another_station_is_out_of_reach_and_no_fact_of_it_is_told(planted_of):
    # Foreign claims stand at the claimant's station, the dispute at that of who handled it.
    foreign = {one["unit"] for one in planted_of("chenghua") if one["kind"] == "foreign_claim"}
    claims = checked("chenghua").set_index("code")
    hidden = []
    for code in sorted(foreign):
        scope = replace(WHOLE, stations=(claims.loc[code, "station"],))
        own = checked("chenghua", scope).set_index("code").loc[code]
        if not own["is_reached"]:
            hidden.append(code)
            assert "out_of_reach" in own["notes"]
            assert own[["recorded_level", "supported_level", "rule_from", "allowed"]].isna().all()
            assert own["findings"] == ()
    assert hidden
