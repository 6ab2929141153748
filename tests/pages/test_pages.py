"""Every page in both languages: drawn whole, in one language, and honest about nothing."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.components.frame.filter_bar import BAD_LINK
from dashboard.components.frame.notices import EMPTY
from dashboard.domain.settings import programmes
from dashboard.domain.text import Lang
from dashboard.navigation import PAGES
from dashboard.queries.units import rooms, units
from tests.pages.conftest import KEYS
from tests.tiny.readers import NOBODY, WHOLE, head

HAN = re.compile("[\u4e00-\u9fff]+")
SAID = ("label", "value", "body", "help", "placeholder", "options")
UNITS = ("county", "town", "community", "zone", "station", "firm", "mediator", "committee")
FILTERED = [key for key in KEYS if key not in ("dispute", "imports")]
SAMPLE_HEAD = replace(
    head("CHS01", "CHS02"), programmes=("chenghua",), comparison_counties=("510108",)
)
DAY = {"register": "station_docking", "from_": "2021-12-30", "to": "2021-12-30"}


def words(app: AppTest) -> Iterator[str]:
    """Everything a page says: texts, labels, options, heads and cells of tables, charts."""
    for node in app.main:
        for name in SAID:
            said = getattr(node, name, None)
            yield from [said] if isinstance(said, str) else ()
            yield from (
                (one for one in said if isinstance(one, str)) if isinstance(said, list) else ()
            )
    for table in app.dataframe:
        yield from (str(head) for head in table.value.columns)
        yield from (str(cell) for cell in table.value.to_numpy().ravel() if isinstance(cell, str))
    for chart in app.get("vega_lite_chart"):
        yield chart.proto.spec


def names_of_units() -> list[str]:
    """What may stay Chinese: names that exist in no other language."""
    tables = [units(WHOLE, "chenghua", dimension)["name"] for dimension in UNITS]
    names = {name for table in (*tables, rooms(WHOLE, "chenghua")["name"]) for name in table}
    return sorted(names, key=len, reverse=True)


def failures(app: AppTest) -> list[str]:
    return [one.value for one in (*app.exception, *app.error)]


def test_charts_are_read_too(on_sample, opened):
    specs = [said for said in words(opened("stations")) if said.startswith('{"')]
    assert any("title" in spec for spec in specs)


def test_every_page_of_the_menu_is_tested():
    assert set(KEYS) == {entry.key for entry in PAGES}


# One test for all pages of a reader: what they share is asked once.
def test_every_page_is_drawn_in_chinese_and_speaks_english(on_sample, opened):
    known, broken, left = names_of_units(), {}, {}
    for key in KEYS:
        zh, en = opened(key), opened(key, Lang.EN)
        broken[key] = [*failures(zh), *failures(en)]
        assert any(HAN.search(said) for said in words(zh)), key
        left[key] = chinese(en, known)
    assert {key: why for key, why in broken.items() if why} == {}
    assert {key: said for key, said in left.items() if said} == {}


def chinese(app: AppTest, known: list[str]) -> set[str]:
    """What is Chinese on a page and no name."""
    found = set()
    for said in words(app):
        for name in known:
            said = said.replace(name, "")
        found |= set(HAN.findall(said))
    return found


def test_every_page_is_drawn_for_the_head_of_two_stations(on_sample, opened):
    broken = {key: failures(opened(key, scope=SAMPLE_HEAD)) for key in KEYS}
    assert {key: why for key, why in broken.items() if why} == {}


def test_every_page_is_drawn_for_the_other_register_and_all_years(on_sample, opened):
    link = {"register": "people_mediation", "from_": "2017-01-01", "to": "2021-12-31"}
    broken = {}
    for key in FILTERED:
        app = opened(key, **link)
        broken[key] = failures(app)
        assert {name: app.query_params[name.rstrip("_")] for name in link} == link, key
    assert {key: why for key, why in broken.items() if why} == {}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize("key", ["stations", "firms", "disputes", "key_cases"])
def test_nothing_found_is_said(key, lang, on_sample, opened):
    app = opened(key, lang, station="CHS01", type="online_finance", level="major", **DAY)
    assert failures(app) == []
    assert EMPTY[lang] in [one.value for one in app.info]


def test_every_page_with_nothing_to_show_is_drawn_all_the_same(on_sample, opened):
    nothing = {"station": "CHS01", "type": "online_finance", **DAY}
    broken = {key: failures(opened(key, **nothing)) for key in FILTERED}
    assert {key: why for key, why in broken.items() if why} == {}


@pytest.mark.parametrize("lang", Lang)
@pytest.mark.parametrize(
    ("query", "named"),
    [
        ({"programme": "mars"}, "mars"),
        ({"register": "diary"}, "diary"),
        ({"from_": "2019-02-30"}, "2019-02-30"),
        ({"from_": "2019-03-01", "to": "2019-02-01"}, "2019-02-01"),
        ({"station": "CHS99"}, "CHS99"),
        ({"zone": "x' OR 1=1"}, "x' OR 1=1"),
        ({"level": "huge"}, "huge"),
        ({"state": "lost"}, "lost"),
    ],
)
@pytest.mark.parametrize("key", ["overview", "disputes"])
def test_a_bad_link_is_named_and_shows_nothing(key, query, named, lang, on_sample, opened):
    app = opened(key, lang, **query)
    (notice,) = app.error
    assert named in notice.value
    assert notice.value.startswith(BAD_LINK[lang].split("{what}")[0])
    assert not (app.dataframe or app.get("vega_lite_chart") or app.exception)


@pytest.mark.parametrize("key", FILTERED)
def test_a_link_to_a_foreign_station_is_as_bad_as_one_to_none(key, on_sample, opened):
    foreign = opened(key, scope=SAMPLE_HEAD, station="CHS05")
    absent = opened(key, scope=SAMPLE_HEAD, station="CHS99")
    texts = [
        [one.value.replace(code, "") for one in app.error]
        for app, code in ((foreign, "CHS05"), (absent, "CHS99"))
    ]
    assert texts[0] == texts[1]
    assert len(texts[0]) == 1
    assert not foreign.dataframe


@pytest.mark.parametrize("key", FILTERED)
def test_a_reader_who_reaches_nothing_sees_one_sentence(key, on_sample, opened):
    app = opened(key, scope=NOBODY)
    assert len(app.error) == 1
    assert not (app.exception or app.dataframe or app.metric)


@pytest.mark.parametrize("key", FILTERED)
def test_without_a_database_a_page_says_one_sentence(key, opened):
    app = opened(key)
    assert len(app.error) == 1
    assert "no-database" not in app.error[0].value
    assert not app.exception


def test_every_programme_declared_can_be_opened(on_sample, opened):
    for code in programmes():
        assert failures(opened("overview", programme=code)) == []
