"""The reader's corner: bookmarks that open, those that no longer do, the start, and codes."""

from dataclasses import replace

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.access import bookmarks, view_links
from dashboard.access.reader import Reader
from dashboard.access.view_routes import ABSENT
from dashboard.domain.text import Lang
from tests.tiny.readers import WHOLE, head

HILL = {"programme": "hill", "register": "docking", "from": "2020-01-01", "to": "2020-06-30"}
PAGES = ("overview", "stations", "trends", "dispute")
pytestmark = pytest.mark.usefixtures("on_tiny")


def script(reader, lang):
    """The frame with its front door; a page says where it is instead of drawing itself."""
    import streamlit as st

    from dashboard.components.frame.context import showing_to
    from dashboard.components.own_links.own_links_box import own_links_box
    from dashboard.database.connection import pinned
    from dashboard.navigation import front_door, menu, pages_for

    pages = pages_for(reader, lang, None)
    page = st.navigation(menu(pages, lang, front_door(pages["overview"], lang)))
    with pinned(), showing_to(reader, lang, pages, page.url_path):
        own_links_box()
        if not page.url_path:
            page.run()
        st.text(f"{page.url_path} {sorted(st.query_params.to_dict().items())}")


@pytest.fixture
def arrive():
    def enter(scope=WHOLE, lang=Lang.ZH):
        own = replace(scope, account="reader")
        reader = Reader(
            account="reader",
            role="district_head",
            login_id="login",
            scope=own,
            pages=PAGES,
            landing="overview",
            lang=lang,
        )
        app = AppTest.from_function(script, args=(reader, lang), default_timeout=60)
        app.session_state["own_links"] = True
        return app.run()

    return enter


def place(app):
    return app.text[-1].value


def kept(name, page, **query):
    bookmarks.add("reader", name, page, query)
    return next(one for one in bookmarks.bookmarks_of("reader") if one.name == name)


def test_a_bookmark_opens_its_view(arrive):
    one = kept("一", "stations", **HILL, station="HS1")
    app = arrive()
    assert place(app) == "overview []"
    app.button(key=f"bookmark_open_{one.number}").click().run()
    assert place(app) == f"stations {sorted((HILL | {'station': 'HS1'}).items())}"


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("imports", {}),
        ("stations", {**HILL, "station": "HS3"}),
        ("stations", {**HILL, "programme": "river"}),
        ("trends", {**HILL, "area": "HZ3"}),
        ("dispute", {"programme": "hill", "id": "hill:05"}),
    ],
)
def test_what_is_out_of_reach_is_named_and_leads_nowhere(page, query, arrive):
    one = kept("[一](x)", page, **query)
    bookmarks.start_with("reader", number=one.number)
    app = arrive(head("HS1"))
    assert place(app) == "overview []"
    assert any(said.value.startswith("\\[一\\](x)（已失效") for said in app.caption)
    assert f"bookmark_open_{one.number}" not in [button.key for button in app.button]
    app.button(key=f"bookmark_remove_{one.number}").click().run()
    assert bookmarks.bookmarks_of("reader") == []


def test_the_front_door_leads_to_the_start_the_account_chose(arrive):
    one = kept("一", "stations", **HILL)
    app = arrive()
    app.selectbox[0].select(f"bookmark:{one.number}").run()
    assert place(arrive()) == f"stations {sorted(HILL.items())}"
    app.selectbox[0].select("page:trends").run()
    assert place(arrive()) == "trends []"
    app.selectbox[0].select("").run()
    assert place(arrive()) == "overview []"


def test_a_code_from_paper_opens_its_view_and_a_foreign_one_is_none(arrive):
    own, foreign = view_links.keep("trends", HILL), view_links.keep("imports", HILL)
    app = arrive()
    for typed in (foreign, "7K2M-9QXA"):
        app.text_input[0].set_value(typed)
        app.button[-1].click().run()
        assert [one.value.startswith(ABSENT.zh) for one in app.warning] == [True]
    app.text_input[0].set_value(f"{own[:4]} {own[4:].lower()}")
    app.button[-1].click().run()
    assert place(app) == f"trends {sorted(HILL.items())}"


def test_the_corner_speaks_english_on_an_english_page(arrive):
    kept("mine", "stations", **HILL)
    app = arrive(lang=Lang.EN)
    said = [one.label for one in (*app.selectbox, *app.text_input, *app.button)]
    assert not any("一" <= sign <= "鿿" for words in said for sign in words)
