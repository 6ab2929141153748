"""The month chart: limits named, signals by shape, what is not complete hollow, dates numbered."""

import json

import pytest

from dashboard.charts import columns, trends, years
from dashboard.charts.month_points import role_of
from dashboard.domain.text import Lang
from dashboard.metrics.disputes import MEDIATED, SETTLEMENT_RATE
from tests.charts import frames

RATE = SETTLEMENT_RATE


def datasets(drawn):
    return list(drawn.to_dict()["datasets"].values())


def rows_with(drawn, column):
    return [row for rows in datasets(drawn) for row in rows if column in row]


def marks_of(drawn, kind):
    return [layer for layer in drawn.to_dict()["layer"] if layer["mark"]["type"] == kind]


def names_at_the_right(drawn):
    axes = [layer["encoding"].get("y", {}).get("axis") or {} for layer in drawn.to_dict()["layer"]]
    labels = [axis["labelExpr"] for axis in axes if axis.get("orient") == "right"]
    return [json.loads(label.split("[indexof")[0]) for label in labels]


def test_mean_and_limits_are_named():
    drawn = trends.trend(frames.judged_months(), RATE, Lang.ZH)
    assert names_at_the_right(drawn) == [["均值 90.0%", "下限 78.0%", "上限 99.0%"]]


def test_a_limit_no_rate_can_reach_is_not_drawn():
    drawn = trends.trend(frames.judged_months((0.9, 0.78, 1.02)), RATE, Lang.EN)
    assert names_at_the_right(drawn) == [["Mean 90.0%", "Lower 78.0%"]]


def test_what_is_not_complete_is_hollow():
    drawn = trends.trend(frames.judged_months(), RATE, Lang.ZH)
    assert {row["month"] for row in rows_with(drawn, "hollow") if row["hollow"]} == {
        "2019-11",
        "2019-12",
    }
    filled = [layer["mark"]["filled"] for layer in marks_of(drawn, "point")]
    assert filled == [True, False]
    cut = trends.trend(frames.judged_months().assign(provisional=False, cut=True), RATE, Lang.ZH)
    assert [layer["mark"]["filled"] for layer in marks_of(cut, "point")] == [False]


def test_signals_differ_in_shape_and_are_named_in_the_tooltip():
    drawn = trends.trend(frames.judged_months(), RATE, Lang.ZH)
    told = {row["month"]: (row["shape"], row["signals_told"]) for row in rows_with(drawn, "shape")}
    assert told["2019-09"] == ("diamond", "超出界限")
    assert told["2019-04"] == ("square", "连续七月在均值同侧")
    assert told["2019-01"] == ("circle", "—")
    under = " ".join(drawn.to_dict()["title"]["subtitle"])
    assert "菱形：超出界限" in under
    assert "方形：其他信号" in under


def test_trial_limits_are_said():
    under = trends.trend(frames.judged_months().assign(trial=True), RATE, Lang.EN).to_dict()
    assert "trial limits" in " ".join(under["title"]["subtitle"])
    plain = trends.trend(frames.judged_months(), RATE, Lang.EN).to_dict()
    assert "trial" not in " ".join(plain["title"]["subtitle"])


def test_dates_within_the_months_are_numbered_lines():
    drawn = trends.trend(
        frames.judged_months(), RATE, Lang.ZH, dated={"2019-06": "①②", "2018-12": "③"}
    )
    (rule,) = marks_of(drawn, "rule")
    data = drawn.to_dict()["datasets"][rule["data"]["name"]]
    assert data == [{"month": "2019-06", "number": "①②"}]
    assert any(
        layer["encoding"].get("text", {}).get("field") == "number"
        for layer in marks_of(drawn, "text")
    )


def test_each_segment_has_lines_of_its_own():
    rows = frames.judged_months()
    rows["segment"] = [int(month.month >= 7) for month in rows["month"]]
    rows.loc[rows["segment"] == 1, "mean"] = 0.85
    drawn = trends.trend(rows, RATE, Lang.ZH)
    assert names_at_the_right(drawn) == [["均值 85.0%", "下限 78.0%", "上限 99.0%"]]
    assert [row["named"] for row in rows_with(drawn, "named")] == ["均值 90.0%"]


def test_limits_of_an_earlier_segment_are_not_written_beside_a_later_one():
    rows = frames.judged_months()
    rows["segment"] = [int(month.month >= 9) for month in rows["month"]]
    rows.loc[rows["segment"] == 1, ["mean", "lower", "upper"]] = float("nan")
    drawn = trends.trend(rows, RATE, Lang.ZH)
    assert names_at_the_right(drawn) == [[]]
    assert [row["named"] for row in rows_with(drawn, "named")] == ["均值 90.0%"]


def test_months_without_limits_have_no_lines():
    rows = frames.judged_months().assign(mean=None, lower=None, upper=None, signals=[()] * 12)
    drawn = trends.trend(rows, RATE, Lang.ZH)
    assert names_at_the_right(drawn) == []
    assert "虚线" not in " ".join(drawn.to_dict()["title"]["subtitle"])


@pytest.mark.parametrize(
    ("signals", "value", "role"),
    [
        ((), 0.5, "working"),
        (("side",), 0.5, "ink"),
        (("outside",), 0.5, "worse"),
        (("outside",), 0.95, "better"),
    ],
)
def test_only_a_month_outside_is_judged_better_or_worse(signals, value, role):
    row = {"signals": signals, "value": value, "mean": 0.9}
    assert role_of(row, RATE) == role
    assert role_of(row, MEDIATED) == ("ink" if signals else "working")


def test_the_words_for_the_blind_count_the_signals():
    said = trends.trend(frames.judged_months(), RATE, Lang.ZH).to_dict()["description"]
    assert "月度波动图" in said
    assert "5 个月有信号" in said


def domain_of(drawn):
    scales = [layer["encoding"].get("y", {}).get("scale") for layer in drawn.to_dict()["layer"]]
    (found,) = [one["domain"] for one in scales if one]
    return found


def with_open_month(value, limits=(0.9, 0.78, 0.99)):
    rows = frames.judged_months(limits).assign(provisional=False)
    rows.loc[11, ["value", "low", "high"]] = [value, value - 0.1, value + 0.02]
    rows.loc[11, "provisional"] = True
    return rows


def test_an_open_month_does_not_stretch_the_axis_and_its_value_stands_at_the_edge():
    drawn = trends.trend(with_open_month(0.2), RATE, Lang.ZH)
    low, high = domain_of(drawn)
    assert 0.5 < low < high <= 1.005
    (told,) = {row["beyond"] for row in rows_with(drawn, "beyond")}
    assert told == "↓ 20.0%"
    assert "箭头" in " ".join(drawn.to_dict()["title"]["subtitle"])
    within = trends.trend(with_open_month(0.9), RATE, Lang.ZH)
    assert rows_with(within, "beyond") == []


def test_names_of_limits_do_not_lie_over_each_other():
    drawn = trends.trend(frames.judged_months((0.9, 0.895, 0.905)), RATE, Lang.ZH)
    assert names_at_the_right(drawn) == [["均值 90.0%"]]


def test_percent_have_a_decimal_where_ticks_are_close():
    def label(rows):
        drawn = trends.trend(rows, RATE, Lang.ZH).to_dict()
        axes = [layer["encoding"].get("y", {}).get("axis") or {} for layer in drawn["layer"]]
        (found,) = [axis for axis in axes if axis.get("tickCount")]
        return found["labelExpr"]

    close = frames.judged_months((0.99, 0.985, 0.995)).assign(value=0.99, low=0.985, high=0.995)
    assert ".1%" in label(close)
    assert ".0%" in label(frames.judged_months())


def test_open_months_of_two_years_are_hollow_and_dotted():
    rows = frames.complete_months(24, "2018-01")
    rows.loc[23, "provisional"] = True
    drawn = years.year_on_year(rows, RATE, Lang.ZH)
    assert [layer["mark"]["filled"] for layer in marks_of(drawn, "point")] == [True, False]
    solid, dotted = marks_of(drawn, "line")
    told = drawn.to_dict()["datasets"]
    assert [row["month"] for row in told[dotted["data"]["name"]]] == ["11", "12"]
    assert told[solid["data"]["name"]][-1]["value"] is None
    assert "尚未完整" in " ".join(drawn.to_dict()["title"]["subtitle"])


def test_open_months_of_intake_are_outlined():
    rows = frames.complete_months()
    rows.loc[11, "cut"] = True
    drawn = columns.stacked_counts(rows, Lang.ZH)
    filled = [layer["mark"].get("filled", True) for layer in marks_of(drawn, "bar")]
    assert filled == [True, False, True, False]
    assert "尚未完整" in " ".join(drawn.to_dict()["title"]["subtitle"])


def test_two_years_of_rates_stay_within_the_whole():
    drawn = years.year_on_year(frames.complete_months(24, "2018-01"), RATE, Lang.ZH).to_dict()
    low, high = drawn["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert 0 <= low < high <= 1.005
