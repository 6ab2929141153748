"""Which dossiers can be drawn, and that a draw is the same wherever it is worked out."""

import random
from dataclasses import replace

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.filters import Filters
from dashboard.metrics.sampling import allocation, order_key, selected
from dashboard.queries.cases import dispute_list
from dashboard.queries.dossiers import disputes_named, dossier_strata, dossiers_by_lot
from tests.queries.asked import YEAR
from tests.tiny.readers import WHOLE, docking, head

CLOSED_WITH_DOSSIER = ["hill:01", "hill:03", "hill:06", "hill:07"]
"""By hand: 02 and 08 have no dossier recorded, 04 and 05 are open."""


def drawn(scope, filters, by=(), seed=7, sizes=(("", 99),)):
    return list(dossiers_by_lot(scope, filters, by, seed, sizes)["dispute_id"])


def test_only_closed_disputes_with_a_dossier_can_be_drawn(on_tiny):
    assert sorted(drawn(WHOLE, docking())) == CLOSED_WITH_DOSSIER


def test_strata_are_counted_by_hand_with_what_is_not_recorded(on_tiny):
    found = dossier_strata(WHOLE, docking(), ("station", "outcome"))
    assert list(found.itertuples(index=False, name=None)) == [
        ("(none)", "settled", "(none)|settled", 1),
        ("HS1", "settled", "HS1|settled", 1),
        ("HS2", "failed", "HS2|failed", 1),
        ("HS3", "settled", "HS3|settled", 1),
    ]


@pytest.mark.parametrize("station", ["HS1", "HS2", "HS3"])
def test_no_dispute_out_of_reach_is_ever_drawn(station, on_tiny):
    own = {"HS1": ["hill:01"], "HS2": ["hill:03"], "HS3": ["hill:06"]}[station]
    for seed in range(30):
        assert drawn(head(station), docking(), seed=seed) == own
        assert drawn(head(station), docking(station="HS9"), seed=seed) == []


def test_what_is_drawn_follows_period_filters_and_state(on_tiny):
    assert drawn(WHOLE, docking(lead="police")) == ["hill:03"]
    assert drawn(WHOLE, replace(docking(), state="open")) == []
    assert drawn(WHOLE, replace(docking(), state="incomplete")) != CLOSED_WITH_DOSSIER


def test_a_stratum_that_is_none_is_refused(on_tiny):
    with pytest.raises(BadRequest, match="Unknown stratum 'party'"):
        dossier_strata(WHOLE, docking(), ("party",))


def test_disputes_are_named_in_reach_alone(on_tiny):
    ids = ("hill:01", "hill:05", "river:01", "hill:99")
    assert list(disputes_named(WHOLE, "hill", ids)["dispute_id"]) == ["hill:01", "hill:05"]
    assert list(disputes_named(head("HS1"), "hill", ids)["dispute_id"]) == ["hill:01"]


def whole_list(filters: Filters, by: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every dossier with its stratum, found another way: through the list of disputes."""
    rows = []
    for page in range(1, 12):
        frame = dispute_list(WHOLE, filters, "", "dispute_id", False, page, 1_000)
        rows += frame[frame["closed_on"].notna() & frame["dossier_complete"].notna()].to_dict(
            "records"
        )
    return [(row["dispute_id"], "|".join(str(row[one]) for one in by)) for row in rows]


@pytest.mark.parametrize("seed", [0, 7, 999_999_999])
def test_the_database_draws_what_the_rule_draws_from_the_whole_list(seed, on_sample):
    by = ("station", "level")
    pairs = whole_list(YEAR, by)
    strata = dossier_strata(WHOLE, YEAR, by)
    sizes = dict(zip(strata["stratum"], strata["n"], strict=True))
    assert sum(sizes.values()) == len(pairs)
    counts = allocation(sizes, 60)
    random.Random(seed).shuffle(pairs)
    wanted = tuple((key, count) for key, count in counts.items() if count)
    assert sorted(drawn(WHOLE, YEAR, by, seed, wanted)) == sorted(selected(pairs, counts, seed))


def test_the_lot_is_the_same_in_the_database_and_in_the_rule(on_tiny):
    ids = sorted(CLOSED_WITH_DOSSIER, key=lambda one: order_key(5, one))
    assert drawn(WHOLE, docking(), seed=5, sizes=(("", 1),)) == ids[:1]
    assert set(drawn(WHOLE, docking(), seed=5, sizes=(("", 3),))) == set(ids[:3])
