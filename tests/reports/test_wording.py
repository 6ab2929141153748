"""How numbers are written: one way, in both languages."""

from datetime import date

import pandas as pd
import pytest

from dashboard.domain.text import Lang
from dashboard.metrics import METRICS
from dashboard.reports.files.case_file import csv_file, neutral
from dashboard.reports.wording import behind_text, code_name, period_text, signed, value_text

ZH, EN = Lang.ZH, Lang.EN


def row(**values):
    blank = dict.fromkeys(["value", "numerator", "denominator", "low", "high"])
    return pd.Series(blank | {"shown": True} | values, dtype=object)


@pytest.mark.parametrize(
    ("metric", "values", "zh", "en"),
    [
        ("accepted", {"value": 3448}, "3,448 件", "3,448 cases"),
        ("accepted", {"value": 0}, "0 件", "0 cases"),
        ("settlement_rate", {"value": 0.9112}, "91.1%", "91.1%"),
        (
            "settlement_rate",
            {"shown": False, "denominator": 4},
            "样本不足（n=4）",
            "too few cases (n=4)",
        ),
        ("people_advised", {"value": 13792}, "13,792 人", "13,792 people"),
        ("amount", {"value": 37275300.0}, "3,727.53 万元", "¥3,727.53 ×10⁴"),
        ("amount", {"value": 2500.0}, "2,500 元", "2,500 yuan"),
    ],
)
def test_a_value_is_written_with_its_unit(metric, values, zh, en):
    assert value_text(METRICS[metric], row(**values), ZH) == zh
    assert value_text(METRICS[metric], row(**values), EN) == en


def test_behind_a_rate_stand_its_counts_and_its_interval():
    said = row(value=0.9112, numerator=882, denominator=968, low=0.8916, high=0.9275)
    assert behind_text(METRICS["settlement_rate"], said, ZH) == "882/968 · 95% 区间 89.2%—92.8%"
    assert behind_text(METRICS["settlement_rate"], said, EN) == "882/968 · 95% interval 89.2%–92.8%"


@pytest.mark.parametrize(
    ("start", "end", "zh", "en"),
    [
        ("2019-01-01", "2019-12-31", "2019年", "2019"),
        ("2018-01-01", "2019-12-31", "2018—2019年", "2018–2019"),
        ("2020-02-01", "2020-02-29", "2020年2月", "Feb 2020"),
        ("2019-02-01", "2019-02-27", "2019年2月1日—2019年2月27日", "1 Feb 2019 – 27 Feb 2019"),
        ("2019-12-31", "2019-12-31", "2019年12月31日", "31 Dec 2019"),
        ("2019-03-05", "2019-03-11", "2019年3月5日—2019年3月11日", "5 Mar 2019 – 11 Mar 2019"),
    ],
)
def test_a_period_is_written_shortly_where_it_is_whole(start, end, zh, en):
    days = date.fromisoformat(start), date.fromisoformat(end)
    assert (period_text(*days, ZH), period_text(*days, EN)) == (zh, en)


@pytest.mark.parametrize("code", [None, float("nan"), "(none)"])
def test_what_is_not_recorded_is_said(code):
    assert (code_name(code, {}, ZH), code_name(code, {}, EN)) == ("未登记", "Not recorded")


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "\u3000=1", "\ufeff=1"])
def test_text_in_a_file_never_runs_as_a_formula(cell):
    assert neutral(cell) == f"'{cell}"


@pytest.mark.parametrize(("cell", "kept"), [(-5, -5), (1.5, 1.5), ("邻里", "邻里"), (None, "")])
def test_other_cells_stay_as_they_are(cell, kept):
    assert neutral(cell) == kept


def test_a_file_opens_as_utf8_and_says_what_it_is():
    made = csv_file(["编号"], [["=x"], [3]], [("台账", "公调对接")])
    assert made.decode("utf-8-sig").splitlines() == ["台账,公调对接", "", "编号", "'=x", "3"]
    assert made.startswith(b"\xef\xbb\xbf")


@pytest.mark.parametrize(
    ("value", "told"), [(2.34, "+2.3"), (-16.0, "−16.0"), (-0.04, "−0.04"), (-0.004, "0.0")]
)
def test_a_difference_has_a_true_minus_and_zero_no_sign(value, told):
    assert signed(value) == told
