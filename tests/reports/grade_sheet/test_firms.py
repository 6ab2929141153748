"""月度考评表 and 公示表 on the tiny database: what stands, what is frozen, what is published."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from dashboard.domain.errors import BadRequest, NotAllowed, Refused
from dashboard.domain.grade import Act
from dashboard.domain.scope import Field
from dashboard.reports.files.export_words import Taken
from dashboard.reports.grade_sheet.assessment import assessment
from dashboard.reports.grade_sheet.publication import Objection, publication
from dashboard.reports.grade_sheet.sheet_head import SheetAsked
from dashboard.reports.paper.finding import found_again
from tests.appraisal.conftest import found, graded, proposed  # noqa: F401
from tests.tiny.graded import FEBRUARY, JANUARY, corrected, load
from tests.tiny.readers import WHOLE, head

TAKEN = Taken(
    number="4711",
    who="lin",
    at=datetime(2021, 3, 5, 4, tzinfo=UTC),
    purpose="会议",
    selection="全部",
)


def asked(month=FEBRUARY):
    return SheetAsked(programme="hill", month=month, register="docking")


def grid(document, title):
    return next(one for one in document.grids if one.title == title)


def evidence(document, firm, name):
    rows = grid(document, "考评依据").rows
    return next(row[2:5] for row in rows if row[:2] == (firm, name))


def test_what_nobody_froze_is_a_draft_with_points_evidence_and_fails_so_far(on_tiny):
    document = assessment(WHOLE, asked(), [], TAKEN)
    # Somebody came to three of the four shifts of HFA; the one of HFB is too few for a rate.
    assert grid(document, "考评结果").rows == (
        ("Firm_A", "不合格", 75.0, "1/1", 1, "2019-01-01", "草稿，未冻结", None),
        ("Firm_B", "合格", None, "0/1", 0, "2020-02-01", "草稿，未冻结", None),
    )
    assert grid(document, "分项指标").rows == (("Firm_A", 0.75), ("Firm_B", "样本不足（n=1）"))
    assert evidence(document, "Firm_A", "调解") == ("1 件", 1, None)
    assert evidence(document, "Firm_A", "值守到岗率") == ("75.0%（3/4）", 3, 4)
    text = [block.text for block in document.blocks if block.block in ("paragraph", "note")]
    assert sum("考评人" in one or "审核人" in one for one in text) == 2


def test_every_figure_of_a_draft_is_found_again(on_tiny):
    document = assessment(WHOLE, asked(), [], TAKEN)
    ids = {one.id for one in document.quoted}
    assert {"H1:HFA:points:score", "H1:HFA:fails", "H1:HFA:duty_rate", "H2:HFB:mediated"} <= ids
    assert {one.id: found_again(WHOLE, one) for one in document.quoted} == {
        one.id: one.value for one in document.quoted
    }
    assert {cite for one in document.grids for _, _, cite in one.cites} == ids


@pytest.mark.usefixtures("graded")
def test_a_frozen_grade_stands_as_it_was_when_the_data_are_corrected(graded, proposed):  # noqa: F811
    number = proposed(month=JANUARY, grade="excellent").id
    load(graded, corrected())
    document = assessment(WHOLE, asked(JANUARY), [found(number)], TAKEN, grading="monthly")
    (row,) = grid(document, "考评结果").rows
    assert row == ("Firm_A", "优秀", 0, "2019-01-01", "已冻结，待确认", str(number))
    assert evidence(document, "Firm_A", "调解成功率（律师主调）") == ("100.0%（2/2）", 2, 2)
    settled = next(one for one in document.quoted if "settlement_rate" in one.id)
    assert (settled.value, found_again(WHOLE, settled)) == (1, 0.5)
    assert settled.version == found(number).data_version


def published(frozen, objection=None):
    return publication(WHOLE, asked(), frozen, objection or Objection(), grading="monthly")


def test_only_a_confirmed_grade_of_the_month_is_published(proposed):  # noqa: F811
    record = proposed()
    states = {None: "未公布", **dict.fromkeys(Act, "未公布")}
    states |= {Act.CONFIRMED: "不合格", Act.UPHELD: "不合格"}
    for state, told in states.items():
        frozen = [replace(record, status=state)] if state else []
        rows = grid(published(frozen), "考评等级").rows
        assert rows == (("Firm_A", "2020-02-01", told), ("Firm_B", "2020-02-01", "未公布"))
    confirmed = replace(record, status=Act.CONFIRMED)
    other = published([replace(confirmed, month=JANUARY)])
    assert {row[2] for row in grid(other, "考评等级").rows} == {"未公布"}
    document = published([confirmed], Objection(date(2021, 3, 20), "028-1234"))
    said = document.to_json()
    assert "2021年3月20日" in said
    assert "028-1234" in said
    assert not document.quoted
    assert not [who for who in ("director", "political", "lin") if who in said]
    with pytest.raises(BadRequest, match="firm_points, monthly"):
        publication(WHOLE, asked(), [], Objection())


def test_without_a_deadline_there_is_room_to_write_one(on_tiny):
    document = publication(WHOLE, asked(), [], Objection())
    assert "请在＿＿＿＿年＿＿月＿＿日前" in document.to_json()


def test_a_sheet_of_firms_needs_the_right_to_firms_and_a_firm_in_reach(on_tiny):
    blind = replace(WHOLE, fields=tuple(one for one in Field if one != Field.FIRMS))
    for scope, error in ((blind, NotAllowed), (head("HS1"), BadRequest)):
        with pytest.raises(error):
            assessment(scope, asked(), [], TAKEN)
        with pytest.raises(error):
            publication(scope, asked(), [], Objection())
    own = assessment(replace(WHOLE, counties=("H2",)), asked(), [], TAKEN)
    assert [row[0] for row in grid(own, "考评结果").rows] == ["Firm_B"]


def test_a_month_that_is_not_in_the_data_whole_is_refused(on_tiny):
    with pytest.raises(Refused, match="does not lie within the data"):
        assessment(WHOLE, asked(date(2020, 7, 1)), [], TAKEN)
