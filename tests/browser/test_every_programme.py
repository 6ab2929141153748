"""Every page of every programme by address: it has something true to say, and says the number."""

import pytest

from dashboard.access.roles import roles
from dashboard.components.notices import EMPTY
from dashboard.domain.settings import programmes
from tests.browser.screen import Screen
from tests.browser.server import Server

pytestmark = pytest.mark.browser

OTHERS = [code for code in programmes() if code != "chenghua"]
"""The first programme's pages are opened in ``test_roles``."""
SEEN_BY = ("political_legal", "bureau_director")


def pages(role: str) -> list[str]:
    return [page.value for page in roles()[role].pages if page.value != "dispute"]


def base_count(server: Server, code: str) -> int:
    """The cases of a programme's main register on its own base, as the command line tells."""
    register = programmes()[code].registers[0]
    asked = ("figure", register.base, "--register", register.key)
    value: int = server.command(*asked, programme=code)["rows"][0]["value"]
    return value


def looked_at(tab: Screen, page: str, code: str) -> Screen:
    """Open a page and see that it stands: a title, words, no error and not just nothing."""
    tab.open(f"/{page}", programme=code)
    assert tab.query["programme"] == code
    assert tab.title.strip()
    assert EMPTY.zh not in tab.text, page
    assert tab.main.get_by_test_id("stException").count() == 0
    return tab


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_of_a_programme_has_something_true_to_say(code, tab_of, server):
    total = f"{base_count(server, code):,}"
    for role in SEEN_BY:
        tab = tab_of(role)
        for page in pages(role) if role == SEEN_BY[0] else ("firms", "stations"):
            looked_at(tab, page, code)
            if page == "overview":
                assert total in tab.metrics()
            if page == "disputes":
                tab.tells(total)
            if page == "stations":
                tab.tells(f"/{total}")


@pytest.mark.parametrize("code", OTHERS)
def test_the_checks_of_a_programme_are_those_of_the_command_line(code, tab_of, server):
    rows = server.command("check", programme=code)["rows"]
    tab = looked_at(tab_of("bureau_director"), "figure_check", code)
    tab.tells(f"{len(rows)} 项核对")


@pytest.mark.parametrize("page", ["figure_check", "side_by_side", "own_views", "stations"])
def test_a_phone_shows_a_programme_without_scrolling_sideways(page, tab_of):
    tab = looked_at(tab_of("bureau_director", phone=True), page, "chongqing")
    assert tab.has_nothing_to_scroll_sideways()
