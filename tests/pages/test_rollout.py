"""The page of before and after: verdict first, limits, plain words without a roll-out."""

import re
import shutil
from dataclasses import replace
from datetime import date

import pytest

from dashboard.domain.filters import Filters
from dashboard.domain.settings import ROOT, programme_of
from dashboard.domain.text import Lang
from dashboard.metrics import METRICS
from dashboard.queries.units import units
from dashboard.reports.before_after.rollout import change_at_rollout
from dashboard.reports.before_after.rollout_answer import change_answer
from dashboard.reports.before_after.rollout_words import LIMITS
from tests.tiny.readers import WHOLE

HAN = re.compile("[\u4e00-\u9fff]+")
YIBIN = {"programme": "yibin"}


@pytest.fixture
def nameless(on_sample, own_programmes, tmp_path, monkeypatch):
    """The sample, where the programme of Yibin shows peers without their names."""
    folder = tmp_path / "config"
    shutil.copytree(ROOT / "config", folder)
    path = folder / "programmes" / "yibin.toml"
    text = path.read_text("utf-8")
    path.write_text(text.replace('peers = "named"', 'peers = "anonymous"'), "utf-8")
    monkeypatch.setenv("DASHBOARD_CONFIG", str(folder))


def sentences(app):
    assert not app.exception
    assert not app.error
    return [one.value for one in (*app.markdown, *app.caption, *app.info)]


def told(app):
    return "\n".join(sentences(app))


def compared(app):
    return next(box for box in app.selectbox if "已推行" in box.label)


def test_the_verdict_comes_first_and_names_no_cause(on_sample, opened):
    app = opened("rollout", **YIBIN)
    first = next(one.value for one in app.markdown if "两组变化之差" in one.value)
    means = "接警量：两组变化之差，按各所变化的平均（每所同等权重）比较："
    assert re.match(means + r"\*\*−\d+\.\d%\*\*（95% 区间 −\d+\.\d% 至 −\d+", first)
    assert re.search(r"\*\*超出\*\*.*；按总数算约 −\d+\.\d%。推行前（2017年7月）两组已相差", first)
    assert LIMITS.zh in told(app)
    assert "另有 16 个派出所在后期结束前也已启用，不作对照。" in told(app)


def test_every_station_stands_in_the_table_with_group_and_start_day(on_sample, opened):
    tables = [table.value for table in opened("rollout", **YIBIN).dataframe]
    frame = next(table for table in tables if "启用日" in table)
    assert len(frame) == 23
    assert list(frame["组别"][:7]) == ["已推行"] * 3 + ["未推行（对照）"] * 4
    assert list(frame["启用日"][:1]) == ["2017年8月15日"]
    assert frame["变化"][7:].eq("—").all()


def test_the_published_comparison_can_be_chosen_and_is_told_whole(on_sample, opened):
    app = opened("rollout", **YIBIN)
    box = compared(app)
    box.select(next(option for option in box.options if "公布的比较" in option)).run()
    said = told(app)
    assert "−32.13% 相符" in said
    assert "后期自2017年8月1日起，早于启用日2017年8月15日" in said
    assert "3 个已推行派出所 4,305 → 2,922（−32.1%）" in said


def test_the_published_comparison_is_not_offered_where_its_stations_are_out_of_reach(
    on_sample, opened
):
    few = ("YBS04", "YBS08", "YBS14", "YBS17", "YBS23")
    own = replace(WHOLE, programmes=("yibin",), stations=few[:1], comparison_stations=few)
    options = compared(opened("rollout", scope=own, **YIBIN)).options
    assert options[0].startswith("首批 1 个（2017年8月28日")
    assert not [option for option in options if "公布" in option]


def test_nameless_peers_cannot_be_told_apart_by_day_or_order(nameless, opened):
    own = replace(WHOLE, programmes=("yibin",), stations=("YBS05", "YBS20"))
    app = opened("rollout", scope=own, **YIBIN)
    # YBS05 started on 12 September, YBS20 on 30 October: nothing else may be chosen.
    assert [re.search(r"\d+月\d+日", option)[0] for option in compared(app).options] == [
        "9月12日",
        "10月30日",
    ]
    frame = next(table.value for table in app.dataframe if "启用日" in table.value)
    assert sorted(frame["启用日"]) == sorted(["—"] * 21 + ["2017年9月12日", "2017年10月30日"])
    peers = frame[frame["派出所"].str.startswith("同类单位")]
    for _, rows in peers.groupby("组别"):
        counts = [int(n.replace(",", "")) for n in rows["前期"]]
        assert counts == sorted(counts, reverse=True)


def test_page_and_command_number_nameless_peers_alike(nameless, opened):
    own = replace(WHOLE, programmes=("yibin",), stations=("YBS05",))
    tables = [table.value for table in opened("rollout", Lang.EN, scope=own, **YIBIN).dataframe]
    frame = next(table for table in tables if "Start day" in table)
    period = {"start": date(2017, 8, 15), "end": date(2017, 11, 30)}
    filters = Filters(programme="yibin", register="station_docking", **period)
    found = change_at_rollout(own, filters, METRICS["calls"])
    rows = change_answer(found, programme_of("yibin"))["rows"]
    assert list(frame["Station"]) == [row["name"] for row in rows]
    assert list(frame["Before"]) == [f"{row['before']:,}" for row in rows]


def test_stations_chosen_in_the_filter_are_those_with_the_scheme(on_sample, opened):
    app = opened("rollout", **YIBIN, station="YBS01,YBS02")
    assert compared(app).value is not None
    assert "2 个已推行派出所" in told(app)


def test_a_rate_without_a_before_is_said(on_sample, opened):
    app = opened("rollout", **YIBIN)
    app.button_group[0].set_value("settlement_rate").run()
    assert "推行前没有登记“调解成功率”（记录自2017年8月15日起）" in told(app)
    assert "变化" not in app.dataframe[0].value


def test_the_roll_out_is_told_in_words_and_as_a_chart(on_sample, opened):
    app = opened("rollout", **YIBIN)
    assert "至2017年11月7日 23 个全部启用，覆盖 11 个区县" in told(app)
    specs = [one.proto.spec for one in app.get("vega_lite_chart")]
    assert len(specs) == 2
    assert "step-after" in specs[1]


@pytest.mark.parametrize("code", ["chenghua", "chongqing", "cixi"])
def test_without_start_days_the_page_is_one_notice(code, on_sample, opened):
    app = opened("rollout", programme=code)
    (notice,) = app.info
    assert "不作前后对比" in notice.value
    assert not app.dataframe


def test_a_start_of_all_on_one_day_leaves_nobody_to_compare(on_sample, opened):
    said = told(opened("rollout", programme="lixian"))
    assert "没有未推行的派出所可作对照" in said
    assert "都于2018年1月1日启用" in said


def test_in_english_it_speaks_english(on_sample, opened):
    app = opened("rollout", Lang.EN, **YIBIN)
    names = {name for by in ("county", "station") for name in units(WHOLE, "yibin", by)["name"]}
    names.add(programme_of("yibin").short.zh)
    said = [*sentences(app), *(one.proto.spec for one in app.get("vega_lite_chart"))]
    said += [str(head) for table in app.dataframe for head in table.value.columns]
    said += [str(cell) for table in app.dataframe for cell in table.value.to_numpy().ravel()]
    said += [label for box in app.selectbox for label in box.options]
    for name in sorted(names, key=len, reverse=True):
        said = [one.replace(name, "") for one in said]
    assert {word for one in said for word in HAN.findall(one)} == set()
