"""The part 队伍: the answer first, names for who has the right, both languages, five programmes."""

from dataclasses import replace

import pytest

from dashboard.components.staffing.staff_lists import NAMES
from dashboard.components.staffing.staff_tables import GRADES
from dashboard.domain.scope import Field
from dashboard.domain.text import Lang
from tests.pages.test_pages import HAN, failures, words
from tests.tiny.readers import WHOLE

WITHOUT = replace(WHOLE, fields=tuple(field for field in Field if field != Field.STAFF))


def told(app):
    return "\n".join(one.value for one in (*app.markdown, *app.caption))


def heads(app):
    """The first columns of the tables that count people in office."""
    return {t.value.columns[0] for t in app.dataframe if "在聘" in t.value.columns}


def chosen(app, label, code):
    (control,) = [one for one in app.get("button_group") if one.label == label]
    control.set_value(code)
    app.run()
    assert not failures(app)


def charts(app):
    return [chart.proto.spec for chart in app.get("vega_lite_chart")]


def test_the_published_figures_are_the_first_thing_said(on_sample, opened):
    app = opened("people", programme="chongqing", scope=WITHOUT)
    said = next(one.value for one in app.markdown if one.value.startswith("- "))
    for number in ("68,930", "2,476", "3,800", "2,810", "+990"):
        assert f"**{number}**" in said
    assert not failures(app)


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("code", ["chenghua", "chongqing", "cixi", "lixian", "yibin"])
def test_every_programme_is_drawn_in_both_languages(on_sample, opened, code, lang):
    app = opened("people", lang, programme=code)
    assert not failures(app)
    assert charts(app)
    if lang == Lang.EN:
        assert not [one.value for one in app.markdown if HAN.search(one.value)]


def test_what_is_not_recorded_is_named(on_sample, opened):
    assert "解聘未登记" in told(opened("people", programme="yibin"))
    assert "资格证有效期未登记" in told(opened("people", programme="cixi"))


def test_names_are_drawn_for_who_has_the_right_alone(on_sample, opened):
    with_right = opened("people", programme="lixian")
    without = opened("people", programme="lixian", scope=WITHOUT)
    boxes = [[box.label for box in app.expander] for app in (with_right, without)]
    assert NAMES.zh in boxes[0]
    assert NAMES.zh not in boxes[1]
    assert GRADES.zh in told(with_right)
    assert GRADES.zh not in told(without)
    assert not [one for one in words(without) if "史某丁" in one]


def test_a_long_list_begins_with_a_county(on_sample, opened):
    app = opened("people", programme="chongqing")
    (county,) = [box for box in app.selectbox if box.label == "区县"]
    assert county.value == "CQ01"
    before = told(app)
    county.set_value("CQ02").run()
    assert not failures(app)
    assert told(app) != before


def test_choosing_another_list_draws_it(on_sample, opened):
    app = opened("people", programme="lixian")
    chosen(app, "名单", "licence")
    assert "共 **16** 人" in told(app)


def test_it_is_broken_down_by_what_the_reader_chooses(on_sample, opened):
    app = opened("people", programme="yibin")
    assert heads(app) >= {"区县"}
    chosen(app, "按什么分列", "station")
    assert heads(app) >= {"派出所"}
