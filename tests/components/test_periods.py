"""Named periods: of the programme's data, and never from before they begin."""

from datetime import date

import pytest

from dashboard.components.frame.periods import presets
from dashboard.domain.text import Lang


@pytest.fixture
def named(on_sample):
    return lambda code: {key: preset.span for key, preset in presets(code).items()}


def test_no_period_begins_before_the_data_do(named):
    # Records of 宜宾 begin on 2016-08-01 and end on 2017-11-30.
    assert named("yibin")["y2016"] == (date(2016, 8, 1), date(2016, 12, 31))
    assert named("yibin")["y2017"] == (date(2017, 1, 1), date(2017, 11, 30))
    assert not {"y2018", "y2015"} & set(named("yibin"))
    # Those of 慈溪 are of 2019 alone, which is the published period.
    assert not {"y2018", "y2019"} & set(named("cixi"))


def test_the_published_period_is_named_in_years_or_in_months(on_sample):
    assert presets("chenghua")["default"].name[Lang.ZH] == "2019（公布期）"
    assert presets("chongqing")["default"].name[Lang.EN] == "2018.1–2019.4 (as published)"
