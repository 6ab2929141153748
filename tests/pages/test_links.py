"""Pages say in their link all that is chosen on them: the same link opens the same view.

That every page keeps the filter bar's part of a link is asked in ``test_pages``.
"""

from dataclasses import replace

import pytest

from dashboard.access import bookmarks, view_links
from dashboard.access.view_links import KeptView
from dashboard.components.frame.data_version import OTHER
from dashboard.database.connection import case_database
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.text import Lang
from dashboard.reports.paper.view_code import dated
from tests.tiny.readers import WHOLE

HILL = {"programme": "hill", "register": "docking", "from": "2020-01-01", "to": "2020-06-30"}
DOCKING = {"register": "station_docking", "from": "2019-01-01", "to": "2019-12-31"}
CHONGQING = {
    "programme": "chongqing",
    "register": "people_mediation",
    "from": "2018-01-01",
    "to": "2019-04-30",
}
DIRECTOR = replace(WHOLE, role="bureau_director")
CHOSEN = [
    ("zones", {"show": "open", "area": "HZ2"}),
    ("coverage", {"on": "2020-05-31", "since": "2020-02-01", "standard": "station_room"}),
    ("coverage", {"group": "owner"}),
    ("stations", {"look": "adjusted", "sorted": "name", "focus": "HS1", "beside": "HS1,HS3"}),
    ("trends", {"metric": "median_days", "cut": "channel"}),
    ("people", {"list": "untrained"}),
    ("people", {"part": "money", "finding": "duplicate"}),
    ("disputes", {"q": "hill", "sort": "days_to_close", "down": "0"}),
    ("side_by_side", {"compared": "in_time_rate"}),
    ("rollout", {"indicator": "criminal_cases", "against": "20200630"}),
    ("visits", {"unit": "station:HS1,station:HS3", "card": "station:HS3"}),
]
ON_SAMPLE = [
    ("disputes", {"programme": "chenghua", **DOCKING, "p": "2"}),
    (
        "own_views",
        {"programme": "chongqing", **CHONGQING, "view": "origin", "chart": "median_days"},
    ),
]
KEPT_OTHERWISE = ("unit", "q", *DIMENSIONS, *HILL)
"""Parameters whose widgets remember them elsewhere, or that are typed."""
FORGED = [
    ("coverage", "since"),
    ("stations", "beside"),
    ("trends", "metric"),
    ("disputes", "down"),
]


def link(**query):
    return {f"{name}_" if name == "from" else name: value for name, value in query.items()}


def own_link(app):
    return {name: app.query_params[name] for name in app.query_params}


def chosen(app, query):
    """What the widgets themselves put into the link."""
    names = [name for name in query if name not in KEPT_OTHERWISE]
    return {name: app.session_state[f"link_{name}_written"][1] for name in names}


def opens_itself(app, query):
    assert not (app.error or app.exception)
    assert own_link(app) == query
    assert chosen(app, query).items() <= query.items()


@pytest.mark.parametrize(("key", "query"), CHOSEN)
def test_a_link_opens_the_view_that_it_came_from(key, query, on_tiny, opened):
    opens_itself(opened(key, scope=DIRECTOR, **link(**HILL, **query)), HILL | query)


@pytest.mark.parametrize(("key", "query"), ON_SAMPLE)
def test_so_does_one_of_a_long_list_or_of_tables_of_a_programmes_own(key, query, on_sample, opened):
    opens_itself(opened(key, scope=DIRECTOR, **link(**query)), query)


@pytest.mark.parametrize(("key", "name"), FORGED)
def test_a_choice_nobody_offers_is_refused(key, name, on_tiny, opened):
    query = next(query for own, query in CHOSEN if own == key and name in query)
    app = opened(key, scope=DIRECTOR, **link(**HILL, **(query | {name: "forged"})))
    assert len(app.error) == 1
    assert "forged" in app.error[0].value


def test_a_link_to_another_register_takes_its_own_choice_along(on_tiny, opened):
    app = opened("trends", metric="median_days", **link(**HILL))
    app.query_params["register"] = "people"
    assert own_link(app.run())["metric"] == "median_days"


def open_box(app):
    app.session_state["links_box"] = True
    return app.run()


def test_the_link_to_copy_is_that_of_the_view_and_its_code_opens_it(on_tiny, opened):
    app, view = open_box(opened("definitions", **link(**HILL))), KeptView("definitions", HILL)
    fields = app.get("html")[-1].proto.body
    assert view.address.replace("&", "&amp;") in fields
    assert f"/v/{view.code}" in fields
    assert view_links.find(view.code).view == view


def test_the_language_a_link_was_read_in_is_no_part_of_it(on_tiny, opened):
    app = opened("definitions", lang=Lang.EN, **link(**HILL))
    app.query_params["lang"] = "en"
    open_box(app)
    assert view_links.find(KeptView("definitions", HILL).code) is not None


def test_a_view_is_bookmarked_under_a_name_once(on_tiny, opened):
    app = open_box(opened("definitions", **link(**HILL)))
    app.text_input[-1].set_value("[双](x) 周")
    app.button(key="bookmark_add").click().run()
    (kept,) = bookmarks.bookmarks_of("reader")
    assert (kept.name, kept.view) == ("[双](x) 周", KeptView("definitions", HILL))
    assert any("\\[双\\](x) 周" in one.value for one in app.caption)
    assert "bookmark_add" not in [one.key for one in app.button]


@pytest.mark.parametrize("lang", Lang)
def test_a_link_from_paper_says_so_where_the_data_are_others_now(lang, on_tiny, opened):
    now = case_database().version
    texts = {}
    for version in ("20200701-1", now):
        app = opened("definitions", lang, **link(**dated(HILL, version)))
        texts[version] = [one.value for one in app.caption]
    told = OTHER.format(then="20200701-1", now=now)[lang]
    assert [told in "\n".join(found) for found in texts.values()] == [True, False]
