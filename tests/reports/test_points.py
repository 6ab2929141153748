"""Points by unit on the tiny database, worked out by hand."""

from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.errors import BadConfig, BadRequest, NotAllowed
from dashboard.domain.scope import Field
from dashboard.domain.settings import ROOT, programme_of
from dashboard.reports.grade.grading_checks import check_gradings
from dashboard.reports.staffing.points import (
    earlier_versions,
    grading_in_force,
    not_measured,
    not_narrowed,
    points_table,
)
from tests.tiny.readers import NOBODY, WHOLE, docking, head

HERE = pytest.mark.usefixtures("on_tiny")
REAL = sorted(path.stem for path in (ROOT / "config" / "programmes").glob("*.toml"))


def table(key, filters=None, scope=WHOLE):
    filters = filters or docking()
    grading = grading_in_force(programme_of("hill"), filters, key)
    return points_table(scope, filters, grading).set_index("unit")


def without(*fields):
    return replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one not in fields))


@HERE
def test_mediators_earn_what_their_records_say_of_what_is_measured():
    # Six months: three cases are full. D1: 2 of 3 cases, too few to say a rate, 90 of 100 points,
    # 2 of 2 trainings: (26.67 + 18 + 10) of 70. D2: 2 of 3 and 1 of 2, no survey: 31.67 of 50.
    # D3: 3 of 3, 1 of 3 settled, 80 of 100, 1 of 2: 40 + 10 + 16 + 5 of 100.
    found = table("mediator_points")
    assert found["score"].to_dict() == pytest.approx(
        {"D1": 78.0952381, "D3": 71, "D2": 63.33333333}
    )
    assert found["measured"].to_dict() == {"D1": 3, "D3": 4, "D2": 2}
    assert found["grade"].to_dict() == {"D1": "good", "D3": "fair", "D2": "poor"}
    assert found["name"].to_dict() == {"D1": "One", "D2": "Two", "D3": "Three"}


@HERE
def test_each_item_stands_with_its_value_its_counts_and_its_points():
    d1, d3 = table("mediator_points").loc[["D1", "D3"]].to_dict("records")
    assert (d1["settled_n"], d1["settled_of"]) == (2, 2)
    assert str(d1["settled_value"]) == str(d1["settled_points"]) == "nan"
    assert [d3[f"settled_{part}"] for part in ("n", "of", "points")] == [1, 3, pytest.approx(10)]
    assert (d3["review_value"], d3["review_n"], d3["review_of"]) == (80, 400, 5)


@HERE
def test_the_version_in_force_on_the_last_day_counts_and_the_one_before_is_named():
    early = docking().during(date(2020, 1, 1), date(2020, 2, 29))
    first, second = (
        grading_in_force(programme_of("hill"), one, "mediator_points") for one in (early, docking())
    )
    assert (first.valid_from, second.valid_from) == (date(2020, 1, 1), date(2020, 3, 1))
    assert earlier_versions(docking(), second) == (first,)
    assert not earlier_versions(docking().during(date(2020, 3, 1), date(2020, 6, 30)), second)
    # D1 has two cases in two months, D2 (in office from February) and D3 one and none.
    assert table("mediator_points", early)["score"].to_dict() == {"D1": 100, "D2": 50, "D3": 0}


@HERE
def test_the_part_of_a_period_after_the_data_asks_for_nothing_more():
    later = docking().during(date(2020, 1, 1), date(2020, 12, 31))
    assert table("mediator_points", later)["cases_points"]["D3"] == pytest.approx(40)


@HERE
def test_who_came_later_or_left_before_is_not_graded():
    assert "D5" not in table("mediator_points").index
    assert "D4" not in table("mediator_points").index  # a judicial assistant
    july = docking().during(date(2020, 7, 1), date(2020, 7, 31))
    assert set(table("mediator_points", july).index) == {"D1", "D2", "D5"}


@HERE
def test_firms_and_rooms_are_graded_by_their_own_records():
    # Firm_A: 3 of 4 shifts attended; Firm_B 2 shifts: too few. Rooms closed before are out.
    firms = table("firm_points")
    assert (firms.at["HFA", "score"], firms.at["HFB", "measured"]) == (75, 0)
    assert firms["rank"].isna().to_dict() == {"HFA": False, "HFB": True}
    assert table("room_points")["score"].to_dict() == {"M1": 50, "M2": 25, "M3": 0}
    march = docking().during(date(2020, 3, 1), date(2020, 6, 30))
    assert list(table("room_points", march).index) == ["M1", "M3"]


@HERE
def test_a_selection_narrows_who_is_graded_and_says_what_it_cannot_narrow():
    assert list(table("mediator_points", docking(county="H2")).index) == ["D3"]
    assert list(table("room_points", docking(room="M3")).index) == ["M3"]
    grading = grading_in_force(programme_of("hill"), docking(), "mediator_points")
    assert not_narrowed(docking(type="family"), grading) == {
        "review": ("type",),
        "training": ("type",),
    }


@HERE
def test_a_head_sees_his_own_people_alone():
    assert list(table("mediator_points", scope=head("HS3")).index) == ["D3"]
    own = table("mediator_points", scope=head("HS1"))
    assert set(own.index) == {"D1", "D2"}
    # The lists of trainings name no station: not measured for him, and it is said.
    assert own["training_points"].isna().all()
    grading = grading_in_force(programme_of("hill"), docking(), "mediator_points")
    assert set(not_measured(head("HS1"), docking(), grading)) == {"training"}
    with pytest.raises(BadRequest, match="Unknown programme"):
        table("mediator_points", scope=NOBODY)


@HERE
@pytest.mark.parametrize(
    ("key", "right"), [("mediator_points", Field.STAFF), ("firm_points", Field.FIRMS)]
)
def test_points_of_people_and_firms_need_their_right(key, right):
    with pytest.raises(NotAllowed):
        table(key, scope=without(right))
    assert not table("room_points", scope=without(right)).empty


@HERE
def test_beside_his_own_nobody_sees_people():
    with pytest.raises(NotAllowed):
        table("mediator_points", scope=WHOLE.beside())


@HERE
@pytest.mark.parametrize("key", ["no_items", "nonsense"])
def test_a_grading_without_items_or_name_is_refused_with_those_there_are(key):
    with pytest.raises(BadRequest, match="mediator_points"):
        grading_in_force(programme_of("hill"), docking(), key)


@pytest.mark.parametrize("code", REAL)
def test_every_grading_declared_can_be_counted(code):
    check_gradings(programme_of(code))


@HERE
@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"metric": "joy"}, "hill.toml: grading 'firm_points' .*'duty', key 'metric': unknown"),
        ({"metric": "joint_score"}, "'joint_score' cannot be counted by 'firm'"),
        ({"metric": "median_days"}, "more of 'median_days' is not better"),
        ({"where": {"lead": ("lawyer",)}}, "key 'where': records of 'duty_rate' have no 'lead'"),
        ({"metric": "duty_rate", "per_month": True}, "key 'per_month': 'duty_rate' is no count"),
    ],
)
def test_an_item_that_cannot_be_counted_is_named_with_file_and_key(changes, says):
    hill = programme_of("hill")
    firm = grading_in_force(hill, docking(), "firm_points")
    bad = firm.model_copy(update={"items": (firm.items[0].model_copy(update=changes),)})
    with pytest.raises(BadConfig, match=says):
        check_gradings(hill.model_copy(update={"gradings": (bad,)}))


@HERE
def test_an_item_counted_on_a_register_needs_one_where_there_are_several():
    hill = programme_of("hill")
    rooms = grading_in_force(hill, docking(), "room_points")
    bad = rooms.model_copy(update={"register_key": None})
    with pytest.raises(BadConfig, match="'register': name one of people, docking"):
        check_gradings(hill.model_copy(update={"gradings": (bad,)}))
