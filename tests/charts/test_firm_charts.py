"""Charts of firms: words, shapes beside colours, nothing where nothing is recorded."""

import json
import re

import pandas as pd
import pytest

from dashboard.charts.firm_bands import firm_bands
from dashboard.charts.grade_matrix import grade_matrix
from dashboard.charts.rank_intervals import rank_intervals
from dashboard.domain.text import Lang
from dashboard.metrics.disputes import SETTLEMENT_RATE
from tests.charts import frames

NAMES = [*frames.FIRMS.values()]


def led():
    counts = pd.DataFrame(
        {"firm": list(frames.FIRMS), "mediated": [120, 88, 6], "settled": [111, 60, 6]}
    )
    values = SETTLEMENT_RATE.values(counts, "mediated")
    return values.assign(name=NAMES, band=["together", "below", None], adjusted=[0.92, 0.69, None])


def ranks():
    return pd.DataFrame(
        {
            "firm": list(frames.FIRMS),
            "name": NAMES,
            "rank_low": [1, 2, None],
            "rank_median": [1, 2, None],
            "rank_high": [1, 2, None],
            "best_told": ["99%", "1%", "—"],
            "last_told": ["—"] * 3,
        }
    )


def grades():
    rows = [
        ("F1", "2019-01-01", "excellent", 2000.0),
        ("F1", "2019-03-01", "fail", 0.0),
        ("F2", "2019-02-01", "pass", 1000.0),
    ]
    frame = pd.DataFrame(rows, columns=["firm", "month", "grade", "subsidy"])
    return frame.assign(name=[frames.FIRMS[code] for code in frame["firm"]])


CHARTS = {
    "bands": lambda lang: firm_bands(led(), lang, pooled=0.83),
    "ranks": lambda lang: rank_intervals(ranks(), lang),
    "grades": lambda lang: grade_matrix(grades(), lang),
}
EMPTY = {
    "bands": lambda: firm_bands(led().head(0), Lang.ZH, pooled=0.83),
    "ranks": lambda: rank_intervals(ranks().head(0), Lang.ZH),
    "grades": lambda: grade_matrix(grades().head(0), Lang.ZH),
}
every = pytest.mark.parametrize("name", CHARTS)


def cells(name, lang=Lang.ZH):
    sets = CHARTS[name](lang).to_dict()["datasets"].values()
    return [row for rows in sets for row in rows if "code" in row]


def beside(name):
    """What stands at the right of each row, by code."""
    layers = CHARTS[name](Lang.ZH).to_dict()["layer"]
    axes = [
        layer["encoding"]["y"].get("axis") or {} for layer in layers if "y" in layer["encoding"]
    ]
    (right,) = [axis for axis in axes if axis.get("orient") == "right"]
    return json.loads(right["labelExpr"].removesuffix("[datum.value]"))


@every
@pytest.mark.parametrize("lang", Lang)
def test_a_chart_has_a_title_words_and_tooltips_in_one_language(name, lang):
    drawn = CHARTS[name](lang).to_dict()
    words = " ".join([*drawn["title"]["text"], *drawn["title"]["subtitle"], drawn["description"]])
    assert bool(re.search("[\u4e00-\u9fff]", words)) == (lang == Lang.ZH)
    assert "{" not in words
    assert '"tooltip"' in json.dumps(drawn)
    assert not re.search(r"#[0-9a-fA-F]{6}\b", json.dumps(drawn))


@every
def test_a_chart_with_nothing_in_it_is_still_a_chart(name):
    assert EMPTY[name]().to_dict()["description"]


def test_a_band_has_its_own_shape_and_word():
    drawn = json.dumps(CHARTS["bands"](Lang.ZH).to_dict(), ensure_ascii=False)
    assert '"range": ["triangle-down", "circle", "triangle-up"]' in drawn
    assert beside("bands")["F2"] == "68.2% (60/88) 低于其余"
    assert "1 家低于其余，0 家高于其余，1 家差异不显著" in drawn


def test_too_few_cases_have_no_place_on_the_scale():
    assert beside("bands")["F3"] == "样本不足 (n=6)"
    assert {row["code"] for row in cells("bands")} == {"F1", "F2"}


def test_a_firm_sure_of_its_rank_has_a_bar_and_one_without_cases_has_none():
    rows = {row["code"]: row for row in cells("ranks")}
    assert rows["F1"]["to"] > rows["F1"]["from"]
    assert set(rows) == {"F1", "F2"}
    assert beside("ranks") == {"F1": "第1名", "F2": "第2名", "F3": "样本不足，无名次"}


def test_grades_are_letters_and_a_month_without_one_is_a_dash():
    told = {(row["code"], row["month"]): row["told"] for row in cells("grades")}
    assert told == {
        ("F1", "2019-01"): "优",
        ("F1", "2019-02"): "—",
        ("F1", "2019-03"): "不",
        ("F2", "2019-01"): "—",
        ("F2", "2019-02"): "合",
        ("F2", "2019-03"): "—",
    }
    assert (
        "优秀 1 次，合格 1 次，不合格 1 次，补贴合计 3,000 元"
        in (CHARTS["grades"](Lang.ZH).to_dict()["description"])
    )
