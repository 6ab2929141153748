"""Figures of the tiny database: every unit listed, every total whole, every basis named."""

from dataclasses import replace
from datetime import date

import numpy as np
import pandas as pd
import pytest

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.metrics import METRICS
from dashboard.reports.envelope import envelope, plain
from dashboard.reports.figure import figure
from dashboard.reports.firm.ranking import rank_firms
from dashboard.reports.narrowing import narrowed
from tests.tiny.readers import WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")


def rows(metric, filters, *by, scope=WHOLE):
    found = figure(scope, filters, METRICS[metric], by).rows
    return dict(zip(found[by[0]], found["value"], strict=True))


def test_every_station_is_listed_and_what_has_none_beside_them():
    assert rows("mediated", docking(), "station") == {
        "HS1": 2,
        "HS2": 2,
        "HS3": 3,
        NOT_RECORDED: 1,
    }


def test_a_zone_without_a_dispute_counts_zero():
    assert rows("mediated", docking(), "zone") == {
        "HZ1": 2,
        "HZ2": 2,
        "HZ3": 3,
        "HZ4": 0,
        NOT_RECORDED: 1,
    }


def test_declared_codes_are_listed_whether_used_or_not():
    assert rows("mediated", docking(), "channel") == {"110": 5, "walk_in": 2, "grid": 1}
    assert rows("mediated", docking(), "lead") == {"lawyer": 6, "police": 2, "mediator": 0}


def test_a_code_the_programme_does_not_declare_is_kept():
    assert rows("accepted", people(), "channel")[NOT_RECORDED] == 1


@pytest.mark.parametrize(
    "dimension", ["station", "zone", "firm", "type", "lead", "outcome", "month"]
)
@pytest.mark.parametrize(
    "metric", ["mediated", "settled", "open", "overdue", "amount", "key_cases"]
)
def test_the_groups_of_a_count_add_up_to_its_total(metric, dimension):
    whole = figure(WHOLE, docking(), METRICS[metric]).total["value"]
    assert sum(rows(metric, docking(), dimension).values()) == pytest.approx(whole)


def test_a_rate_rests_on_the_base_of_its_register():
    found = figure(WHOLE, docking(), METRICS["settlement_rate"])
    assert found.basis == "mediated"
    assert (found.total["numerator"], found.total["denominator"]) == (4, 8)
    other = figure(WHOLE, people(), METRICS["settlement_rate"])
    assert other.basis == "accepted"
    assert (other.total["numerator"], other.total["denominator"]) == (1, 2)
    assert not other.total["shown"]


def test_a_median_has_a_row_for_units_where_nothing_closed():
    found = figure(WHOLE, docking(outcome="open"), METRICS["median_days"], ("station",)).rows
    assert list(found["denominator"]) == [0, 0, 0]
    assert not found["shown"].any()
    assert figure(WHOLE, docking(outcome="open"), METRICS["median_days"]).total["denominator"] == 0


def test_a_register_that_does_not_record_the_basis_is_refused():
    with pytest.raises(BadRequest, match="Register 'docking' does not record 'accepted'"):
        figure(WHOLE, docking(), METRICS["accepted"])


def test_a_programme_out_of_reach_is_unknown():
    river = replace(people(), programme="river")
    with pytest.raises(BadRequest, match="Unknown programme 'river'"):
        figure(head("HS1"), river, METRICS["accepted"])


def test_records_without_register_and_firm_say_so():
    answer = envelope(figure(WHOLE, docking(), METRICS["people_advised"]))
    assert (answer["register"], answer["basis"]) == (None, "advice records")
    filters, foreign = narrowed(docking(firm="HFA", station="HS1"), METRICS["people_advised"])
    assert foreign == ("firm",)
    assert filters == docking(station="HS1")


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (np.float64(0.911157), 0.9112),
        (np.float64(12), 12),
        (np.int64(7), 7),
        (np.bool_(True), True),
        (float("nan"), None),
        (pd.NaT, None),
        (None, None),
        (date(2020, 1, 2), "2020-01-02"),
        (("A", "B"), ["A", "B"]),
    ],
)
def test_an_answer_holds_plain_values(value, expected):
    found = plain(value)
    assert found == expected
    assert type(found) is type(expected)


def test_firms_are_ranked_on_what_their_lawyers_led():
    table = rank_firms(WHOLE, docking()).set_index("firm")
    assert list(table.index) == ["HFA", "HFB"]
    # HFA: lawyers led 01, 02 and 04 (two settled), police 03.
    # HFB: lawyers led 05 and 06 (one settled), police 08.
    assert list(table["led"]) == [3, 2]
    assert list(table["settled"]) == [2, 1]
    assert list(table["police_led"]) == [1, 1]
    assert table["value"]["HFA"] == pytest.approx(2 / 3)
    assert pd.isna(table["value"]["HFB"])
    assert table["band"]["HFA"] == "together"
    assert pd.isna(table["band"]["HFB"])
    assert table["stations"]["HFA"] == ("HS1", "HS2")
    assert list(table["fails"]) == [1, 0]
    assert list(table["grade"]) == ["fail", "pass"]
    assert list(table["subsidy"]) == [2000, 1000]


def test_a_contract_that_ended_before_the_period_is_no_station():
    later = docking().during(date(2020, 4, 1), date(2020, 6, 30))
    assert rank_firms(WHOLE, later).set_index("firm")["stations"]["HFA"] == ("HS1",)
