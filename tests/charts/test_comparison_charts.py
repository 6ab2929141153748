"""Funnel, dots and panels of a comparison: what they draw of the test of all together."""

import json

import pytest

from dashboard.charts import funnel, intervals, panels
from dashboard.charts.panels import Panel
from dashboard.domain.text import Lang
from dashboard.metrics.disputes import MEDIAN_DAYS, SETTLEMENT_RATE
from tests.charts import frames

RATE = SETTLEMENT_RATE


def judged():
    """CHS03 is told apart, CHS06 only outside its own limits, CHS05 has too few cases."""
    values = frames.by_station()
    standing = {"CHS03": "below", "CHS06": "low", "CHS05": "few"}
    return values.assign(standing=[standing.get(code, "within") for code in values["station"]])


def rows_with(drawn, field):
    found = json.loads(json.dumps(drawn.to_dict()["datasets"]))
    return [row for rows in found.values() for row in rows if field in row]


def test_the_verdict_of_all_together_is_kept_where_it_was_given():
    drawn = funnel.funnel(judged(), RATE, Lang.ZH, rate=0.9)
    verdicts = {row["code"]: row["verdict"] for row in rows_with(drawn, "verdict")}
    assert verdicts["CHS03"] == "低于预期，建议核查"
    assert verdicts["CHS06"] == "单看低于 95% 界限，全部一起检验不能与其余区分，留意"
    assert "1 个经合并检验可以区分，1 个仅在 95% 界限外" in drawn.description


def test_how_often_limits_alone_flag_somebody_stands_on_the_chart():
    drawn = funnel.funnel(judged(), RATE, Lang.ZH, rate=0.9, alarm=0.27)
    assert "相同的单位仅凭 95% 界限也有 27% 的机会误报" in " ".join(drawn.title.subtitle)
    plain = funnel.funnel(judged(), RATE, Lang.ZH, rate=0.9)
    assert "误报" not in " ".join(plain.title.subtitle)


def test_limits_widened_by_a_spread_say_so_and_are_wider():
    drawn = funnel.funnel(judged(), RATE, Lang.EN, rate=0.9, tau=0.05)
    plain = funnel.funnel(judged(), RATE, Lang.EN, rate=0.9)
    assert "Limits widened by the spread between units" in " ".join(drawn.title.subtitle)
    lows = [{row["n"]: row["low"] for row in rows_with(one, "lowest")} for one in (drawn, plain)]
    assert lows[0][188] < lows[1][188]
    # 0.9 minus 1.96 times the root of 0.09/188 + 0.0025.
    assert lows[0][188] == pytest.approx(0.9 - 1.959964 * (0.09 / 188 + 0.0025) ** 0.5, abs=1e-6)


def test_tied_rows_share_a_shade_and_say_that_they_are_in_no_order():
    tied = judged()
    tied["tied"] = ["together" if code != "CHS03" else "below" for code in tied["station"]]
    drawn = intervals.interval_dots(tied, RATE, Lang.ZH, reference=0.9)
    assert "同一底色：并列，不分先后" in " ".join(drawn.title.subtitle)
    shades = [layer for layer in drawn.to_dict()["layer"] if layer["mark"]["type"] == "rect"]
    assert len(shades) == 1
    plain = intervals.interval_dots(judged(), RATE, Lang.ZH, reference=0.9)
    assert "并列" not in " ".join(plain.title.subtitle)


def shown(*codes):
    rates = frames.by_station().set_index("station").loc[list(codes)].reset_index(drop=True)
    days = rates.assign(value=[3.0, 5.0, 8.0][: len(codes)], low=None, high=None, numerator=None)
    return [Panel(RATE, rates), Panel(MEDIAN_DAYS, days.assign(shown=True))]


def test_one_panel_per_indicator_with_the_units_in_the_order_chosen():
    drawn = panels.unit_panels(shown("CHS06", "CHS01", "CHS05"), Lang.ZH).to_dict()
    assert [one["title"]["text"] for one in drawn["concat"]] == ["调解成功率", "办理天数中位数"]
    assert "万年场派出所、和畅派出所、杉板桥派出所" in drawn["description"]
    rows = [layer["encoding"]["y"]["scale"]["domain"] for layer in drawn["concat"][0]["layer"]]
    assert rows == [["0", "1", "2"]] * 3


def test_too_few_cases_are_a_hollow_mark_and_words():
    drawn = panels.unit_panels(shown("CHS06", "CHS01", "CHS05"), Lang.ZH)
    few = [row for row in rows_with(drawn, "told") if not row["shown"]]
    assert {(row["name"], row["told"]) for row in few} == {("杉板桥派出所", "样本不足 (n=4)")}


def test_all_rates_have_one_axis_and_days_begin_at_zero():
    one = shown("CHS06", "CHS01")
    drawn = panels.unit_panels([one[0], one[0], one[1]], Lang.EN).to_dict()
    first, second, days = (part["layer"][0]["encoding"]["x"]["scale"] for part in drawn["concat"])
    assert first["domain"] == second["domain"]
    assert days == {"zero": True}


def test_on_a_phone_the_panels_stand_below_each_other():
    drawn = panels.unit_panels(shown("CHS06", "CHS01"), Lang.ZH, compact=True).to_dict()
    assert drawn["columns"] == 1
