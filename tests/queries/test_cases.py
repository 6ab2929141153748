"""Disputes one by one, on the tiny database."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.errors import BadRequest, NoData, NotAllowed
from dashboard.domain.scope import Field
from dashboard.queries import base
from dashboard.queries.cases import (
    SORTS,
    dispute_events,
    dispute_list,
    dispute_record,
    dispute_total,
    disputes_in_parts,
    follow_ups,
    masked_parties,
)
from tests.tiny.readers import NOBODY, WHOLE, docking

pytestmark = pytest.mark.usefixtures("on_tiny")
CANARY = "金丝雀"


def ids(*args, **kwargs):
    return [name.removeprefix("hill:") for name in dispute_list(*args, **kwargs)["dispute_id"]]


def test_the_newest_dispute_comes_first():
    assert ids(WHOLE, docking()) == ["04", "05", "08", "07", "06", "03", "02", "01"]


@pytest.mark.parametrize(
    ("sort", "descending", "expected"),
    [
        ("cohort_on", False, ["01", "02", "03", "06", "07", "08", "05", "04"]),
        ("days_to_close", True, ["02", "06", "08", "01", "03", "07", "04", "05"]),
        ("days_to_close", False, ["07", "03", "01", "08", "06", "02", "04", "05"]),
        ("amount_fen", True, ["01", "06", "02", "03", "04", "05", "07", "08"]),
        ("dispute_id", True, ["08", "07", "06", "05", "04", "03", "02", "01"]),
        ("people_involved", True, ["08", "02", "01", "03", "04", "05", "06", "07"]),
    ],
)
def test_a_list_is_sorted_with_the_unrecorded_last_and_ties_by_number(sort, descending, expected):
    assert ids(WHOLE, docking(), sort=sort, descending=descending) == expected


def test_every_sort_on_offer_works():
    assert all(len(ids(WHOLE, docking(), sort=sort)) == 8 for sort in SORTS)


def test_sorting_by_anything_else_is_refused():
    with pytest.raises(BadRequest, match="Cannot sort by 'name; DROP TABLE dispute'"):
        dispute_list(WHOLE, docking(), sort="name; DROP TABLE dispute")


def test_pages_follow_each_other_without_gap_or_overlap():
    pages = [ids(WHOLE, docking(), page=page, rows=3) for page in (1, 2, 3, 4)]
    assert pages == [["04", "05", "08"], ["07", "06", "03"], ["02", "01"], []]
    assert ids(WHOLE, docking(), page=0, rows=3) == pages[0]


def test_the_total_is_what_the_list_pages_through():
    assert dispute_total(WHOLE, docking()) == 8
    assert dispute_total(WHOLE, docking(station="HS1")) == 2


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("hill:03", ["03"]),
        ("HILL:03 ", ["03"]),
        (":0", ["04", "05", "08", "07", "06", "03", "02", "01"]),
        ("  ", ["04", "05", "08", "07", "06", "03", "02", "01"]),
        ("river", []),
        ("%", []),
        ("_", []),
        ("' OR 1=1 --", []),
        ("\\", []),
    ],
)
def test_searching_finds_numbers_literally(search, expected):
    assert ids(WHOLE, docking(), search) == expected
    assert dispute_total(WHOLE, docking(), search=search) == len(expected)


def test_a_list_in_parts_is_the_list():
    parts = [*disputes_in_parts(WHOLE, docking(), most=100, rows=2)]
    assert [len(part) for part in parts][:-1] == [2] * (len(parts) - 1)
    assert (
        pd.concat(parts)["dispute_id"].tolist()
        == dispute_list(WHOLE, docking())["dispute_id"].tolist()
    )
    assert [*disputes_in_parts(NOBODY, docking(), most=100)] == []
    assert sum(map(len, disputes_in_parts(WHOLE, docking(), most=3))) == 3


def test_the_list_says_nothing_of_parties():
    listed = dispute_list(WHOLE, docking())
    assert CANARY not in listed.to_csv()
    assert not {"name", "phone", "address", "id_number"} & set(listed.columns)


def test_a_dispute_is_returned_whole_with_none_for_what_is_not_recorded():
    record = dispute_record(WHOLE, "hill:04")
    assert record is not None
    assert (record["station"], record["outcome"], record["closed_on"]) == ("HS2", "open", None)
    assert not [key for key, value in record.items() if value is not None and pd.isna(value)]


def test_a_dispute_that_does_not_exist_is_nothing():
    assert dispute_record(WHOLE, "hill:99") is None


def test_events_come_in_time_order():
    assert list(dispute_events(WHOLE, "hill:01")["kind"]) == ["called", "arrived", "closed"]


def test_follow_ups_come_with_due_and_done():
    (row,) = follow_ups(WHOLE, "hill:02").itertuples(index=False)
    assert (str(row.due_on), row.done_on, row.result) == ("2020-03-25", None, None)


def test_parties_come_masked():
    found = masked_parties(WHOLE, "hill:01")
    assert found.astype(object).where(found.notna(), None).to_dict("records") == [
        {
            "role": "applicant",
            "name": "张***",
            "id_number": "510108********1234",
            "phone": "138****5678",
            "address": "成华区***",
        },
        {
            "role": "respondent",
            "name": "李***",
            "id_number": None,
            "phone": None,
            "address": None,
        },
    ]


@pytest.mark.parametrize("dispute", ["hill:01", "hill:05", "river:01"])
def test_no_party_leaves_the_queries_in_clear(dispute):
    shown = masked_parties(WHOLE, dispute).to_csv()
    assert CANARY not in shown
    assert not [secret for secret in ("19900101", "1990010", "12345678") if secret in shown]


@pytest.mark.parametrize(
    ("field", "question"),
    [
        (Field.CASE_LIST, lambda scope: dispute_list(scope, docking())),
        (Field.CASE_LIST, lambda scope: dispute_total(scope, docking())),
        (Field.CASE_DETAIL, lambda scope: dispute_record(scope, "hill:01")),
        (Field.CASE_DETAIL, lambda scope: dispute_events(scope, "hill:01")),
        (Field.CASE_DETAIL, lambda scope: follow_ups(scope, "hill:01")),
        (Field.CASE_DETAIL, lambda scope: masked_parties(scope, "hill:01")),
        (Field.PARTIES_MASKED, lambda scope: masked_parties(scope, "hill:01")),
    ],
)
def test_each_look_at_cases_needs_its_own_right(field, question):
    without = replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one != field))
    with pytest.raises(NotAllowed):
        question(without)


def test_the_comparison_scope_opens_no_case():
    with pytest.raises(NotAllowed):
        dispute_list(WHOLE.beside(), docking())
    with pytest.raises(NotAllowed):
        dispute_record(WHOLE.beside(), "hill:01")


def test_an_oversized_answer_is_refused(monkeypatch):
    monkeypatch.setattr(base, "ROW_LIMIT", 7)
    with pytest.raises(NoData, match="more than 7 rows"):
        dispute_list(WHOLE, docking())
