"""Comparison of units: what is said, and what changes when the reader chooses otherwise."""

import json
from dataclasses import replace
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.domain import settings
from dashboard.domain.filters import Filters
from dashboard.domain.scope import OPERATOR
from dashboard.domain.settings import programme_of, programmes
from dashboard.domain.text import Lang
from dashboard.metrics.bands import METHOD
from dashboard.reports.unit.unit_comparison import compare_units
from tests.tiny.readers import head

DOCKING = {
    "programme": "chenghua",
    "register": "station_docking",
    "from_": "2019-01-01",
    "to": "2019-12-31",
}
PEOPLE = Filters(
    programme="chongqing",
    register="people_mediation",
    start=date(2018, 1, 1),
    end=date(2019, 3, 31),
)
TWO = replace(head("CHS01", "CHS02"), programmes=("chenghua",), comparison_counties=("510108",))


def said(app):
    return " ".join(one.value for one in (*app.markdown, *app.caption))


def table(app):
    """The table of units, the reader's choice of columns aside."""
    return next(one.value for one in app.dataframe if "判断" in one.value)


def control(app, key):
    return next(one for one in app.button_group if one.key.startswith(key))


def specs(app):
    return [json.loads(one.proto.spec) for one in app.get("vega_lite_chart")]


def dots(app):
    """What stands left and right of the dots, in their order: name -> value in words."""
    axes = [layer["encoding"].get("y") or {} for layer in specs(app)[1]["layer"]]
    written = [one for one in axes if (one.get("axis") or {}).get("labelExpr")]
    told, names = (
        json.loads(one["axis"]["labelExpr"].removesuffix("[datum.value]")) for one in written
    )
    return {names[code]: told[code] for code in written[0]["scale"]["domain"]}


@pytest.fixture
def app(on_sample, opened):
    return opened("stations", **DOCKING)


_READ: dict[str, AppTest] = {}


@pytest.fixture
def read(on_sample, opened):
    """The page for those who only read it: opened once."""
    if "page" not in _READ:
        _READ["page"] = opened("stations", **DOCKING)
    return _READ["page"]


def test_the_one_station_that_differs_is_named_and_the_method_told(read):
    told = said(read)
    assert "14 个派出所合并调解成功率 **91.1%**（882/968）" in told
    assert "**1** 个可以与其余区分，**13** 个差异不显著" in told
    assert "**润泽派出所** 75.0%（51/68）：低于预期，建议核查。" in told
    assert METHOD.zh in told


def test_the_days_of_stations_are_said_to_be_alike(read):
    assert "办理天数：合并中位 **6** 天，各派出所差异不显著" in said(read)


def test_the_table_says_observed_minus_expected_and_the_caseload(read):
    row = table(read).set_index("派出所").loc["润泽派出所"]
    assert row["调解成功率"] == "75.0%"
    # 51 settled of 68, where the mix of types, levels and tracks lets expect 61.9.
    assert row["实际−应有（百分点，95% 区间）"].startswith("−16.0（")
    assert "应有 61.9 件" in row["实际−应有（百分点，95% 区间）"]
    assert float(row["每名民警件数"]) == pytest.approx(68 / 34, abs=0.5)


def test_adjusted_rates_replace_raw_ones_and_lose_their_counts(app):
    assert dots(app)["同心派出所"] == "91.7% (66/72)"
    control(app, "unit_view").set_value("adjusted").run()
    assert dots(app)["同心派出所"] == "90.2% (n=72)"


def test_in_bands_the_tied_share_their_places_in_order_of_name(app):
    control(app, "unit_order").set_value("rate").run()
    labels = list(dots(app))
    assert labels[-1] == "14 润泽派出所"
    tied = [label.removeprefix("1—13 ") for label in labels[:-1]]
    assert tied == sorted(tied)


def test_two_to_four_units_are_laid_side_by_side(app):
    panels = specs(app)[2]["concat"]
    assert panels[0]["title"]["text"] == "调解成功率"
    assert [len(part["layer"][0]["encoding"]["y"]["scale"]["domain"]) for part in panels] == [
        4
    ] * len(panels)
    (chosen,) = [box for box in app.multiselect if box.label == "对照单位"]
    chosen.set_value(chosen.value[:1]).run()
    assert "请选 2 至 4 个单位。" in said(app)
    assert len(specs(app)) == 2


def test_the_side_by_side_opens_around_the_unit_that_differs(read):
    (focus,) = [box for box in read.selectbox if box.label == "以谁为准"]
    assert focus.value == "CHS11"


def test_a_head_opens_with_his_own_station_and_cannot_open_others(on_sample, opened):
    app = opened("stations", scope=TWO, **DOCKING)
    (focus,) = [box for box in app.selectbox if box.label == "以谁为准"]
    assert focus.value == "CHS01"
    told = said(app)
    assert told.index("**和顺派出所** 93.2%（82/88）：在正常波动内") < told.index("**润泽派出所**")
    assert "同一分子、不同口径的调解成功率（本人范围）" in told
    assert "· 本人范围" in told
    assert not [one for one in app.get("page_link") if "68" in one.proto.label]


def test_studios_that_all_settle_everything_are_not_ranked(on_sample, opened):
    app = opened("stations", Lang.EN, programme="cixi", register="brand_studio")
    told = said(app)
    assert "there is no ground to rank them" in told
    assert "16 days, slower than the others" in told


def test_foreign_stations_are_words_where_peers_are_anonymous(
    on_sample, own_programmes, opened, monkeypatch
):
    programme = programme_of("chenghua").model_copy(update={"peers": "anonymous"})
    declared = {**programmes(), "chenghua": programme}
    monkeypatch.setattr(settings, "programmes", lambda: declared)
    app = opened("stations", scope=TWO, **DOCKING)
    drawn = json.dumps(specs(app), ensure_ascii=False) + said(app)
    assert "CHS11" not in drawn
    assert "润泽派出所" not in drawn
    assert "75.0%（51/68）" in drawn
    assert set(table(app)["派出所"]) > {"和顺派出所", "同心派出所", "同类单位 1"}


def test_one_studio_with_enough_cases_is_compared_with_nobody(on_sample, opened):
    told = said(opened("stations", programme="cixi", register="joint"))
    assert "只有 1 个品牌调解工作室件数够，无从比较，不作判断。" in told
    assert "件数够的品牌调解工作室不足 2 个，不作比较" in told
    assert "差异不显著，同一档次" not in told


def test_months_that_are_not_complete_are_said_with_what_stands_without_them(on_sample, opened):
    told = said(opened("stations", programme="chongqing"))
    # The same comparison to the last complete day: ``units --to 2019-03-31``.
    settled = compare_units(OPERATOR, PEOPLE)
    apart = settled.rows[settled.rows["standing"].isin(["below", "above"])]
    assert "2019年4月起，案件还在办结" in told
    assert f"合并 **{settled.pooled:.1%}**，**{len(apart)}** 个可以与其余区分" in told
