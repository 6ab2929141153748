"""From a gap to the records behind it, and to the letter about it: by clicks, on a phone too."""

import pytest
from playwright.sync_api import expect

from tests.browser.screen import PATIENCE

pytestmark = pytest.mark.browser
ASKED = ("gaps", "--standard", "five_uniform", "--as", "demo_political_legal")


def gaps_table(tab):
    """The table of gaps, below those of standards and of groups, once it is drawn."""
    table = tab.table(2)
    assert table.count()
    assert "已持续（天）" in table.heads()
    return table


def test_a_clicked_gap_shows_the_records_behind_it_and_leads_on_to_a_notice(tab_of, server):
    rows = server.command(*ASKED, programme="yibin")["rows"]
    tab = tab_of("political_legal").open("/coverage", programme="yibin", standard="five_uniform")
    tab.says(len(rows))
    gaps_table(tab).click_row(0)
    records = server.command(*ASKED, "--unit", rows[0]["unit"], "--records", programme="yibin")
    tab.tells(f"背后的记录（{len(records['rows'])} 条）")
    met = sum(row["met"] for row in records["rows"])
    assert met == rows[0]["measured"]
    tab.tells(f"{met} 项 / 应 {rows[0]['required']} 项")
    link = tab.links_to("notices").first
    expect(link).to_be_visible(timeout=PATIENCE)
    link.click()
    tab.page.wait_for_url("**/notices?**")
    expect(tab.settled().main.get_by_text(rows[0]["name"]).first).to_be_visible(timeout=PATIENCE)
    tab.main.get_by_role("button", name="发出提示函", exact=True).click()
    tab.page.wait_for_url("**notice=**")
    asked = ("notices", "--as", "demo_political_legal")
    (sent,) = server.command(*asked, programme="yibin")["rows"]
    tab.settled().open("/coverage", programme="yibin", standard="five_uniform")
    gaps_table(tab).click_row(0)
    tab.tells(f"已发 {sent['number']}")


def test_gaps_of_cases_open_exactly_their_disputes(tab_of, server):
    asked = ("gaps", "--standard", "dossier", "--as", "demo_political_legal")
    rows = server.command(*asked, programme="yibin")["rows"]
    tab = tab_of("political_legal").open("/coverage", programme="yibin", standard="dossier")
    gaps_table(tab).click_row(0)
    link = tab.links_to("disputes").first
    expect(link).to_be_visible(timeout=PATIENCE)
    link.click()
    tab.page.wait_for_url("**/disputes?*state=incomplete*")
    query = tab.settled().query
    assert query["station"] == rows[0]["unit"]
    assert query["from"] == rows[0]["since"]
    (within,) = server.command(
        *("figure", "dossier_rate", "--where", f"station={rows[0]['unit']}"),
        *("--from", query["from"], "--to", query["to"], "--as", "demo_political_legal"),
        programme="yibin",
    )["rows"]
    tab.says(within["denominator"] - within["numerator"])


def test_the_page_fits_a_phone(tab_of, server):
    rows = server.command("gaps", "--as", "demo_political_legal", programme="lixian")["rows"]
    tab = tab_of("political_legal", phone=True).open("/coverage", programme="lixian")
    tab.says(len(rows))
    assert tab.has_nothing_to_scroll_sideways()
