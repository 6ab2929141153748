"""Months of the tiny database, counted by hand: limits, gaps, segments, what is not complete."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.dimensions import NOT_RECORDED
from dashboard.domain.errors import BadRequest
from dashboard.domain.text import Lang
from dashboard.metrics import METRICS
from dashboard.reports.trends.trend import declared_steps, last_complete, trend
from dashboard.reports.trends.trend_changes import change, changes
from dashboard.reports.trends.trend_wording import (
    change_text,
    months_text,
    signals_text,
    within_text,
    year_step_text,
)
from dashboard.reports.trends.trend_years import year_step
from dashboard.reports.wording import signed
from tests.tiny.readers import WHOLE, docking, head, people

pytestmark = pytest.mark.usefixtures("on_tiny")
RATE, COUNT = METRICS["settlement_rate"], METRICS["mediated"]


def months(metric="mediated", filters=None, by="", *, scope=WHOLE, steps=()):
    return trend(scope, filters or docking(), METRICS[metric], by, steps=steps).rows


def column(name, *args, **options):
    return [None if pd.isna(one) else one for one in months(*args, **options)[name]]


def row(value, *, numerator=None, denominator=None, provisional=False, cut=False):
    known = {"value": value, "numerator": numerator, "denominator": denominator}
    return pd.Series(known | {"provisional": provisional, "cut": cut}, dtype=object)


def test_months_have_mean_and_limits_and_few_are_on_trial():
    # 2, 1, 2, 1, 2 and none: mean 8/6, mean range 6/5, so 1.3333 ± 3.192.
    found = months()
    assert list(found["value"]) == [2, 1, 2, 1, 2, 0]
    assert found["mean"].tolist() == pytest.approx([8 / 6] * 6)
    assert found["upper"].tolist() == pytest.approx([8 / 6 + 3.192] * 6)
    assert found["lower"].tolist() == pytest.approx([8 / 6 - 3.192] * 6)
    assert found["trial"].all()
    assert set(found["signals"]) == {()}


def test_what_still_changes_is_provisional_and_enters_no_limits():
    # The data end on 30 June, a case takes up to 30 days: June may still change.
    assert column("provisional", "settled") == [False] * 5 + [True]
    assert not any(column("provisional", "mediated"))
    # Settled 2, 0, 2, 0, 0: mean 0.8, mean range 6/4, without June.
    found = months("settled")
    assert found["mean"].tolist() == pytest.approx([0.8] * 6)
    assert found["upper"].tolist() == pytest.approx([0.8 + 2.66 * 1.5] * 6)


def test_a_month_partly_in_the_period_is_cut_for_counts_and_not_for_rates():
    part = docking().during(date(2020, 1, 10), date(2020, 3, 15))
    assert column("value", "mediated", part) == [1, 1, 2]
    assert column("cut", "mediated", part) == [True, False, True]
    assert column("cut", "settlement_rate", part) == [False] * 3
    assert column("on_month_why", "mediated", part) == ["incomplete"] * 3


def test_months_with_too_few_cases_are_gaps():
    found = months("settlement_rate")
    assert not found["shown"].any()
    assert found["mean"].isna().all()
    assert set(found["signals"]) == {()}
    assert list(found["on_month_why"])[1:5] == ["few"] * 4


def test_a_month_without_anything_tracked_is_unknown_and_not_zero():
    # 08 of April and both of May are not tracked, June has no dispute at all.
    assert column("value", "converted") == [0, 1, 0, None, None, None]
    assert column("shown", "converted") == [True] * 3 + [False] * 3


def test_a_step_begins_a_segment_at_its_month():
    found = months(steps=(date(2020, 3, 15),))
    assert list(found["segment"]) == [0, 0, 1, 1, 1, 1]
    assert found["mean"].isna().all()
    assert list(months(steps=(date(2019, 3, 1),))["segment"]) == [0] * 6


def test_the_month_before_the_period_is_asked_too():
    # The first dispute is of 31 December: that month is not a whole one.
    found = months()
    assert list(found["on_month_why"]) == ["incomplete", "", "", "", "", ""]
    assert list(found["on_month"])[1:] == [-1, 1, -1, 1, -2]
    assert list(found["on_month_percent"])[1:3] == [-0.5, 1.0]
    assert set(found["on_year_why"]) == {"none"}
    later = docking().during(date(2020, 3, 1), date(2020, 6, 30))
    assert column("on_month", "mediated", later) == [1, -1, 1, -2]


def test_months_before_the_first_dispute_are_not_zero():
    early = docking().during(date(2019, 1, 1), date(2020, 6, 30))
    assert column("month", "mediated", early)[0] == date(2019, 12, 1)
    assert column("cut", "mediated", early) == [True] + [False] * 6


def test_a_period_without_records_has_no_months():
    assert months("mediated", docking().during(date(2018, 1, 1), date(2018, 3, 1))).empty


def test_each_code_is_a_series_of_its_own():
    found = months("mediated", by="type")
    family = found[found["type"] == "family"]
    assert list(family["value"]) == [1, 0, 1, 0, 1, 0]
    assert family["mean"].tolist() == pytest.approx([0.5] * 6)
    assert list(dict.fromkeys(found["type"])) == [
        "family",
        "neighbour",
        "contract",
        "unnatural_death",
        "other",
    ]
    assert found.groupby("month")["value"].sum().tolist() == [2, 1, 2, 1, 2, 0]


def test_what_is_not_recorded_is_a_series_too_and_a_choice_leaves_one():
    codes = list(dict.fromkeys(months("accepted", people(), "channel")["channel"]))
    assert codes == ["110", "walk_in", "grid", NOT_RECORDED]
    chosen = months("mediated", docking(type="family"), "type")
    assert list(chosen["value"]) == [1, 0, 1, 0, 1, 0]


def test_a_median_has_a_row_for_months_where_nothing_closed():
    found = months("median_days", by="track")
    civil = found[found["track"] == "civil"]
    assert list(civil["denominator"]) == [2, 0, 2, 0, 0, 0]
    assert not civil["shown"].any()


def test_a_reader_sees_the_months_of_his_own_units():
    assert column("value", "mediated", scope=head("HS3")) == [0, 0, 1, 1, 1, 0]


@pytest.mark.parametrize(("by", "says"), [("mood", "Unknown dimension"), ("station", "not cut by")])
def test_what_months_are_not_cut_by_is_refused(by, says):
    with pytest.raises(BadRequest, match=says):
        months("mediated", by=by)


def test_the_last_complete_month_is_neither_provisional_nor_cut():
    assert last_complete(months("settled"))["month"] == date(2020, 5, 1)
    assert last_complete(months("mediated"))["month"] == date(2020, 6, 1)
    assert last_complete(months("settled").tail(1)) is None


def test_rates_differ_with_the_interval_of_newcombe():
    # Newcombe 1998, table II (a): 56/70 against 48/80.
    found = change(
        row(0.8, numerator=56, denominator=70), row(0.6, numerator=48, denominator=80), RATE
    )
    assert (found.value, found.low, found.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert found.clear
    alike = change(
        row(0.9, numerator=9, denominator=10), row(0.8, numerator=8, denominator=10), RATE
    )
    assert not alike.clear


def test_counts_differ_in_cases_and_per_cent():
    found = change(row(12), row(10), COUNT)
    assert (found.value, found.percent, found.clear) == (2, 0.2, False)
    assert change(row(12), row(0), COUNT).percent is None


@pytest.mark.parametrize(
    ("now", "before", "why"),
    [
        (row(1), None, "none"),
        (row(1, provisional=True), row(1), "incomplete"),
        (row(1), row(1, cut=True), "incomplete"),
        (row(1), row(None), "none"),
    ],
)
def test_what_is_not_compared_says_why(now, before, why):
    found = change(now, before, COUNT)
    assert (found.value, found.why) == (None, why)


def test_a_year_back_is_the_same_month():
    series = {date(2019, 2, 1): row(10), date(2020, 1, 1): row(40), date(2020, 2, 1): row(15)}
    found = changes(series, date(2020, 2, 1), COUNT)
    assert (found["on_month"], found["on_year"]) == (-25, 5)


def test_changes_in_words():
    told = pd.Series(
        changes({date(2020, 1, 1): row(9), date(2020, 2, 1): row(12)}, date(2020, 2, 1), COUNT)
    )
    assert change_text(COUNT, told, "on_month", Lang.ZH) == "+3 件（+33.3%）"
    assert change_text(COUNT, told, "on_year", Lang.ZH) == "没有可比的月份"
    rates = {
        date(2020, 1, 1): row(0.8, numerator=8, denominator=10),
        date(2020, 2, 1): row(0.9, numerator=9, denominator=10),
    }
    alike = change_text(
        RATE, pd.Series(changes(rates, date(2020, 2, 1), RATE)), "on_month", Lang.ZH
    )
    assert alike.startswith("+10.0 个百分点（")
    assert alike.endswith("无法区分")


def test_months_that_follow_each_other_are_told_as_a_run():
    run = [date(2019, 11, 1), date(2019, 12, 1), date(2020, 1, 1), date(2020, 3, 1)]
    assert months_text(run, Lang.ZH) == "2019年11月至2020年1月、2020年3月"


def test_signals_in_words_name_rule_side_and_months():
    rows = pd.DataFrame(
        {
            "month": [date(2020, 1, 1), date(2020, 2, 1)],
            "value": [1.0, 9.0],
            "mean": [5.0, 5.0],
            "signals": [("outside",), ("outside", "near")],
        }
    )
    assert signals_text(rows, Lang.ZH) == (
        "超界限（偏高）：2020年2月；超界限（偏低）：2020年1月；近界限（偏高）：2020年2月"
    )
    assert signals_text(rows.assign(signals=[(), ()]), Lang.ZH) == "无信号"
    assert "不判断" in signals_text(rows.assign(mean=float("nan")), Lang.ZH)


@pytest.mark.parametrize(
    ("metric", "open_months"),
    [
        # The data end on 30 June: follow-ups due from 2 April on may still be made, and so may
        # agreements fall due of cases from 3 March on (30 + 90 days).
        ("follow_up_rate", [4, 5, 6]),
        ("performance_rate", [3, 4, 5, 6]),
        ("settlement_rate", [6]),
    ],
)
def test_what_is_done_later_leaves_the_last_months_open(metric, open_months):
    found = months(metric)
    assert [month.month for month in found[found["provisional"]]["month"]] == open_months
    assert found[found["provisional"]]["signals"].map(len).sum() == 0


def test_months_without_a_stations_report_are_cut_and_not_zero():
    # January has all three stations, February only HS1, then nobody reports.
    assert column("value", "calls") == [200, 80, None, None, None, None]
    assert column("cut", "calls") == [False] + [True] * 5
    assert column("cut", "calls", scope=head("HS1")) == [False] * 2 + [True] * 4
    assert column("cut", "calls", docking(station="HS1")) == [False] * 2 + [True] * 4


def test_a_report_that_lacks_the_number_is_no_report():
    # HS3 leaves the criminal cases of January out: it is never expected, as it never reports any.
    assert column("value", "criminal_cases") == [1, 0, None, None, None, None]
    assert column("value", "criminal_cases", scope=head("HS3")) == [None] * 6


def test_counts_differ_clearly_by_more_than_chance_and_a_tenth():
    # 60 against 100 of 160: z = 3.2; 2000 against 2150 is beyond chance, but 7 %.
    assert change(row(60), row(100), COUNT).clear
    assert not change(row(2000), row(2150), COUNT).clear
    assert not change(row(6), row(10), COUNT).clear
    assert change(row(60), row(100), METRICS["amount"]).clear is None


def yearly(percents, clear, **more):
    n = len(percents)
    known = {"value": 1.0, "provisional": False, "cut": False, "on_year_percent": percents}
    return pd.DataFrame(known | {"on_year_clear": clear, **more}, index=range(n))


def test_half_of_the_months_apart_from_the_year_before_are_told():
    rows = yearly([-0.28, -0.21, -0.02, 0.3], [True, True, False, False])
    step = year_step(rows, COUNT)
    assert (step.months, step.clear, step.side) == (4, 2, "low")
    assert year_step_text(COUNT, step, Lang.ZH) == (
        "与上年同月比：4 个月中 2 个明显偏低（−28% 至 −21%）；"
        "本图界限只用所选期间，看不出年间变化。"
    )
    assert "2 of 4 months clearly lower (−28% to −21%)" in year_step_text(COUNT, step, Lang.EN)


def test_fewer_or_both_ways_are_not_told():
    assert year_step(yearly([-0.3, 0.1, 0.1, 0.1], [True, False, False, False]), COUNT) is None
    assert year_step(yearly([-0.3, 0.3, 0.1], [True, True, False]), COUNT) is None
    assert year_step(yearly([-0.3], [True], cut=True), COUNT) is None
    assert year_step(yearly([None], [None]), COUNT) is None


def test_longer_periods_do_not_say_their_limits_are_of_one_year():
    step = year_step(yearly([-0.3] * 13, [True] * 13), COUNT)
    assert not step.unseen
    assert year_step_text(COUNT, step, Lang.ZH).endswith("（−30% 至 −30%）。")


@pytest.mark.parametrize(
    ("value", "told"),
    [(2.34, "+2.3"), (-2.34, "−2.3"), (-0.04, "−0.04"), (0.04, "+0.04"), (0.001, "0.0")],
)
def test_numbers_have_a_true_minus_and_no_signed_nought(value, told):
    assert signed(value) == told


def test_a_clear_change_within_the_limits_is_said_to_be_so():
    months_of = {"month": [date(2020, 1, 1), date(2020, 2, 1)], "mean": [0.9, 0.9]}
    rows = pd.DataFrame(months_of).assign(
        signals=[(), ()], on_month=[None, -0.002], on_month_clear=[None, True]
    )
    said = within_text(RATE, rows, rows.iloc[1], Lang.ZH)
    assert said == "，有差别但很小，未超出月度波动"
    larger = rows.assign(on_month=[None, -0.05])
    assert within_text(RATE, larger, larger.iloc[1], Lang.ZH) == "，有差别，但未超出月度波动"
    beyond = rows.assign(signals=[("outside",), ()])
    assert within_text(RATE, beyond, beyond.iloc[1], Lang.ZH) == ""
    assert within_text(RATE, rows, rows.iloc[0], Lang.ZH) == ""


def test_a_programme_without_annotations_has_no_steps():
    from dashboard.domain.settings import programme_of

    assert declared_steps(programme_of("hill")) == ()
