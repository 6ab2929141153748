"""``standing``: who is near dismissal and whom to praise, on the sample."""

import shlex
from itertools import product
from math import comb, prod

import pytest

from dashboard.__main__ import main

LINE = "standing --programme chenghua --from 2021-01-01 --to 2021-12-31"
REACH = {
    "programmes": ("chenghua",),
    "counties": ("510108",),
    "stations": ("*",),
    "firms": ("*",),
    "comparison_counties": ("510108",),
    "comparison_stations": ("*",),
}


def rows_of(answer, kind):
    return [row for row in answer["rows"] if row["kind"] == kind]


def test_the_planted_firm_is_said_to_be_one_short(command):
    answer = command(LINE)
    (row,) = rows_of(answer, "fails")
    assert (row["unit"], row["fails"], row["limit"], row["left"]) == ("CHF5", 2, 3, 1)
    assert row["months"] == ["2021-05-01", "2021-10-01"]
    assert row["contract_from"] == "2021-01-01"
    assert "再有一次即满 3 次" in row["sentence"]["zh"]
    assert "with one more" in row["sentence"]["en"]
    assert answer["without_fails"] == 6
    assert "计算期间来源未定义" in answer["rule_notes"][0]["zh"]


def test_each_figure_is_what_figure_says_of_the_same_month(command):
    (row,) = rows_of(command(LINE), "fails")
    for told in row["figures"]:
        first, last = ("2021-01-01", "2021-12-31")
        if told["month"]:
            first, last = told["month"], told["month"][:8] + "31"
        line = (
            f"figure {told['indicator']} --programme chenghua --register station_docking "
            f"--from {first} --to {last} --by firm"
        )
        led = " --where lead=lawyer" if told["indicator"] == "settlement_rate" else ""
        firms = [one for one in command(line + led)["rows"] if one["firm"].startswith("CHF")]
        (own,) = [one for one in firms if one["firm"] == "CHF5"]
        assert (told["numerator"], told["denominator"]) == (own["numerator"], own["denominator"])
        assert told["all_numerator"] == sum(one["numerator"] for one in firms)
        assert told["all_denominator"] == sum(one["denominator"] for one in firms)


def test_the_chance_is_the_sum_over_every_history_of_the_year(command):
    def led(by, where=""):
        line = "figure settlement_rate --programme chenghua --register station_docking"
        period = "--from 2021-01-01 --to 2021-12-31"
        return command(f"{line} {period} --by {by} --where lead=lawyer{where}")["rows"]

    firms = [one for one in led("firm") if one["firm"].startswith("CHF")]
    rate = sum(one["numerator"] for one in firms) / sum(one["denominator"] for one in firms)
    cases = [one["denominator"] for one in led("month", " --where firm=CHF5")]
    # Below 85 %: 20 settled < 17 cases, in whole numbers.
    months = [
        sum(comb(n, k) * rate**k * (1 - rate) ** (n - k) for k in range(n + 1) if 20 * k < 17 * n)
        for n in cases
    ]
    expected = sum(
        prod(q if gone else 1 - q for q, gone in zip(months, history, strict=True))
        for history in product((False, True), repeat=12)
        if sum(history) >= 2
    )
    (row,) = rows_of(command(f"{LINE} --threshold 0.85"), "fails")
    assert [one["line"] for one in row["chance"]] == [0.85]
    assert row["chance"][0]["chance"] == pytest.approx(expected, abs=5e-5)


def test_without_a_threshold_the_lines_are_examples_and_say_so(command):
    (row,) = rows_of(command(LINE), "fails")
    assert [one["line"] for one in row["chance"]] == [0.8, 0.85, 0.9]
    assert any("只是举例" in note["zh"] for note in row["notes"])


def test_full_rosters_are_praised_with_both_languages(command):
    found = rows_of(command(LINE), "praise_firm")
    assert [row["unit"] for row in found] == ["CHF1", "CHF3"]
    assert found[0]["sentence"]["zh"].endswith("2021年值守全勤（730/730）。")
    assert "every shift attended (730/730)" in found[0]["sentence"]["en"]


def test_for_people_it_prints_the_sentence_and_its_figures_under_it(on_sample, capsys):
    assert main(shlex.split(LINE)) == 0
    printed = capsys.readouterr().out
    assert "[fails] CHF5\n戊律师事务所" in printed
    assert "  2021年5月律师主调成功率 12/12，各家 60/68（88.2%）" in printed
    assert "**" not in printed


def test_a_programme_without_firms_praises_rooms_whose_place_the_points_bear_out(command):
    answer = command("standing --programme lixian")
    assert answer["fails_to_dismiss"] is None
    assert {row["kind"] for row in answer["rows"]} == {"praise_room", "grading"}
    first = {
        row["unit"]: (row["rank_low"], row["rank_high"])
        for row in command("points --programme lixian --grading room_award")["rows"]
        if row["rank_high"] and row["rank_high"] <= 3
    }
    found = rows_of(answer, "praise_room")
    assert found
    for row in found:
        low, high = first[row["unit"]]
        places = f"（第 {low}）" if low == high else f"（第 {low}—{high}）"
        assert places in row["sentence"]["zh"]


def test_a_city_of_mediators_is_asked_for_by_county(on_sample, command, refused):
    assert "choose a county first" in refused("standing --programme chongqing")
    (row,) = rows_of(command("standing --programme chongqing --where county=CQ05"), "grading")
    assert row["unit"] == "mediator_grade"


def test_people_are_named_only_to_a_role_that_may_see_staff(command, account):
    reach = dict.fromkeys(REACH, ("*",))
    kinds = {
        role: {
            row["kind"]
            for row in command(
                f"standing --programme cixi --as {account(role, role=role, **reach)}"
            )["rows"]
        }
        for role in ("bureau_director", "case_reviewer")
    }
    assert kinds["bureau_director"] == {"praise_room", "praise_mediator", "grading"}
    assert kinds["case_reviewer"] == {"praise_room", "grading"}


def test_who_holds_the_grades_of_all_firms_sees_them_and_a_narrow_reach_sees_none(command, account):
    chief = account("chief", role="political_legal", **REACH)
    assert rows_of(command(f"{LINE} --as {chief}"), "fails") == rows_of(command(LINE), "fails")
    # Grades do not name stations: kept to two of them, there are none.
    narrow = account("narrow", **REACH | {"comparison_stations": ("CHS01", "CHS02")})
    assert not rows_of(command(f"{LINE} --as {narrow}"), "fails")


def test_a_role_that_sees_no_figures_learns_nothing(on_sample, account, refused):
    name = account("clerk", role="importer", **REACH)
    assert "Unknown programme 'chenghua'" in refused(f"{LINE} --as {name}")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("standing --programme mars", "Unknown programme 'mars'"),
        (f"{LINE} --threshold 85", "threshold must be a share"),
        ("standing --programme chenghua --from 31.12.2019", "'31.12.2019' is not a date"),
    ],
)
def test_what_cannot_be_answered_is_said_in_one_sentence(on_sample, refused, line, says):
    assert says in refused(line)
