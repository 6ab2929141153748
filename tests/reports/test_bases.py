"""One numerator over each basis, counted by hand on the tiny database."""

from dataclasses import replace

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.reports.trust.bases import bases_of, has_bases, rate_by_basis, registers_beside
from tests.tiny.readers import NOBODY, WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")
RATE = METRICS["settlement_rate"]


def lines(filters, scope=WHOLE):
    found = rate_by_basis(scope, filters, RATE)
    return {
        row["basis"]: (row["numerator"], row["denominator"]) for row in found.to_dict("records")
    }


def test_docking_settles_four_of_eight_mediated_and_of_six_closed():
    assert lines(docking()) == {"mediated": (4, 8), "closed": (4, 6)}


def test_the_people_register_counts_on_accepted_too():
    # 09 is settled; 10 was accepted and withdrawn without mediation.
    assert lines(people()) == {"accepted": (1, 2), "mediated": (1, 1), "closed": (1, 2)}


def test_the_register_s_own_base_is_marked():
    found = rate_by_basis(WHOLE, docking(), RATE).set_index("basis")["is_base"]
    assert found.to_dict() == {"mediated": True, "closed": False}


def test_a_rate_carries_its_interval_and_too_few_give_none():
    of_closed = rate_by_basis(WHOLE, docking(), RATE).set_index("basis").loc["closed"]
    assert of_closed["value"] == pytest.approx(4 / 6)
    # Wilson for 4 of 6: (4 + z²/2 ± z √(4·2/6 + z²/4)) / (6 + z²), z = 1.96.
    assert (of_closed["low"], of_closed["high"]) == (
        pytest.approx(0.3000, abs=1e-4),
        pytest.approx(0.9032, abs=1e-4),
    )
    few = rate_by_basis(WHOLE, people(), RATE)
    assert not few["shown"].any()
    assert few["value"].isna().all()


def test_a_selection_narrows_every_line():
    assert lines(docking(station="HS3")) == {"mediated": (1, 3), "closed": (1, 2)}


def test_another_register_stands_apart_on_its_own_base():
    (row,) = registers_beside(WHOLE, docking(), RATE).to_dict("records")
    assert (row["register"], row["basis"]) == ("people", "accepted")
    assert (row["numerator"], row["denominator"]) == (1, 2)


def test_a_programme_with_one_register_has_none_apart():
    river = replace(people(), programme="river")
    assert registers_beside(WHOLE, river, RATE).empty


def test_a_basis_that_does_not_hold_the_numerator_gives_no_rate():
    # 10 is closed and never mediated: two closed of one mediated is no share.
    closed = replace(RATE, numerator="closed")
    row = rate_by_basis(WHOLE, people(), closed).set_index("basis").loc["mediated"]
    assert (row["numerator"], row["denominator"], row["shown"]) == (2, 1, False)


def test_a_basis_whose_day_is_not_recorded_is_none():
    river = programme_of("river")
    blind = river.model_copy(update={"unrecorded": ("closed_on",)})
    assert bases_of(river, river.registers[0]) == ("accepted", "closed")
    assert bases_of(blind, river.registers[0]) == ("accepted",)


def test_only_rates_on_the_register_s_base_can_change_it():
    assert has_bases(RATE)
    assert not has_bases(METRICS["satisfaction_rate"])
    assert not has_bases(METRICS["mediated"])


def test_a_head_counts_his_stations_alone():
    assert lines(docking(), head("HS3")) == {"mediated": (1, 3), "closed": (1, 2)}


def test_a_reader_without_reach_sees_nothing():
    with pytest.raises(BadRequest, match="Unknown programme 'hill'"):
        rate_by_basis(NOBODY, docking(), RATE)
