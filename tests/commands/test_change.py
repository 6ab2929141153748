"""``change`` on the sample: before and after a roll-out, against stations not yet in it."""

import pytest

from dashboard.__main__ import main

LINE = "change calls --programme yibin"
AUTUMN = "--after 2017-08-01 2017-10-31 --before 2016-08-01 2016-10-31"
BOTH = ("treated", "comparison")


def test_the_answer_has_both_groups_their_windows_and_the_difference(command):
    answer = command(LINE)
    assert (answer["after"], answer["before"]) == (
        ["2017-09-01", "2017-10-31"],
        ["2016-09-01", "2016-10-31"],
    )
    assert [answer[group]["units"] for group in BOTH] == [3, 4]
    difference = answer["difference"]
    assert difference["low"] < difference["value"] < difference["high"]
    assert difference["beyond_chance"] == (not difference["low"] <= 0 <= difference["high"])
    assert (answer["metric"], answer["register"], answer["origin"]) == ("calls", None, "computed")


def test_groups_are_the_sums_of_their_rows_and_those_of_figure(command):
    answer = command(LINE)
    line = "figure calls --programme yibin --by station"
    for name, span in (("before", answer["before"]), ("after", answer["after"])):
        figures = command(f"{line} --from {span[0]} --to {span[1]}")["rows"]
        known = {row["station"]: row["value"] for row in figures}
        assert {row["station"]: row[name] for row in answer["rows"]} == known
        for group in BOTH:
            inside = [row[name] for row in answer["rows"] if row["group"] == group]
            assert sum(inside) == answer[group][name]


@pytest.mark.parametrize(
    ("metric", "before", "after", "printed"),
    [
        ("calls", 4305, 2922, -0.3213),
        ("criminal_cases", 678, 242, -0.6431),
        ("public_order_cases", 749, 670, -0.1055),
    ],
)
def test_a_published_change_is_told_with_what_limits_it(command, metric, before, after, printed):
    answer = command(f"change {metric} --programme yibin {AUTUMN}")
    treated = answer["treated"]
    assert (treated["before"], treated["after"], treated["change"]) == (before, after, printed)
    assert answer["published"]["stated"] == printed
    assert answer["published"]["arithmetic"] == "agrees"
    assert {"starts_before", "comparison_started"} <= set(answer["cases"])
    assert answer["comparison"]["units"] == 4


def test_other_stations_or_days_may_be_asked_for(command):
    by_day = command(f"{LINE} --started-by 2017-09-30")
    assert by_day["treated"]["units"] == 10
    assert by_day["after"] == ["2017-10-01", "2017-10-31"]
    named = command(f"{LINE} --units YBS01,YBS04")
    assert {row["station"] for row in named["rows"] if row["group"] == "treated"} == {
        "YBS01",
        "YBS04",
    }
    assert named["published"] is None


def test_a_rate_without_a_before_is_said_and_not_made_up(command):
    answer = command("change settlement_rate --programme yibin")
    assert answer["difference"] is None
    assert answer["before"] is None
    assert "records begin on 15 Aug 2017" in answer["cases"]["not_recorded_before"]


def test_a_head_compares_with_stations_of_his_comparison_reach(command, account):
    account(
        "yibin_head",
        programmes=("yibin",),
        counties=("YB07",),
        stations=("YBS01", "YBS02", "YBS03"),
        firms=("*",),
        comparison_counties=("*",),
        comparison_stations=("*",),
    )
    assert command(f"{LINE} --as yibin_head")["comparison"] == command(LINE)["comparison"]
    account(
        "alone",
        programmes=("yibin",),
        counties=("YB07",),
        stations=("YBS01", "YBS02", "YBS03"),
        firms=("*",),
        comparison_counties=("YB07",),
        comparison_stations=("YBS01", "YBS02", "YBS03"),
    )
    answer = command(f"{LINE} --as alone")
    assert len(answer["rows"]) == 3
    assert "no_comparison" in answer["cases"]
    assert answer["difference"] is None


def test_a_window_that_is_over_before_the_first_start_is_refused(on_sample, refused):
    line = f"{LINE} --after 2017-06-01 2017-07-31 --before 2016-08-01 2016-09-30"
    says = "ends on 2017-07-31, before the first start on 2017-08-15"
    assert says in refused(line)


def test_the_difference_says_what_it_is_a_mean_of_and_what_the_totals_give(command):
    answer = command(LINE)
    treated, other = (answer[group]["after"] / answer[group]["before"] for group in BOTH)
    by_totals = treated / other - 1
    assert answer["difference"]["by_totals"] == pytest.approx(by_totals, abs=1e-4)
    assert f"by the totals about −{-by_totals:.1%}" in answer["verdict"]
    assert "every station with equal weight" in answer["verdict"]


def test_an_unknown_programme_names_only_those_the_reader_has(account, on_sample, refused):
    account("cixi_head", programmes=("cixi",), counties=("*",), stations=("*",), firms=("*",))
    said = refused("change calls --programme mars --as cixi_head")
    assert "Unknown programme 'mars'. Known: cixi." in said
    said = refused("change calls --programme yibin --as cixi_head")
    assert "Unknown programme 'yibin'. Known: cixi." in said


def test_as_text_the_verdict_stands_above_the_stations(on_sample, capsys):
    assert main(LINE.split()) == 0
    printed = capsys.readouterr().out.splitlines()
    assert any(line.startswith("verdict: Police calls: difference") for line in printed)
    assert printed[-23].startswith("YBS01\t")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("change happiness --programme yibin", "Unknown metric 'happiness'"),
        ("change calls --programme mars", "Unknown programme 'mars'"),
        ("change median_days --programme yibin", "not counted by station and month"),
        ("change officer_minutes --programme yibin", "is not tracked"),
        (f"{LINE} --units YBS99", "Unknown station 'YBS99'"),
        (f"{LINE} --units ,", "names no station"),
        (f"{LINE} --started-by 2017", "'2017' is not a date"),
        (f"{LINE} --after 2017-09-02 2017-09-29", "no whole month"),
        (f"{LINE} --before 2017-07-01 2017-08-31", "not before the start"),
        (
            "change calls --programme chenghua --register station_docking",
            "records no start days",
        ),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
