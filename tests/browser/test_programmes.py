"""The programme in the frame: in the link, in the menu's words, and only where one reaches it."""

import pytest
from playwright.sync_api import expect

from dashboard.components.frame.filter_bar import BAD_LINK
from tests.browser.screen import PATIENCE

pytestmark = pytest.mark.browser


def menu(tab):
    return tab.page.get_by_test_id("stSidebarNav")


def take(tab, name):
    """Choose a programme in the bar, and wait until the link has it."""
    tab.page.locator('[class*="st-key-filter_programme_"]').locator("input").click()
    tab.page.get_by_role("option", name=name, exact=True).click()


def test_another_programme_keeps_the_page_and_renames_the_menu(tab_of):
    tab = tab_of("bureau_director").open("/stations")
    expect(menu(tab)).to_contain_text("派出所对比", timeout=PATIENCE)
    expect(menu(tab)).to_contain_text("律所考评与排名")
    take(tab, "慈溪")
    tab.page.wait_for_url("**/stations?*programme=cixi*")
    expect(menu(tab)).to_contain_text("品牌调解工作室对比", timeout=PATIENCE)
    expect(menu(tab)).not_to_contain_text("律所考评与排名")
    # All 22 studios are within normal variation.
    tab.says(22)
    expect(tab.table().grid).to_have_attribute("aria-rowcount", "23", timeout=PATIENCE)
    menu(tab).locator('a[href*="/overview"]').click()
    tab.page.wait_for_url("**/overview?*programme=cixi*")


def test_a_link_to_a_page_without_a_subject_leads_on_to_what_there_is(tab_of):
    tab = tab_of("bureau_director").open("/firms", programme="chongqing")
    tab.tells("重庆没有律师事务所考评")
    tab.click(tab.links_to("stations").first)
    tab.page.wait_for_url("**/stations?*programme=chongqing*")


def test_the_bare_address_with_a_programme_leads_where_that_has_something(tab_of):
    tab = tab_of("bureau_director").open("/", programme="lixian")
    tab.page.wait_for_url("**/stations?*programme=lixian*")
    assert "所队对对比" in tab.settled().title


def test_a_head_of_stations_has_no_choice_and_no_way_into_another_programme(tab_of):
    tab = tab_of("district_head").open("/stations")
    assert tab.query["programme"] == "chenghua"
    assert not tab.page.locator('[class*="st-key-filter_programme_"]').count()
    tab.open("/stations", programme="chongqing")
    told = tab.main.get_by_test_id("stAlert").inner_text()
    assert told.strip() == BAD_LINK.zh.format(what="programme=chongqing")
    assert not tab.main.get_by_test_id("stDataFrame").count()


def test_without_zones_the_map_page_counts_every_county(tab_of):
    tab = tab_of("political_legal").open("/zones", programme="chongqing")
    tab.says(40).says(481_000)
    assert tab.table().count() == 40


def test_before_and_after_a_roll_out_is_told_with_the_numbers_of_the_command(tab_of, server):
    answer = server.command("change", "calls", programme="yibin")
    tab = tab_of("political_legal").open("/rollout", programme="yibin")
    difference = f"{answer['difference']['value']:.1%}".replace("-", "−")
    tab.says(difference).says("超出")
    for group in ("treated", "comparison"):
        counts = answer[group]
        tab.tells(f"{counts['before']:,} → {counts['after']:,}")
    assert len(answer["rows"]) == tab.table().count()
