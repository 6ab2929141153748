"""A programme's own views, counted by hand on the tiny database, and checked in every file."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadConfig, BadRequest, NotAllowed
from dashboard.domain.rules import View
from dashboard.domain.settings import ROOT, programme_of
from dashboard.metrics import METRICS
from dashboard.queries.facts import FACTS, AsOf
from dashboard.reports.trust.view_checks import COUNTED_ONCE, check_view, check_views
from dashboard.reports.trust.views import APART, OTHERS, TOTAL, view_of, view_table
from tests.tiny.readers import NOBODY, WHOLE, docking, head, people

HERE = pytest.mark.usefixtures("on_tiny")
REAL = sorted(path.stem for path in (ROOT / "config" / "programmes").glob("*.toml"))
NAME = {"zh": "表", "en": "Table"}


def view(*metrics, by="station", register="docking", **more):
    return View(key="v", name=NAME, metrics=metrics, by=by, register=register, **more)


def values(table, metric, period=0):
    rows = table.of(METRICS[metric], period)
    rows = rows[rows["unit"] != TOTAL]
    return dict(zip(rows["unit"], rows["value"], strict=True))


def counts(table, metric):
    rows = table.of(METRICS[metric])
    rows = rows[rows["unit"] != TOTAL]
    pairs = zip(rows["numerator"], rows["denominator"], strict=True)
    return dict(zip(rows["unit"], pairs, strict=True))


def window(start, end):
    return {"name": NAME, "from": start, "to": end}


@HERE
def test_every_unit_has_a_row_and_every_indicator_its_columns():
    table = view_table(WHOLE, docking(), view("mediated", "settlement_rate"))
    assert values(table, "mediated") == {"HS1": 2, "HS2": 2, "HS3": 3, NOT_RECORDED: 1}
    assert counts(table, "settlement_rate") == {
        "HS1": (2, 2),
        "HS2": (0, 2),
        "HS3": (1, 3),
        NOT_RECORDED: (1, 1),
    }


@HERE
def test_too_few_cases_give_no_rate_and_the_others_their_interval():
    rows = view_table(WHOLE, docking(), view("settlement_rate")).rows.set_index("unit")
    assert rows["shown"].to_dict() == {
        TOTAL: True,
        "HS1": False,
        "HS2": False,
        "HS3": True,
        NOT_RECORDED: False,
    }
    # Wilson for 1 of 3.
    assert rows.loc["HS3", "low"] == pytest.approx(0.0615, abs=1e-4)
    assert rows.loc["HS3", "high"] == pytest.approx(0.7923, abs=1e-4)


@HERE
def test_all_units_together_stand_in_the_first_row():
    table = view_table(WHOLE, docking(), view("mediated", "settlement_rate", "median_days"))
    rows = table.rows[table.rows["unit"] == TOTAL].set_index("metric")
    assert table.units[0] == TOTAL
    assert rows.loc["mediated", "value"] == 8
    assert tuple(rows.loc["settlement_rate", ["numerator", "denominator"]]) == (4, 8)
    # Days of the six closed: 1, 2, 5, 19, 30, 36.
    assert rows.loc["median_days", "value"] == 5


@HERE
def test_a_single_row_and_items_of_a_list_have_no_total():
    years = view_table(WHOLE, docking(), view("mediated", by="year"))
    assert years.units == [2020]
    items = view("checklist_rate", where={"checklist": ["five_uniform"]}, fractions=True)
    assert TOTAL not in view_table(WHOLE, docking(), items).units


@HERE
def test_the_view_s_own_register_counts_whatever_is_in_the_frame():
    table = view_table(WHOLE, docking(), view("accepted", register="people"))
    assert values(table, "accepted") == {"HS1": 1, "HS2": 0, "HS3": 1}


@HERE
def test_what_is_not_recorded_is_left_out_and_named():
    river = replace(people(), programme="river")
    table = view_table(WHOLE, river, view("accepted", "converted", register="people"))
    assert [metric.key for metric in table.metrics] == ["accepted"]
    ((metric, why),) = table.absent
    assert metric.key == "converted"
    assert "not tracked" in why.en


@HERE
def test_a_view_of_nothing_recorded_is_empty_and_says_all_of_it():
    river = replace(people(), programme="river")
    table = view_table(WHOLE, river, view("converted", register="people"))
    assert (table.metrics, len(table.rows), len(table.absent)) == ((), 0, 1)


@HERE
def test_periods_stand_beside_each_other():
    table = view_table(
        WHOLE,
        docking(),
        view(
            "calls",
            periods=[window("2020-01-01", "2020-01-31"), window("2020-02-01", "2020-02-29")],
        ),
    )
    assert values(table, "calls", 0) == {"HS1": 100, "HS2": 60, "HS3": 40}
    assert values(table, "calls", 1) == {"HS1": 80, "HS2": 0, "HS3": 0}


@HERE
def test_units_set_apart_are_summed_up_and_so_are_the_others():
    apart = {"name": NAME, "codes": ["HS1", "HS2"]}
    table = view_table(WHOLE, docking(), view("calls", "settlement_rate", apart=apart))
    calls = values(table, "calls")
    assert (calls[APART], calls[OTHERS]) == (240, 40)
    rates = counts(table, "settlement_rate")
    assert (rates[APART], rates[OTHERS]) == ((2, 4), (2, 4))
    assert values(table, "settlement_rate")[APART] == 0.5
    assert table.units[:2] == [APART, OTHERS]


@HERE
@pytest.mark.parametrize(
    ("reader", "filters"),
    [
        (head("HS1", "HS3"), docking()),
        (WHOLE, docking(station="HS1")),
        (WHOLE, docking(county="H1")),
    ],
)
def test_a_group_whose_units_are_not_all_in_sight_is_left_out(reader, filters):
    apart = {"name": NAME, "codes": ["HS1", "HS2"]}
    table = view_table(reader, filters, view("calls", apart=apart))
    assert not {APART, OTHERS} & set(table.units)
    assert values(table, "calls")["HS1"] == 180


@HERE
def test_others_stand_there_only_where_there_are_others():
    apart = {"name": NAME, "codes": ["HS1", "HS2"]}
    table = view_table(head("HS1", "HS2"), docking(), view("calls", apart=apart))
    assert table.units == [APART, "HS1", "HS2"]
    assert values(table, "calls")[APART] == 240


@HERE
def test_what_does_not_name_the_reader_s_units_is_absent_and_the_rest_is_counted():
    table = view_table(head("HS3"), docking(), view("calls", "committees", by="county"))
    assert [metric.key for metric in table.metrics] == ["calls"]
    assert [metric.key for metric, _ in table.absent] == ["committees"]


@HERE
def test_items_met_of_a_checklist_are_counted():
    table = view_table(
        WHOLE,
        docking(),
        view("checklist_rate", where={"checklist": ["five_uniform"]}, fractions=True),
    )
    assert counts(table, "checklist_rate") == {"HS1": (1, 2), "HS2": (0, 0), "HS3": (1, 1)}


@HERE
def test_codes_nobody_uses_are_left_out_and_declared_ones_stay():
    kinds = view_table(WHOLE, docking(), view("committees", by="committee_kind"))
    assert values(kinds, "committees") == {"town": 1, "industry": 1}
    modes = view_table(WHOLE, docking(), view("mediated", by="type"))
    assert values(modes, "mediated")["contract"] == 1
    assert set(values(modes, "mediated")) == {
        "family",
        "neighbour",
        "contract",
        "unnatural_death",
        "other",
    }


@HERE
def test_years_are_rows_too():
    table = view_table(WHOLE, docking(), view("unnatural_deaths", "secondary_rate", by="year"))
    assert values(table, "unnatural_deaths") == {2020: 1}
    assert counts(table, "secondary_rate") == {2020: (0, 1)}


@HERE
def test_a_choice_the_records_do_not_know_is_named_and_the_others_narrow():
    chosen = docking(station="HS1", type="family")
    table = view_table(WHOLE, chosen, view("mediated", "calls"))
    assert table.dropped == ("type",)
    assert values(table, "mediated")["HS1"] == 1
    assert values(table, "calls")["HS1"] == 180


@HERE
def test_a_head_s_view_lists_his_stations_alone():
    table = view_table(head("HS3"), docking(), view("mediated"))
    assert values(table, "mediated") == {"HS3": 3}


@HERE
def test_a_reader_without_reach_sees_nothing():
    with pytest.raises((BadRequest, NotAllowed)):
        view_table(NOBODY, docking(), view("mediated"))


@HERE
def test_an_unknown_view_is_named_with_those_there_are():
    with pytest.raises(BadRequest, match="Unknown view 'x' of programme hill. Known: none"):
        view_of(programme_of("hill"), "x")


WRONG = [
    (view("happiness"), "metrics", "unknown indicator 'happiness'"),
    (view("mediated", register="diary"), "register", "unknown register 'diary'"),
    (view("mediated", register=None), "register", "name one of people, docking"),
    (view("mediated", by="planet"), "by", "records of 'mediated' have no 'planet'"),
    (view("mediated", by="mediator"), "by", "people are not listed one by one in a view"),
    (view("calls", by="town"), "by", "records of 'calls' have no 'town'"),
    (view("committees", by="year"), "by", "records of 'committees' have no 'year'"),
    (view("mediated", where={"planet": ["x"]}), "where", "Unknown dimension 'planet'"),
    (view("mediated", where={"type": ["x"]}), "where", "Unknown type 'x'"),
    (view("calls", where={"type": ["family"]}), "where", "records of 'calls' have no 'type'"),
    (
        view("median_days", apart={"name": NAME, "codes": ["HS1"]}),
        "apart",
        "'median_days' cannot be summed up",
    ),
    *(
        (
            view(metric, apart={"name": NAME, "codes": ["HS1"]}),
            "apart",
            f"'{metric}' cannot be summed up",
        )
        for metric in ("firms", "stations_with_firm", "counties")
    ),
]


@HERE
@pytest.mark.parametrize(("wrong", "key", "says"), WRONG)
def test_a_view_that_cannot_be_counted_is_refused_with_file_and_key(wrong, key, says):
    with pytest.raises(BadConfig, match=f"hill.toml: view 'v', key '{key}': {says}"):
        check_view(programme_of("hill"), wrong)


def test_every_measure_of_distinct_things_is_known_as_such():
    as_of = AsOf(date(2020, 6, 30), programme_of("chenghua").rules)
    distinct = {
        (key, name)
        for key, fact in FACTS.items()
        for name, measure in fact.measures(as_of).items()
        if "distinct" in str(measure).lower()
    }
    assert distinct == COUNTED_ONCE


@HERE
def test_a_dimension_left_empty_is_refused():
    blind = programme_of("hill").model_copy(update={"unrecorded": ("station",)})
    with pytest.raises(BadConfig, match="'station' is not recorded by this programme"):
        check_view(blind, view("mediated"))
    check_view(blind, view("calls"))


@HERE
def test_a_view_declared_twice_is_refused():
    twice = programme_of("hill").model_copy(update={"views": (view("calls"), view("calls"))})
    with pytest.raises(BadConfig, match="hill.toml: view 'v' stands there twice"):
        check_views(twice)


def test_a_window_that_ends_before_it_starts_is_refused():
    with pytest.raises(ValueError, match="'from' is after 'to'"):
        view("calls", periods=[window("2020-02-01", "2020-01-31")])


@pytest.mark.parametrize("code", REAL)
def test_every_programme_has_views_of_its_own_that_can_be_counted(code):
    assert programme_of(code).views
    check_views(programme_of(code))
