"""Signing out, working by keyboard, and taking a file along."""

import csv
import io

import pytest
from playwright.sync_api import expect

pytestmark = pytest.mark.browser
FOCUS = """() => {
  const e = document.activeElement;
  const bar = document.querySelector('.st-key-filter_bar');
  if (!bar || !bar.contains(e)) return null;
  const marks = [e, ...(() => { const up = []; let p = e.parentElement;
    while (p && p !== bar) { up.push(p); p = p.parentElement; } return up; })()];
  return marks.some(m => { const s = getComputedStyle(m);
    return (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none'
      || s.borderColor === 'rgb(31, 78, 121)'; });
}"""


def test_signing_out_ends_the_other_open_tab_at_its_next_click(newly_signed_in, server):
    tab = newly_signed_in("bureau_director").open("/disputes")
    total = server.figure("mediated", role="bureau_director")["value"]
    tab.says(total)
    other = tab.page.context.new_page()
    other.goto(f"{server.base}/definitions")
    other.locator('form[action="/logout"] button').click()
    other.wait_for_url("**/login*")
    other.close()
    tab.main.locator('[class*="st-key-filters_reset"] button').click()
    expect(tab.main.locator('a[href="/login"]')).to_be_visible()
    assert not tab.main.get_by_test_id("stDataFrame").count()
    assert f"{total}" not in tab.main.inner_text()


def test_tab_leads_to_the_filter_bar_and_focus_is_seen(tab_of, server):
    tab = tab_of("bureau_director").open("/overview")
    tab.page.locator("body").press("Tab")
    for _ in range(30):
        seen = tab.page.evaluate(FOCUS)
        if seen is not None:
            break
        tab.page.keyboard.press("Tab")
    assert seen
    total = server.figure("mediated", role="bureau_director")["value"]
    assert any(f"{total:,}" in value for value in tab.metrics())


def test_an_export_asks_for_a_purpose_and_holds_what_the_list_shows(tab_of, server):
    tab = tab_of("bureau_director").open("/disputes", station="CHS03")
    rows = server.command(
        *("figure", "mediated", "--register", "station_docking", "--where", "station=CHS03"),
        *("--as", "demo_bureau_director"),
    )
    total = rows["rows"][0]["value"]
    tab.says(total)
    popovers = tab.main.get_by_test_id("stPopover").get_by_role("button")
    popovers.last.click()
    make = tab.page.locator(".st-key-export_make_disputes button")
    expect(make).to_be_disabled()
    purpose = tab.page.locator(".st-key-export_purpose_disputes input")
    purpose.fill("季度检查")
    purpose.press("Enter")
    expect(make).to_be_enabled()
    tab.page.locator(".st-key-export_form_disputes").get_by_text("CSV").click()
    tab.settled()
    make.click()
    with tab.page.expect_download() as waiting:
        tab.page.locator("a[download]").click()
    text = waiting.value.path().read_bytes().decode("utf-8-sig")
    about, _, listed = text.partition("\r\n\r\n")
    assert rows["data_version"] in about
    assert "季度检查" in about
    read = list(csv.DictReader(io.StringIO(listed)))
    assert len(read) == total
