"""The selection lives in the link: reload it, pass it on, move about with it, take it back."""

import pytest
from playwright.sync_api import expect

from dashboard.components.exporting.links_box import SHORT
from dashboard.database.connection import pinned
from dashboard.domain.dimensions import DIMENSIONS
from dashboard.domain.scope import OPERATOR
from dashboard.domain.vocabulary import TYPES
from dashboard.queries.units import units
from tests.browser.wire import Wire

pytestmark = pytest.mark.browser
ROLE, OTHER, HEAD = "bureau_director", "political_legal", "district_head"
STATION = "CHS03"
CHOSEN = ("--where", f"station={STATION}", "--where", "type=neighbour")


@pytest.fixture
def station_name(on_sample):
    with pinned():
        table = units(OPERATOR, "chenghua", "station")
    return dict(zip(table["code"], table["name"], strict=True))[STATION]


def choose(tab, dimension, label):
    """Open the filter, pick one option by its label, and wait until the link has it."""
    field = tab.page.locator(f'[class*="st-key-filter_{dimension}_"]').locator("input")
    # A choice made before may have left the filter open.
    if not field.first.is_visible():
        tab.filter_button.click()
    field.first.click()
    field.first.fill(label)
    tab.page.get_by_role("option", name=label, exact=True).click()
    tab.page.wait_for_url(f"**{dimension}=*")
    tab.settled()
    tab.page.keyboard.press("Escape")
    # The filter stays open while one choice after the other is made.
    if tab.page.get_by_test_id("stPopoverBody").count():
        tab.filter_button.click()
    expect(tab.page.get_by_test_id("stPopoverBody")).to_have_count(0)


def test_a_selection_is_written_as_codes_kept_and_passed_on(tab_of, server, station_name):
    tab = tab_of(ROLE).open("/disputes")
    choose(tab, "station", station_name)
    choose(tab, "type", TYPES["neighbour"].zh)
    total = server.figure("mediated", *CHOSEN, role=ROLE)["value"]
    assert total > 0
    tab.says(total)
    assert (tab.query["station"], tab.query["type"]) == (STATION, "neighbour")
    link = tab.page.url
    tab.page.reload()
    tab.settled().says(total)
    other = tab_of(OTHER)
    other.page.goto(link)
    other.settled().says(server.figure("mediated", *CHOSEN, role=OTHER)["value"])
    assert other.query == tab.query


def test_a_short_link_copied_shows_another_role_its_own_scope(tab_of, server):
    asked = ("mediated", "--where", "type=neighbour")
    own, heads = (server.figure(*asked, role=role)["value"] for role in (ROLE, HEAD))
    tab = tab_of(ROLE).open("/disputes", type="neighbour").says(own)
    tab.main.locator(".st-key-links_box button").first.click()
    short = tab.page.get_by_label(SHORT.zh).input_value()
    other = tab_of(HEAD)
    other.page.goto(short)
    other.settled().says(heads)
    assert other.query == tab.query
    assert heads < own


def test_the_menu_keeps_the_selection_and_reset_clears_it(tab_of, server):
    tab = tab_of(ROLE).open("/disputes", station=STATION, type="neighbour")
    total = server.figure("mediated", *CHOSEN, role=ROLE)["value"]
    tab.says(total)
    tab.page.get_by_test_id("stSidebarNav").locator('a[href*="/overview"]').click()
    tab.page.wait_for_url("**/overview?*station=*")
    tab.settled()
    assert (tab.query["station"], tab.query["type"]) == (STATION, "neighbour")
    expect(tab.main.get_by_test_id("stMetricValue").first).to_contain_text(str(total))
    tab.main.locator('[class*="st-key-filters_reset"] button').click()
    tab.page.wait_for_url(lambda url: "station=" not in url)
    whole = server.figure("mediated", role=ROLE)["value"]
    expect(tab.main.get_by_test_id("stMetricValue").first).to_contain_text(str(whole))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("station", "CHS99"),
        ("zone", "NOWHERE"),
        ("type", "quarrel"),
        ("register", "nowhere"),
        ("programme", "nowhere"),
        ("from", "2019-13-01"),
        ("state", "lost"),
    ],
)
def test_a_link_with_a_bad_code_names_it_and_sends_no_data(key, value, readers, server):
    wire = Wire(server.port, cookie=readers.cookie(ROLE))
    drawn = wire.page("disputes", **{key: value})
    wire.close()
    assert any(value in element for element in drawn.elements)
    assert b"chenghua:police_net" not in drawn.whole


def test_a_link_with_a_bad_code_shows_what_is_wrong_and_a_way_out(tab_of, server):
    tab = tab_of(ROLE).open("/disputes", station="CHS99")
    assert "CHS99" in tab.main.get_by_test_id("stAlert").inner_text()
    assert not tab.main.get_by_test_id("stDataFrame").count()
    tab.main.locator('[class*="st-key-filters_reset_link"] button').click()
    tab.says(server.figure("mediated", role=ROLE)["value"])


def test_the_words_of_the_bar_say_what_is_chosen(tab_of, station_name, server):
    tab = tab_of(ROLE).open("/disputes", station=STATION)
    tab.tells(station_name).tells(DIMENSIONS["station"].name.zh)
    tab.says(server.figure("mediated", "--where", f"station={STATION}", role=ROLE)["value"])
