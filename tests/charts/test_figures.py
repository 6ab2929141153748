"""Numbers in words, as an office paper writes them."""

import pandas as pd
import pytest

from dashboard.charts import figures
from dashboard.charts.months import month_keys, month_name, month_span
from dashboard.domain.text import Lang
from dashboard.metrics.aftermath import AMOUNT
from dashboard.metrics.disputes import MEDIAN_DAYS, MEDIATED, SETTLEMENT_RATE


@pytest.mark.parametrize(
    ("value", "metric", "chinese", "english"),
    [
        (3448, MEDIATED, "3,448 件", "3,448 cases"),
        (882 / 968, SETTLEMENT_RATE, "91.1%", "91.1%"),
        (37_275_300, AMOUNT, "3,727.53 万元", "3,727.53 ×10,000 yuan"),
        (12.0, MEDIAN_DAYS, "12 天", "12 days"),
        (None, MEDIATED, "—", "—"),
        (float("nan"), SETTLEMENT_RATE, "—", "—"),
    ],
)
def test_a_value_is_written_with_its_unit(value, metric, chinese, english):
    assert figures.figure(value, metric, Lang.ZH) == chinese
    assert figures.figure(value, metric, Lang.EN) == english


def test_a_rate_says_its_cases_and_too_few_cases_give_none():
    counts = pd.DataFrame({"station": ["a", "b"], "mediated": [968, 4], "settled": [882, 3]})
    rows = SETTLEMENT_RATE.values(counts, "mediated")
    assert figures.told(rows.iloc[0], SETTLEMENT_RATE, Lang.ZH) == "91.1% (882/968)"
    assert figures.told(rows.iloc[1], SETTLEMENT_RATE, Lang.ZH) == "样本不足 (n=4)"
    assert figures.told(rows.iloc[1], SETTLEMENT_RATE, Lang.EN) == "Too few (n=4)"


def test_what_only_has_a_base_names_the_base():
    assert figures.cases(None, 31) == "n=31"
    assert figures.cases(3, None) == ""


def test_months_are_named_in_both_languages():
    assert month_name("2019-03", Lang.ZH) == "2019年3月"
    assert month_name("2019-03", Lang.EN) == "Mar 2019"


def test_a_month_without_records_keeps_its_place():
    keys = month_keys(pd.Series(["2018-11-01", "2019-02-01"]))
    assert month_span(keys) == ["2018-11", "2018-12", "2019-01", "2019-02"]
