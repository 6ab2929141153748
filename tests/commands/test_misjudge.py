"""``misjudge``: a grading rule against chance."""

import json
import shlex

import pytest

from dashboard.__main__ import main

LINE = "misjudge --threshold 0.85 --cases 12 --fails 3 --window 12 --good 0.911 --bad 0.8"


def answered(capsys, line):
    code = main(shlex.split(f"{line} --format json"))
    printed = capsys.readouterr()
    assert (code, printed.err) == (0, "")
    return json.loads(printed.out)


def test_it_prints_both_errors_and_needs_no_database(capsys):
    answer = answered(capsys, LINE)
    # Twelve cases pass with eleven: .911^12 + 12 x .089 x .911^11 = .710 of months.
    assert answer["good_month_failed"] == pytest.approx(0.290, abs=0.0005)
    assert answer["good_dismissed"] == pytest.approx(0.723, abs=0.0005)
    assert answer["bad_survives"] < 0.001
    assert (answer["threshold"], answer["cases"]) == (0.85, 12)
    assert [row["cases"] for row in answer["rows"]] == [3, 6, 12, 18, 24, 36, 60]


def test_for_people_it_prints_a_table(capsys):
    assert main(shlex.split(LINE)) == 0
    assert "cases\tgood_month_failed" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (LINE.replace("0.85", "85"), "threshold must be a share"),
        (LINE.replace("--bad 0.8", "--bad 0.95"), "above the bad one's"),
        (LINE.replace("--window 12", "--window 2"), "shorter than the fails"),
        (f"{LINE} --as nobody", "no active account 'nobody'"),
    ],
)
def test_what_cannot_be_is_said_in_one_sentence(refused, line, says):
    assert says in refused(line)


def test_only_an_account_of_a_director_may_ask(capsys, account, refused):
    account("boss", role="bureau_director")
    account("chief", role="district_head")
    assert answered(capsys, f"{LINE} --as boss")["cases"] == 12
    assert "'district_head' does not hold this tool" in refused(f"{LINE} --as chief")
