"""People and rooms to praise: who is listed, who is left out and why, and what is said."""

from dataclasses import replace

import pandas as pd
import pytest

from dashboard.domain.errors import NotAllowed
from dashboard.domain.money import Grading
from dashboard.domain.scope import Field
from dashboard.domain.settings import programme_of
from dashboard.reports.staffing.points import grading_in_force
from dashboard.reports.staffing.points_praise import points_praises, praising, sort_out
from dashboard.reports.staffing.points_words import praise_of
from tests.tiny.readers import WHOLE, docking, head

COLUMNS = ("unit", "rank", "rank_high", "measured")
ALL_OF = 50


def units(*rows):
    return pd.DataFrame(rows, columns=list(COLUMNS)).assign(name=lambda table: table["unit"])


def rates(**settled):
    """The settlement rate by unit, of fifty cases each."""
    rows = [{"numerator": k, "denominator": ALL_OF, "shown": True} for k in settled.values()]
    return {"settlement_rate": pd.DataFrame(rows, index=list(settled))}


FIVE = units(("A", 1, 1, 3), ("B", 2, 3, 3), ("C", 3, 4, 3), ("D", 4, 4, 3), ("E", 5, 5, 3))
ALIKE = rates(A=45, B=45, C=45, D=45, E=45)


def names(found):
    return {key: [one.row["unit"] for one in group] for key, group in vars(found).items() if group}


def test_who_may_fall_out_of_the_first_when_weights_move_is_not_praised():
    assert names(sort_out(FIVE, ALIKE, 3)) == {"praised": ["A", "B"]}


def test_a_unit_whose_rate_is_below_the_others_is_left_out():
    # 35 of 50 against 180 of 200; 43 of 50 is within chance.
    below = rates(A=35, B=43, C=45, D=45, E=45)
    assert names(sort_out(FIVE, below, 3)) == {"praised": ["B"], "below": ["A"]}


def test_units_that_are_level_beyond_the_last_place_are_not_told_apart():
    level = units(*((unit, 1, 1, 3) for unit in "ABCD"), ("E", 5, 5, 3))
    assert names(sort_out(level, ALIKE, 3)) == {"tied": ["A", "B", "C", "D"]}
    two = units(("A", 1, 1, 3), ("B", 1, 1, 3), ("C", 3, 3, 3), ("D", 4, 4, 3), ("E", 5, 5, 3))
    assert names(sort_out(two, ALIKE, 3)) == {"praised": ["A", "B", "C"]}


def test_a_unit_with_an_item_missing_or_no_rate_is_left_out():
    part = units(("A", 1, 1, 2), ("B", 2, 2, 3), ("C", 3, 3, 3), ("D", 4, 4, 3))
    few = ALIKE["settlement_rate"].assign(shown=[True, False, True, True, True])
    found = names(sort_out(part, {"settlement_rate": few}, 3))
    assert found == {"praised": ["C"], "in_part": ["A"], "no_rate": ["B"]}


@pytest.mark.parametrize("count", [0, 3])
def test_where_there_are_no_more_than_the_first_there_is_no_first(count):
    assert not names(sort_out(FIVE.head(count), ALIKE, 3))


def praised(key="mediator_points", first=2, scope=WHOLE, filters=None):
    filters = filters or docking()
    grading = grading_in_force(programme_of("hill"), filters, key)
    return points_praises(scope, filters, grading, first=first)


def test_a_mediator_is_praised_with_place_range_rate_and_items(on_tiny):
    # D3: 71 of 100 behind D1; with cases heavier and trainings lighter it passes D1, never below
    # D2. One of three settled, of all with a mediator three of seven.
    (one,) = praised().praises
    assert one.unit == "D3"
    assert one.sentence.zh == (
        "**Three** 2020年1月1日—2020年6月30日“调解员积分”71.0 分，参评 3 个中第 2；"
        "各项权重上下浮动 20% 仍在前 2（第 1—2）；"
        "调解成功率 33.3%（1/3，合计 42.9%）不低于其余，但与其余差异不显著，名次在前可能出于偶然。"
    )
    assert "71.0 points by 'Points of mediators', place 2 of 3" in one.sentence.en
    assert [figure.zh for figure in one.figures] == [
        "件数 40.0/40 分（3 件）",
        "成功率 10.0/30 分（1/3）",
        "评议 16.0/20 分（均值 80.0 分，样本数 5）",
        "参训 5.0/10 分（1 次）",
    ]


def test_a_rate_clearly_above_is_said_to_be_and_nothing_of_chance():
    # Fifty of fifty beside 160 of 200, as the best of five: not one in a thousand by chance.
    found = sort_out(FIVE, rates(A=50, B=40, C=40, D=40, E=40), 3)
    grading = Grading.model_validate(
        {
            "key": "g",
            "name": {"zh": "积分", "en": "Points"},
            "subject": "room",
            "parts": [],
            "valid_from": "2020-01-01",
            "source": {"zh": "试点", "en": "Trial"},
        }
    )
    first = praise_of(with_score(found.praised[0]), grading, docking(), 5, 3).sentence
    assert first.zh.endswith("不低于其余，其中调解成功率明显高于其余。")
    assert "（第 1）" in first.zh
    second = praise_of(with_score(found.praised[1]), grading, docking(), 5, 3).sentence
    assert second.en.endswith("but not told apart from them either: the place may be chance.")


def with_score(one):
    return replace(one, row=pd.concat([one.row, pd.Series({"score": 90.0, "rank_low": 1})]))


def test_few_cases_and_a_shared_mark_are_said_with_the_praise(on_tiny):
    (one,) = praised().praises
    said = [caveat.zh for caveat in one.caveats]
    assert "件数少（最少的一项分母为 3），差几件名次就会变" in said
    assert "所调同评得分由调解员与民警共有，不是一人的得分" in said


def test_who_is_left_out_and_what_is_assumed_is_said(on_tiny):
    said = [note.zh for note in praised().notes]
    assert said[0] == "来源没有规定表扬几名，暂取前 2 名。"
    assert said[1] == "来源没有给出权重，示例取四三二一。"
    assert said[2] == "One有项目未登记或件数太少，未列入。"


def test_three_mediators_have_no_first_three(on_tiny):
    found = praised(first=3)
    assert not found.praises
    assert found.notes[0].zh == "参评且能测算的只有 3 个，排不出前 3，不作表扬。"


def test_rooms_with_too_few_cases_for_a_rate_are_not_praised(on_tiny):
    found = praised("room_points", first=1)
    assert not found.praises
    assert "没有可比的率" in "".join(note.zh for note in found.notes)


def test_people_are_praised_to_who_may_see_staff_in_his_own_reach_alone(on_tiny):
    without = replace(WHOLE, fields=tuple(one for one in WHOLE.fields if one != Field.STAFF))
    assert [one.key for one in praising(WHOLE, docking())] == ["mediator_points", "room_points"]
    assert [one.key for one in praising(without, docking())] == ["room_points"]
    assert [one.key for one in praising(WHOLE.beside(), docking())] == ["room_points"]
    with pytest.raises(NotAllowed):
        praised(scope=without)
    assert "Three" not in str(praised(scope=head("HS1"), first=1))
