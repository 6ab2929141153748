"""Every role and every page by address: what a role has opens, the rest is as good as absent."""

import pytest

from dashboard.access.roles import roles
from dashboard.components.account import NO_PAGES
from dashboard.navigation import PAGES
from tests.browser.guard import NO_SUCH_PAGE

pytestmark = pytest.mark.browser

READING = [key for key, role in roles().items() if role.pages]
APART = [key for key, role in roles().items() if not role.pages]
TITLES = {entry.key: entry.title.zh for entry in PAGES}
ABSENT = "/no-such-page"


def allowed(role: str) -> list[str]:
    return [key for key in TITLES if key in {page.value for page in roles()[role].pages}]


@pytest.mark.parametrize("role", READING)
def test_a_role_opens_each_of_its_pages_by_address(role, tab_of, server):
    tab = tab_of(role)
    for key in allowed(role):
        if key == "dispute":
            continue
        tab.open(f"/{key}")
        assert TITLES[key] in tab.title
        assert tab.path == f"/{key}"
    assert {"overview", "disputes"} <= set(allowed(role))
    total = server.figure("mediated", role=role)["value"]
    tab.open("/disputes").says(total)


@pytest.mark.parametrize("role", READING)
def test_a_page_a_role_has_not_is_answered_like_one_that_does_not_exist(role, tab_of, guard_of):
    tab = tab_of(role)
    guard_of(role).expect_complaint(NO_SUCH_PAGE)
    tab.open(ABSENT)
    absent = (tab.path, tab.text)
    for key in TITLES.keys() - set(allowed(role)):
        tab.open(f"/{key}")
        assert (tab.path, tab.text) == absent
        assert TITLES[key] not in tab.text


@pytest.mark.parametrize("role", APART)
def test_a_role_without_pages_reads_a_plain_notice_wherever_it_goes(role, tab_of, guard_of):
    tab, guard = tab_of(role), guard_of(role)
    for key in TITLES:
        tab.open(f"/{key}")
        assert tab.text.strip() == NO_PAGES.zh
        assert tab.main.locator("canvas, svg.marks").count() == 0
    assert not guard.holds("968")
    assert not guard.holds("派出所")
