"""Trends: verdict first, signals by name, steps of one's own, every cut and every indicator."""

import json
from dataclasses import replace
from datetime import date

import pytest

from dashboard.access.reader import Reader
from dashboard.components.frame.context import showing_to
from dashboard.components.trend.month_alerts import latest_months, month_alerts
from dashboard.components.trend.month_choice import OFFERED
from dashboard.database.connection import pinned
from dashboard.domain.filters import Filters
from dashboard.domain.settings import programmes
from dashboard.domain.text import Lang
from dashboard.metrics import METRICS
from dashboard.reports.trends.trend import declared_steps, last_complete, trend
from tests.tiny.readers import WHOLE

CALLS = {"programme": "yibin", "metric": "calls", "from_": "2016-08-01", "to": "2017-11-30"}


def words(app):
    assert not app.exception
    assert not app.error
    return "\n".join(one.value for one in (*app.markdown, *app.caption, *app.info, *app.text))


def charts(app):
    return [
        json.dumps(json.loads(chart.proto.spec), ensure_ascii=False)
        for chart in app.get("vega_lite_chart")
    ]


def table(app, head="环比（95% 区间）"):
    """Return the table that has a column of this head."""
    (found,) = [one.value for one in app.dataframe if head in one.value.columns]
    return found


def choose(app, key, value):
    """Press one of the buttons of a control by its key."""
    (control,) = [one for one in app.button_group if one.key.startswith(key)]
    return control.set_value(value).run()


def test_the_verdict_comes_first_and_the_last_complete_month_after_it(on_sample, opened):
    app = opened("trends", programme="chenghua")
    said = words(app)
    assert "调解成功率：12 个完整月份都在正常波动内，没有信号。" in said
    assert said.index("没有信号") < said.index("期内最近的完整月份 **2019年12月**：**92.1%**")
    assert "环比 " in said
    assert "无法区分" in said


def test_months_stand_in_a_table_with_signal_and_both_changes(on_sample, opened):
    frame = table(opened("trends", programme="chenghua"))
    assert list(frame.columns) == [
        "月份",
        "调解成功率",
        "信号",
        "件数与区间",
        "环比（95% 区间）",
        "同比（95% 区间）",
    ]
    assert len(frame) == 12
    assert frame["件数与区间"].iloc[0].startswith("70/76")


def test_a_signal_is_named_by_month_and_rule(on_sample, opened):
    said = words(opened("trends", **CALLS))
    assert "**2017年2月** 超出界限（偏低）" in said
    assert "连续七月在均值同侧（偏低）" in said
    assert "16%" in said


def test_dated_events_are_numbered_below_the_chart_that_shows_them(on_sample, opened):
    app = opened("trends", **CALLS)
    assert "① 2017年7月7日 · 会议：全市综治基层基础试点推进会议（宜宾 2017-12-11）" in words(app)
    assert "② 2017年8月15日 · 推行：派出所调解室开始进驻（宜宾 2017-12-11），自该月起分段" in words(
        app
    )
    assert '"number"' in charts(app)[0]
    assert "①" not in words(opened("trends", programme="chenghua"))


def test_every_indicator_offered_can_be_chosen(on_sample, opened):
    app = opened("trends", programme="chenghua")
    keys = ("mediated", *OFFERED)
    assert list(app.button_group[0].options) == [METRICS[key].name.zh for key in keys]
    for key in keys:
        app.button_group[0].set_value(key).run()
        assert f"{METRICS[key].name.zh} = " in words(app)


@pytest.mark.parametrize(
    ("code", "metric", "says"),
    [
        ("chongqing", "satisfaction_rate", "Response rate"),
        ("cixi", "satisfaction_rate", "Response rate"),
        ("lixian", "p90_days", "90th percentile"),
        ("yibin", "performance_rate", "Performance rate"),
    ],
)
def test_every_programme_has_months_in_english(code, metric, says, on_sample, opened):
    assert says in words(opened("trends", Lang.EN, programme=code, metric=metric))


def test_what_a_link_names_and_is_not_recorded_gives_way_to_the_first(on_sample, opened):
    said = words(opened("trends", programme="yibin", metric="satisfaction_rate"))
    assert "满意率（满意度）" in said
    assert "调解成功率：完整且件数足够的月份不足 5 个" in said


def chosen(app):
    (control,) = [one for one in app.button_group if one.key.startswith("trend_metric")]
    return control.value


def test_a_link_chooses_the_indicator_whatever_was_chosen_before(on_sample, opened):
    app = opened("trends", programme="chenghua")
    app = choose(app, "trend_metric", "median_days")
    assert app.query_params["metric"] in ("median_days", ["median_days"])
    app.query_params["metric"] = "mediated"
    app.run()
    assert "调解 = " in words(app)
    assert chosen(app) == "mediated"
    app = choose(app, "trend_metric", "settlement_rate")
    assert chosen(app) == "settlement_rate"
    assert app.query_params["metric"] in ("settlement_rate", ["settlement_rate"])


def test_a_step_from_the_year_before_is_said_where_the_limits_cannot_show_it(on_sample, opened):
    said = words(opened("trends", programme="chenghua", metric="calls"))
    assert "与上年同月比：12 个月中 " in said
    assert "个明显偏低（−" in said
    assert "本图界限只用所选期间，看不出年间变化。" in said
    assert "与上年同月比" not in words(opened("trends", programme="chenghua"))


def test_follow_ups_that_are_still_made_raise_no_signal(on_sample, opened):
    late = {"programme": "chenghua", "from_": "2020-01-01", "to": "2021-12-31"}
    said = words(opened("trends", metric="follow_up_rate", register="station_docking", **late))
    assert "2021年10月至2021年12月尚未完整（应回访日后 90 天内还会补登回访）" in said
    assert "**2021年12月** 超出界限" not in said


def test_satisfaction_stands_with_how_many_answered(on_sample, opened):
    app = opened("trends", programme="chenghua", metric="satisfaction_rate")
    assert sum("评价回收率，月度波动图" in one for one in charts(app)) == 1
    assert "评价回收率：" in words(app)


def test_conversions_stand_with_how_many_were_tracked(on_sample, opened):
    app = opened("trends", programme="chenghua", metric="converted")
    assert any("转化追踪率，月度波动图" in one for one in charts(app))


def test_a_step_of_ones_own_splits_the_months_and_is_taken_back(on_sample, opened):
    app = opened("trends", programme="chenghua")
    reason = "**新制度** <b>x</b> [y](z)"
    app.selectbox[-1].set_value(date(2019, 7, 1))
    app.text_input[-1].set_value(reason)
    _press(app, "分段")
    assert "分为 2 段" in words(app)
    assert [one.value for one in app.text] == [f"① 2019年7月起 · 自设分段：{reason}"]
    assert reason not in "".join(one.value for one in (*app.markdown, *app.caption))
    assert reason not in "".join(charts(app))
    _press(app, "收回")
    assert not app.text
    assert "分为" not in words(app)


def test_a_step_without_a_reason_is_refused(on_sample, opened):
    app = opened("trends", programme="chenghua")
    app.text_input[-1].set_value("  ")
    _press(app, "分段")
    assert [one.value for one in app.warning] == ["请写明原因。"]
    assert not app.text


def _press(app, label):
    (button,) = [one for one in app.button if one.label == label]
    button.click().run()


def test_the_breakdown_has_one_row_per_code_with_its_own_signal(on_sample, opened):
    app = opened("trends", programme="chenghua", metric="mediated")
    frame = table(app, "走势")
    assert list(frame.columns)[:3] == ["纠纷类型", "当月", "信号"]
    whole = METRICS["mediated"]
    asked = Filters(
        programme="chenghua",
        register="station_docking",
        start=date(2019, 1, 1),
        end=date(2019, 12, 31),
    )
    rows = trend(WHOLE, asked, whole, "type").rows
    last = rows[rows["month"] == date(2019, 12, 1)]
    assert sum(int(told.split()[0]) for told in frame["当月"]) == last["value"].sum()
    assert [len(one) for one in frame["走势"]] == [12] * len(frame)


def test_registers_stand_beside_each_other_on_their_own_bases(on_sample, opened):
    app = choose(opened("trends", programme="chenghua", metric="mediated"), "trend_cut", "register")
    names = list(table(app, "走势")["台账"])
    assert any("公调对接（口径：调解）" in name for name in names)
    assert any("口径：受理" in name for name in names)


def test_rates_of_few_cases_are_words_in_the_breakdown(on_sample, opened):
    frame = table(opened("trends", programme="chenghua"), "走势")
    assert frame["当月"].str.startswith("样本不足").any()


def test_rows_that_all_have_too_few_cases_are_one_sentence(on_sample, opened):
    app = opened("trends", programme="yibin", metric="satisfaction_rate")
    app = choose(app, "trend_metric", "performance_rate")
    assert "样本不足，不分列" in words(app)
    assert not [one for one in app.dataframe if "走势" in one.value.columns]


def test_the_course_leaves_months_out_that_are_not_complete(on_sample, opened):
    # Fifteen complete months of the sixteen published: April 2019 may still change.
    frame = table(opened("trends", programme="chongqing"), "走势")
    assert frame["走势"].map(len).max() == 15


def test_few_months_have_no_limits_and_it_is_said(on_sample, opened):
    assert "不设界限，不判断波动" in words(opened("trends", programme="yibin"))


def test_what_is_not_complete_is_said(on_sample, opened):
    said = words(opened("trends", programme="chongqing"))
    assert "2019年4月尚未完整" in said


def test_only_a_last_complete_month_outside_firm_limits_alarms(on_sample, reader_of):
    for code, programme in programmes().items():
        for register in programme.registers:
            filters = Filters(
                programme=code,
                register=register.key,
                start=programme.default_start,
                end=programme.default_end,
            )
            with pinned(), showing_to(reader_of(), Lang.ZH, {}):
                told = {key for _, _, key in month_alerts(filters)}
            with pinned():
                assert told == _outside_now(programme, register, filters)


def _outside_now(programme, register, filters):
    found = set()
    for key in ("settlement_rate", register.base):
        rows = trend(
            WHOLE,
            latest_months(filters, METRICS[key]),
            METRICS[key],
            steps=declared_steps(programme),
        ).rows
        last = last_complete(rows)
        firm = rows[rows["segment"] == last["segment"]]["value"].notna().sum() >= 12
        beyond = not last["lower"] <= last["value"] <= last["upper"]
        if firm and beyond:
            found.add(key)
    return found


@pytest.fixture
def reader_of():
    def make():
        return Reader(
            account="reader",
            role="bureau_director",
            login_id="login",
            scope=replace(WHOLE, account="reader"),
            pages=("trends",),
            landing="overview",
            lang=Lang.ZH,
        )

    return make
