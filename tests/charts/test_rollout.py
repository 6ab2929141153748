"""Charts of a roll-out: both groups told apart without colour, the start named, steps counted."""

import json
from datetime import date

import pandas as pd
import pytest

from dashboard.charts.rollout import course
from dashboard.charts.rollout_curve import started_curve
from dashboard.domain.text import Lang
from dashboard.metrics.activities import POLICE_CALLS

MONTHS = [date(2017, month, 1) for month in range(1, 7)]
COURSE = pd.DataFrame(
    {
        "group": ["treated"] * 6 + ["comparison"] * 6,
        "month": MONTHS * 2,
        "value": [100, 100, 95, 90, 60, 55, 101, 99, 100, None, 97, 98],
        "is_inside": [True, True, False, False, True, True] * 2,
    }
)
CURVE = pd.DataFrame(
    {
        "day": [date(2017, 8, 15), date(2017, 9, 12), date(2017, 11, 7)],
        "stations": [3, 5, 23],
        "day_told": ["first", "second", "last"],
    }
)
both = pytest.mark.parametrize("lang", list(Lang))


def drawn(lang=Lang.ZH, values=COURSE, started=date(2017, 4, 15)):
    return course(values, POLICE_CALLS, lang, started=started, label="15/4").to_dict()


def rows(spec):
    return [row for part in spec["datasets"].values() for row in part]


def layers(spec, mark):
    return [layer for layer in spec["layer"] if layer["mark"]["type"] == mark]


@both
def test_title_notes_and_words_for_those_who_cannot_see_it(lang):
    spec = drawn(lang)
    said = json.dumps([spec["title"], spec["description"]], ensure_ascii=False)
    assert ("前期" in said) == (lang == Lang.ZH)
    assert "55" in spec["description"]
    assert "98" in spec["description"]
    assert "15/4" in spec["description"]


def test_groups_differ_in_dash_and_shape_and_are_named_at_their_ends():
    spec = drawn()
    (line,) = layers(spec, "line")
    assert "strokeDash" in line["encoding"]
    assert all("shape" in layer["encoding"] for layer in layers(spec, "point"))
    assert {row["end"] for row in rows(spec) if row.get("end")} == {"已推行 55", "未推行 98"}


def test_the_start_is_a_line_with_its_name():
    spec = drawn()
    assert [row["label"] for row in rows(spec) if row.get("label")] == ["15/4"]
    assert {"month": "2017-04", "label": "15/4"} in rows(spec)


def test_a_start_outside_the_months_draws_no_line():
    assert not [row for row in rows(drawn(started=date(2016, 1, 1))) if row.get("label")]


def test_a_month_that_is_lacking_is_a_gap_and_no_zero():
    april = [row for row in rows(drawn()) if row.get("month") == "2017-04"]
    lacking = [row for row in april if row.get("group") == "comparison"]
    assert lacking
    assert {row["value"] for row in lacking} == {None}


def test_months_compared_are_filled_and_the_others_hollow():
    points = layers(drawn(), "point")
    assert [layer["mark"]["filled"] for layer in points] == [True, False]


@both
def test_steps_begin_at_zero_and_carry_first_and_last_number(lang):
    spec = started_curve(CURVE, lang).to_dict()
    assert layers(spec, "line")[0]["mark"]["interpolate"] == "step-after"
    assert layers(spec, "line")[0]["encoding"]["y"]["scale"]["zero"]
    assert "first" in spec["description"]
    assert "23" in spec["description"]


@both
def test_charts_with_nothing_in_them_are_still_charts(lang):
    assert drawn(lang, COURSE.head(0))["description"]
    assert started_curve(CURVE.head(0), lang).to_dict()["description"]
