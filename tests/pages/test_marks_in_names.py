"""A name in a register may hold marks: it stands in a sentence as it is, and makes no link."""

import pandas as pd
import pytest

from dashboard.components.frame.plain import plain
from dashboard.domain.settings import programme_of
from dashboard.reports.staffing.points import grading_in_force
from dashboard.reports.staffing.points_praise import points_praises
from tests.tiny.graded import before, load, stand_on
from tests.tiny.readers import WHOLE, docking

NAME, TOLD = "[Go](http://bad.test)", r"\[Go\](http\://bad.test)"


@pytest.fixture
def renamed(tmp_path, monkeypatch):
    data, tables = stand_on(tmp_path, monkeypatch), before()
    for register in ("firm", "mediator"):
        names = [f"{NAME} {code}" for code in tables[register]["code"]]
        tables[register] = tables[register].assign(name=names)
    load(data, tables)


def test_no_sentence_on_the_page_of_firms_makes_a_link_of_a_name(renamed, opened):
    app = opened("firms", programme="hill", register="docking")
    said = [one.value for one in (*app.markdown, *app.caption)]
    assert any("距规则的" in one and TOLD in one for one in said)
    assert not [one for one in said if NAME in one]


def test_two_firms_of_one_name_stand_in_two_rows(tmp_path, monkeypatch, opened):
    data, tables = stand_on(tmp_path, monkeypatch), before()
    tables["firm"] = tables["firm"].assign(name="Same")
    load(data, tables)
    app = opened("firms", programme="hill", register="docking")
    assert not app.exception
    months = [one.value for one in app.dataframe if "补贴合计（元）" in one.value]
    assert [list(one.iloc[:, 0]) for one in months] == [["Same", "Same", "各家合计"]]


def test_people_left_out_of_praise_are_named_as_they_stand(renamed):
    grading = grading_in_force(programme_of("hill"), docking(), "mediator_points")
    found = points_praises(WHOLE, docking(), grading, first=1, written=plain)
    said = " ".join(one.zh for one in (*found.notes, *(one.sentence for one in found.praises)))
    assert TOLD in said and NAME not in said


def test_the_same_sentences_name_people_without_marks_on_the_command_line(renamed):
    grading = grading_in_force(programme_of("hill"), docking(), "mediator_points")
    found = points_praises(WHOLE, docking(), grading, first=1)
    said = " ".join(one.zh for one in (*found.notes, *(one.sentence for one in found.praises)))
    assert NAME in said and pd.notna(said)


def test_no_line_of_a_dispute_makes_a_link_of_a_name(renamed, opened):
    app = opened("dispute", id="hill:01")
    cells = [str(cell) for one in app.table for cell in one.value.to_numpy().ravel()]
    assert any(TOLD in cell for cell in cells)
    assert not [cell for cell in cells if NAME in cell]
    assert any(r"hill\:01" in one.value for one in app.subheader)
