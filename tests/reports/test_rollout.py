"""Before and after a roll-out: on the sample of Yibin, and on a dozen stations made by hand."""

import shutil
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.database import schema, snapshots
from dashboard.database.bulk import append
from dashboard.domain.errors import BadRequest, NotRecorded
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programme_of
from dashboard.metrics import METRICS
from dashboard.metrics.before_after import Case
from dashboard.reports.before_after.rollout import Asked, change_at_rollout
from dashboard.reports.before_after.rollout_answer import change_answer
from dashboard.reports.before_after.rollout_cases import SAID
from dashboard.reports.before_after.rollout_groups import has_rollout, roll_of, why_no_rollout
from dashboard.reports.before_after.rollout_published import (
    published_changes,
    published_of,
    published_to,
)
from dashboard.reports.before_after.rollout_words import roll_text, verdict
from tests.tiny import rows as tiny_rows
from tests.tiny.readers import WHOLE, docking

YIBIN = Filters(
    programme="yibin",
    register="station_docking",
    start=date(2017, 8, 15),
    end=date(2017, 11, 30),
)
AUTUMN = Asked(
    after=(date(2017, 8, 1), date(2017, 10, 31)), before=(date(2016, 8, 1), date(2016, 10, 31))
)
PILOTS = {"YBS01", "YBS02", "YBS03"}
LAST_FOUR = {"YBS08", "YBS14", "YBS17", "YBS23"}
"""The stations of the sample that start after 31 October 2017: 1, 3, 6 and 7 November."""
# Start day, then calls of May and June 2019 and of May and June 2020.
STARTS = {
    "HS1": ("2020-04-10", (100, 100, 50, 70)),
    "HS2": ("2020-04-20", (80, 120, 60, 90)),
    "HS3": ("2020-05-10", (50, 50, 50, 50)),
    "HS4": ("2020-12-01", (100, 100, 90, 100)),
    "HS5": ("2020-12-01", (200, 200, 210, 200)),
    "HS6": ("2020-12-01", (70, None, 70, 70)),
    "HS7": (None, (10, 10, 10, 10)),
}
MONTHS = ("2019-05-01", "2019-06-01", "2020-05-01", "2020-06-01")


def fill(engine):
    """The tiny database, where stations of ``hill`` start one after the other."""
    frames = tiny_rows.frames()
    stations = [
        {"code": code, "programme": "hill", "county": "H1", "name": f"Station_{code}"}
        | {"started_on": date.fromisoformat(day) if day else None}
        for code, (day, _) in STARTS.items()
    ]
    months = [
        {"programme": "hill", "county": "H1", "station": code}
        | {"month": date.fromisoformat(month), "calls": calls}
        for code, (_, four) in STARTS.items()
        for month, calls in zip(MONTHS, four, strict=True)
    ]
    for name, rows in (("station", stations), ("station_month", months)):
        columns = schema.metadata.tables[name].columns.keys()
        frames[name] = pd.DataFrame(rows, dtype=object).reindex(columns=columns)
        frames[name] = frames[name].astype(object).where(frames[name].notna(), None)
    with engine.begin() as connection:
        append(connection, frames)


@pytest.fixture(scope="module")
def hill_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("rollout")
    snapshots.publish(folder, fill)
    return folder


@pytest.fixture
def by_hand(on_tiny, hill_folder, monkeypatch):
    monkeypatch.setenv("DASHBOARD_DATABASE", str(hill_folder))


@pytest.fixture
def anonymous(by_hand, tiny_config, tmp_path, monkeypatch):
    folder = tmp_path / "config"
    shutil.copytree(tiny_config, folder)
    path = folder / "programmes" / "hill.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('peers = "named"', 'peers = "anonymous"'), "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))


def codes(found, group, *, counted=True):
    rows = found.units[(found.units["group"] == group) & (found.units["is_counted"] == counted)]
    return set(rows["code"])


def change(metric="calls", asked=None, scope=WHOLE):
    return change_at_rollout(scope, YIBIN, METRICS[metric], asked or Asked())


def hill(asked=None, scope=WHOLE, metric="calls"):
    return change_at_rollout(scope, docking(), METRICS[metric], asked or Asked())


def span(window):
    return window.start, window.end


# Yibin, on the sample


def test_the_first_stations_are_compared_in_the_months_that_leave_some_without(on_sample):
    found = change()
    assert span(found.after) == (date(2017, 9, 1), date(2017, 10, 31))
    assert span(found.before) == (date(2016, 9, 1), date(2016, 10, 31))
    assert codes(found, "treated") == PILOTS
    assert codes(found, "comparison") == LAST_FOUR
    assert not found.has(Case.STARTS_BEFORE)


def test_the_published_fall_of_calls_is_told_with_all_that_limits_it(on_sample):
    found = change(asked=AUTUMN)
    treated = found.contrast.treated
    assert (treated.units, treated.before, treated.after) == (3, 4305, 2922)
    assert round(treated.change, 4) == -0.3213
    assert codes(found, "comparison") == LAST_FOUR
    said = {told.case: told.text.zh for told in found.cases}
    assert "2017年8月1日" in said[Case.STARTS_BEFORE]
    assert "2017年8月15日" in said[Case.STARTS_BEFORE]
    # 23 stations, 3 of them treated and 4 compared.
    assert "16 个派出所" in said[Case.COMPARISON_STARTED]
    assert found.contrast.low < found.contrast.value < found.contrast.high
    assert published_of(found, programme_of("yibin")).finding.verdict == "agrees"


def test_the_difference_is_that_of_the_stations_own_log_ratios(on_sample):
    import numpy as np
    from scipy.stats import ttest_ind

    found = change(asked=AUTUMN)
    ratios = {
        group: np.log((rows["after"] + 0.5) / (rows["before"] + 0.5)).astype(float)
        for group, rows in found.units[found.units["is_counted"]].groupby("group")
    }
    wanted = np.expm1(ratios["treated"].mean() - ratios["comparison"].mean())
    assert found.contrast.value == pytest.approx(wanted)
    both = [
        ttest_ind(ratios["treated"], ratios["comparison"], equal_var=equal).confidence_interval()
        for equal in (False, True)
    ]
    widest = max(both, key=lambda one: one.high - one.low)
    assert found.contrast.low == pytest.approx(np.expm1(widest.low))
    assert found.contrast.high == pytest.approx(np.expm1(widest.high))


def test_what_was_apart_before_the_start_stands_beside_the_difference(on_sample):
    found = change()
    july = found.course[found.course["month"] == date(2017, 7, 1)].set_index("group")["value"]
    gap = july["comparison"] - july["treated"]
    assert gap > 1
    difference, totals = verdict(found)
    older = f"推行前（2017年7月）两组已相差 {gap:.0f} 个点（前期月均=100），"
    assert f"{older}上述差别不能都算推行以后的变化。" in difference.zh
    assert "not all of that difference can be counted as a change after it" in difference.en
    assert totals.zh.startswith("各组合计：")


def test_a_gap_the_other_way_round_is_told_as_such(on_sample):
    found = change()
    turned = replace(found, contrast=replace(found.contrast, value=0.3, low=0.1, high=0.5))
    assert "方向与上述差别相反" in verdict(turned)[0].zh


def test_where_both_groups_stood_together_before_nothing_is_said_of_it(on_sample):
    found = change()
    level = found.course.assign(value=100.0)
    assert "推行前（" not in verdict(replace(found, course=level))[0].zh


def test_without_a_difference_nothing_is_said_of_a_difference(by_hand):
    (said,) = verdict(hill())
    assert said.zh.startswith("各组合计：")


def test_a_published_change_is_for_readers_who_may_name_all_its_stations(on_sample):
    programme, calls = programme_of("yibin"), METRICS["calls"]
    few = replace(WHOLE, comparison_stations=("YBS01", "YBS02", "YBS08"))
    assert len(published_to(roll_of(WHOLE, programme), programme, calls)) == 1
    assert published_to(roll_of(few, programme), programme, calls) == ()


def test_the_three_published_changes_are_found_with_their_windows(on_sample):
    programme = programme_of("yibin")
    for key, stated in (("calls", -0.3213), ("criminal_cases", -0.6431)):
        (one,) = published_changes(programme, METRICS[key])
        assert one.stated.value == stated
        assert (one.asked.after, one.asked.before) == (AUTUMN.after, AUTUMN.before)
        assert set(one.asked.units) == PILOTS


def test_a_rate_of_disputes_has_no_before(on_sample):
    found = change("settlement_rate")
    assert (found.contrast, found.before) == (None, None)
    assert found.has(Case.NOT_RECORDED_BEFORE)
    assert verdict(found) == ()


def test_when_all_have_started_there_is_nobody_to_compare_with(on_sample):
    asked = Asked(started_by=date(2017, 10, 30), after=(date(2017, 11, 1), date(2017, 11, 30)))
    found = change(asked=replace(asked, started_by=date(2017, 11, 7)))
    assert found.has(Case.NO_COMPARISON)
    assert found.has(Case.STARTS_BEFORE)
    assert (found.contrast.value, found.contrast.comparison.units) == (None, 0)


def test_no_sentence_speaks_of_a_cause(on_sample):
    told = [text.zh for text in verdict(change())] + [text.zh for text in SAID.values()]
    assert not [one for one in told for word in ("导致", "见效", "成效", "归功") if word in one]


def test_the_course_is_100_on_average_before(on_sample):
    found = change()
    before = found.course[found.course["month"] <= date(2016, 10, 1)]
    assert before.groupby("group")["value"].mean().tolist() == pytest.approx([100, 100])
    assert set(found.course["month"]) == {
        month.date() for month in pd.date_range("2016-09-01", "2017-10-01", freq="MS")
    }


def test_the_roll_out_is_told_month_by_month(on_sample):
    told = roll_text(roll_of(WHOLE, programme_of("yibin"))).zh
    assert told.startswith("首批 3 个派出所于2017年8月15日启用；至2017年8月31日共 4 个；")
    assert told.endswith("至2017年11月7日 23 个全部启用，覆盖 11 个区县。")


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        ("chenghua", "没有登记派出所启用日", "records no start days"),
        ("chongqing", "没有登记派出所启用日", "records no start days"),
        ("cixi", "没有派出所的登记", "has no stations on record"),
    ],
)
def test_without_start_days_there_is_no_before_and_after(code, zh, en, on_sample):
    programme = programme_of(code)
    assert zh in why_no_rollout(WHOLE, programme).zh
    assert not has_rollout(WHOLE, programme)
    with pytest.raises(NotRecorded, match=en):
        roll_of(WHOLE, programme)


def test_a_single_start_day_is_no_roll_out_to_link_to(on_sample):
    assert not has_rollout(WHOLE, programme_of("lixian"))
    assert why_no_rollout(WHOLE, programme_of("lixian")) is None
    assert has_rollout(WHOLE, programme_of("yibin"))


# A dozen months by hand


def test_groups_and_counts_are_those_counted_by_hand(by_hand):
    found = hill(Asked(started_by=date(2020, 4, 30)))
    assert span(found.after) == (date(2020, 5, 1), date(2020, 6, 30))
    assert span(found.before) == (date(2019, 5, 1), date(2019, 6, 30))
    rows = found.units.set_index("code")
    assert rows["group"].to_dict() == {
        "HS1": "treated",
        "HS2": "treated",
        "HS3": "started",
        "HS4": "comparison",
        "HS5": "comparison",
        "HS6": "comparison",
        "HS7": "unknown",
    }
    assert (found.contrast.treated.before, found.contrast.treated.after) == (400, 270)
    assert (found.contrast.comparison.before, found.contrast.comparison.after) == (600, 600)
    assert rows.loc["HS1", "change"] == pytest.approx(120 / 200 - 1)


def test_a_station_that_lacks_a_month_is_left_out_and_never_counted_as_zero(by_hand):
    found = hill(Asked(started_by=date(2020, 4, 30)))
    assert codes(found, "comparison", counted=False) == {"HS6"}
    said = {told.case: told.text.en for told in found.cases}
    assert said[Case.UNITS_LEFT_OUT].startswith("1 stations lack months")
    assert said[Case.COMPARISON_STARTED].startswith("1 more stations")
    assert said[Case.START_UNKNOWN].startswith("1 stations have no start day")


def test_one_station_alone_gets_no_interval(by_hand):
    found = hill()
    assert codes(found, "treated") == {"HS1"}
    assert found.has(Case.TOO_FEW_UNITS)
    assert found.contrast.value is None


def test_parts_of_months_asked_for_are_dropped_and_said(by_hand):
    asked = Asked(
        started_by=date(2020, 4, 30),
        after=(date(2020, 4, 15), date(2020, 6, 30)),
        before=(date(2019, 5, 1), date(2019, 6, 30)),
    )
    found = hill(asked)
    assert span(found.after) == (date(2020, 5, 1), date(2020, 6, 30))
    assert found.has(Case.PARTIAL_MONTHS)


def test_another_season_is_said(by_hand):
    after, before = (
        (date(2020, 6, 1), date(2020, 6, 30)),
        (date(2019, 5, 1), date(2019, 5, 31)),
    )
    found = hill(Asked(started_by=date(2020, 4, 30), after=after, before=before))
    assert found.has(Case.OTHER_SEASON)
    assert (found.contrast.treated.before, found.contrast.treated.after) == (180, 160)


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (Asked(units=("HS9",)), "Unknown station 'HS9'"),
        (Asked(units=("HS7",)), "'HS7' has no start day"),
        (Asked(started_by=date(2019, 1, 1)), "No station had started by 2019-01-01"),
        (Asked(before=(date(2020, 4, 1), date(2020, 5, 31))), "not before the start"),
        (Asked(before=(date(2019, 4, 1), date(2019, 4, 30))), "they must be as many"),
        (Asked(after=(date(2020, 2, 1), date(2020, 4, 9))), "before the first start on 2020-04-10"),
        (Asked(after=(date(2019, 5, 1), date(2019, 6, 30))), "none of it is with the scheme"),
    ],
)
def test_what_cannot_be_compared_is_said(asked, says, by_hand):
    with pytest.raises(BadRequest, match=says):
        hill(asked)


@pytest.mark.parametrize("metric", ["median_days", "rooms"])
def test_what_is_not_counted_by_station_and_month_is_refused(metric, by_hand):
    with pytest.raises(BadRequest, match="not counted by station and month"):
        hill(metric=metric)


def test_peers_stay_without_name_code_and_day_where_the_programme_says_so(anonymous):
    own = replace(WHOLE, stations=("HS1", "HS2"), programmes=("hill",))
    answer = change_answer(hill(Asked(units=("HS1", "HS2")), own), programme_of("hill"))
    shown = {row["station"] for row in answer["rows"]}
    assert shown == {"HS1", "HS2", None}
    peers = [row for row in answer["rows"] if row["station"] is None]
    # Before, the peers counted 400 (HS5), 200 (HS4), 100 (HS3), 20 (HS7); HS6 lacks a month.
    assert [row["before"] for row in peers] == [400, 200, 70, 100, 20]
    assert [row["name"] for row in peers] == [f"Peer {n}" for n in (1, 2, 4, 3, 5)]
    assert {row["started_on"] for row in peers} == {None}
    assert answer["comparison"]["units"] == 2
    with pytest.raises(BadRequest, match="Unknown station 'HS4'"):
        hill(Asked(units=("HS4",)), own)


def test_a_day_that_would_tell_one_peer_from_the_others_is_refused(anonymous):
    own = replace(WHOLE, stations=("HS1", "HS2"), programmes=("hill",))
    roll = roll_of(own, programme_of("hill"))
    assert roll.offered_days == [date(2020, 4, 10), date(2020, 4, 20)]
    assert codes(hill(Asked(started_by=date(2020, 4, 20)), own), "treated") == {"HS1", "HS2"}
    with pytest.raises(BadRequest, match="one of these days: 2020-04-10, 2020-04-20"):
        hill(Asked(started_by=date(2020, 5, 10)), own)


def test_without_a_day_of_his_own_a_reader_of_nameless_peers_has_the_first_one(anonymous):
    own = replace(WHOLE, stations=("HS7",), programmes=("hill",))
    assert roll_of(own, programme_of("hill")).offered_days == [date(2020, 4, 10)]


def test_where_peers_are_named_every_day_may_be_asked_for(by_hand):
    own = replace(WHOLE, stations=("HS1",), programmes=("hill",))
    roll = roll_of(own, programme_of("hill"))
    assert roll.offered_days == roll.days
    assert codes(hill(Asked(started_by=date(2020, 4, 30)), own), "treated") == {"HS1", "HS2"}


def test_a_reader_who_compares_with_nobody_is_told_so(by_hand):
    own = replace(
        WHOLE, stations=("HS1", "HS2"), comparison_stations=("HS1", "HS2"), programmes=("hill",)
    )
    found = hill(Asked(units=("HS1", "HS2")), own)
    assert set(found.units["code"]) == {"HS1", "HS2"}
    assert found.has(Case.NO_COMPARISON)


def test_without_any_month_on_record_nothing_is_compared(on_tiny):
    # South station of the tiny database reported calls alone, and only in January 2020.
    found = hill(scope=replace(WHOLE, comparison_stations=("HS3",)), metric="officer_minutes")
    assert found.has(Case.NOT_RECORDED_BEFORE)
    assert found.contrast is None


def test_without_any_station_to_see_that_is_the_reason(by_hand):
    with pytest.raises(NotRecorded, match="no stations on record within your comparison reach"):
        hill(scope=replace(WHOLE, comparison_stations=()))


@pytest.mark.parametrize("reach", [{"programmes": ("river",)}, {"stations": ("RS1",)}])
def test_a_programme_out_of_reach_is_the_same_as_none(reach, by_hand):
    with pytest.raises(BadRequest, match="Unknown programme 'hill'"):
        hill(scope=replace(WHOLE, **reach))


def test_every_case_is_said():
    assert set(SAID) == set(Case)
