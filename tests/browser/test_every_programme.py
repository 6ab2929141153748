"""A tour of every page of every programme: each has something true to say, and says the number."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator

from dashboard.access.roles import LINKED, roles
from dashboard.components.frame.notices import EMPTY
from dashboard.domain.settings import programmes
from tests.browser.screen import Screen
from tests.browser.server import Server

pytestmark = pytest.mark.browser

OTHERS = ["chongqing", "yibin"]
"""The first programme's pages are opened in ``test_roles``, those of the two others without a
browser in ``test_programmes``."""
MENU = [page.value for page in roles()["political_legal"].menu]
ABOUT = [page.value for page in LINKED if page.value not in ("dispute", "rollout", "visits")]
"""Before and after has a way in only where stations started on different days, and inspection
visits have theirs from the disputes."""


def base_count(server: Server, code: str) -> int:
    """The cases of a programme's main register on its own base, as the command line tells."""
    register = programmes()[code].registers[0]
    asked = ("figure", register.base, "--register", register.key)
    value: int = server.command(*asked, programme=code)["rows"][0]["value"]
    return value


def stands(tab: Screen, page: str, code: str) -> Screen:
    """See that a page is drawn: its address, a title, words, no error, and not just nothing."""
    tab.page.wait_for_url(f"**/{page}?*programme={code}*")
    tab.settled()
    assert tab.title.strip()
    assert EMPTY.zh not in tab.text, page
    assert tab.main.get_by_test_id("stException").count() == 0
    return tab


def says_its_number(tab: Screen, page: str, server: Server, code: str) -> None:
    total = f"{base_count(server, code):,}"
    checks = len(server.command("check", programme=code)["rows"])
    told = {"disputes": total, "figure_check": f"{checks} 项核对"}
    if page == "overview":
        assert f"{total} 件" in tab.metrics()
    elif page in told:
        tab.tells(told[page])


@pytest.mark.parametrize("code", OTHERS)
def test_every_page_of_a_programme_has_something_true_to_say(
    code: str, tab_of: Callable[..., Screen], server: Server
) -> None:
    tab = tab_of("political_legal").open("/overview", programme=code)
    # The menu ends with the definitions, which lead on to the pages that are no menu entries.
    for page in (*MENU, *ABOUT):
        way = in_menu(tab, page) if page in MENU else tab.links_to(page).first
        way.click()
        says_its_number(stands(tab, page, code), page, server, code)


def in_menu(tab: Screen, page: str) -> Locator:
    return tab.page.get_by_test_id("stSidebarNav").locator(f'a[href*="/{page}"]').first


@pytest.mark.parametrize("code", OTHERS)
def test_a_programme_without_firms_leads_on_to_the_comparison_of_its_units(
    code: str, tab_of: Callable[..., Screen], server: Server
) -> None:
    tab = tab_of("bureau_director").open("/firms", programme=code)
    tab.links_to("stations").first.click()
    stands(tab, "stations", code).tells(f"/{base_count(server, code):,}")


@pytest.mark.parametrize("page", ["figure_check", "own_views"])
def test_a_phone_shows_a_programme_without_scrolling_sideways(
    page: str, tab_of: Callable[..., Screen]
) -> None:
    tab = tab_of("bureau_director", phone=True).open(f"/{page}", programme="chongqing")
    assert stands(tab, page, "chongqing").has_nothing_to_scroll_sideways()
