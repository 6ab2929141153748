"""What every chart promises: title, words for the blind, both languages, theme colours only."""

import json
import re

import altair as alt
import pandas as pd
import pytest

from dashboard.charts import (
    breakdowns,
    columns,
    funnel,
    intervals,
    maps,
    matrix,
    staff,
    subsidies,
    trends,
    years,
)
from dashboard.charts.paper import on_paper
from dashboard.domain.text import Lang, Text
from dashboard.metrics.disputes import MEDIATED, SETTLEMENT_RATE
from tests.charts import frames

RATE = SETTLEMENT_RATE
CHARTS = {
    "trend": lambda lang: trends.trend(
        frames.judged_months(), RATE, lang, dated={"2019-06": "①", "2031-01": "②"}
    ),
    "stacked": lambda lang: columns.stacked_counts(frames.complete_months(), lang),
    "subsidies": lambda lang: subsidies.claimed_by_month(frames.subsidies(), lang),
    "years": lambda lang: years.year_on_year(frames.complete_months(24, "2018-01"), RATE, lang),
    "dots": lambda lang: intervals.interval_dots(frames.by_station(), RATE, lang, reference=0.9),
    "funnel": lambda lang: funnel.funnel(frames.by_station(), RATE, lang, rate=0.9),
    "bars": lambda lang: breakdowns.bars(frames.by_type(), MEDIATED, lang, dimension="type"),
    "paired": lambda lang: breakdowns.paired_bars(frames.by_firm_and_lead(), RATE, lang),
    "presence": lambda lang: matrix.presence_matrix(frames.rooms(), lang),
    "duty": lambda lang: matrix.month_matrix(frames.duty(), lang),
    "zones": lambda lang: maps.zone_shapes(
        frames.zones(), frames.places(), frames.by_zone(), MEDIATED, lang
    ),
    "points": lambda lang: maps.point_map(frames.places(), lang),
    "moving": lambda lang: staff.coming_and_going(frames.moving(), lang),
    "spread": lambda lang: staff.case_spread(frames.bands(), lang),
}
TITLES = {
    "trend": ("调解成功率，月度波动图", "Settlement rate, monthly variation"),
    "dots": ("调解成功率，按派出所", "Settlement rate, by station"),
    "bars": ("调解（件），按纠纷类型", "Mediated (cases), by type"),
    "spread": ("调解员按件数分布（人）", "Mediators by number of cases"),
    "funnel": ("件数与调解成功率对照，按派出所", "Settlement rate against volume, by station"),
}
LANGUAGES = [Lang.ZH, Lang.EN]
every = pytest.mark.parametrize("name", CHARTS)
both = pytest.mark.parametrize("lang", LANGUAGES)


def spec(name: str, lang: Lang = Lang.ZH) -> dict:
    return CHARTS[name](lang).to_dict()


@every
@both
def test_a_chart_has_a_title_and_words_for_those_who_cannot_see_it(name, lang):
    drawn = spec(name, lang)
    words = " ".join([*drawn["title"]["text"], drawn["description"]])
    assert drawn["title"]["text"][0]
    assert len(drawn["description"]) > 10
    assert bool(re.search("[\u4e00-\u9fff]", words)) == (lang == Lang.ZH)
    assert "{" not in words


@every
@both
def test_an_english_chart_keeps_no_chinese_but_names(name, lang):
    text = json.dumps(spec(name, lang), ensure_ascii=True).encode().decode("unicode_escape")
    for word in ("区间", "样本不足", "件数", "合计", "分子"):
        assert lang == Lang.ZH or word not in text


@every
def test_a_chart_names_roles_and_never_a_colour(name):
    assert not re.search(r"#[0-9a-fA-F]{6}\b", json.dumps(spec(name)))


@every
def test_every_chart_has_tooltips(name):
    assert '"tooltip"' in json.dumps(spec(name))


@every
def test_a_chart_with_nothing_in_it_is_still_a_chart(name):
    empty = {
        "trend": lambda: trends.trend(frames.judged_months().head(0), RATE, Lang.ZH),
        "stacked": lambda: columns.stacked_counts(frames.complete_months().head(0), Lang.ZH),
        "years": lambda: years.year_on_year(frames.complete_months().head(0), RATE, Lang.ZH),
        "subsidies": lambda: subsidies.claimed_by_month(frames.subsidies().head(0), Lang.ZH),
        "dots": lambda: intervals.interval_dots(frames.by_station().head(0), RATE, Lang.ZH),
        "funnel": lambda: funnel.funnel(frames.by_station().head(0), RATE, Lang.ZH, rate=0.9),
        "bars": lambda: breakdowns.bars(
            frames.by_type().head(0), MEDIATED, Lang.ZH, dimension="type"
        ),
        "paired": lambda: breakdowns.paired_bars(frames.by_firm_and_lead().head(0), RATE, Lang.ZH),
        "presence": lambda: matrix.presence_matrix(frames.rooms().head(0), Lang.ZH),
        "duty": lambda: matrix.month_matrix(frames.duty().head(0), Lang.ZH),
        "zones": lambda: maps.zone_shapes(
            frames.zones(), frames.places(), frames.by_zone().head(0), MEDIATED, Lang.ZH
        ),
        "points": lambda: maps.point_map(frames.places().head(0), Lang.ZH),
        "moving": lambda: staff.coming_and_going(frames.moving().head(0), Lang.ZH),
        "spread": lambda: staff.case_spread(frames.bands().head(0), Lang.ZH),
    }
    assert empty[name]().to_dict()["description"]


@pytest.mark.parametrize("name", TITLES)
def test_the_title_says_what_is_seen(name):
    for lang, wanted in zip(LANGUAGES, TITLES[name], strict=True):
        comma = "，" if lang == Lang.ZH else ", "
        title = comma.join(spec(name, lang)["title"]["text"])
        assert title == wanted


def test_the_context_joins_the_title_or_takes_its_own_line():
    month = frames.judged_months()
    short = trends.trend(month, RATE, Lang.ZH, context="2019年").to_dict()
    long = trends.trend(month, RATE, Lang.EN, context="Station docking, 2019").to_dict()
    assert short["title"]["text"] == ["调解成功率，月度波动图，2019年"]
    assert long["title"]["text"] == ["Settlement rate, monthly variation", "Station docking, 2019"]


@pytest.mark.parametrize(
    ("name", "param"), [("dots", "unit"), ("funnel", "unit"), ("bars", "group"), ("zones", "zone")]
)
def test_a_click_comes_back_by_name_and_code(name, param):
    chosen = [one for one in spec(name)["params"] if one["name"] == param]
    assert chosen[0]["select"]["fields"] == ["zone" if name == "zones" else "code"]


def test_names_are_data_and_never_code():
    evil = '\'"]+alert(1)+["</script>{x}'
    values = frames.by_station().assign(name=evil)
    drawn = intervals.interval_dots(values, RATE, Lang.ZH).to_dict()
    axes = [layer["encoding"].get("y", {}).get("axis") or {} for layer in drawn["layer"]]
    labels = [axis["labelExpr"].removesuffix("[datum.value]") for axis in axes if axis]
    assert evil in json.loads(labels[-1]).values()


def test_paper_has_its_own_colours_and_font():
    drawn = on_paper(spec("dots"), width=500, font="Noto Sans CJK SC")
    assert drawn["config"]["range"]["category"][0] == "#1F4E79"
    assert drawn["config"]["font"] == "Noto Sans CJK SC"
    assert drawn["width"] == 500


def test_limits_are_those_of_the_binomial_distribution():
    from scipy.stats import binom

    counts = pd.DataFrame({"station": ["a", "b"], "mediated": [69, 968], "settled": [63, 882]})
    values = RATE.values(counts, "mediated")
    rows = dataset(funnel.funnel(values, RATE, Lang.ZH, rate=0.9112), "lowest")
    at = next(row for row in rows if row["n"] == 69)
    assert at["low"] == pytest.approx(binom.ppf(0.025, 69, 0.9112) / 69)
    assert at["high"] == pytest.approx(binom.ppf(0.975, 69, 0.9112) / 69)
    assert at["lowest"] == pytest.approx(binom.ppf(0.001, 69, 0.9112) / 69)
    assert at["highest"] == pytest.approx(binom.ppf(0.999, 69, 0.9112) / 69)
    assert all(row["n"] == int(row["n"]) for row in rows)


def test_a_unit_far_below_is_orange_and_pointed_down_and_four_cases_are_not_judged():
    rows = {row["code"]: row for row in dataset(CHARTS["dots"](Lang.ZH), "verdict")}
    alone = "单看低于 95% 界限，全部一起检验不能与其余区分，留意"
    assert (rows["CHS03"]["role"], rows["CHS03"]["verdict"]) == ("worse", alone)
    assert (rows["CHS01"]["role"], rows["CHS01"]["verdict"]) == ("neutral", "在正常波动内")
    few = dataset(CHARTS["dots"](Lang.ZH), "verdict", shown=False)[0]
    assert (few["code"], few["told"], few["value"]) == ("CHS05", "样本不足 (n=4)", None)


def test_tooltips_repeat_cases_and_interval():
    row = next(
        row for row in dataset(CHARTS["trend"](Lang.ZH), "told") if row["month"] == "2019-03"
    )
    assert row["month_told"] == "2019年3月"
    assert (row["value_told"], row["cases_told"]) == ("91.7%", "55/60")
    assert row["interval_told"] == "81.9%–96.4%"


def test_bars_start_at_zero_and_what_is_not_recorded_comes_last():
    drawn = spec("bars")
    assert drawn["layer"][0]["encoding"]["x"]["scale"]["domain"][0] == 0
    assert [row["label"] for row in dataset(CHARTS["bars"](Lang.ZH), "label")][-1] == "未登记"


def test_columns_start_at_zero():
    assert spec("stacked")["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0


def test_columns_are_labelled_as_long_as_there_is_room():
    def rows_labelled(months: int) -> int:
        drawn = columns.stacked_counts(frames.complete_months(months), Lang.ZH).to_dict()
        (text,) = (layer for layer in drawn["layer"] if layer["mark"]["type"] == "text")
        return len(drawn["datasets"][(text.get("data") or drawn["data"])["name"]])

    assert (rows_labelled(24), rows_labelled(36)) == (24, 0)


def test_two_years_of_counts_start_at_zero():
    values = frames.by_month(24, "2018-01")
    counted = MEDIATED.values(values[["month"]].assign(mediated=values["denominator"]), "mediated")
    counted = counted.assign(provisional=False, cut=False)
    drawn = years.year_on_year(counted, MEDIATED, Lang.ZH).to_dict()
    assert drawn["layer"][0]["encoding"]["y"]["scale"]["domain"][0] == 0


def test_a_chart_calls_units_what_the_programme_calls_them():
    studio = Text("品牌调解工作室", "Brand studio")
    values = frames.by_station()
    for drawn in (
        intervals.interval_dots(values, RATE, Lang.EN, called=studio),
        funnel.funnel(values, RATE, Lang.EN, rate=0.9, called=studio),
    ):
        said = str(drawn.to_dict())
        assert "by brand studio" in said
        assert "'title': 'Brand studio'" in said


def test_no_rate_is_drawn_above_the_whole():
    counts = pd.DataFrame({"room": ["R1", "R2"], "mediated": [53, 10], "settled": [53, 10]})
    values = RATE.values(counts, "mediated").assign(name=["甲", "乙"])
    drawn = funnel.funnel(values, RATE, Lang.ZH, rate=1.0)
    tops = [
        layer["encoding"]["y"]["scale"]["domain"][1]
        for layer in drawn.to_dict()["layer"]
        if "scale" in layer.get("encoding", {}).get("y", {})
    ]
    assert tops
    assert max(tops) < 1.01


def test_a_room_that_is_missing_is_a_dash():
    rows = dataset(CHARTS["presence"](Lang.ZH), "kind_told")
    told = {(row["code"], row["kind"]): row["told"] for row in rows}
    assert told["CHS05", "station"] == "—"
    assert told["CHS03", "community"] == "11"


def test_a_month_without_shifts_is_a_dash_and_not_full_attendance():
    rows = [row for rows in datasets(CHARTS["duty"](Lang.ZH)) for row in rows]
    told = {(row["code"], row["month"]): row["told"] for row in rows}
    assert told["CHS08", "2019-12"] == "—"
    assert told["CHS03", "2019-01"] == "12"


def datasets(chart: alt.LayerChart) -> list[list[dict]]:
    return list(chart.to_dict()["datasets"].values())


def dataset(chart: alt.LayerChart, column: str, *, shown: bool = True) -> list[dict]:
    """Return the rows of the layer that has a column, shown or not."""
    found = [rows for rows in datasets(chart) if rows and column in rows[0]]
    return next(rows for rows in found if all(row.get("shown", shown) == shown for row in rows))


def test_who_left_hangs_below_zero_and_unrecorded_leaving_is_said():
    drawn = staff.coming_and_going(frames.moving(), Lang.ZH).to_dict()
    (rows,) = drawn["datasets"].values()
    assert [row["down"] for row in rows] == [-1, -2, 0]
    unknown = staff.coming_and_going(frames.moving().assign(dismissed=float("nan")), Lang.ZH)
    assert "解聘未登记" in json.dumps(unknown.to_dict(), ensure_ascii=False)
