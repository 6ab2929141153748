"""会议简报: opened with one click, read, and taken along with the number the command line gives."""

import io

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.screen import PATIENCE

pytestmark = pytest.mark.browser
MONTH = ("--from", "2021-12-01", "--to", "2021-12-31")


def test_a_director_reads_his_briefing_and_takes_the_same_number_along(tab_of, server):
    asked = ("accepted", "--register", "people_mediation", *MONTH)
    accepted = server.figure(*asked, role="bureau_director")["value"]
    tab = tab_of("bureau_director").open("/overview", programme="chenghua")
    tab.page.get_by_test_id("stSidebarNav").locator('a[href*="/briefing"]').first.click()
    told = tab.main.locator(".paper").filter(has_text=f"受理 {accepted:,} 件").first
    expect(told).to_be_visible(timeout=PATIENCE)

    told.locator(".fig", has_text=f"{accepted:,} 件").first.hover()
    expect(told.locator(".tip:visible")).to_contain_text("期间：2021年12月")
    tab.settled().main.get_by_role("button", name="下载").click()
    purpose = tab.page.locator('[class*="st-key-briefing_purpose"] input')
    purpose.fill("周一例会")
    purpose.press("Enter")
    tab.page.locator('[class*="st-key-briefing_pdf"] button:not([disabled])').click()
    with tab.page.expect_download() as waiting:
        tab.page.locator('a[href^="/export/"]').click()
    pages = PdfReader(io.BytesIO(waiting.value.path().read_bytes())).pages
    printed = "".join(page.extract_text() for page in pages).replace("\n", "").replace(" ", "")
    assert f"受理{accepted:,}件" in printed
