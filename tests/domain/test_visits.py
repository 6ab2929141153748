"""A card's code, and what is checked at a unit."""

import pytest

from dashboard.domain.errors import BadRequest
from dashboard.domain.kinds import CHECKLIST_ITEMS, CHECKLISTS
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.visits import (
    CHECKLIST_PARTS,
    KINDS,
    MARKS,
    CardCode,
    checklists_of,
    read_code,
)

CODE = CardCode("yibin", "station", "YBS14", ("five_uniform", "seven_institutions"), "v1")


@pytest.mark.parametrize("unit", ["YBS14", "a|b", "甲 乙", "=1+1", "100%"])
def test_a_code_is_read_back_as_it_was_written(unit):
    code = CardCode("yibin", "room", unit, (), "2020-v1")
    assert read_code(code.text) == code


@pytest.mark.parametrize(
    "text",
    ["", "VC1", CODE.text.replace("YBS14", "YBS15"), CODE.text[:-1], f"{CODE.text}|", "x" * 500],
)
def test_a_changed_code_is_none(text):
    with pytest.raises(BadRequest, match="not the code of a card"):
        read_code(text)


def test_a_programme_with_checklists_checks_their_items():
    lists = checklists_of(programme_of("yibin"), "station")
    assert [(one.key, len(one.items)) for one in lists] == [
        ("five_uniform", 6),
        ("seven_institutions", 7),
    ]
    assert [one.key for one in checklists_of(programme_of("yibin"), "room")] == [
        one.key for one in lists
    ]


def test_a_programme_without_checks_its_standards_of_the_unit_in_words():
    (one,) = checklists_of(programme_of("chenghua"), "station")
    declared = [s for s in programme_of("chenghua").standards if s.unit == "station"]
    assert list(one.items) == [standard.key for standard in declared]
    assert one.items["station_firm"] == declared[0].requirement
    assert checklists_of(programme_of("chenghua"), "room") == ()


@pytest.mark.parametrize("code", programmes())
@pytest.mark.parametrize("kind", KINDS)
def test_every_programme_knows_what_it_checks(code, kind):
    for one in checklists_of(programme_of(code), kind):
        assert one.items


def test_lists_are_made_of_known_items_and_each_item_is_in_one():
    assert set(CHECKLIST_PARTS) == set(CHECKLISTS)
    parts = [item for items in CHECKLIST_PARTS.values() for item in items]
    assert sorted(parts) == sorted(CHECKLIST_ITEMS)


def test_marks_are_said_in_several_ways():
    assert {MARKS[one] for one in ("达到", "是", "√", "met")} == {True}
    assert {MARKS[one] for one in ("未达到", "否", "×", "not met")} == {False}
