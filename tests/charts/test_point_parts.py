"""The chart of what a score is made of, and of the ranks it may have."""

import json

import pandas as pd
import pytest

from dashboard.charts.point_parts import point_parts
from dashboard.charts.rank_intervals import rank_intervals
from dashboard.components.staffing.points_charts import RANKS
from dashboard.domain.text import Lang

ROWS = [
    ("M1", "甲室", "件数", 40.0, "70.0（2/2 项）", "40.0 分"),
    ("M1", "甲室", "满意", 30.0, "70.0（2/2 项）", "30.0 分"),
    ("M2", "乙室", "件数", 50.0, "50.0（1/2 项）", "50.0 分"),
    ("M2", "乙室", "满意", None, "50.0（1/2 项）", "未测算"),
]
COLUMNS = ["room", "name", "item", "part", "score_told", "item_told"]


def parts():
    return pd.DataFrame(ROWS, columns=COLUMNS)


def drawn(frame, lang=Lang.ZH):
    return point_parts(frame, lang, "room").to_dict()


def test_items_stand_end_to_end_and_one_that_is_not_measured_has_no_length():
    (rows,) = [rows for rows in drawn(parts())["datasets"].values() if "start" in rows[0]]
    spans = {(row["code"], row["item"]): (row["start"], row["end"]) for row in rows}
    assert spans == {
        ("M1", "件数"): (0, 40),
        ("M1", "满意"): (40, 70),
        ("M2", "件数"): (0, 50),
        ("M2", "满意"): (50, 50),
    }


def test_each_item_has_one_shade_and_the_order_is_told_in_words():
    made = drawn(parts())
    (rows,) = [rows for rows in made["datasets"].values() if "shade" in rows[0]]
    shades = {row["item"]: int(row["shade"]) for row in rows}
    assert shades["件数"] > shades["满意"]
    assert "由左到右、由深到浅：件数；满意" in "；".join(made["title"]["subtitle"])
    assert "70.0（2/2 项）" in made["description"]


@pytest.mark.parametrize("items", [1, 2, 3, 4, 5, 6, 8])
def test_every_item_is_lighter_than_the_one_before(items):
    rows = [("M1", "甲室", f"项{n}", 5.0, "", "") for n in range(items)]
    made = drawn(pd.DataFrame(rows, columns=COLUMNS))
    (rows,) = [rows for rows in made["datasets"].values() if "shade" in rows[0]]
    shades = [int(row["shade"]) for row in rows]
    assert shades == sorted(set(shades), reverse=True)


@pytest.mark.parametrize("lang", Lang)
def test_nothing_to_draw_is_still_a_chart_with_words(lang):
    assert drawn(parts().head(0), lang)["description"]


def test_rank_ranges_name_their_unit_and_reach_past_those_drawn():
    ranks = pd.DataFrame(
        {
            "room": ["M1", "M2"],
            "name": ["甲室", "乙室"],
            "rank_low": [1, 2],
            "rank_median": [1, 2],
            "rank_high": [1, 9],
            "score_told": ["70.0", "50.0"],
        }
    )
    made = rank_intervals(ranks, Lang.ZH, "room", RANKS).to_dict()
    assert "权重变动 20%" in "".join(made["title"]["text"])
    assert "律所" not in json.dumps(made, ensure_ascii=False)
    assert '"domain": [0.5, 9.5]' in json.dumps(made)
