"""Two papers compared figure by figure, against tables written by hand."""

from dataclasses import replace

import pytest

from dashboard.domain.text import Lang
from dashboard.reports.briefing.compared import Change, Part, compared, restated, tally
from dashboard.reports.briefing.compared_words import change_line, tally_text
from tests.tiny.papers import paper, quoted

RATE = quoted("rate", value=0.8, numerator=80, denominator=100, shown="80.0%")
COUNT = quoted("count", value=100, numerator=100, shown="100 件")


def only(then, now):
    (found,) = compared(paper(then), paper(now))
    return found


@pytest.mark.parametrize(
    ("changes", "change", "parts"),
    [
        ({}, Change.UNCHANGED, ()),
        ({"value": 0.82, "numerator": 82.0}, Change.CHANGED, (Part.NUMERATOR,)),
        ({"value": 0.64, "denominator": 125.0}, Change.CHANGED, (Part.DENOMINATOR,)),
        (
            {"numerator": 160.0, "denominator": 200.0},
            Change.CHANGED,
            (Part.NUMERATOR, Part.DENOMINATOR),
        ),
        ({"period": "2020年2月"}, Change.UNCHANGED, (Part.PERIOD,)),
        ({"basis": "受理"}, Change.OTHER_BASIS, ()),
        ({"basis": "受理", "value": 0.9}, Change.OTHER_BASIS, ()),
        ({"asked": (("programme", "hill"), ("station", "HS1"))}, Change.OTHER_SELECTION, ()),
        ({"finder": "gaps"}, Change.OTHER_SELECTION, ()),
        ({"asked": (("from", "2020-02-01"), ("programme", "hill"))}, Change.UNCHANGED, ()),
        ({"version": "2", "data_to": "2020-07-31", "shown": "80%"}, Change.UNCHANGED, ()),
    ],
)
def test_a_figure_is_told_by_its_numbers_its_basis_and_its_selection(changes, change, parts):
    found = only(RATE, replace(RATE, **changes))
    assert (found.change, found.parts) == (change, parts)


def test_what_is_new_comes_in_its_place_and_what_is_gone_comes_last():
    found = compared(paper(RATE, COUNT), paper(replace(COUNT, id="other"), COUNT))
    assert [(one.id, one.change) for one in found] == [
        ("other", Change.NEW),
        ("count", Change.UNCHANGED),
        ("rate", Change.GONE),
    ]
    assert tally(found)[Change.CHANGED] == 0
    assert tally_text(found, Lang.ZH) == "未变 1 个，新增 1 个，不再列出 1 个"


def test_a_change_within_the_same_period_was_entered_late_or_corrected():
    late = replace(COUNT, value=101.0, numerator=101.0)
    next_month = replace(RATE, value=0.9, period="2020年2月")
    found = compared(paper(COUNT, RATE), paper(late, next_month))
    assert [one.id for one in restated(found)] == ["count"]


def test_words_say_then_and_now_with_the_counts_and_judge_nothing():
    rate = only(RATE, replace(RATE, shown="82.0%", value=0.82, numerator=82.0))
    assert change_line(rate, Lang.ZH) == "rate：80.0% → 82.0%（80/100 → 82/100）"
    count = only(COUNT, replace(COUNT, shown="90 件", value=90.0, numerator=90.0))
    assert change_line(count, Lang.EN) == "count: 100 件 → 90 件"
    gone = compared(paper(COUNT), paper())[0]
    assert change_line(gone, Lang.ZH) == "count：100 件 → —"
